"""What changed between two states of a corpus: in what comes of the coding, and in the coding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policy_compare.analysis.changes.coding_changes import CodingChange, CodingComparison
from policy_compare.analysis.changes.result_changes import ResultChange, find_result_changes
from policy_compare.analysis.findings import FINDING_KINDS, kind_of_finding
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.names import join_words
from policy_compare.views.page import Heading, Items, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.figures import UNDEFINED, format_figure
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.verdicts import verdict_in_words
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line
from policy_compare.views.summary import sides_in_words, units_in_words
from policy_compare.views.table import Table, Value, View

COLUMNS = ("kind", "subject", "before", "after", "because", "commits")

#: The kinds of change, in their order, and the fields that say what an element is.
_KINDS = ("verdict", "difference", "tension", "measure", "coding", "paper")
_HEADS = frozenset(("statement", "title", "label", "why"))
#: The page shows so many changes of a kind, and so many of several reasons for one.
_MOST, _MOST_REASONS = 20, 3

#: The commit of each change of the coding by its key, or in words why there is none.
Commits = Mapping[Any, str]


class _Row(NamedTuple):
    """A row of the table, but for what explains its ``change``: that is found when it is shown."""

    kind: str
    subject: str
    before: str | None
    after: str | None
    change: ResultChange | CodingChange


def view(
    question: Question,
    names: tuple[str, str],
    comparison: CodingComparison,
    commits: Commits,
    measure: str,
) -> View:
    """First the results that changed, the gravest first, and then the coding."""
    results = find_result_changes(comparison, question.by, question.selection, measure)
    rows = [_result_row(result, measure) for result in sorted(results, key=_rank)]
    for change in _chosen_changes(question, comparison, results):
        rows += _coding_rows(change)
    title = question.title("What changed from {} to {}".format(*names))
    notes = question.notes()
    return View(
        lambda: Table("diff", COLUMNS, [_table_row(row, commits) for row in rows], notes),
        lambda: _page(title, rows, commits, notes),
    )


def _rank(result: ResultChange) -> tuple[int, int]:
    """Results come by kind, and verdicts as a summary has them."""
    is_verdict = result.kind == "verdict"
    rank = FINDING_KINDS.index(kind_of_finding(result.after or result.before)) if is_verdict else 0
    return _KINDS.index(result.kind), rank


def _result_row(result: ResultChange, measure: str) -> _Row:
    states = (result.before, result.after)
    before, after = (_result_in_words(result.kind, state, measure) for state in states)
    if result.kind == "verdict" and before == after:
        before, after = (f"{before}. {sides_in_words(state)}" for state in states)
    return _Row(result.kind, " ~ ".join(result.subject), before, after, result)


def _result_in_words(kind: str, result: Any, measure: str) -> str:
    if kind == "difference":
        return ", ".join(result.differences if result else ()) or "none"
    if result is None:
        return "nobody speaks" if kind == "verdict" else "nobody for both"
    if kind == "verdict":
        return verdict_in_words(result)
    if kind == "tension":
        sides = zip(result.tension.between, (result.first, result.second), strict=True)
        return ", ".join(f"{units_in_words(side)} for {id}" for id, side in sides)
    return f"{format_figure(result.figures[measure])} (n = {result.sums.n})"


def _chosen_changes(
    question: Question, comparison: CodingComparison, results: Iterable[ResultChange]
) -> list[CodingChange]:
    """The changes that pass the filters or explain a result, those of papers last."""
    chosen = {change.id for change in comparison.changes}
    if question.selection.asked:
        chosen = {cause.id for result in results for reason in result.because() for cause in reason}
        for state in (comparison.before, comparison.after):
            chosen |= {one.ref for one in chosen_recommendations(state, question.selection)}
    changes = (change for change in comparison.changes if change.id in chosen)
    return sorted(changes, key=lambda change: change.kind == "paper")


def _coding_rows(change: CodingChange) -> Iterator[_Row]:
    """What came, went or is called otherwise, and what changed in each field, or list in it."""
    kind, subject = "paper" if change.kind == "paper" else "coding", _element_name(change)
    if change.former_id:
        yield _Row(kind, subject, change.former_id, change.id, change)
    if change.how in ("added", "removed"):
        before, after = map(_value_in_words, (change.before, change.after))
        yield _Row(kind, subject, before, after, change)
    for field in change.fields:
        old, new = getattr(change.before, field), getattr(change.after, field)
        if type(old) is type(new) is tuple and set(old) != set(new):
            gone = [one for one in old if one not in new]
            old, new = gone, [one for one in new if one not in old]
        before, after = _value_in_words(old), _value_in_words(new)
        yield _Row(kind, f"{subject}.{field}", before, after, change)


def _element_name(change: CodingChange) -> str:
    """The id of a recommendation or a paper, and of what else with its kind."""
    return change.id if change.kind in ("recommendation", "paper") else f"{change.kind} {change.id}"


def _value_in_words(value: Any) -> str | None:
    """What is first said of an element, or a field without what is empty; None where all is."""
    for name in _HEADS.intersection(getattr(value, "_fields", ())):
        value = getattr(value, name)
    if isinstance(value, Mapping):
        value = [f"{name}: {text}" for name, text in value.items()]
    if isinstance(value, tuple | list):
        separator = ", " if hasattr(value, "_fields") else "; "
        value = separator.join(filter(None, map(_value_in_words, value)))
    return one_line(str(value)) if value else None


def _table_row(row: _Row, commits: Commits) -> tuple[Value, ...]:
    is_coding = isinstance(row.change, CodingChange)
    reasons = ((row.change,),) if isinstance(row.change, CodingChange) else row.change.because()
    causes = {cause.key: _element_name(cause) for reason in reasons for cause in reason}
    own_commits = dict.fromkeys(filter(None, map(commits.get, causes)))
    return (*row[:4], () if is_coding else tuple(causes.values()), tuple(own_commits))


def _page(title: str, rows: Sequence[_Row], commits: Commits, notes: Sequence[str]) -> Page:
    groups = {kind: [row for row in rows if row.kind == kind] for kind in _KINDS}
    counts = [count_of(len(group), kind) for kind, group in groups.items() if group]
    yield Heading(one_line(title), 1)
    yield Paragraph(f"Changed: {join_words(counts)}." if counts else "Nothing changed.")
    for kind, group in groups.items():
        if group:
            yield Heading(f"{kind}s".capitalize())
            yield Items(tuple(_line(row, commits) for row in group[:_MOST]))
        if len(group) > _MOST:
            yield Paragraph(f"{len(group) - _MOST} more are in CSV and JSON.", note=True)
    yield from note_paragraphs(notes)


def _line(row: _Row, commits: Commits) -> Phrase:
    """What changed and how, and on a line of its own why or in which commit."""
    head = (
        Span(one_line(row.subject), "id"),
        f": {row.before or UNDEFINED} → {row.after or UNDEFINED}",
    )
    if isinstance(row.change, CodingChange):
        commit = _commit_in_words(commits.get(row.change.key, ""))
        return (*head, f"\n{commit}" if commit else "")
    reasons = [
        _join_first([_cause_in_words(one, row.change, commits) for one in explanation], ", and ")
        for explanation in row.change.because()
    ]
    return (*head, "\nbecause ", *_join_first(reasons, ", or "))


def _join_first(phrases: Sequence[Phrase], separator: str) -> tuple[str | Span, ...]:
    """The phrases, or the first of many and how many more there are."""
    more = len(phrases) - _MOST_REASONS
    first = (*phrases[:_MOST_REASONS], f"{more} more") if more > 0 else phrases
    return join_phrases(first, separator)


def _cause_in_words(cause: CodingChange, result: ResultChange, commits: Commits) -> Phrase:
    """Such as ``ali-2023/cap was recoded from support to oppose, in commit 1a2b3c``."""
    what: str = cause.how
    if cause.how == "changed":
        what = _recoding_in_words(cause, result.subject) or f"changed in {join_words(cause.fields)}"
    commit = _commit_in_words(commits.get(cause.key, ""))
    return Span(_element_name(cause), "id"), f" was {what}{commit and f', {commit}'}"


def _commit_in_words(commit: str) -> str:
    return f"in commit {commit}" if commit.isalnum() else commit


def _recoding_in_words(cause: CodingChange, subject: Sequence[str]) -> str:
    """From which stance to which, on what the result is about if it is about propositions."""
    if "positions" not in cause.fields:
        return ""
    before, after = (
        {one.proposition: one.stance for one in state.positions}
        for state in (cause.before, cause.after)
    )
    ids = [id for id in {**before, **after} if before.get(id) != after.get(id)]
    id = next((id for id in ids if id in subject), *ids[:1]) if ids else ""
    return f"recoded from {before.get(id, 'silence')} to {after.get(id, 'silence')}" if id else ""
