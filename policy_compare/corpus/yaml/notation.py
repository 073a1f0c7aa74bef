"""How values are written in YAML so that every reader takes them for what they are.

The corpus is also read by editors and other people's programs, and those have their
own ideas: YAML 1.1 takes ``no`` for false, ``12:30`` for 750 and ``2024-12-04`` for a
date. A text that one of them could misread goes in double quotes, all others stand
as they are, as a person would write them.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Union

from policy_compare.invisible import is_blank, visible_text
from policy_compare.model import Dismissal

#: What can stand behind a key.
Value = Union[str, int, Sequence[str], Mapping[str, "Value"]]

#: Columns that a line of the corpus has at most, where it can be helped.
WIDTH = 100
#: Columns of a line of folded text, which is easier to read when it is shorter.
_FOLDED = 88

# What a text in a corpus may not hold (see ``characters``), or libyaml not read.
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
#: Ends of lines, as one program or another sees them, and tabs.
_BREAK = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")

#: Numbers, times and dates of YAML 1.1 and 1.2, and what looks like one.
_NUMBER = re.compile(
    r"[-+.]*[0-9][0-9_.:+-]*(?:[eE][-+]?[0-9]+)?|[-+]?0[xob][0-9a-fA-F_]+"
    r"|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?[Tt\s].*"
)
_WORDS = frozenset(
    ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", ".nan", ".inf")
)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.+")


def one_line_text(text: str) -> str:
    """The text on one line, without what may not stand in a corpus."""
    if text.isprintable():
        # Most texts are, and then little in them is to be cleaned.
        return visible_text(text).strip()
    joined = _SPACE.sub(lambda space: " " if _BREAK.search(space[0]) else space[0], text)
    return visible_text(_UNREADABLE.sub("", joined)).strip()


def write_scalar(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """The text, cleaned, as YAML on one line.

    ``flow`` is whether it stands in brackets or braces, where more signs have a
    meaning; ``quoted`` puts it in quotes whether it needs them or not.
    """
    text = one_line_text(text)
    return text if not quoted and is_plain_scalar(text, flow=flow) else _in_double_quotes(text)


def is_plain_scalar(text: str, *, flow: bool = False) -> bool:
    """Whether a clean text can stand without quotes."""
    if not text or text[0] in _INDICATORS or text[-1] == ":" or "\ufeff" in text:
        return False
    if ": " in text or " #" in text or text.casefold() in _WORDS or _NUMBER.fullmatch(text):
        return False
    return not (flow and any(sign in text for sign in ",[]{}:?"))


def entry_lines(key: str, value: Value, indent: int, *, fold: bool = True) -> list[str]:
    """The lines of a key and its value in a block that is indented so far.

    A mapping stands in braces, a list in brackets and a text on the key's line, where that
    line is not too long; the lines are those that a person would write otherwise. Without ``fold``
    a text is on one line however long it is.
    """
    start = f"{' ' * indent}{write_scalar(key)}:"
    line = f"{start} {write_inline(key, value)}"
    if len(line) <= WIDTH or isinstance(value, int):
        return [line]
    if isinstance(value, str):
        text = one_line_text(value)
        # The mark of byte order can be written with an escape only.
        if not fold or key == "quote" or "\ufeff" in text:
            return [line]
        below = " " * (indent + 2)
        return [f"{start} >-", *(below + part for part in wrap_text(text, _FOLDED - indent))]
    if isinstance(value, Mapping):
        return [start, *block_lines(value, indent + 2, fold=fold)]
    return [start, *(f"{' ' * indent}  - {write_scalar(item)}" for item in value)]


def block_lines(values: Mapping[str, Value], indent: int, *, fold: bool = True) -> list[str]:
    """The lines of keys and values in a block that is indented so far."""
    return [line for pair in values.items() for line in entry_lines(*pair, indent, fold=fold)]


def item_lines(values: Mapping[str, Value], indent: int, *, fold: bool = True) -> list[str]:
    """The lines of a mapping as an item of a block list that is indented so far."""
    lines = block_lines(values, indent + 2, fold=fold)
    return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def dismissal_values(dismissal: Dismissal) -> dict[str, Value]:
    """What is said of a dismissed passage, in the order in which people write it."""
    values = dismissal._asdict()
    why = values.pop("why")
    return filled_values({**values, "why": why})


def filled_values(values: Mapping[str, Any]) -> dict[str, Value]:
    """Those of the values that there are; of a text that nobody sees nothing would be left."""
    return {
        key: value
        for key, value in values.items()
        if value and not (isinstance(value, str) and is_blank(value))
    }


def write_inline(key: str, value: Value, *, flow: bool = False) -> str:
    """The value of the key, on the key's line."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # A quote is put in quotes as a sign of what it is.
        return write_scalar(value, flow=flow, quoted=key == "quote")
    if isinstance(value, Mapping):
        return f"{{{write_pairs(value)}}}"
    return f"[{', '.join(write_scalar(item, flow=True) for item in value)}]"


def write_pairs(values: Mapping[str, Value]) -> str:
    """Keys and values as they stand in braces."""
    return ", ".join(
        f"{write_scalar(key, flow=True)}: {write_inline(key, value, flow=True)}"
        for key, value in values.items()
    )


def wrap_text(text: str, width: int) -> list[str]:
    """The text in lines of about so many signs, cut at single spaces only.

    Joined with a space they are the text again: a run of several spaces is kept
    whole, and a line that began with a space would be kept as it is by YAML.
    """
    lines: list[str] = []
    for word in re.split("(?<! ) (?! )", text):
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _in_double_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\ufeff", "\\uFEFF")
    return f'"{escaped}"'
