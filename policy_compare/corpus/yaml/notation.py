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

#: What can stand behind a key; None where nothing does.
Value = Union[str, int, None, Sequence[Union[str, Mapping[str, "Value"]]], Mapping[str, "Value"]]

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
    line is not too long; the lines are those that a person would write otherwise. What holds
    mappings stands below its key. Without ``fold`` a text is on one line however long it is.
    """
    start = f"{' ' * indent}{write_scalar(key)}:"
    line = f"{start} {write_inline(key, value)}".rstrip(" ")
    if not value or isinstance(value, int):
        return [line]
    if isinstance(value, str):
        text = one_line_text(value)
        # The mark of byte order can be written with an escape only.
        if len(line) <= WIDTH or not fold or key == "quote" or "\ufeff" in text:
            return [line]
        below = " " * (indent + 2)
        return [f"{start} >-", *(below + part for part in wrap_text(text, _FOLDED - indent))]
    if len(line) <= WIDTH and key != "positions" and not holds_mappings(value):
        return [line]
    if not isinstance(value, Mapping):
        return [start, *(line for item in value for line in _item_lines(key, item, indent, fold))]
    if key == "positions" or not holds_mappings(value):
        return [start, *block_lines(value, indent + 2, fold=fold)]
    named = value.items()
    return [start, *(line for pair in named for line in named_lines(*pair, indent + 2, fold=fold))]


def holds_mappings(value: Value) -> bool:
    """Whether there are mappings in the mapping or list."""
    if value is None or isinstance(value, str | int):
        return False
    values = value.values() if isinstance(value, Mapping) else value
    return any(isinstance(inner, Mapping) for inner in values)


def named_lines(id: str, values: Any, indent: int, *, fold: bool = True) -> list[str]:
    """The lines of one topic, proposition, actor or instrument in its section of a codebook."""
    if not isinstance(values, Mapping) or set(values) <= {"label"}:
        return entry_lines(id, values, indent, fold=fold)
    return [f"{' ' * indent}{write_scalar(id)}:", *block_lines(values, indent + 2, fold=fold)]


def block_lines(values: Mapping[str, Value], indent: int, *, fold: bool = True) -> list[str]:
    """The lines of keys and values in a block that is indented so far."""
    return [line for pair in values.items() for line in entry_lines(*pair, indent, fold=fold)]


def _item_lines(key: str, item: Value, indent: int, fold: bool) -> list[str]:
    """The lines of an item of the list below a key that is indented so far."""
    if isinstance(item, Mapping) and key != "authors":
        return item_lines(item, indent + 2, fold=fold)
    return [f"{' ' * indent}  - {write_inline('', item)}"]


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
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # A quote is put in quotes as a sign of what it is.
        return write_scalar(value, flow=flow, quoted=key == "quote")
    if isinstance(value, Mapping):
        return f"{{{write_pairs(value)}}}"
    return f"[{', '.join(write_inline('', item, flow=True) for item in value)}]"


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
