"""Who holds which kind of position on each proposition, out of columns.

There is no record for each position: units and kinds are numbers in arrays, a range of
propositions at a time. What several statements of a unit on one proposition come to is decided
once for each *composition*, the sequence of stances and ways that they have.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from policy_compare.analysis.columns.chosen import ChosenStatements
from policy_compare.analysis.positions import Position, Unit, combine_statements
from policy_compare.column_statements import STANCES_BY_NUMBER
from policy_compare.names import sort_key

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[int64]

_Answer: TypeAlias = Mapping[str, Any]

#: Recommendations are cited for so many rows at a time, or they would be most of the memory.
_MOST_CITED = 10_000


class KindsOfPositions:
    """The kinds of positions that were met, numbered: each a position of no unit in particular."""

    def __init__(self, chosen: ChosenStatements) -> None:
        self.ways = chosen.ways
        self.kinds: list[Position] = []
        self._numbers: dict[tuple[int, ...], int] = {}

    def number_of(self, codes: tuple[int, ...]) -> int:
        """The number of what statements come to: each is three times its way and its stance."""
        if codes not in self._numbers:
            statements = [
                (recommendation, stance_on._replace(stance=STANCES_BY_NUMBER[code % 3 - 1]))
                for code in codes
                for recommendation, stance_on in (self.ways[code // 3],)
            ]
            self._numbers[codes] = len(self.kinds)
            self.kinds.append(combine_statements(Unit("", ""), "", statements))
        return self._numbers[codes]


class HeldPositions(NamedTuple):
    """The positions on one proposition, in the order of the units.

    ``units`` and ``kinds`` are the numbers of each one's unit and kind; ``refs`` are the
    recommendations behind all of them, unless they were not asked for, and each one's begin at
    its number in ``bounds``, up to the next.
    """

    proposition: str
    units: "Numbers"
    kinds: "Numbers"
    refs: Sequence[str]
    bounds: "Numbers"


def count_kinds_held(
    chosen: ChosenStatements, kinds: KindsOfPositions
) -> Iterator[tuple[str, dict[int, int]]]:
    """How many units hold each kind of position on each proposition that is spoken to."""
    import numpy as np

    if chosen.one_position_each:
        by_place: dict[int, dict[int, int]] = {}
        query = "SELECT place, stance, way, count(*) FROM ({}) AS said GROUP BY place, stance, way"
        for part in chosen.whole:
            for place, stance, way, units in chosen.engine.rows(query.format(chosen.query(part))):
                number = kinds.number_of((way * 3 + stance + 1,))
                by_place.setdefault(place, {})[number] = units
        yield from ((chosen.propositions[place], by_place[place]) for place in sorted(by_place))
        return
    for held in group_positions(chosen, kinds):
        numbers, counts = np.unique(held.kinds, return_counts=True)
        yield held.proposition, dict(zip(numbers.tolist(), counts.tolist(), strict=True))


def group_positions(
    chosen: ChosenStatements, kinds: KindsOfPositions, *, papers: Sequence[str] = ()
) -> Iterator[HeldPositions]:
    """The positions on each proposition that is spoken to, by its place.

    With the ids of all ``papers`` the recommendations are told too.
    """
    fields = "place, unit, way * 3 + stance + 1 AS code"
    if papers:
        # Nearly always a recommendation is called as its proposition, and then no text is made.
        fields += ", paper, CASE WHEN recommendation <> proposition THEN recommendation END AS own"
    query = f"SELECT {fields} FROM ({{}}) AS said"
    answers = (
        chosen.engine.arrays(query.format(chosen.query(part))) for part in chosen.each_part()
    )
    for arrays in read_ahead(answers):
        yield from _group_part(chosen, kinds, arrays, papers)


def read_ahead(answers: Iterator[_Answer]) -> Iterator[_Answer]:
    """The answers, of which the engine makes the next one while one is worked on."""
    with ThreadPoolExecutor(1) as worker:
        ahead = worker.submit(next, answers, None)
        while (answer := ahead.result()) is not None:
            ahead = worker.submit(next, answers, None)
            yield answer


def stream_positions(
    chosen: ChosenStatements, papers: Sequence[str]
) -> Iterator[tuple[str, dict[str, Position]]]:
    """The positions of each proposition by their units, as :class:`Positions` holds them.

    They do not know what was said behind them, but for the recommendations' ids.
    """
    kinds = KindsOfPositions(chosen)
    for held in group_positions(chosen, kinds, papers=papers):
        by_unit = {}
        ends = pairwise(held.bounds.tolist())
        for number, kind, (start, end) in zip(held.units, held.kinds, ends, strict=True):
            unit, refs = chosen.units[number], tuple(held.refs[start:end])
            position = kinds.kinds[kind]._replace(unit=unit, proposition=held.proposition)
            by_unit[unit.id] = position._replace(recommendations=refs, said=())
        yield held.proposition, by_unit


def _group_part(
    chosen: ChosenStatements, kinds: KindsOfPositions, arrays: _Answer, papers: Sequence[str]
) -> Iterator[HeldPositions]:
    import numpy as np

    keys = arrays["place"].astype(np.int64) * len(chosen.units) + arrays["unit"]
    if len(keys) == 0:
        return
    order = np.argsort(keys, kind="stable")
    keys, codes = keys[order], arrays["code"][order]
    rows = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    places, units = np.divmod(keys[rows[:-1]], len(chosen.units))
    cited = chain.from_iterable(_list_refs(chosen, papers, arrays, order) if papers else ())
    # Only where positions rest on several rows they are put in order, and all are needed at once.
    refs = list(cited) if len(rows) <= len(order) else []
    held_kinds = _number_kinds(kinds, codes, rows, refs)
    cited = chain(refs, cited)
    bounds = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1], [True]))).tolist()
    for start, end in pairwise(bounds):
        yield HeldPositions(
            chosen.propositions[places[start]],
            units[start:end],
            held_kinds[start:end],
            list(islice(cited, int(rows[end] - rows[start]))),
            rows[start : end + 1] - rows[start],
        )


def _list_refs(
    chosen: ChosenStatements, papers: Sequence[str], arrays: _Answer, order: "Numbers"
) -> Iterator[list[str]]:
    """Each row's recommendation, as it is cited; those of some thousand rows at a time."""
    import numpy as np

    heads = np.array([f"{paper}/" for paper in papers], dtype=object)
    ids = np.array(chosen.propositions, dtype=object)
    own = np.ma.getdata(arrays["own"])
    has_own = np.not_equal(own, None)
    for start in range(0, len(order), _MOST_CITED):
        some = order[start : start + _MOST_CITED]
        tails = np.where(has_own[some], own[some], ids[arrays["place"][some]])
        yield (heads[arrays["paper"][some]] + tails).tolist()


def _number_kinds(
    kinds: KindsOfPositions, codes: "Numbers", rows: "Numbers", refs: list[str]
) -> "Numbers":
    """The kind of each position, which rests on the rows from its number in ``rows`` to the next.

    What rests on several is put in the order of the ``refs``, if there are any, and so are they.
    """
    import numpy as np

    firsts = codes[rows[:-1]]
    numbers_alone = np.zeros(firsts.max() + 1, dtype=np.int64)
    for code in np.flatnonzero(np.bincount(firsts)).tolist():
        numbers_alone[code] = kinds.number_of((code,))
    numbers: Numbers = numbers_alone[firsts]
    for place in np.flatnonzero(np.diff(rows) > 1).tolist() if len(firsts) < len(codes) else ():
        start, end = rows[place : place + 2].tolist()
        order = list(range(start, end))
        if refs:
            order.sort(key=lambda row: sort_key(refs[row]))
            refs[start:end] = [refs[row] for row in order]
        numbers[place] = kinds.number_of(tuple(codes[order].tolist()))
    return numbers
