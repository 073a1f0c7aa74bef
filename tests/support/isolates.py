"""Isolates of the bidirectional algorithm in what was written, checked and taken off."""

import re

_ISOLATE = re.compile("[\u2067\u2068]([^\u2066-\u2069\n]+)\u2069")


def bare(text: str) -> str:
    """The text without isolates; each ends on its line, none is in another, and none empty."""
    taken = _ISOLATE.sub(r"\1", text)
    assert not re.search("[\u2066-\u2069]", taken), ascii(text)
    return taken
