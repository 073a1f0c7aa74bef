"""Two codings as one: what was said otherwise is decided, by a table, then by rules."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from policy_compare.analysis.coders.codings import Codings
from policy_compare.analysis.coders.field_differences import (
    ATTRIBUTES,
    FIELDS,
    LISTS,
    FieldDifference,
    positions_by_proposition,
)
from policy_compare.corpus.corpus_files import PAPER_SUFFIX
from policy_compare.corpus.tables.sheet import Sheet, text_of_cell
from policy_compare.model import STRENGTHS, Corpus, Recommendation
from policy_compare.names import FreeNames, fold_name, join_words

#: What each way of deciding makes of what both gave; any strength is ``firmer`` than none.
WAYS: Mapping[str, Callable[..., tuple[str, ...]]] = {
    "a": lambda a, b: a,
    "b": lambda a, b: b,
    "both": lambda a, b: tuple(dict.fromkeys((*a, *b))),
    "common": lambda a, b: tuple(value for value in a if value in b),
    "firmer": lambda a, b: tuple(value for value in STRENGTHS if value in (*a, *b))[:1],
    "weaker": lambda a, b: tuple(value for value in STRENGTHS if value in (*a, *b))[-1:],
}


def decide_differences(
    differences: Iterable[FieldDifference],
    sheet: Sheet,
    rules: Sequence[tuple[str, str]],
    decided_by: str,
    to_end: bool,
) -> tuple[list[FieldDifference], list[str]]:
    """The differences as they are decided, and what is wrong, such as what is open ``to_end``.

    A rule is a field, empty for any, and a choice in it: the first that can decides what the rows
    leave open. Who decides is whom a row names, else ``decided_by``.
    """
    by_key = {
        tuple(
            fold_name(value if isinstance(value, str) else "; ".join(value))
            for value in difference[1:7]
        ): difference
        for difference in differences
    }
    mistakes: list[str] = []
    wrong = set()
    for row in sheet.rows:
        cells = dict(zip(sheet.header, map(text_of_cell, row.cells), strict=True))
        key = tuple(fold_name(cells.get(name, "")) for name in FieldDifference._fields[1:7])
        if key not in by_key:
            mistakes.append(f"line {row.line}: the codings do not differ so, or not any more")
            continue
        before = by_key[key]
        difference = by_key[key] = before._replace(line=row.line)
        choice, person = cells.get("decision", ""), cells.get("decided_by") or decided_by
        decided = _decide(difference, choice, person) if choice else difference
        if decided is None:
            wrong.add(key)
            choices = join_words([way for way in FIELDS[difference.field] if way != choice], "or")
            mistakes.append(
                f"line {row.line}: {difference.subject} cannot be '{choice}', but {choices}"
            )
        elif before.values not in (None, decided.values):
            mistakes.append(f"line {row.line}: line {before.line} decides otherwise")
        else:
            by_key[key] = decided
    for (key, difference), (field, choice) in product([*by_key.items()], rules):
        if by_key[key].values is None and field in ("", difference.field):
            by_key[key] = _decide(difference, choice, decided_by) or difference
    for key, difference in by_key.items() if to_end else ():
        if difference.values is None and key not in wrong:
            line = f"line {difference.line}: " if difference.line else ""
            ref = difference.recommendation_a or difference.recommendation_b
            mistakes.append(f"{line}{difference.subject} of {ref} is not decided")
    return [*by_key.values()], mistakes


def _decide(difference: FieldDifference, choice: str, decided_by: str) -> FieldDifference | None:
    """The difference decided in a way, or for a word; None where its field cannot be so."""
    field, word = difference.field, choice.casefold()
    values = WAYS[word](difference.a, difference.b) if word in WAYS else (word,)
    # Two stances are not both, and a statement is not firmer.
    if word not in FIELDS[field] or (len(values) > 1 and field not in LISTS):
        return None
    return difference._replace(decision=word, decided_by=decided_by, values=values)


def reconcile_codings(
    a: Corpus, b: Corpus, codings: Codings, differences: Iterable[FieldDifference]
) -> Corpus:
    """What both have, what was decided, and the papers that one coder alone has, in B's codebook.

    That holds all of A's, in whose words both codings are; every difference is decided. Papers
    are described as in A, and a recommendation that both have goes by its id there.
    """
    decided: defaultdict[tuple[str, str], list[FieldDifference]] = defaultdict(list)
    for difference in differences:
        decided[difference.recommendation_a, difference.recommendation_b].append(difference)
    partners = {pair.match.a.ref: pair.match.b for pair in codings.pairs}
    only_b = (b.papers[id] for id in codings.only_b)
    papers = dict(a.papers)
    papers |= {paper.id: paper._replace(file=paper.id + PAPER_SUFFIX) for paper in only_b}
    for paper, paper_in_b, _ in codings.papers:
        free_ids = FreeNames(item.id for item in paper.recommendations)
        recommendations = []
        for item in paper.recommendations:
            partner = partners.get(item.ref)
            of_pair = decided[item.ref, partner.ref if partner else ""]
            if partner or of_pair[0].values:
                recommendations.append(_reconcile_pair(item, partner or item, of_pair))
        for item in paper_in_b.recommendations:
            of_pair = decided["", item.ref]
            if of_pair and of_pair[0].values:
                kept = item._replace(paper=paper.id, id=free_ids.take(item.id))
                recommendations.append(_reconcile_pair(kept, kept, of_pair))
        papers[paper.id] = paper._replace(recommendations=tuple(recommendations))
    return Corpus(b.codebook, papers)


def keep_other_codings(result: Corpus, before: Corpus, codings: Iterable[Corpus]) -> Corpus:
    """The result with what is of none of these codings of the corpus ``before``, as it is there."""
    decided = {item.ref: item for item in result.recommendations()}
    coded = {item.ref for coding in codings for item in coding.recommendations()}
    papers = {}
    for paper in before.papers.values():
        items = (decided.get(i.ref, None if i.ref in coded else i) for i in paper.recommendations)
        papers[paper.id] = paper._replace(recommendations=tuple(filter(None, items)))
    return result._replace(papers=papers)


def _reconcile_pair(
    a: Recommendation, b: Recommendation, differences: Sequence[FieldDifference]
) -> Recommendation:
    """A's recommendation as it was decided, with both coders and a note of who decided what."""
    of_a, of_b = ({on.proposition: on for on in side.positions} for side in (a, b))
    if a.strength != b.strength:
        # A position that only repeats its recommendation's strength follows what is decided of it.
        of_a, of_b = positions_by_proposition(a), positions_by_proposition(b)
    # Positions in A's order, then what B alone has; of both, A's.
    records: dict[str, Any] = {"": a, **of_a, **of_b, **of_a}
    subjects_by_person: dict[str, list[str]] = {}
    for difference in differences:
        person = f" by {difference.decided_by}" if difference.decided_by else ""
        subjects_by_person.setdefault(person, []).append(difference.subject)
        field, about, values = difference.field, difference.about, difference.values or ()
        key = ATTRIBUTES.get(field, field)
        if field == "stance" and not values:
            del records[about]
        elif field != "recommendation" and about in records:
            value: Any = values
            if field in ("coded", "evidence"):
                value = getattr(a if values == difference.a else b, field)
            elif field not in LISTS:
                value = values[0] if values else records[about]._field_defaults[key]
            records[about] = records[about]._replace(**{key: value})
    lines = (
        f"Reconciled{person}: {', '.join(subjects)}."
        for person, subjects in subjects_by_person.items()
    )
    coders = dict.fromkeys(name for side in (a, b) for name in side.coder.split(", ") if name)
    result: Recommendation = records.pop("")
    return result._replace(
        positions=tuple(records.values()) if result.coded else (),
        note=" ".join(dict.fromkeys(filter(None, (a.note, b.note, *lines)))),
        coder=", ".join(coders),
        # What a person has coded too is no proposal any more.
        proposed_by=a.proposed_by if b.proposed_by else "",
    )
