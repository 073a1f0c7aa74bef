"""Understands the names of units, as people type them."""

from collections.abc import Iterator, Sequence

from policy_compare.analysis.positions import Unit
from policy_compare.corpus_names import paper_names
from policy_compare.errors import CallError
from policy_compare.names import NameDirectory, NamedThing, fold_name
from policy_compare.views.parts.question import Question


def find_two_units(question: Question, units: Sequence[Unit], a: str, b: str) -> tuple[Unit, Unit]:
    """The two units that are named.

    Raises:
        UnknownName: one of them is no unit of this corpus.
        CallError: both are the same one.
    """
    directory = NameDirectory(_units_with_names(question, units))
    by_id = {unit.id: unit for unit in units}
    unit_a, unit_b = (by_id[directory.resolve_name(question.by, name)] for name in (a, b))
    if unit_a == unit_b:
        raise CallError(f"'{a}' and '{b}' are the same {question.by}", "name two that differ")
    return unit_a, unit_b


def find_unit(question: Question, units: Sequence[Unit], name: str) -> Unit:
    """The unit that ``name`` names: by id, label, or a paper's or author's short name.

    Raises:
        UnknownName: it names none of the units, or more than one.
    """
    id = NameDirectory(_units_with_names(question, units)).resolve_name(question.by, name)
    return next(unit for unit in units if unit.id == id)


def _units_with_names(question: Question, units: Sequence[Unit]) -> Iterator[NamedThing]:
    """The units with their names."""
    names: dict[str, list[str]] = {}
    for paper in question.corpus.papers.values():
        if question.by == "paper":
            names[fold_name(paper.id)] = list(paper_names(paper))
        for author in paper.authors if question.by == "author" else ():
            names.setdefault(fold_name(author.name), []).append(author.surname)
    for unit in units:
        names_of_unit = (unit.label, *names.get(fold_name(unit.id), ()))
        yield NamedThing(unit.id, shared=names_of_unit)
