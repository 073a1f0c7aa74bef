"""What a corpus says, in one screen: the counts, then the findings in sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from policy_compare.analysis.findings import (
    FINDING_KINDS,
    FindingKind,
    Findings,
    sort_findings,
    topics_of_one_unit,
)
from policy_compare.analysis.positions import Direction, Position, Positions, Unit
from policy_compare.analysis.relations import HeldTension, Overlap
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.names import join_words
from policy_compare.passage import QuoteCounts
from policy_compare.views.page import Block, Heading, Items, Page, Paragraph
from policy_compare.views.parts.counts_and_lists import count_of, join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.verdicts import share_speaking
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    proposition_anchor,
    text_of,
    topic_anchor,
)
from policy_compare.views.table import Table, Value, View

COLUMNS = ("kind", "text", "propositions", "units")

#: How each kind is headed, and what so many of it are called in the line of counts.
_WORDS: dict[FindingKind, tuple[str, str]] = {
    "contested": ("Contested", "contested"),
    "contradiction": ("Self-contradicted: one alone is both for and against", "self-contradicted"),
    "tension": ("In tension", "in tension"),
    "agreed in full": ("Agreed in full", "agreed in full"),
    "agreed in principle": ("Agreed in principle", "in principle"),
    "mixed": ("Mixed: some take a side, others take none", "mixed"),
    "single": ("Said by one alone", "by one only"),
}
#: The kinds in the line of counts, and those that are counted even where there are none.
_COUNTED: tuple[FindingKind, ...] = (
    "agreed in full", "agreed in principle", "contested", "contradiction", "mixed", "tension",
    "single",
)  # fmt: skip
_ALWAYS: tuple[FindingKind, ...] = ("agreed in full", "agreed in principle", "contested", "tension")

#: The view that has all findings of a kind, where not all are shown.
_REST: dict[FindingKind, str] = {
    "contested": "disagreements",
    "contradiction": "disagreements",
    "tension": "disagreements",
    "agreed in full": "overlap",
    "agreed in principle": "overlap",
    "mixed": "disagreements",
}
#: About so many findings are read in one screen, and of one kind at most so many.
_SCREEN = 9
_MOST = 3

#: A sentence that names more units or topics than this counts the rest.
_NAMED = 6

_SIDES: tuple[tuple[str, Direction], ...] = (
    ("For", "for"), ("Against", "against"), ("On both sides", "both"), ("On no side", "neutral"),
)  # fmt: skip

#: A finding to be read: its lines, and the propositions and units that it is about.
_Finding = tuple[tuple[Phrase, ...], tuple[str, ...], tuple[str, ...]]


def view(question: Question, quotes: QuoteCounts | None = None, options: str = "") -> View:
    """The findings, most telling first.

    ``quotes`` counts those that were looked up in the papers' texts, if they were.
    ``options`` are those that the summary was asked with, as they are typed.
    """
    question = question.excerpt()
    positions = question.positions()
    findings = collect_findings(question, positions)
    topics = _lone_topics(question)
    return View(
        lambda: Table(
            "summary",
            COLUMNS,
            _table_rows(question, positions, findings, topics, quotes),
            question.notes(),
        ),
        lambda: (
            Heading(question.title(_corpus_title(question)), 1),
            *opening_blocks(question, positions, findings, quotes),
            *finding_blocks(question, findings, options),
            *lone_topic_blocks(question, positions),
            _next_commands(question, positions, findings, options),
        ),
    )


def collect_findings(question: Question, positions: Positions) -> Findings:
    """The findings of the question, whose positions these are."""
    findings = sort_findings(question.overlaps(positions), question.tensions(positions))
    return findings._replace(totals=question.totals)


def count_line(counts: Counter[FindingKind]) -> str:
    """How many findings there are of each kind, in one line."""
    return " · ".join(
        f"{counts[kind]} {_WORDS[kind][1]}" for kind in _COUNTED if counts[kind] or kind in _ALWAYS
    )


def opening_blocks(
    question: Question, positions: Positions, findings: Findings, quotes: QuoteCounts | None = None
) -> Page:
    """What is compared, how many findings there are, and what is still missing."""
    lines = [
        _size_sentence(question, positions, findings),
        count_line(findings.counts),
        *question.notes(),
        *_quote_sentence(quotes),
    ]
    return (Paragraph("\n".join(lines)),)


def finding_blocks(
    question: Question,
    findings: Findings,
    options: str = "",
    *,
    below: bool = False,
    level: int = 2,
) -> Page:
    """The findings of each kind under their heading, as many as are read at once.

    The heading says where all of them are: with another command, or ``below`` in a document,
    whose readers know propositions by what these say and not by their ids.
    """
    kinds = [kind for kind in FINDING_KINDS if kind in _REST and findings.counts[kind]]
    blocks: list[Block] = []
    names = _statement_names(question) if below else _id_names
    for kind in kinds:
        limit = min(_MOST, max(1, _SCREEN // len(kinds)))
        head: Phrase = _WORDS[kind][0]
        count = findings.counts[kind]
        if count > limit:
            where = Span(f"{_command_line(_REST[kind], options)} shows all")
            if below:
                extent = "more are" if question.excerpt_of else "all are"
                target = "tensions" if kind == "tension" else "topics"
                where = Span(f"{extent} below", target=target)
            head = (f"{_WORDS[kind][0]} ({limit} of {count}; ", where, ")")
        first_findings = islice(_findings_in_words(findings, kind, names), limit)
        blocks += [
            Heading(head, level),
            Items(tuple(join_phrases(lines, "\n") for lines, _, _ in first_findings)),
        ]
    return tuple(blocks)


def _table_rows(
    question: Question,
    positions: Positions,
    findings: Findings,
    topics: Mapping[str, Unit],
    quotes: QuoteCounts | None,
) -> list[tuple[Value, ...]]:
    units = tuple(unit.id for unit in positions.units)
    rows: list[tuple[Value, ...]] = [
        (
            "corpus",
            f"{_corpus_title(question)}: {_size_sentence(question, positions, findings)}",
            (),
            units,
        ),
        ("counts", count_line(findings.counts), (), units),
    ]
    rows += [
        ("missing", text, (), ()) for text in (*question.gap_notes(), *_quote_sentence(quotes))
    ]
    for kind in FINDING_KINDS:
        rows += [
            (kind, " ".join(map(text_of, lines)), propositions, speaking)
            for lines, propositions, speaking in _findings_in_words(findings, kind)
        ]
    only = _only_so_far(positions)
    rows += [
        ("topic of one", f"{only} {one_line(unit.label)} takes up {topic}.", (), (unit.id,))
        for topic, unit in topics.items()
    ]
    return rows


def _corpus_title(question: Question) -> str:
    return one_line(question.corpus.codebook.title) or "Summary"


def _size_sentence(question: Question, positions: Positions, findings: Findings) -> str:
    """How much is compared."""
    papers = sum(map(question.selection.has_paper, question.corpus.papers))
    size = count_of(papers, "paper")
    if question.by != "paper":
        size = f"{count_of(len(positions.units), question.by)} of {size}"
    chosen = chosen_recommendations(question.corpus, question.selection)
    amount = count_of(sum(1 for _ in chosen), "recommendation")
    if question.excerpt_of:
        amount = count_of(question.excerpt_of, "position")
    propositions = sum(findings.counts.values()) - findings.counts["tension"]
    return f"{size}, {amount} on {count_of(propositions, 'proposition')}."


def _quote_sentence(quotes: QuoteCounts | None) -> Iterable[str]:
    """How many quotes stand in their texts, and how many are not verified yet."""
    if quotes is None:
        return
    parts = []
    looked_up = quotes.found + quotes.absent
    if looked_up:
        where = "the paper's text" if looked_up == 1 else "the papers' texts"
        parts.append(f"{quotes.found} of {looked_up} found in {where}")
    if quotes.absent:
        parts[-1] += " (policy-compare check says which are not)"
    if quotes.unread:
        text = "its text is" if quotes.unread == 1 else "the texts are"
        parts.append(f"{quotes.unread} not verified, since {text} not at hand or not readable")
    if parts:
        yield f"Quotes: {'; '.join(parts)}."


#: What a sentence calls a proposition, by its id.
_Names = Callable[[str], Span]


def _id_names(id: str) -> Span:
    return Span(id, "id")


def _statement_names(question: Question) -> _Names:
    """The propositions by what they say, as part of a sentence."""
    propositions = question.corpus.codebook.propositions
    return lambda id: Span(
        f"“{one_line(propositions[id].statement).rstrip('.')}”", target=proposition_anchor(id)
    )


def _findings_in_words(
    findings: Findings, kind: FindingKind, names: _Names = _id_names
) -> Iterable[_Finding]:
    """The findings of one kind, in sentences; a tension ``names`` its two propositions."""
    if kind == "tension":
        yield from (_tension_in_words(held_tension, names) for held_tension in findings.tensions)
        return
    for overlap in findings.propositions.get(kind, ()):
        stands = f" ({share_speaking(overlap)}). {sides_in_words(overlap)}"
        if overlap.in_full is False:
            stands += f" They differ in {join_words(overlap.differences)}."
        statement = one_line(overlap.proposition.statement)
        if overlap.in_full is not None:
            statement = _AGREED[overlap.sides[0].direction] + statement
        id = overlap.proposition.id
        yield (
            (Span(statement, target=proposition_anchor(id)), (Span(id, "id"), stands)),
            (overlap.proposition.id,),
            tuple(position.unit.id for position in overlap.positions),
        )


#: How a statement begins on which all who speak agree.
_AGREED: dict[Direction, str] = {"for": "", "against": "Against: ", "neutral": "On no side: "}


def sides_in_words(overlap: Overlap) -> str:
    """Who stands where, such as ``For: Ali 2023 (must). Against: Berg 2022 (should).``."""
    parts = []
    for words, direction in _SIDES:
        side = overlap.positions_toward(direction)
        if side:
            parts.append(
                f"{words}: {join_few([_unit_in_words(position) for position in side], _NAMED)}."
            )
    return " ".join(parts)


def _unit_in_words(position: Position) -> str:
    """A unit with how strongly it speaks, and whether on a condition."""
    how: list[str] = []
    if position.strength and position.direction != "neutral":
        how.append(position.strength)
    if position.conditions:
        how.append("on condition")
    label = one_line(position.unit.label)
    return f"{label} ({', '.join(how)})" if how else label


def _tension_in_words(tensions: HeldTension, names: _Names) -> _Finding:
    """Who stands on the two sides, and why they pull apart."""
    ids = [names(id) for id in tensions.tension.between]
    first, second = (units_in_words(side) for side in (tensions.first, tensions.second))
    head: Phrase = (ids[0], f" ({first}) × ", ids[1], f" ({second}):")
    if not tensions.is_between_units:
        # Several units that say the same, as the authors of one paper, count as one.
        head = (ids[0], " × ", ids[1], f" ({first} for both):")
    units = dict.fromkeys(position.unit.id for position in (*tensions.first, *tensions.second))
    return (head, one_line(tensions.tension.why)), tensions.tension.between, tuple(units)


def units_in_words(side: Sequence[Position]) -> str:
    """The units of a side, as a list that does not grow too long."""
    return join_few([one_line(position.unit.label) for position in side], _NAMED)


def _lone_topics(question: Question) -> Mapping[str, Unit]:
    if question.excerpt_of:
        # Others may take a topic up where the excerpt has nothing of it.
        return {}
    return topics_of_one_unit(question.corpus, question.by, question.selection)


def lone_topic_blocks(question: Question, positions: Positions, *, by_label: bool = False) -> Page:
    """Which topics one unit alone takes up: by their ids, or ``by_label`` in a document."""
    ids_by_unit: dict[Unit, list[str]] = {}
    for id, unit in _lone_topics(question).items():
        ids_by_unit.setdefault(unit, []).append(id)
    parts: list[Phrase] = []
    for unit, ids in ids_by_unit.items():
        uncounted = len(ids) - _NAMED
        labels: list[Phrase] = [
            Span(question.topic_label(id), target=topic_anchor(id)) if by_label else Span(id, "id")
            for id in (ids[:_NAMED] if uncounted > 1 else ids)
        ]
        if uncounted > 1:
            labels.append(f"{uncounted} others")
        parts.append((*join_phrases(labels, ", "), f" ({one_line(unit.label)})"))
    uncounted = len(parts) - _NAMED
    if uncounted > 1:
        parts[_NAMED:] = [f"topics of their own for {uncounted} other {question.by}s"]
    if not parts:
        return ()
    who = f"{_only_so_far(positions)} one {question.by} takes up: "
    return (Paragraph((who, *join_phrases(parts, "; "), ".")),)


def _only_so_far(positions: Positions) -> str:
    """Who is not coded to the end may take up anything yet."""
    return "So far only" if positions.unfinished else "Only"


def _next_commands(
    question: Question, positions: Positions, findings: Findings, options: str
) -> Paragraph:
    """Three commands to go on with."""
    commands = ["list --uncoded" if positions.unfinished else "list", "propositions", "topics"]
    leading = _leading_proposition(findings)
    if leading:
        topic = "" if question.selection.topics else _common_topic(findings)
        commands = [f"show {leading}", f"overlap {topic}".strip(), "matrix"]
    line = f"To go on: policy-compare {' · '.join(commands)}"
    return Paragraph(f"{line}\nEach with {options}" if options else line, note=True, hint=True)


def _leading_proposition(findings: Findings) -> str:
    """The proposition that the first finding is about, or nothing."""
    ids = {overlap.proposition.id for group in findings.propositions.values() for overlap in group}
    for kind in FINDING_KINDS:
        if kind == "tension" and findings.tensions:
            # One of the two may lie outside of the chosen topics.
            first, second = findings.tensions[0].tension.between
            return first if first in ids else second
        if overlaps_of_kind := findings.propositions.get(kind):
            return overlaps_of_kind[0].proposition.id
    return ""


def _common_topic(findings: Findings) -> str:
    """The topic of the first proposition that several units speak to, or nothing."""
    overlaps_by_kind = (findings.propositions.get(kind, ()) for kind in FINDING_KINDS)
    return next(
        (group[0].topic for group in overlaps_by_kind if group and len(group[0].positions) > 1), ""
    )


def _command_line(command: str, options: str) -> str:
    return f"policy-compare {command} {options}".strip()
