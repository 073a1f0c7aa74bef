"""Turns the bytes of a YAML file into nodes that know their line.

PyYAML's own loaders read ``no`` as false and ``12:30`` as 750, let the last of two
equal keys win in silence, expand anchors, and forget where things stood. This one
keeps every scalar as its text and every key with its place. It builds on libyaml's
event stream and so takes a third of the time of ``CSafeLoader``.

A node is a pair of a value and its mark. A value is a text, a list of nodes, a
mapping from keys to entries, or None where nothing was written; an entry is the
value, its mark, and the mark of its key.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Union

import yaml
from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.invisible import find_invisible, has_invisible, named
from policy_compare.problems import ProblemKind

Value = Union[str, list["Node"], dict[str, "Entry"], None]
Node = tuple[Value, Mark]
Entry = tuple[Value, Mark, Mark]

#: Deeper than any form of ours, and far from Python's limit on recursion.
_DEEPEST = 20

# Half a character, which nothing can encode, comes only from a parser that is not libyaml.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

#: What libyaml says, from 0.2.6 on, of brackets that it counts before it tells of the first.
_NESTED = "nesting depth"

#: What to do about the syntax errors that people make, by a part of libyaml's words.
_FIXES = (
    (
        "mapping values are not allowed",
        "put a text that holds ': ' in quotes, or check the indentation",
    ),
    ("block collection", "check the indentation, and quotes inside a text"),
    ("while parsing a block mapping", "check the indentation, and quotes inside a text"),
    (
        "expected ',' or",
        "put a comma between two entries, and check that every [ has its ] and every { its }",
    ),
    ("while scanning a quoted scalar", "close the quote"),
    ("quoted scalar", "use single quotes, or write two backslashes for one"),
    ("could not find expected ':'", "put a colon and a space after the key"),
    ("cannot start any token", "put quotes around the text"),
)

# libyaml is part of every published build of PyYAML for the common systems; where
# it is missing, the parser written in Python gives the same events, more slowly.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """The rest of the file cannot be read; the problem is already reported."""


CONTROL_CHARACTER = ProblemKind(
    code="control-character",
    message="the text holds the control character {char}",
    hint="delete it",
    meaning="Control characters are invisible and can rewrite what a terminal shows. No "
    "text of a paper needs them.",
)


def compose(data: bytes, report: Report) -> Node | None:
    """The file's one document as a node, or None where it cannot be read.

    Everything that is wrong goes to ``report``. Duplicate keys, anchors and tags
    do not end the reading: what follows them is still read.
    """
    text = decode(data, report)
    if text is None:
        return None
    try:
        root = _document(text, report)
    except _Stop:
        return None
    except yaml.reader.ReaderError as error:
        # The parsers count its position in bytes or in characters; the character is one.
        before = text.partition(chr(error.character))[0]
        report(CONTROL_CHARACTER, _place(before), char=named(chr(error.character)))
        return None
    except yaml.MarkedYAMLError as error:
        _syntax(error, text, report)
        return None
    if root is not None and ("\\" in text or has_invisible(text)):
        # libyaml lets no control character through, but "\e" in quotes makes one.
        report_all_characters(root, report)
    return root


NOT_UTF8 = ProblemKind(
    code="not-utf8",
    message="the file is not UTF-8: byte {byte} at this place",
    hint="save it as UTF-8 (not UTF-16, Latin-1 or Windows-1252)",
    meaning="All files of a corpus are UTF-8, so that names and quotes look the same on "
    "every machine.",
)


def decode(data: bytes, report: Report) -> str | None:
    """The file's text, or None once it is reported that it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error's own bytes are those after a byte order mark.
        before = error.object[: error.start].decode()
        report(NOT_UTF8, _place(before), byte=f"0x{error.object[error.start]:02X}")
        return None


class _Place:
    """A mark made by us, for what the parser gives none for."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def _place(before: str) -> Mark:
    """The place that follows the text ``before``; lines end where libyaml ends them."""
    lines = f"{before}|".splitlines()
    return _Place(len(lines) - 1, len(lines[-1]) - 1)


YAML_DOCUMENTS = ProblemKind(
    code="yaml-documents",
    message="a second document begins here",
    hint="make it a file of its own, and delete the --- line",
    meaning="A file holds one paper or the codebook. What follows the --- line would not be read.",
)

EMPTY_FILE = ProblemKind(
    code="empty-file",
    message="the file is empty",
    hint="write the paper, the codebook or the table in it, or delete it",
    meaning="Nothing but space and comments stands in the file.",
)


def _document(text: str, report: Report) -> Node | None:
    parser = _Parser(text)
    try:
        following = parser.get_event
        following()  # the stream's start
        event = following()
        if event.__class__ is StreamEndEvent:
            report(EMPTY_FILE)
            return None
        root = _node(following(), following, report, 0)
        following()  # the document's end
        event = following()
        if event.__class__ is DocumentStartEvent:
            report(YAML_DOCUMENTS, event.start_mark)
    finally:
        parser.dispose()
    if root[0] is None:
        report(EMPTY_FILE)
        return None
    return root


YAML_ANCHOR = ProblemKind(
    code="yaml-anchor",
    message="an anchor or alias (& or *) is not read here",
    hint="write the text out; put quotes around a text that begins with & or *",
    meaning="Anchors let a small file grow without limit, and make a coding hard to read. "
    "The form of a corpus needs none.",
)

YAML_DEPTH = ProblemKind(
    code="yaml-depth",
    message="nested deeper than anything that a corpus holds",
    hint="see policy-compare init for the form",
    meaning="The form of a corpus is a few levels deep. A file that is nested much deeper "
    "is something else, or an attack.",
)

DUPLICATE_KEY = ProblemKind(
    code="duplicate-key",
    message="the key '{key}' stands here a second time",
    hint="delete one of the two, or join them",
    meaning="YAML readers keep the last of two equal keys and drop the first in silence, "
    "so a coding would be lost.",
)

WRONG_FORM = ProblemKind(
    code="wrong-form",
    message="{what} should be {wanted}, and is {found}",
    hint="{fix}",
    meaning="The value has another form than its key asks for.",
)


def _node(event: Any, following: Callable[[], Any], report: Report, depth: int) -> Node:
    """The node that begins with ``event``, and all that is in it."""
    kind = event.__class__
    mark = event.start_mark
    if kind is ScalarEvent:
        if event.tag or event.anchor:
            _refuse(event, report)
        # Nothing at all is no text; an empty text in quotes is one.
        return (event.value or (None if event.implicit[0] else ""), mark)
    if depth == _DEEPEST:
        report(YAML_DEPTH, mark)
        raise _Stop
    if kind is MappingStartEvent:
        if event.tag or event.anchor:
            _refuse(event, report)
        mapping: dict[str, Entry] = {}
        while (event := following()).__class__ is not MappingEndEvent:
            key, key_mark = _node(event, following, report, depth + 1)
            value, value_mark = _node(following(), following, report, depth + 1)
            if key.__class__ is not str:
                found = "nothing" if key is None else "a list or mapping"
                report(
                    WRONG_FORM, key_mark, what="a key", wanted="text", found=found,
                    fix="write a key before the colon, without brackets",
                )  # fmt: skip
            elif key in mapping:
                report(DUPLICATE_KEY, key_mark, key=key)
            else:
                mapping[key] = (value, value_mark, key_mark)
        return (mapping, mark)
    if kind is SequenceStartEvent:
        if event.tag or event.anchor:
            _refuse(event, report)
        items: list[Node] = []
        while (event := following()).__class__ is not SequenceEndEvent:
            items.append(_node(event, following, report, depth + 1))
        return (items, mark)
    report(YAML_ANCHOR, mark)  # what is left is an alias
    return ("", mark)


YAML_TAG = ProblemKind(
    code="yaml-tag",
    message="a tag ({tag}) is not read here",
    hint="leave it out; put quotes around a text that begins with !",
    meaning="Tags ask the reader to build other things than text, lists and mappings. The "
    "form of a corpus needs none, and some are an attack.",
)


def _refuse(event: Any, report: Report) -> None:
    """Report a tag or an anchor; the value is read as if it were not there."""
    if event.anchor:
        report(YAML_ANCHOR, event.start_mark)
    if event.tag:
        report(YAML_TAG, event.start_mark, tag=event.tag)


YAML_SYNTAX = ProblemKind(
    code="yaml-syntax",
    message="the YAML does not parse: {reason}",
    hint="{fix}",
    meaning="The file is not well-formed YAML from this place on, so the rest of it was "
    "not read. Most often a text with a colon or a quote mark wants quotes around it, or a "
    "line is indented otherwise than its neighbours.",
)

YAML_TAB = ProblemKind(
    code="yaml-tab",
    message="a tab stands where YAML wants spaces",
    hint="indent with spaces",
    meaning="YAML forbids tabs in indentation. Most editors can replace them.",
)


def _syntax(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    """Say in words what libyaml stumbled over."""
    if _NESTED in (error.problem or ""):
        report(YAML_DEPTH, error.problem_mark)
        return
    # Of what is left open, the beginning says more than the end of the file.
    end = _place(text.rstrip())
    marks = (error.problem_mark, error.context_mark)
    mark: Mark = next((mark for mark in marks if mark and _before(mark, end)), end)
    lines = text.splitlines()
    if mark.line < len(lines) and _tab_before(lines[mark.line], mark.column):
        report(YAML_TAB, mark)
        return
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    fix = next((fix for part, fix in _FIXES if part in reason), "see what stands before it")
    report(YAML_SYNTAX, mark, reason=reason, fix=fix)


def _before(mark: Mark, end: Mark) -> bool:
    return (mark.line, mark.column) < (end.line, end.column)


def _tab_before(line: str, column: int) -> bool:
    """Whether the line is indented with a tab at or before the column."""
    indent = line[: len(line) - len(line.lstrip())]
    return "\t" in indent and column <= len(indent)


def report_all_characters(node: Node, report: Report) -> None:
    """Report characters of a node, and of all in it, that nobody sees."""
    value, mark = node
    if isinstance(value, str):
        report_characters([value], mark, report)
    elif isinstance(value, list):
        for item in value:
            report_all_characters(item, report)
    elif value:
        for key, (inner, inner_mark, key_mark) in value.items():
            report_characters([key], key_mark, report)
            report_all_characters((inner, inner_mark), report)


DIRECTION_CHARACTER = ProblemKind(
    code="direction-character",
    severity="warning",
    message="the text holds the invisible direction mark {char}",
    hint="delete it, since {why}",
    meaning="Such marks change the order in which text is shown, so that a reader sees "
    "something else than the program. They are left out of what it prints, save those that "
    "stand in a text with letters that are read from right to left.",
)

INVISIBLE_CHARACTER = ProblemKind(
    code="invisible-character",
    severity="warning",
    message="the text holds the invisible character {char}",
    hint="delete it, since {why}",
    meaning="Two texts that differ in it look the same and are two to a program. Such "
    "characters are left out of what is printed, save where a script needs them: joiners "
    "in Persian, Hindi and emoji, for one.",
)


def report_characters(texts: Iterable[str], mark: Mark, report: Report) -> None:
    """Report what is invisible in texts that stand at one place, the first of each kind."""
    met: dict[str, tuple[ProblemKind, str]] = {}
    for text in texts:
        if control := CONTROL.search(text):
            met.setdefault("", (CONTROL_CHARACTER, control.group()))
        for character, kind in find_invisible(text):
            problem = DIRECTION_CHARACTER if kind.direction else INVISIBLE_CHARACTER
            # A hidden text would be as many as it has letters.
            met.setdefault(kind.why, (problem, character))
    for why, (problem, character) in met.items():
        report(problem, mark, char=named(character), why=why)
