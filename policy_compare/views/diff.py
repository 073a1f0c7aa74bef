"""What changed between two states of a corpus: in what comes of the coding, and in the coding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policy_compare.analysis.changes.coding_changes import (
    CodingChange,
    CodingComparison,
    ValueKey,
)
from policy_compare.analysis.changes.papers_left_out import PapersLeftOut
from policy_compare.analysis.changes.result_changes import (
    Explanations,
    ResultChange,
    ResultComparison,
)
from policy_compare.analysis.findings import FINDING_KINDS, finding_of_overlap
from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.model import Codebook, StanceOn
from policy_compare.names import join_words
from policy_compare.views.page import Heading, Items, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, join_few
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
#: Of more measures that changed the table gives no reasons.
_MOST_EXPLAINED = 100

#: The commit of each value that changed in the coding, or in words why there is none.
Commits = Mapping[ValueKey, str]


class _Row(NamedTuple):
    """A row of the table, but for what explains its ``change``: that is found when it is shown.

    Of a change of the coding it tells the one ``value``.
    """

    kind: str
    subject: str
    before: str | None
    after: str | None
    change: ResultChange | CodingChange
    value: ValueKey | None = None


def view(
    question: Question,
    names: tuple[str, str],
    comparison: CodingComparison,
    commits: Commits,
    left_out: PapersLeftOut,
    measure: str,
) -> View:
    """First the results that changed, the gravest first, and then the coding."""
    results = ResultComparison(comparison, question.by, question.selection, measure)
    changes = results.find_changes()
    rows = [
        _result_row(result, measure, comparison)
        for result in sorted(changes, key=_rank)
        if not _is_in_verdict(result)
    ]
    for change in _chosen_changes(question, comparison, results, changes):
        rows += _coding_rows(change)
    title = question.title("What changed from {} to {}".format(*names))
    notes = question.notes()
    left_out = {id: left_out[id] for id in left_out if question.selection.has_paper(id)}
    states = {id: " → ".join(one or UNDEFINED for one in two) for id, two in left_out.items()}
    unread = [f"{one_line(id)} ({states[id]})" for id in states]
    warnings = (f"Not compared because of errors: {join_few(unread, _MOST)}.",) if unread else ()

    def table() -> Table:
        told = [*_table_rows(rows, results, commits)]
        told += [("paper", id, *two, (), ()) for id, two in left_out.items() if two[0] != two[1]]
        return Table("diff", COLUMNS, told, notes, warnings)

    return View(table, lambda: _page(title, rows, results, commits, notes, warnings))


def _rank(result: ResultChange) -> tuple[int, int]:
    """Results come by kind, and verdicts as a summary has them."""
    rank = 0
    if result.kind == "verdict":
        rank = FINDING_KINDS.index(finding_of_overlap(result.after or result.before).kind)
    return _KINDS.index(result.kind), rank


def _is_in_verdict(result: ResultChange) -> bool:
    """Whether these are differences that the line of a verdict has, since that is another."""
    if result.kind != "difference":
        return False
    before, after = (one and (one.verdict, one.in_full) for one in (result.before, result.after))
    return bool(before != after)


def _keeps_verdict(result: ResultChange) -> bool:
    """Whether the verdict is the same, so that only who stands where tells what changed."""
    return None not in result and bool(result.before.verdict == result.after.verdict)


def _result_row(result: ResultChange, measure: str, comparison: CodingComparison) -> _Row:
    before = _result_in_words(result, result.before, measure, comparison.before.codebook)
    after = _result_in_words(result, result.after, measure, comparison.after.codebook)
    return _Row(result.kind, " × ".join(result.subject), before, after, result)


def _result_in_words(result: ResultChange, state: Any, measure: str, book: Codebook) -> str:
    if result.kind == "difference":
        return ", ".join(state.differences if state else ()) or "none"
    if state is None and result.kind == "verdict":
        return "nobody speaks" if result.subject[0] in book.propositions else "no such proposition"
    if state is None:
        return "no such tension"
    if result.kind == "verdict":
        verdict = verdict_in_words(state)
        return f"{verdict}. {sides_in_words(state)}" if _keeps_verdict(result) else verdict
    if result.kind == "tension":
        sides = zip(state.tension.between, (state.first, state.second), strict=True)
        return ", ".join(f"{units_in_words(side) or 'nobody'} for {id}" for id, side in sides)
    return f"{format_figure(state.figures[measure])} (n = {state.sums.n})"


def _chosen_changes(
    question: Question,
    comparison: CodingComparison,
    results: ResultComparison,
    changes: Iterable[ResultChange],
) -> list[CodingChange]:
    """The changes that pass the filters or explain a result, those of papers last."""
    chosen = {change.id for change in comparison.changes}
    if question.selection.asked:
        reasons = (reason for change in changes for reason in results.explain(change))
        chosen = {cause.id for reason in reasons for cause in reason}
        for state in (comparison.before, comparison.after):
            chosen |= {one.ref for one in chosen_recommendations(state, question.selection)}
    recoded = (change for change in comparison.changes if change.id in chosen)
    return sorted(recoded, key=lambda change: change.kind == "paper")


def _coding_rows(change: CodingChange) -> Iterator[_Row]:
    """What came, went or is called otherwise, and what changed in each field, or list in it."""
    kind, subject = "paper" if change.kind == "paper" else "coding", _element_name(change)
    if change.former_id:
        yield _Row(kind, subject, change.former_id, change.id, change, ValueKey(*change.key, "id"))
    if change.how in ("added", "removed"):
        before, after = map(_value_in_words, (change.before, change.after))
        yield _Row(kind, subject, before, after, change, ValueKey(*change.key))
    for field in change.fields:
        old, new = getattr(change.before, field), getattr(change.after, field)
        if type(old) is type(new) is tuple and set(old) != set(new):
            gone = [item for item in old if item not in new]
            old, new = gone, [item for item in new if item not in old]
        before, after = _value_in_words(old), _value_in_words(new)
        key = ValueKey(*change.key, field)
        yield _Row(kind, f"{subject}.{field}", before, after, change, key)


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
        if isinstance(value, StanceOn):
            value = (f"{value.proposition}: {value.stance}", *value[2:])
        value = separator.join(filter(None, map(_value_in_words, value)))
    return one_line(str(value)) if value else None


def _table_rows(
    rows: Sequence[_Row], results: ResultComparison, commits: Commits
) -> list[tuple[Value, ...]]:
    """The rows of the table: each of several reasons is one entry, what does together joined."""
    # In a large corpus one recoded stance is felt in thousands of them, for the same reason.
    explains_all = sum(row.kind == "measure" for row in rows) <= _MOST_EXPLAINED
    table_rows: list[tuple[Value, ...]] = []
    for row in rows:
        reasons: Explanations = ()
        own_commits = _commits_of([row.value] if row.value else [], commits)
        if isinstance(row.change, ResultChange) and (explains_all or row.kind != "measure"):
            reasons = results.explain(row.change)
            causes = (cause for reason in reasons for cause in reason)
            values = (key for cause in causes for key in _values_behind(cause, row.change))
            own_commits = _commits_of(values, commits)
        because = tuple(" and ".join(map(_element_name, reason)) for reason in reasons)
        table_rows.append((*row[:4], because, tuple(own_commits)))
    return table_rows


def _page(
    title: str,
    rows: Sequence[_Row],
    results: ResultComparison,
    commits: Commits,
    notes: Sequence[str],
    unread: Sequence[str],
) -> Page:
    groups = {kind: [row for row in rows if row.kind == kind] for kind in _KINDS}
    counts = [count_of(len(group), kind) for kind, group in groups.items() if group]
    yield Heading(one_line(title), 1)
    yield from map(Paragraph, unread)
    nothing = "Nothing changed in what can be read." if unread else "Nothing changed."
    yield Paragraph(f"Changed: {join_words(counts)}." if counts else nothing)
    for kind, group in groups.items():
        if group:
            of = f" ({MEASURES[results.measure].label})" if kind == "measure" else ""
            yield Heading(f"{kind.capitalize()}s{of}")
            yield Items(tuple(_line(row, results, commits) for row in group[:_MOST]))
        if len(group) > _MOST:
            yield Paragraph(f"{len(group) - _MOST} more are in CSV and JSON.", note=True)
    yield from note_paragraphs(notes)


def _line(row: _Row, results: ResultComparison, commits: Commits) -> Phrase:
    """What changed and how, and on lines of their own what it is about and why, or the commit."""
    name, change = Span(one_line(row.subject), "id"), row.change
    head: Phrase = (name, f": {row.before or UNDEFINED} → {row.after or UNDEFINED}")
    if isinstance(change, CodingChange):
        if change.how in ("added", "removed"):
            word = "new" if change.how == "added" else "removed"
            head = (name, f": {word}: {row.after or row.before}")
        commits_told = _commits_in_words(_commits_of([row.value] if row.value else [], commits))
        return (*head, f"\n{commits_told}" if commits_told else "")
    reasons = [
        _join_first([_cause_in_words(cause, change, commits) for cause in explanation], ", and ")
        for explanation in results.explain(change)
    ]
    return (*head, _matter_in_words(change), "\nbecause ", *_join_first(reasons, ", or "))


def _matter_in_words(result: ResultChange) -> str:
    """What a proposition says and, where the verdict's own words do not tell, who stands where."""
    if result.kind not in ("verdict", "difference"):
        return ""
    statement = f"\n{one_line((result.after or result.before).proposition.statement)}"
    is_told = result.kind == "difference" or result.after is None or _keeps_verdict(result)
    return statement if is_told else f"{statement} {sides_in_words(result.after)}"


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
    commits_told = _commits_in_words(_commits_of(_values_behind(cause, result), commits))
    return Span(_element_name(cause), "id"), f" was {what}{commits_told and f', {commits_told}'}"


def _values_behind(cause: CodingChange, result: ResultChange) -> tuple[ValueKey, ...]:
    """The values of a change by which it can be the cause of what changed in the result."""
    stances = tuple(key for key in cause.values if key.proposition in result.subject)
    return stances or tuple(key for key in cause.values if not key.proposition)


def _commits_of(values: Iterable[ValueKey], commits: Commits) -> list[str]:
    """The commits in which the values became what they are, each once."""
    return [*dict.fromkeys(filter(None, map(commits.get, values)))]


def _commits_in_words(commits: Sequence[str]) -> str:
    return join_words([f"in commit {commit}" if commit.isalnum() else commit for commit in commits])


def _recoding_in_words(cause: CodingChange, subject: Sequence[str]) -> str:
    """From which stance to which, on what the result is about if it is about propositions."""
    if "positions" not in cause.fields:
        return ""
    before, after = (
        {stance_on.proposition: stance_on.stance for stance_on in state.positions}
        for state in (cause.before, cause.after)
    )
    ids = [id for id in {**before, **after} if before.get(id) != after.get(id)]
    id = next((id for id in ids if id in subject), *ids[:1]) if ids else ""
    return f"recoded from {before.get(id, 'silence')} to {after.get(id, 'silence')}" if id else ""
