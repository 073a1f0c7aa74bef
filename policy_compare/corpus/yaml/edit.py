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
    block,
    clean,
    inline,
    item,
    pairs,
    scalar,
    written,
)
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus.yaml.spans import BREAK, Span, spans
from policy_compare.model import Dismissal

_MARK = "\ufeff"
_INDENTED_COMMENT = re.compile("(?:[ \t]*(?:\r\n|[\r\n]))*[ \t]+#")


class Mistake(RuntimeError):
    """A change that does not fit the text. The user can mend nothing: it is a bug."""


class Change(NamedTuple):
    """A value to set: ``key`` in the mapping at ``path``, which is made if it is absent.

    The path begins at the recommendation with that id, or at the top of the file where
    ``recommendation`` is empty: ``("evidence",)`` or ``("paper", "source")``.
    """

    recommendation: str
    path: tuple[str, ...]
    key: str
    value: str | int


def edited(text: str, changes: Sequence[Change]) -> str:
    """The text of a paper's file with the changes, all else as it is to the character.

    The text must have been read without a problem of its YAML.

    Raises:
        Mistake: the text cannot be changed so.
    """
    whole = _read(text)
    draft = _Draft(text)
    wanted = _wanted(changes)
    # What the whole file gets comes after what the last recommendation in it gets.
    for id in sorted(wanted, key=lambda id: not id):
        path = _path(whole, id)
        draft.put(path, wanted[id])
        _merge(_at(whole, path), wanted[id])
    return draft.finished(whole)


def with_dismissal(text: str, dismissal: Dismissal) -> str:
    """The text of a paper's file with one more passage at the end of ``dismissed``.

    Raises:
        Mistake: the text cannot be changed so.
    """
    whole = _read(text)
    draft = _Draft(text)
    values = written(dismissal)
    draft.append("dismissed", values)
    whole.setdefault("dismissed", []).append(_said(values))
    return draft.finished(whole)


class _Draft:
    """A text and the pieces that will stand in other places' stead."""

    def __init__(self, text: str) -> None:
        self._text = text.lstrip(_MARK)
        # Two programs may each have put one there.
        self._mark = text.removesuffix(self._text)
        self._root, self._end = spans(self._text)
        self._pieces: list[tuple[int, int, str]] = []
        # What else ends a line for YAML does so for few editors.
        found = re.search("\r\n|[\r\n]", self._text)
        self._newline = found.group() if found else "\n"

    def put(self, path: Sequence[str | int], wanted: Mapping[str, Any]) -> None:
        """Set these keys of the mapping at the path, and those of the mappings in it."""
        span = self._root
        for step in path:
            inner: Any = span.value
            span = inner[step]
        self._put(span, wanted)

    def append(self, key: str, values: Mapping[str, Value]) -> None:
        """Add a mapping to the list that stands under a key of the whole file."""
        found = _entries(self._root).get(key)
        if found is not None and not isinstance(found.value, list):
            raise Mistake(f"{key} is no list")
        if found is not None and found.flow:
            self._insert_in_brackets(found, f"{{{pairs(values)}}}")
        elif found is not None:
            place = self._below(found)
            self._insert_lines(place, item(values, found.column, fold=self._folds(place)))
        elif self._root.flow:
            self._insert_in_brackets(self._root, f"{key}: [{{{pairs(values)}}}]")
        else:
            indent = self._root.column
            self._insert_at_end([f"{' ' * indent}{key}:", *item(values, indent + 2)])

    def finished(self, expected: Any) -> str:
        """The text with all pieces in their places, which must read as expected."""
        parts = []
        done = 0
        # Of pieces in one place, the first is that of the innermost mapping.
        for start, end, piece in sorted(self._pieces, key=lambda piece: piece[:2]):
            parts += [self._text[done:start], piece]
            done = end
        text = "".join((self._mark, *parts, self._text[done:]))
        if _read(text) != expected:
            raise Mistake("the changed text does not say what it should")
        return text

    def _put(self, span: Span, wanted: Mapping[str, Any]) -> None:
        missing = {}
        for key, value in wanted.items():
            inner = _entries(span).get(key)
            if inner is None:
                missing[key] = value
            elif isinstance(value, Mapping):
                self._put(inner, value)
            else:
                self._replace(inner, key, value, flow=span.flow)
        if missing and span.flow:
            self._insert_in_brackets(span, pairs(missing))
        elif missing:
            place = self._below(span)
            self._insert_lines(place, block(missing, span.column, fold=self._folds(place)))

    def _replace(self, span: Span, key: str, value: str | int, *, flow: bool) -> None:
        if not isinstance(span.value, str):
            raise Mistake(f"{key} is no text")
        if span.value.strip() == _said(value):
            return
        piece = inline(key, value, flow=flow)
        if span.quoted and isinstance(value, str):
            piece = scalar(value, quoted=True)
        # A key without a value ends with its colon.
        space = " " if span.start == span.end else ""
        self._pieces.append((span.start, span.end, space + piece))

    def _insert_in_brackets(self, span: Span, piece: str) -> None:
        """Add to a flow collection, right after what is last in it."""
        place = span.last + 1 if span.last == span.start else span.last
        self._pieces.append((place, place, f", {piece}" if span.value else piece))

    def _below(self, span: Span) -> int:
        """Where the line after the last of a block begins, before the comments below it."""
        following = BREAK.search(self._text, span.end)
        return following.end() if following else len(self._text)

    def _folds(self, place: int) -> bool:
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


def _wanted(changes: Sequence[Change]) -> dict[str, dict[str, Any]]:
    """The changes as nested mappings, by recommendation: one piece for each mapping."""
    found: dict[str, dict[str, Any]] = {}
    for change in changes:
        inner = found.setdefault(change.recommendation, {})
        for step in change.path:
            inner = inner.setdefault(step, {})
        inner[change.key] = change.value
    return found


def _entries(span: Span) -> dict[str, Span]:
    if not isinstance(span.value, dict):
        raise Mistake("a list or text stands where a mapping should")
    return span.value


def _path(whole: Any, id: str) -> tuple[str | int, ...]:
    """The way to the recommendation with the id, or to the whole file where it is empty."""
    if not id:
        return ()
    for place, one in enumerate(whole["recommendations"]):
        if one["id"] == id:
            return "recommendations", place
    raise Mistake(f"the file has no recommendation {id}")


def _at(whole: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        whole = whole[step]
    return whole


def _read(text: str) -> Any:
    """What a text says, without marks."""
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is None or report.problems:
        raise Mistake(f"the YAML has problems: {report.problems}")
    return _plain(root[0])


def _plain(value: Composed) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item, _ in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, (inner, *_) in value.items()}
    # The reader, too, takes no account of space around a text.
    return value.strip() if value else value


def _merge(known: dict[str, Any], wanted: Mapping[str, Any]) -> None:
    """Set in plain values what the text is to say."""
    for key, value in wanted.items():
        if isinstance(value, Mapping):
            _merge(known.setdefault(key, {}), value)
        else:
            known[key] = _said(value)


def _said(value: Value) -> Any:
    """A value as it is read again."""
    if isinstance(value, Mapping):
        return {key: _said(inner) for key, inner in value.items()}
    return clean(value) if isinstance(value, str) else str(value)
