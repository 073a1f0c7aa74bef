"""Records as columns that JSON can hold, and checked columns as records again.

A column is looked at as a whole, which takes a tenth of looking at each value. What a value
must be is read from the records' own definitions (see ``model``), so that a field which they
gain is kept and checked without a word here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice, repeat
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

Record = TypeVar("Record", bound=tuple[Any, ...])

#: What stands after each text; a text that holds it is not put among them.
END = "\0"


def pack_records(record: Any, columns: Iterable[Iterable[Any]], texts: list[str]) -> list[Any]:
    """How many rows there are, and a packed column for each of the record's fields.

    A column is packed as its distinct values and their places, where many are the same.
    Otherwise it is packed as it is, or as nothing where its values are texts: these go to
    ``texts``, since to cut them apart takes a tenth of what JSON takes. Records within
    records are rows of their own.
    """
    filled = list(map(tuple, columns))
    packed = map(_pack_column, _field_types(record), filled, repeat(texts))
    return [len(filled[0]) if filled else 0, *packed]


def _pack_column(kind: Any, column: Sequence[Any], texts: list[str]) -> list[Any]:
    if row := _row_record(kind):
        within = zip(*chain.from_iterable(column), strict=True)
        return [_pack_column(int, tuple(map(len, column)), texts), pack_records(row, within, texts)]
    if get_origin(kind) is Mapping:
        # Which of them are the same cannot be looked up.
        return [list(column)]
    distinct = dict.fromkeys(column)
    if 2 * len(distinct) <= len(column):
        places = {value: place for place, value in enumerate(distinct)}
        if len(distinct) == 1:
            return [list(distinct), []]
        return [list(distinct), list(map(places.__getitem__, column))]
    if any(value.__class__ is not str or END in value for value in column):
        return [list(column)]
    texts += column
    return []


class Unpacker:
    """Makes columns of packed ones, with the texts that they were packed with.

    No more than ``most`` rows are made of any of them, whatever they say.
    """

    def __init__(self, texts: Iterator[str], most: int) -> None:
        self._texts = texts
        self._most = most

    def columns(self, record: Any, packed: Sequence[Any]) -> list[Iterable[Any]]:
        """A column of as many values for each of the record's fields.

        Raises:
            ValueError: there are more or fewer columns or rows than should be, or there is a
                value that the field cannot have.
            TypeError, LookupError: what is packed has another form.
        """
        (count,), columns = check_values(int, packed[:1]), packed[1:]
        if not 0 <= count <= self._most:
            raise ValueError("more rows than there may be")
        kinds = _field_types(record)
        if not count and not columns:
            return [() for _ in kinds]
        return [
            self._column(kind, column, count) for kind, column in zip(kinds, columns, strict=True)
        ]

    def _column(self, kind: Any, column: Sequence[Any], count: int) -> Iterable[Any]:
        _check_types((column,), {list})
        if row := _row_record(kind):
            lengths, within = column
            rows = build_records(row, self.columns(row, within))
            return _cut_rows(rows, self._column(int, lengths, count))
        if not column:
            return check_values(kind, _check_length(list(islice(self._texts, count)), count))
        values, *places = column
        _check_types((values, *places), {list})
        if not places:
            return check_values(kind, _check_length(values, count))
        distinct = check_values(kind, values)
        (numbers,) = places
        if len(distinct) == 1:
            _check_length(numbers, 0)
            return repeat(distinct[0], count)
        return map(distinct.__getitem__, check_values(int, _check_length(numbers, count)))


def _row_record(kind: Any) -> Any:
    """The record of which the kind is a tuple, or None."""
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        if others == [...] and hasattr(first, "_fields"):
            return first
    return None


def _cut_rows(rows: Iterator[Any], lengths: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The rows in tuples of these lengths, with none missing and none left."""
    for length in lengths:
        yield tuple(_check_length(list(islice(rows, length)), length))
    _check_length(list(islice(rows, 1)), 0)


def _check_length(values: Sequence[Any], count: int) -> Sequence[Any]:
    if len(values) != count:
        raise ValueError("more or fewer values than should be")
    return values


def build_records(record: type[Record], columns: Iterable[Iterable[Any]]) -> Iterator[Record]:
    """The records that the columns make, one for each of the record's fields.

    Raises:
        ValueError: one column is longer than another.
    """
    # As ``record._make``, without a call of Python's own for each record.
    return map(partial(tuple.__new__, record), zip(*columns, strict=True))


def check_values(kind: Any, values: Sequence[Any]) -> Sequence[Any]:
    """The values, which JSON gave, as values of the type.

    ``kind`` is a type as the records' fields have them: texts, numbers, truth values and
    literals, tuples, mappings by text and records of these, or any of them or None.

    Raises:
        ValueError: one of the values is not of the type.
        AttributeError: the type is none of these, whatever the values are.
    """
    if not values:
        return ()
    if kind in (str, int, bool):
        _check_types(values, {kind})
        return values
    origin, arguments = get_origin(kind), get_args(kind)
    read = _ORIGINS.get(origin)
    if read is not None:
        return read(arguments, values)
    return _check_records(kind, values)


def _check_types(values: Iterable[Any], kinds: set[type]) -> None:
    # The very type: a truth value is no number here.
    if not set(map(type, values)) <= kinds:
        raise ValueError("a value of another type")


def _check_literals(allowed: tuple[Any, ...], values: Sequence[Any]) -> Sequence[Any]:
    _check_types(values, set(map(type, allowed)))
    if not set(values) <= set(allowed):
        raise ValueError("another word than may stand there")
    return values


def _check_optional(kinds: tuple[Any, ...], values: Sequence[Any]) -> Sequence[Any]:
    """Values that may be None."""
    (kind,) = (kind for kind in kinds if kind is not NoneType)
    present = [value for value in values if value is not None]
    if len(present) == len(values):
        return check_values(kind, values)
    checked = iter(check_values(kind, present))
    return [None if value is None else next(checked) for value in values]


def _check_tuples(kinds: tuple[Any, ...], values: Sequence[Any]) -> Sequence[Any]:
    _check_types(values, {list})
    kind, *others = kinds
    if others != [...]:
        return list(zip(*_check_columns(kinds, values), strict=True))
    items = list(chain.from_iterable(values))
    checked = check_values(kind, items)
    if checked is items:
        return list(map(tuple, values))
    return list(_cut_rows(iter(checked), map(len, values)))


def _check_mappings(kinds: tuple[Any, ...], values: Sequence[Any]) -> Sequence[Any]:
    """Mappings, whose keys are texts in JSON."""
    _check_types(values, {dict})
    items = iter(check_values(kinds[1], [item for value in values for item in value.values()]))
    # The keys come first, since the shorter one must not take an item to see that it ends.
    return [dict(zip(value, items, strict=False)) for value in values]


def _check_records(record: Any, values: Sequence[Any]) -> Sequence[Any]:
    _check_types(values, {list})
    return list(build_records(record, _check_columns(_field_types(record), values)))


def _check_columns(kinds: Sequence[Any], values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """A checked column for each of the kinds, of which each value has one item."""
    if set(map(len, values)) != {len(kinds)}:
        raise ValueError("more or fewer fields than should be")
    return map(check_values, kinds, zip(*values, strict=True))


def _field_types(record: Any) -> tuple[Any, ...]:
    """What the record's fields may hold, in their order."""
    return tuple(record.__annotations__.values())


_ORIGINS: Mapping[Any, Callable[[tuple[Any, ...], Sequence[Any]], Sequence[Any]]] = {
    Literal: _check_literals,
    Union: _check_optional,
    UnionType: _check_optional,
    tuple: _check_tuples,
    Mapping: _check_mappings,
}
