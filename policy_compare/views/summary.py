"""What a corpus says, in one screen: the counts, then the findings in sentences."""

from collections.abc import Iterable, Mapping
from itertools import islice

from policy_compare.analysis.findings import KINDS, Findings, Kind, findings, topics_of_one
from policy_compare.analysis.positions import Position, Positions, Unit
from policy_compare.analysis.relations import Overlap, Tense, overlaps, tensions
from policy_compare.analysis.selection import chosen
from policy_compare.passage import QuoteCounts
from policy_compare.views.shared import Question
from policy_compare.views.table import (
    Block,
    Heading,
    Items,
    Page,
    Paragraph,
    Phrase,
    Span,
    Table,
    Value,
    View,
    flat,
    joined,
    plain,
)
from policy_compare.views.words import counted, listed

COLUMNS = ("kind", "text", "propositions", "units")

#: How each kind is headed, and what so many of it are called in the line of counts.
_WORDS: dict[Kind, tuple[str, str]] = {
    "contested": ("Contested", "contested"),
    "contradiction": ("Contradictions within one", "contradicted by one"),
    "tension": ("In tension", "in tension"),
    "agreed in full": ("Agreed in full", "agreed in full"),
    "agreed in principle": ("Agreed in principle", "in principle"),
    "mixed": ("Mixed: one takes a side, another none", "mixed"),
    "single": ("Said by one alone", "by one only"),
}
#: The kinds in the line of counts, and those that are counted even where there are none.
_COUNTED: tuple[Kind, ...] = (
    "agreed in full", "agreed in principle", "contested", "contradiction", "mixed", "tension",
    "single",
)  # fmt: skip
_ALWAYS: tuple[Kind, ...] = ("agreed in full", "agreed in principle", "contested", "tension")

#: Of more findings of a kind than this the rest is left to the view that has them all.
_SHOWN = 3
_REST: dict[Kind, str] = {
    "contested": "disagreements",
    "contradiction": "disagreements",
    "tension": "disagreements",
    "agreed in full": "overlap",
    "agreed in principle": "overlap",
    "mixed": "disagreements",
}

#: A finding to be read: its lines, and the propositions and units that it is about.
_Finding = tuple[tuple[Phrase, ...], tuple[str, ...], tuple[str, ...]]


def view(question: Question, quotes: QuoteCounts | None = None, options: str = "") -> View:
    """The findings, most telling first.

    ``quotes`` counts those that were looked up in the papers' texts, if they were.
    ``options`` are what the commands to go on with must be called with as well.
    """
    held = question.held()
    found = found_in(question, held)
    alone = topics_of_one(question.corpus, question.by, question.selection)
    return View(
        lambda: Table("summary", COLUMNS, _rows(question, held, found, alone, quotes)),
        lambda: (
            Heading(question.title(_subject(question)), 1),
            *opening(question, held, found, quotes),
            *sections(question, found),
            *_topics(question, alone),
            Paragraph(_next(found, options), note=True),
        ),
    )


def found_in(question: Question, held: Positions) -> Findings:
    """The findings of the question."""
    return findings(
        overlaps(question.corpus, held, question.selection),
        tensions(question.corpus, question.everywhere(held), question.selection),
    )


def counts(found: Findings) -> str:
    """How many findings there are of each kind, in one line."""
    return " · ".join(
        f"{found.count(kind)} {_WORDS[kind][1]}"
        for kind in _COUNTED
        if found.count(kind) or kind in _ALWAYS
    )


def opening(
    question: Question, held: Positions, found: Findings, quotes: QuoteCounts | None = None
) -> Page:
    """What is compared, how many findings there are, and what is still missing."""
    lines = [f"{_size(question, held, found)}.", counts(found), *_missing(question, quotes)]
    return (Paragraph("\n".join(lines)),)


def sections(question: Question, found: Findings, *, below: bool = False) -> Page:
    """The findings of each kind under their heading, as many as are read at once.

    The heading says where all of them are: with another command, or ``below``.
    """
    blocks: list[Block] = []
    for kind in KINDS:
        if kind not in _REST or not found.count(kind):
            continue
        shown = islice(_findings(question, found, kind), _SHOWN)
        items: list[Phrase] = [joined(lines, "\n") for lines, _, _ in shown]
        head = _WORDS[kind][0]
        if len(items) < found.count(kind):
            rest = "all are below" if below else f"policy-compare {_REST[kind]} shows all"
            head += f" ({len(items)} of {found.count(kind)}; {rest})"
        blocks += [Heading(head), Items(tuple(items))]
    return tuple(blocks)


def _rows(
    question: Question,
    held: Positions,
    found: Findings,
    alone: Mapping[str, Unit],
    quotes: QuoteCounts | None,
) -> list[tuple[Value, ...]]:
    units = tuple(unit.id for unit in held.units)
    rows: list[tuple[Value, ...]] = [
        ("corpus", f"{_subject(question)}: {_size(question, held, found)}.", (), units),
        ("counts", counts(found), (), units),
    ]
    rows += [("missing", text, (), ()) for text in _missing(question, quotes)]
    for kind in KINDS:
        rows += [
            (kind, " ".join(map(plain, lines)), propositions, speaking)
            for lines, propositions, speaking in _findings(question, found, kind)
        ]
    rows += [
        ("topic of one", f"Only {flat(unit.label)} takes up: {question.topic(id)}.", (), (unit.id,))
        for id, unit in alone.items()
    ]
    return rows


def _subject(question: Question) -> str:
    return flat(question.corpus.codebook.title) or "Summary"


def _size(question: Question, held: Positions, found: Findings) -> str:
    """How much is compared."""
    recommendations = sum(1 for _ in chosen(question.corpus, question.selection))
    spoken = sum(map(len, found.propositions.values()))
    return (
        f"{counted(len(held.units), question.by)}, "
        f"{counted(recommendations, 'recommendation')} on {counted(spoken, 'proposition')}"
    )


def _missing(question: Question, quotes: QuoteCounts | None) -> Iterable[str]:
    """What is not coded, not readable or not verified yet."""
    # The notes begin with what is missing of the corpus itself.
    yield from question.notes()
    if quotes is None:
        return
    looked_up = quotes.found + quotes.absent
    parts = [f"{quotes.found} of {looked_up} found in the papers' texts"] if looked_up else []
    if quotes.unread:
        parts.append(f"{quotes.unread} not verified, since their texts are not at hand")
    if parts:
        yield f"Quotes: {'; '.join(parts)}."


def _findings(question: Question, found: Findings, kind: Kind) -> Iterable[_Finding]:
    """The findings of one kind, in sentences."""
    if kind == "tension":
        for tense in found.tensions:
            yield _tension(question, tense)
        return
    for overlap in found.propositions.get(kind, ()):
        stands = _stands(overlap)
        if overlap.in_full is False:
            stands += f" They differ in {listed(overlap.differences)}."
        yield (
            (_head(overlap), stands),
            (overlap.proposition.id,),
            tuple(position.unit.id for position in overlap.positions),
        )


def _head(overlap: Overlap) -> Phrase:
    """The proposition's statement with its id, and how many of all speak to it."""
    spoken = len(overlap.positions)
    units = spoken + len(overlap.silent) + len(overlap.uncoded)
    return (
        f"{flat(overlap.proposition.statement)} (",
        Span(overlap.proposition.id, "id"),
        f", {spoken} of {units})",
    )


_SIDES = (("For", "for"), ("Against", "against"), ("No side", "neutral"), ("Both", "both"))


def _stands(overlap: Overlap) -> str:
    """Who stands where, such as ``For: Ali 2023 (must). Against: Berg 2022 (should).``."""
    parts = []
    for words, direction in _SIDES:
        side = overlap.toward(direction)  # type: ignore[arg-type]
        if side:
            parts.append(f"{words}: {', '.join(map(_voice, side))}.")
    return " ".join(parts)


def _voice(position: Position) -> str:
    """A unit with how strongly it speaks, and whether on a condition."""
    how: list[str] = []
    if position.strength and position.direction != "neutral":
        how.append(position.strength)
    if position.conditions:
        how.append("on condition")
    label = flat(position.unit.label)
    return f"{label} ({', '.join(how)})" if how else label


def _tension(question: Question, tense: Tense) -> _Finding:
    """Who stands on the two sides, and why they pull apart."""
    sides: list[str | Span] = []
    for id, side in zip(tense.tension.between, (tense.first, tense.second), strict=True):
        who = listed(flat(position.unit.label) for position in side)
        sides += [" × " if sides else "", Span(id, "id"), f": {who}"]
    sides.append(".")
    units = dict.fromkeys(position.unit.id for position in (*tense.first, *tense.second))
    why = flat(tense.tension.why)
    if not tense.between:
        why = f"Within one {question.by}. {why}"
    return (tuple(sides), why), tense.tension.between, tuple(units)


def _topics(question: Question, alone: Mapping[str, Unit]) -> Page:
    """Which topics one unit alone takes up."""
    by_unit: dict[str, list[Span]] = {}
    for id, unit in alone.items():
        by_unit.setdefault(flat(unit.label), []).append(Span(id, "id"))
    parts: list[Phrase] = [
        (f"{label}: ", *joined(topics, ", ")) for label, topics in by_unit.items()
    ]
    if not parts:
        return ()
    return (Paragraph((f"Only one {question.by} takes up: ", *joined(parts, "; "), ".")),)


def _next(found: Findings, options: str) -> str:
    """Three commands to go on with."""
    told = next((found.propositions[kind][0] for kind in KINDS if kind in found.propositions), None)
    if told is None:
        return f"To go on: policy-compare list{options}, check{options}, papers{options}"
    topic = f"overlap {told.topic}" if told.topic else "overlap"
    return (
        f"To go on: policy-compare show {told.proposition.id}{options}, {topic}{options}, "
        f"matrix{options}"
    )
