"""Passages of papers' texts that urge an action: what a coding leaves open, what a draft took."""

from collections.abc import Mapping, Sequence

from policy_compare.passage import Coverage, Passage
from policy_compare.views.shared import marked, place
from policy_compare.views.table import (
    Block,
    Grid,
    Heading,
    Page,
    Paragraph,
    Phrase,
    Span,
    Table,
    Value,
    View,
    flat,
)
from policy_compare.views.words import counted

COLUMNS = (
    "paper", "certainty", "strength", "quote", "section", "paragraph", "page", "text", "reasons",
)  # fmt: skip


def view(found: Sequence[Coverage], labels: Mapping[str, str], notes: Sequence[str] = ()) -> View:
    """The passages that stand behind no recommendation, paper by paper, and the share coded.

    ``labels`` are the papers' labels by id; ``notes`` say what could not be looked at.
    """
    rows = [_row(one) for paper in found for one in paper.open]
    shares = [f"{paper.paper}: {_share(paper)}" for paper in found]

    def page() -> Page:
        blocks: list[Block] = [Heading("Passages that urge an action and are not coded", 1)]
        for paper in found:
            label = flat(labels.get(paper.paper, ""))
            heading: Phrase = (f"{label} (", Span(paper.paper, "id"), ")")
            blocks += [Heading(heading), Paragraph(f"{_share(paper).capitalize()}.")]
            if paper.open:
                blocks.append(passages(paper.open))
        blocks += [Paragraph(note, note=True) for note in notes]
        if rows:
            blocks.append(Paragraph(_NEXT, note=True))
        return tuple(blocks)

    return View(lambda: Table("coverage", COLUMNS, rows, (*shares, *notes)), page)


_NEXT = (
    "Code them, or say why one is none: policy-compare coverage --dismiss QUOTE --why REASON. "
    "Certainty ranks passages from 0 to 100; it is no probability."
)


def _share(paper: Coverage) -> str:
    """The share in words: ``18 of 20 passages coded (90 %), 1 dismissed``."""
    if paper.share is None:
        said = "no passage that urges an action was found"
    else:
        coded = f"{paper.coded} of {counted(paper.passages, 'passage')} coded"
        # Rounded down: a hundred is for what is wholly coded.
        said = f"{coded} ({100 * paper.coded // paper.passages} %)"
    if paper.dismissed:
        said += f", {paper.dismissed} dismissed"
    if paper.unsure:
        said += f", {paper.unsure} more less certain"
    if paper.beside:
        stand = "stands" if paper.beside == 1 else "stand"
        said += f"; {counted(paper.beside, 'recommendation')} {stand} elsewhere"
    return said


def _row(one: Passage) -> tuple[Value, ...]:
    evidence = one.evidence
    return (
        one.paper,
        one.certainty,
        one.strength,
        evidence.quote,
        evidence.section or None,
        evidence.paragraph,
        evidence.page or None,
        one.text,
        one.reasons,
    )


def passages(found: Sequence[Passage], ids: Sequence[str] = ()) -> Grid:
    """Passages to be read: how certain, what they say, and why they were taken.

    ``ids`` are those of their recommendations, where they have been drafted.
    """
    rows: list[tuple[Phrase, ...]] = []
    for number, one in enumerate(found):
        where = place(one.evidence)
        why = (Span(f"{where}\n", "muted"), _why(one)) if where else _why(one)
        words: list[str | Span] = [Span(f"{ids[number]}\n", "id")] if ids else []
        words += _marked(one)
        rows.append((f"{one.certainty}\n{one.strength}", tuple(words), why))
    return Grid(("Certainty", "Passage", "Where and why"), tuple(rows), fixed=1)


def _why(one: Passage) -> str:
    return "; ".join(flat(reason) for reason in one.reasons)


def _marked(one: Passage) -> list[str | Span]:
    """The passage with its quote marked, by sign and by style."""
    text, quote = flat(one.text), flat(one.evidence.quote)
    before, found, after = text.partition(quote) if quote else (text, "", "")
    if not found:
        return [text]
    return [before, marked(found), after]


#: Nobody reads more rows than these; the file has all of them.
_SHOWN = 200


def drafted(file: str, found: Sequence[Passage], ids: Sequence[str], notes: Sequence[str]) -> View:
    """What a draft took out of a text, and why; ``ids`` are its recommendations' ids."""
    rows = [(id, *_row(one)) for id, one in zip(ids, found, strict=True)]

    def page() -> Page:
        blocks: list[Block] = [
            Heading(f"{counted(len(found), 'passage')} drafted in {flat(file)}", 1)
        ]
        if found:
            blocks.append(passages(found[:_SHOWN], ids))
        if len(found) > _SHOWN:
            rest = f"{len(found) - _SHOWN} more are in the file, each with its reasons."
            blocks.append(Paragraph(rest, note=True))
        return (*blocks, *(Paragraph(note, note=True) for note in notes))

    return View(lambda: Table("draft", ("id", *COLUMNS), rows, tuple(notes)), page)
