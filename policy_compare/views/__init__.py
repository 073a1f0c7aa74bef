"""From results to answers: a table for machines and a page for people, unformatted.

Each module answers one question. Its ``table`` has the columns that the question's
view promises; its ``page`` says the same to a reader, and what follows from it in
words. Neither knows how it will look: that is the business of ``render``.
"""
