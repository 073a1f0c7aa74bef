"""Changes single values in the text of a paper's file and leaves every other byte.

A coder's comments, quotes and line ends are part of the work. Loading the file and
dumping it would lose them, so the changes are put into the text where the parser says
that their places are; then the text is read again, and must say what was meant.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.nodes import Value as Composed
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.notation import (
    Value,
    block_lines,
    dismissal_values,
    item_lines,
    one_line_text,
    write_inline,
    write_pairs,
    write_scalar,
)
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus.yaml.spans import BREAK, ValueSpan, find_spans
from policy_compare.model import Dismissal

_MARK = "\ufeff"
_INDENTED_COMMENT = re.compile("(?:[ \t]*(?:\r\n|[\r\n]))*[ \t]+#")


class EditMistake(RuntimeError):
    """A change that does not fit the text. The user can mend nothing: it is a bug."""


class ValueChange(NamedTuple):
    """A value to set: ``key`` in the mapping at ``path``, which is made if it is absent.

    The path begins at the recommendation with that id, or at the top of the file where
    ``recommendation`` is empty: ``("evidence",)`` or ``("paper", "source")``.
    """

    recommendation: str
    path: tuple[str, ...]
    key: str
    value: str | int


def edit_values(text: str, changes: Sequence[ValueChange]) -> str:
    """The text of a paper's file with the changes, all else as it is to the character.

    The text must have been read without a problem of its YAML.

    Raises:
        EditMistake: the text cannot be changed so.
    """
    document = _read_plain(text)
    draft = _Draft(text)
    changes_by_id = _nest_changes(changes)
    # What the whole file gets comes after what the last recommendation in it gets.
    for id in sorted(changes_by_id, key=lambda id: not id):
        path = _path_to_recommendation(document, id)
        draft.put_values(path, changes_by_id[id])
        _merge_values(_value_at(document, path), changes_by_id[id])
    return draft.finish(document)


def add_dismissal(text: str, dismissal: Dismissal) -> str:
    """The text of a paper's file with one more passage at the end of ``dismissed``.

    Raises:
        EditMistake: the text cannot be changed so.
    """
    document = _read_plain(text)
    draft = _Draft(text)
    values = dismissal_values(dismissal)
    draft.append_item("dismissed", values)
    document.setdefault("dismissed", []).append(_value_as_read(values))
    return draft.finish(document)


class _Draft:
    """A text and the pieces that will stand in other places' stead."""

    def __init__(self, text: str) -> None:
        self._text = text.lstrip(_MARK)
        # Two programs may each have put one there.
        self._mark = text.removesuffix(self._text)
        self._root, self._end = find_spans(self._text)
        self._pieces: list[tuple[int, int, str]] = []
        # What else ends a line for YAML does so for few editors.
        newline = re.search("\r\n|[\r\n]", self._text)
        self._newline = newline.group() if newline else "\n"

    def put_values(self, path: Sequence[str | int], values: Mapping[str, Any]) -> None:
        """Set these keys of the mapping at the path, and those of the mappings in it."""
        span = self._root
        for step in path:
            inner: Any = span.value
            span = inner[step]
        self._put_below(span, values)

    def append_item(self, key: str, values: Mapping[str, Value]) -> None:
        """Add a mapping to the list that stands under a key of the whole file."""
        listed = _entries_of(self._root).get(key)
        if listed is not None and not isinstance(listed.value, list):
            raise EditMistake(f"{key} is no list")
        if listed is not None and listed.flow:
            self._insert_in_brackets(listed, f"{{{write_pairs(values)}}}")
        elif listed is not None:
            place = self._line_below(listed)
            self._insert_lines(place, item_lines(values, listed.column, fold=self._may_fold(place)))
        elif self._root.flow:
            self._insert_in_brackets(self._root, f"{key}: [{{{write_pairs(values)}}}]")
        else:
            indent = self._root.column
            self._insert_at_end([f"{' ' * indent}{key}:", *item_lines(values, indent + 2)])

    def finish(self, expected: Any) -> str:
        """The text with all pieces in their places, which must read as expected."""
        parts = []
        done = 0
        # Of pieces in one place, the first is that of the innermost mapping.
        for start, end, piece in sorted(self._pieces, key=lambda piece: piece[:2]):
            parts += [self._text[done:start], piece]
            done = end
        text = "".join((self._mark, *parts, self._text[done:]))
        if _read_plain(text) != expected:
            raise EditMistake("the changed text does not say what it should")
        return text

    def _put_below(self, span: ValueSpan, values: Mapping[str, Any]) -> None:
        missing = {}
        for key, value in values.items():
            inner = _entries_of(span).get(key)
            if inner is None:
                missing[key] = value
            elif isinstance(value, Mapping):
                self._put_below(inner, value)
            else:
                self._replace_value(inner, key, value, flow=span.flow)
        if missing and span.flow:
            self._insert_in_brackets(span, write_pairs(missing))
        elif missing:
            place = self._line_below(span)
            self._insert_lines(place, block_lines(missing, span.column, fold=self._may_fold(place)))

    def _replace_value(self, span: ValueSpan, key: str, value: str | int, *, flow: bool) -> None:
        if not isinstance(span.value, str):
            raise EditMistake(f"{key} is no text")
        if span.value.strip() == _value_as_read(value):
            return
        piece = write_inline(key, value, flow=flow)
        if span.quoted and isinstance(value, str):
            piece = write_scalar(value, quoted=True)
        # A key without a value ends with its colon.
        space = " " if span.start == span.end else ""
        self._pieces.append((span.start, span.end, space + piece))

    def _insert_in_brackets(self, span: ValueSpan, piece: str) -> None:
        """Add to a flow collection, right after what is last in it."""
        place = span.last + 1 if span.last == span.start else span.last
        self._pieces.append((place, place, f", {piece}" if span.value else piece))

    def _line_below(self, span: ValueSpan) -> int:
        """Where the line after the last of a block begins, before the comments below it."""
        following = BREAK.search(self._text, span.end)
        return following.end() if following else len(self._text)

    def _may_fold(self, place: int) -> bool:
        """Whether a folded text may end here: an indented comment would become part of it."""
        return _INDENTED_COMMENT.match(self._text, place) is None

    def _insert_at_end(self, lines: Sequence[str]) -> None:
        """Add lines at the end of the document, with an empty line before them."""
        last = self._text[: self._end].splitlines()[-1]
        self._insert_lines(self._end, ["", *lines] if last.strip() else lines)

    def _insert_lines(self, place: int, lines: Sequence[str]) -> None:
        piece = self._newline.join(lines)
        # The last line of a file may have no end; then the new last line has none either.
        ended = BREAK.fullmatch(self._text[place - 1 : place])
        piece = piece + self._newline if ended else self._newline + piece
        self._pieces.append((place, place, piece))


def _nest_changes(changes: Sequence[ValueChange]) -> dict[str, dict[str, Any]]:
    """The changes as nested mappings, by recommendation: one piece for each mapping."""
    changes_by_id: dict[str, dict[str, Any]] = {}
    for change in changes:
        inner = changes_by_id.setdefault(change.recommendation, {})
        for step in change.path:
            inner = inner.setdefault(step, {})
        inner[change.key] = change.value
    return changes_by_id


def _entries_of(span: ValueSpan) -> dict[str, ValueSpan]:
    if not isinstance(span.value, dict):
        raise EditMistake("a list or text stands where a mapping should")
    return span.value


def _path_to_recommendation(document: Any, id: str) -> tuple[str | int, ...]:
    """The way to the recommendation with the id, or to the whole file where it is empty."""
    if not id:
        return ()
    for place, recommendation in enumerate(document["recommendations"]):
        if recommendation["id"] == id:
            return "recommendations", place
    raise EditMistake(f"the file has no recommendation {id}")


def _value_at(document: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        document = document[step]
    return document


def _read_plain(text: str) -> Any:
    """What a text says, without marks."""
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is None or report.problems:
        raise EditMistake(f"the YAML has problems: {report.problems}")
    return _plain_value(root[0])


def _plain_value(value: Composed) -> Any:
    if isinstance(value, list):
        return [_plain_value(item) for item, _ in value]
    if isinstance(value, dict):
        return {key: _plain_value(inner) for key, (inner, *_) in value.items()}
    # The reader, too, takes no account of space around a text.
    return value.strip() if value else value


def _merge_values(values: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Set in plain values what the text is to say."""
    for key, value in changes.items():
        if isinstance(value, Mapping):
            _merge_values(values.setdefault(key, {}), value)
        else:
            values[key] = _value_as_read(value)


def _value_as_read(value: Value) -> Any:
    """A value as it is read again."""
    if isinstance(value, Mapping):
        return {key: _value_as_read(inner) for key, inner in value.items()}
    return one_line_text(value) if isinstance(value, str) else str(value)
