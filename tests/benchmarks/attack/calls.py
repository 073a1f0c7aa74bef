"""Draws calls of the program from what its commands take, and judges what a call left.

The options are read off the commands themselves, so that a new one is attacked on the day
it comes.
"""

import csv
import io
import json
import os
import random
import re
import shlex
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.cli.deferred_commands import build_command
from policy_compare.cli.program import COMMANDS
from tests.benchmarks.attack.mutations import VALUES
from tests.support.runs import Ended

#: The commands that answer a question about a corpus, with every filter.
VIEWS = tuple(
    one.name
    for one in COMMANDS
    if one.name
    not in ("init", "check", "import", "draft", "coverage", "reliability", "reconcile", "guide")
)

#: Words that stand for something in an option.
_WORDS = (
    *MEASURES, "proposition", "for", "tastle_wierman", "unit_a", "n", "all", "bad-id", "yaml-tab",
    "differences", "matches", "coefficients", "text=Recommendation", "from=a", "stance=b",
    "1=support", "topics=/", "=", "a=", "=a", "text=text", "yes=silent",
)  # fmt: skip

_NUMBERS = ("0", "1", "2", "5", "50", "-1", "1e3", "99999999999999999999999", "x", "", "1.5")

FORMATS = ("table", "markdown", "csv", "json")


@cache
def _parameters(command: str) -> tuple[Any, ...]:
    described = next(one for one in COMMANDS if one.name == command)
    return tuple(build_command(described).params)


def call(
    chance: random.Random,
    command: str,
    names: Mapping[str, Sequence[str]],
    paths: Sequence[str] = (),
    *,
    strange: float,
    without: Sequence[str] = (),
) -> list[str]:
    """A call of the command with some of its options, and without some.

    ``names`` are names of the corpus, by the option that takes them; ``paths`` those of
    files and folders. So often as ``strange`` says a value is anything instead.
    """
    words: list[str] = []
    arguments: list[str] = []
    for one in _parameters(command):
        option = one.opts[-1]
        if option in without:
            continue
        if not option.startswith("-"):
            most = 1 if one.nargs == 1 else chance.choice((1, 1, 2, 3))
            if one.required or chance.random() < 0.2:
                arguments += [_value(chance, one, names, paths, strange) for _ in range(most)]
        elif one.required or chance.random() < 0.1:
            words.append(option)
            if not one.is_flag:
                given = [_value(chance, one, names, paths, strange) for _ in range(one.nargs)]
                words += given
                if one.multiple and chance.random() < 0.4:
                    words += [option, _value(chance, one, names, paths, strange)]
    if chance.random() < strange / 4:
        words.insert(chance.randint(0, len(words)), _argument(chance.choice(VALUES)))
    return [command, *words, *(["--"] if chance.random() < 0.1 else []), *arguments]


def _value(
    chance: random.Random,
    one: Any,
    names: Mapping[str, Sequence[str]],
    paths: Sequence[str],
    strange: float,
) -> str:
    if chance.random() < strange:
        return _argument(chance.choice(VALUES))
    kind = type(one.type).__name__
    if "Path" in kind and paths:
        return chance.choice(paths)
    if "Range" in kind:
        return chance.choice(_NUMBERS[:5])
    metavar: str = one.metavar or ""
    if "|" in metavar:
        return chance.choice(metavar.split("|"))
    if own := names.get(one.opts[-1]):
        return chance.choice(own)
    if metavar in ("NAME", "WORDS", ""):
        return chance.choice(names[""])
    return chance.choice((*_WORDS, *_NUMBERS))


def _argument(text: str) -> str:
    """The text as a system hands it over: bytes that are no UTF-8 pass, a NUL does not."""
    return os.fsdecode(text.replace("\x00", "\x01").encode("utf-8", "surrogatepass"))


def shown(arguments: Sequence[str]) -> str:
    """The call as it is typed."""
    return shlex.join(["policy-compare", *arguments])


def judged(arguments: Sequence[str], ended: Ended, codes: Sequence[int] = (0, 1, 2)) -> str:
    """What is wrong with what the call left; empty if nothing is."""
    if ended.code is None:
        return "it hung"
    if b"Traceback" in ended.err:
        last = ended.told.rstrip().rpartition("\n")[2]
        return f"a traceback: {last[:300]}"
    if ended.code not in codes:
        return f"exit {ended.code}"
    try:
        text = ended.out.decode()
        complaint = ended.err.decode()
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error}"
    if ended.code == 2 and not re.search(r"(?m)^error: |Error ─|^Usage: ", complaint):
        return "exit 2 without a word"
    if ended.code == 2 and text:
        return "exit 2 and an answer"
    return _ill_formed(_format(arguments), text) or _active(complaint)


def _format(arguments: Sequence[str]) -> str:
    """The format that the call asks for, as far as it is told by an option."""
    given = [two for one, two in pairwise(arguments) if one == "--format"]
    if given:
        return given[-1]
    return "markdown" if arguments[0] == "export" else "table"


def _ill_formed(format: str, text: str) -> str:
    if not text:
        return ""
    if format == "json":
        return _ill_formed_json(text)
    if format == "csv":
        return _ill_formed_csv(text)
    return _active(text)


def _ill_formed_json(text: str) -> str:
    try:
        held = json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        return f"no JSON: {error}"
    if any(list(row) != held["columns"] for row in held["rows"]):
        return "JSON with a row of other columns"
    return ""


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _ill_formed_csv(text: str) -> str:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return f"no CSV: {error}"
    if {len(row) for row in rows} != {len(rows[0])}:
        return "CSV with rows of other lengths"
    return _active(text.replace("\r\n", "\n"))


def _active(text: str) -> str:
    """Whether something in the text acts on the terminal that shows it."""
    for sign in text:
        if sign not in "\n\t" and (unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")):
            return f"U+{ord(sign):04X} in what is shown"
    return ""
