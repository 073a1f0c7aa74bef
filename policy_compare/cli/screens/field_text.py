"""The recommendation in hand as fields, with what is wrong beside each, and the propositions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual.content import Content
from textual.style import Style

from policy_compare.cli.screens.field_pane import MARK
from policy_compare.cli.screens.proposition_rows import PropositionRows
from policy_compare.coding.new_names import NewName
from policy_compare.model import Codebook, Recommendation, Stance, StanceOn
from policy_compare.names import join_words
from policy_compare.problems import Problem
from policy_compare.render.safe_text import safe_text

#: A stance as a sign, as the tables of the comparison have it.
STANCE_SIGNS: dict[Stance, str] = {"support": "+", "oppose": "−", "neutral": "~"}

#: So many cells the names of fields take, and the numbers of propositions with their signs.
_LABEL: Final = 10
_NUMBER: Final = 5
#: So many lines a proposition takes that is not marked, or not there yet.
_FOLDED_LINES: Final = 3
#: What stands for a field that says nothing.
_NOTHING: Final = "–"
#: What stands for a statement that nobody has worded yet.
_AS_PASSAGE: Final = "as the passage has it; e words it anew"


class ShownField(NamedTuple):
    """A field: its ``label``, the action that changes it, what it says, whose problems it shows.

    One that is not ``always`` there is left out where it says nothing.
    """

    label: str
    action: str
    key: str
    text: Callable[[Recommendation, Codebook], str]
    always: bool = True


def _labels(ids: Sequence[str], entries: Mapping[str, object]) -> str:
    """What actors, topics or instruments are called in the codebook."""
    return ", ".join(str(getattr(entries.get(id), "label", id)) for id in ids)


def _instrument(recommendation: Recommendation, book: Codebook) -> str:
    ids = [recommendation.instrument] if recommendation.instrument else []
    return _labels(ids, book.instruments)


def _quote(recommendation: Recommendation, book: Codebook) -> str:
    """The quote, and how many of the words that it may have."""
    quote = recommendation.evidence.quote if recommendation.evidence else ""
    limit = f" of {book.quote_words}" if book.quote_words else ""
    return f"“{quote}” ({len(quote.split())}{limit} words)" if quote else ""


STATEMENT = ShownField("Statement", "statement", "statement", lambda coded, book: coded.statement)
#: The fields above the propositions, and below them.
FIRST_FIELDS = (
    ShownField("Who", "actors", "actors", lambda coded, book: _labels(coded.actors, book.actors)),
    ShownField(
        "Toward", "targets", "targets", lambda coded, book: _labels(coded.targets, book.actors)
    ),
    ShownField("By means", "instrument", "instrument", _instrument),
    ShownField("Strength", "strength", "strength", lambda coded, book: coded.strength or ""),
)
LAST_FIELDS = (
    ShownField("Quote", "quote", "evidence", _quote),
    ShownField(
        "Topics",
        "topics",
        "topics",
        lambda coded, book: _labels(coded.topics, book.topics),
        always=False,
    ),
    ShownField("Note", "note", "note", lambda coded, book: coded.note, always=False),
    ShownField("Coder", "accept", "proposed_by", lambda coded, book: coded.coder, always=False),
)


def fields_text(
    recommendation: Recommendation,
    book: Codebook,
    problems: Mapping[str, Sequence[Problem]],
    rows: PropositionRows,
    width: int,
    passage: str,
) -> Content:
    """All that is shown of a recommendation, in lines of so many cells.

    A statement that is the ``passage`` itself, which stands beside it, is not shown again.
    """
    statement = recommendation.statement
    is_passage = statement.split() == passage.split()
    text = _AS_PASSAGE if is_passage else safe_text(statement)
    shown = Content(text).stylize(_pressing(STATEMENT.action))
    lines = [Content.styled(STATEMENT.label, "bold"), *shown.wrap(width)]
    if not is_passage:
        lines += _problem_lines(problems.get(STATEMENT.key, ()), width)
    for field in FIRST_FIELDS:
        lines += _field_lines(field, recommendation, book, width)
        lines += _problem_lines(problems.get(field.key, ()), width)
    lines += _proposition_lines(recommendation, book, rows, width)
    lines += _problem_lines(problems.get("positions", ()), width)
    for field in LAST_FIELDS:
        lines += _field_lines(field, recommendation, book, width)
        lines += _problem_lines(problems.get(field.key, ()), width)
    return Content("\n").join(lines)


def _field_lines(
    field: ShownField, recommendation: Recommendation, book: Codebook, width: int
) -> Iterator[Content]:
    text = safe_text(field.text(recommendation, book))
    if text or field.always:
        label = Content.styled(field.label.ljust(_LABEL), "bold")
        for line in _hanging(label, Content(text or _NOTHING), width):
            yield line.stylize(_pressing(field.action))


def _hanging(label: Content, text: Content, width: int) -> Iterator[Content]:
    """The lines of a text beside a label, each as far in as the first."""
    indent = label.cell_length
    first, *others = text.wrap(max(1, width - indent)) or [Content("")]
    yield label + first
    for line in others:
        yield Content(" " * indent) + line


def _problem_lines(problems: Sequence[Problem], width: int) -> Iterator[Content]:
    """What is wrong with a field and how to mend it, errors with another sign than warnings."""
    for problem in problems:
        sign = Content.styled("✗ " if problem.severity == "error" else "! ", "bold")
        text = safe_text(f"{problem.message}: {problem.hint}")
        yield from _hanging(sign, Content.styled(text, "italic"), width)


def _proposition_lines(
    recommendation: Recommendation, book: Codebook, rows: PropositionRows, width: int
) -> Iterator[Content]:
    """The propositions, each with its number and the stance on it."""
    positions = {position.proposition: position for position in recommendation.positions}
    if recommendation.coded and not positions:
        yield Content.styled("  0   speaks to no proposition", "bold")
    for place, row in enumerate(rows.rows):
        if isinstance(row, str) and row not in book.propositions:
            # It was to be new, and is not.
            continue
        position = None if isinstance(row, NewName) else positions.get(row)
        sign = STANCE_SIGNS[position.stance] if position else " "
        mark = MARK if place == rows.current else " "
        label = Content.styled(f"{mark}{place + 1} {sign} ", "bold")
        statement = (
            f"new: {row.label}" if isinstance(row, NewName) else book.propositions[row].statement
        )
        if isinstance(row, NewName) or place != rows.current:
            statement = _fold_words(statement, _FOLDED_LINES * (width - _NUMBER))
        shown = Content.styled(safe_text(statement), "bold" if position else "")
        for line in _hanging(label, shown, width):
            yield line.stylize(_pressing("number", str(place + 1)))
        if position:
            yield from _details_of(position, book, width)


def _fold_words(text: str, room: int) -> str:
    """The beginning and the end of a text of more characters: the end tells from what is alike."""
    if len(text) <= room:
        return text
    half = room // 2
    return f"{text[: half - 2].rpartition(' ')[0]} … {text[2 - half :].partition(' ')[2]}"


def _details_of(position: StanceOn, book: Codebook, width: int) -> Iterator[Content]:
    """What a position says beside its stance."""
    doers = join_words([_labels([id], book.actors) for id in position.by])
    for word, text in (
        ("if", position.condition),
        ("by", doers),
        ("how firmly", position.strength),
    ):
        if text:
            label = Content(f"{' ' * _NUMBER}{word}: ")
            yield from _hanging(label, Content(safe_text(text)), width)


def _pressing(action: str, number: str = "") -> Style:
    """A click there does what the action's key does."""
    return Style.from_meta({"@click": f"app.press('{action}', '{number}')"})
