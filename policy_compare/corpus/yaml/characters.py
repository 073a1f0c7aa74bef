"""The text of a file, and the characters in it that nobody sees."""

import re
from collections.abc import Iterable

from policy_compare.corpus.yaml.report import Mark, OwnMark, Report
from policy_compare.invisible import describe_character, find_invisible
from policy_compare.problems import ProblemKind

# Half a character, which nothing can encode, comes only from a parser that is not libyaml.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


NOT_UTF8 = ProblemKind(
    code="not-utf8",
    message="the file is not UTF-8: byte {byte} at this place",
    hint="save it as UTF-8 (not UTF-16, Latin-1 or Windows-1252)",
    meaning="All files of a corpus are UTF-8, so that names and quotes look the same on "
    "every machine.",
)


def decode_utf8(data: bytes, report: Report) -> str | None:
    """The file's text, or None once it is reported that it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error's own bytes are those after a byte order mark.
        before = error.object[: error.start].decode()
        report(NOT_UTF8, mark_after(before), byte=f"0x{error.object[error.start]:02X}")
        return None


def mark_after(text: str) -> Mark:
    """The place that follows the text; lines end where libyaml ends them."""
    lines = f"{text}|".splitlines()
    return OwnMark(len(lines) - 1, len(lines[-1]) - 1)


CONTROL_CHARACTER = ProblemKind(
    code="control-character",
    message="the text holds the control character {char}",
    hint="delete it",
    meaning="Control characters are invisible and can rewrite what a terminal shows. No "
    "text of a paper needs them.",
)


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
    first_by_reason: dict[str, tuple[ProblemKind, str]] = {}
    for text in texts:
        if control := CONTROL.search(text):
            first_by_reason.setdefault("", (CONTROL_CHARACTER, control.group()))
        for character, kind in find_invisible(text):
            problem = DIRECTION_CHARACTER if kind.direction else INVISIBLE_CHARACTER
            # A hidden text would be as many as it has letters.
            first_by_reason.setdefault(kind.why, (problem, character))
    for why, (problem, character) in first_by_reason.items():
        report(problem, mark, char=describe_character(character), why=why)
