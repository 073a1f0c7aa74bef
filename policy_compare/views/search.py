"""What was found for some words."""

from policy_compare.analysis.wording.search import search_corpus
from policy_compare.views.page import Grid, Heading, Page, Paragraph
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import one_line, text_over_id
from policy_compare.views.table import Table, View

COLUMNS = ("score", "kind", "id", "text")


def view(question: Question, words: str, most: int = 20) -> View:
    """The best hits for ``words``, at most ``most``."""
    found = search_corpus(question.corpus, words, question.selection)
    hits = found[:most]

    def page() -> Page:
        head = Heading(question.title(f"Search for “{one_line(words)}”"), 1)
        if not hits:
            return (head, Paragraph("Nothing was found."))
        rows = tuple((f"{hit.score:.0f}", hit.kind, text_over_id(hit.text, hit.id)) for hit in hits)
        grid = Grid(("Score", "What", "Text"), rows)
        count = count_of(len(found), "hit")
        shown = count if len(hits) == len(found) else f"{len(hits)} of {count}"
        note = f"{shown}, best first. 100: every word matches exactly, in the main text."
        return (head, grid, Paragraph(note, note=True))

    rows = [(hit.score, hit.kind, hit.id, one_line(hit.text)) for hit in hits]
    return View(lambda: Table("search", COLUMNS, rows), page)
