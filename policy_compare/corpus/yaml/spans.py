"""Finds where every value of a YAML text begins and ends.

``read_yaml`` tells where a value begins, which is all that a message needs. Whoever
changes a text must also know where it ends, to the character, and whether it is in
brackets. The text must be one that ``read_yaml`` has read without a problem.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, Union

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

#: Where YAML 1.1 ends a line.
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

_KEEPS = re.compile(r"[|>][0-9]?\+")
_BREAKS_AT_END = re.compile("(?:\r\n|[\r\n\x85\u2028\u2029])+\\Z")
_BREAK_AT_END = re.compile("(?:\r\n|[\r\n\x85\u2028\u2029])\\Z")

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ValueSpan(NamedTuple):
    """A value from ``start`` up to ``end``, counted in characters.

    The end is that of the last thing written in it: comments and empty lines after it
    are outside. ``last`` is the end of what is last in a mapping or list, before any
    bracket, and ``start`` where nothing is in it. ``column`` is where the value begins
    in its line, ``flow`` whether it is a mapping or list in brackets, ``quoted``
    whether it is a text in quotes. From ``key_start`` up to ``key_end`` is its key, where
    it has one.
    """

    value: Union[str, list["ValueSpan"], dict[str, "ValueSpan"]]
    start: int
    end: int
    last: int
    column: int
    flow: bool = False
    quoted: bool = False
    key_start: int = -1
    key_end: int = -1


def find_spans(text: str) -> tuple[ValueSpan, int]:
    """The whole document, and where it ends: there more of it can be added.

    The text has no byte order mark before it.
    """
    parser = _Parser(text)
    try:
        next_event: Callable[[], Any] = parser.get_event
        next_event()  # the stream's start
        next_event()  # the document's start
        root = _find_span(next_event(), next_event, text)
        end = next_event()
        return root, end.start_mark.index if end.explicit else len(text)
    finally:
        parser.dispose()


def _find_span(event: Any, next_event: Callable[[], Any], text: str) -> ValueSpan:
    """The value that begins with ``event``, and all that is in it."""
    start, column, end = event.start_mark.index, event.start_mark.column, event.end_mark.index
    if event.__class__ is ScalarEvent:
        if event.style in ("|", ">"):
            end = _end_of_block(start, end, text)
        return ValueSpan(event.value, start, end, end, column, quoted=event.style in ("'", '"'))
    # The end of what has no brackets is told only when the next thing begins.
    last: int = start
    value: list[ValueSpan] | dict[str, ValueSpan]
    if event.__class__ is MappingStartEvent:
        value = {}
        while (inner := next_event()).__class__ is not MappingEndEvent:
            key = _find_span(inner, next_event, text)
            entry = _find_span(next_event(), next_event, text)
            entry = entry._replace(key_start=key.start, key_end=key.end)
            value[str(key.value)] = entry
            last = max(last, key.end, entry.end)
    else:
        value = []
        while (inner := next_event()).__class__ is not SequenceEndEvent:
            value.append(_find_span(inner, next_event, text))
            last = max(last, value[-1].end)
    flow = bool(event.flow_style)
    return ValueSpan(value, start, inner.end_mark.index if flow else last, last, column, flow)


def _end_of_block(start: int, end: int, text: str) -> int:
    """Where a text behind ``|`` or ``>`` ends, before the last end of a line.

    Empty lines after it belong to it only where its header says that they are kept.
    """
    block = text[start:end]
    breaks = _BREAK_AT_END if _KEEPS.match(block) else _BREAKS_AT_END
    return start + len(breaks.sub("", block))
