"""Understands the names of units, as people type them."""

from collections.abc import Sequence

from policy_compare.analysis.positions import Unit
from policy_compare.errors import CallError, UnknownName
from policy_compare.nearest import nearest
from policy_compare.views.shared import Question
from policy_compare.views.table import flat

#: Of no more units than this, all are named to who asks for another one.
_FEW = 12


def couple(question: Question, units: Sequence[Unit], a: str, b: str) -> tuple[Unit, Unit]:
    """The two units that are named.

    Raises:
        UnknownName: one of them is no unit of this corpus.
        CallError: both are the same one.
    """
    one, other = named(question, units, a), named(question, units, b)
    if one == other:
        raise CallError(f"'{a}' and '{b}' are the same {question.by}", "name two that differ")
    return one, other


def named(question: Question, units: Sequence[Unit], given: str) -> Unit:
    """The unit that ``given`` names: by id, label, or a paper's or author's short name.

    Raises:
        UnknownName: it names none of the units, or more than one.
    """
    key = flat(given).casefold()
    named = {unit.id: {flat(unit.id).casefold(), flat(unit.label).casefold()} for unit in units}
    for paper in question.corpus.papers.values():
        if question.by == "paper" and paper.id in named:
            names = (paper.title, paper.short_title, paper.label)
            surnames = (author.surname for author in paper.authors)
            named[paper.id] |= {flat(name).casefold() for name in (*names, *surnames)}
        for author in paper.authors if question.by == "author" else ():
            if flat(author.name) in named:
                named[flat(author.name)].add(flat(author.surname).casefold())
    matching = [unit for unit in units if unit.id == given.strip()] or [
        unit for unit in units if key in named[unit.id]
    ]
    if len(matching) == 1:
        return matching[0]
    if matching:
        several = [unit.id for unit in matching]
        raise UnknownName(question.by, given, several, several=True)
    near = nearest(given, [unit.id for unit in units])
    if not near and len(units) <= _FEW:
        near = tuple(unit.id for unit in units)
    raise UnknownName(question.by, given, near)
