"""What was found for some words."""

from policy_compare.analysis.wording.search import search_corpus
from policy_compare.views.page import Grid, Heading, Page, Paragraph
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import one_line, text_over_id
from policy_compare.views.table import Table, View

COLUMNS = ("score", "kind", "id", "text")


def view(question: Question, words: str, limit: int = 20) -> View:
    """The best hits for ``words``, at most ``limit``."""
    all_hits = search_corpus(question.corpus, words, question.selection)
    hits = all_hits[:limit]

    def page() -> Page:
        head = Heading(question.title(f"Search for “{one_line(words)}”"), 1)
        if not hits:
            return (head, Paragraph("Nothing was found."))
        rows = tuple((f"{hit.score:.0f}", hit.kind, text_over_id(hit.text, hit.id)) for hit in hits)
        grid = Grid(("Score", "What", "Text"), rows)
        count = count_of(len(all_hits), "hit")
        extent = count if len(hits) == len(all_hits) else f"{len(hits)} of {count}"
        note = f"{extent}, best first. 100: every word matches exactly, in the main text."
        if question.columns:
            note += " Recommendations are too many here to be searched."
        return (head, grid, Paragraph(note, note=True))

    rows = [(hit.score, hit.kind, hit.id, one_line(hit.text)) for hit in hits]
    return View(lambda: Table("search", COLUMNS, rows), page)
