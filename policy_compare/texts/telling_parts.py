"""The parts of a text that tell its encoding: whatever is beyond ASCII, which all share."""

import re
from typing import Final

from policy_compare.invisible import without_invisible

#: What stands in a text for bytes that are no letter.
REPLACED: Final = "\ufffd"

#: A phrase has at most so many words, so many of them before the one that tells, and at most
#: so many letters on each side where no blanks part the words.
_WORDS: Final = 12
_BEFORE: Final = 5
_LETTERS: Final = 40

_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_TAG_OF_BYTES: Final = re.compile(_TAG.pattern.encode())
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\xa0\xad]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def telling_lines(data: bytes, most: int) -> bytes:
    """The lines that have more than ASCII, up to ``most`` bytes."""
    lines: list[bytes] = []
    room = most
    for line in data.splitlines(keepends=True):
        if line.isascii():
            continue
        lines.append(line[:room])
        room -= len(lines[-1])
        if room <= 0:
            break
    return b"".join(lines)


def without_tags(data: bytes) -> bytes:
    """What a page says, as far as that can be told before its encoding is known."""
    return _TAG_OF_BYTES.sub(b" ", data)


def telling_phrase(text: str) -> str:
    """At most 12 words around the first sign that another encoding would have read otherwise.

    What takes the place of bytes that are no letter tells more than what is one. The words are
    of one line, and nothing in them acts on a terminal.
    """
    text = _TAG.sub(" ", text)
    place = text.find(REPLACED)
    if place < 0:
        match = _BEYOND_ASCII.search(text)
        place = match.start() if match else 0
    line_start = text.rfind("\n", 0, place) + 1
    before = text[max(line_start, place - _LETTERS) : place].split(" ")
    after = text[place : place + _LETTERS].partition("\n")[0].split(" ")
    if place - _LETTERS > line_start and len(before) > 1:
        before = before[1:]
    if len(after) > 1 and text[place + _LETTERS : place + _LETTERS + 1].isalnum():
        after = after[:-1]
    before, after = before[-_BEFORE - 1 :], after[: _WORDS - _BEFORE]
    phrase = without_invisible(_CONTROL.sub(" ", " ".join(before) + " ".join(after)))
    return " ".join(phrase.split()[:_WORDS])
