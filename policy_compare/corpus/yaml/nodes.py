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
from collections.abc import Callable, Mapping
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

from policy_compare.corpus.yaml.characters import (
    CONTROL_CHARACTER,
    decode_utf8,
    mark_after,
    report_characters,
)
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.invisible import describe_character, has_invisible
from policy_compare.problems import ProblemKind

Value = Union[str, list["Node"], dict[str, "Entry"], None]
Node = tuple[Value, Mark]
Entry = tuple[Value, Mark, Mark]

#: Deeper than any form of ours, and far from Python's limit on recursion.
_DEEPEST = 20

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


class _UnreadableRest(Exception):
    """The rest of the file cannot be read; the problem is already reported."""


def read_yaml(data: bytes, report: Report) -> Node | None:
    """The file's one document as a node, or None where it cannot be read.

    Everything that is wrong goes to ``report``. Duplicate keys, anchors and tags
    do not end the reading: what follows them is still read.
    """
    text = decode_utf8(data, report)
    if text is None:
        return None
    if conflict := _CONFLICT.search(text):
        report(GIT_CONFLICT, mark_after(text[: conflict.start()]))
        return None
    try:
        root = _read_document(text, report)
    except _UnreadableRest:
        return None
    except yaml.reader.ReaderError as error:
        # The parsers count its position in bytes or in characters; the character is one.
        before = text.partition(chr(error.character))[0]
        report(CONTROL_CHARACTER, mark_after(before), char=describe_character(chr(error.character)))
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax_error(error, text, report)
        return None
    if root is not None and ("\\" in text or has_invisible(text)):
        # libyaml lets no control character through, but "\e" in quotes makes one.
        report_characters_in_node(root, report)
    return root


#: With what git marks where two versions begin, part and end.
_CONFLICT = re.compile(r"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)

GIT_CONFLICT = ProblemKind(
    code="git-conflict",
    message="git left a conflict here",
    hint="keep one of the two versions, and take out the marks: <<<<<<<, =======, >>>>>>>",
    meaning="Two people changed the same lines, and git wrote both versions into the file, for "
    "somebody to decide. Until then nothing of the file is read.",
)

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


def _read_document(text: str, report: Report) -> Node | None:
    parser = _Parser(text)
    try:
        next_event = parser.get_event
        next_event()  # the stream's start
        event = next_event()
        if event.__class__ is StreamEndEvent:
            report(EMPTY_FILE)
            return None
        root = _read_node(next_event(), next_event, report, 0)
        next_event()  # the document's end
        event = next_event()
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


def _read_node(event: Any, next_event: Callable[[], Any], report: Report, depth: int) -> Node:
    """The node that begins with ``event``, and all that is in it."""
    kind = event.__class__
    mark = event.start_mark
    if kind is ScalarEvent:
        if event.tag or event.anchor:
            _report_unread_sign(event, report)
        # Nothing at all is no text; an empty text in quotes is one.
        return (event.value or (None if event.implicit[0] else ""), mark)
    if depth == _DEEPEST:
        report(YAML_DEPTH, mark)
        raise _UnreadableRest
    if kind is MappingStartEvent:
        if event.tag or event.anchor:
            _report_unread_sign(event, report)
        mapping: dict[str, Entry] = {}
        while (event := next_event()).__class__ is not MappingEndEvent:
            key, key_mark = _read_node(event, next_event, report, depth + 1)
            value, value_mark = _read_node(next_event(), next_event, report, depth + 1)
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
            _report_unread_sign(event, report)
        items: list[Node] = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            items.append(_read_node(event, next_event, report, depth + 1))
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


def _report_unread_sign(event: Any, report: Report) -> None:
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


def _report_syntax_error(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    """Say in words what libyaml stumbled over."""
    if _NESTED in (error.problem or ""):
        report(YAML_DEPTH, error.problem_mark)
        return
    # Of what is left open, the beginning says more than the end of the file.
    end = mark_after(text.rstrip())
    marks = (error.problem_mark, error.context_mark)
    mark: Mark = next((mark for mark in marks if mark and _stands_before(mark, end)), end)
    lines = text.splitlines()
    if mark.line < len(lines) and _has_tab_in_indent(lines[mark.line], mark.column):
        report(YAML_TAB, mark)
        return
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    fix = next((fix for part, fix in _FIXES if part in reason), "see what stands before it")
    report(YAML_SYNTAX, mark, reason=reason, fix=fix)


def _stands_before(mark: Mark, end: Mark) -> bool:
    return (mark.line, mark.column) < (end.line, end.column)


def _has_tab_in_indent(line: str, column: int) -> bool:
    """Whether the line is indented with a tab at or before the column."""
    indent = line[: len(line) - len(line.lstrip())]
    return "\t" in indent and column <= len(indent)


def node_of(value: Any, mark: Mark) -> Node:
    """Plain values, as JSON or a record has them, as a file would give them, all at one mark."""
    if isinstance(value, Mapping):
        return {str(key): (*node_of(inner, mark), mark) for key, inner in value.items()}, mark
    if isinstance(value, list):
        return [node_of(item, mark) for item in value], mark
    return None if value is None else str(value), mark


def report_characters_in_node(node: Node, report: Report) -> None:
    """Report characters of a node, and of all in it, that nobody sees."""
    value, mark = node
    if isinstance(value, str):
        report_characters([value], mark, report)
    elif isinstance(value, list):
        for item in value:
            report_characters_in_node(item, report)
    elif value:
        for key, (inner, inner_mark, key_mark) in value.items():
            report_characters([key], key_mark, report)
            report_characters_in_node((inner, inner_mark), report)


def find_mark(root: Node, *path: str) -> Mark:
    """Where the value at ``path`` stands, or the nearest place above it.

    A step is a key of a mapping, or the text of an item of a list.
    """
    value: Any = root[0]
    mark = root[1]
    for step in path:
        if isinstance(value, dict) and step in value:
            value, value_mark, key_mark = value[step]
            # A mapping begins on the line after its key; the key is what to show.
            mark = key_mark if isinstance(value, dict) else value_mark
        elif isinstance(value, list):
            marks = (item_mark for item, item_mark in value if _is_text(item, step))
            mark = next(marks, mark)
            break
        else:
            break
    return mark


def _is_text(item: Value, text: str) -> bool:
    """Whether the item of a list is this text."""
    return isinstance(item, str) and item.strip() == text
