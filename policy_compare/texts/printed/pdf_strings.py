"""Reads the strings in which a PDF names its pages and itself.

They may hold halves of characters and signs that act rather than show, which the package
that binds PDFium does not expect.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from policy_compare.texts.properties import line_of_letters

_LONGEST_LABEL = 40


def page_label(raw: Any, document: Any, number: int) -> str:
    """The label that a file gives the page at a place, counted from 0.

    It is empty if there is none, or if no page can be called so, as with the millionth in
    Roman figures.
    """
    label = _read_string(lambda *space: raw.FPDF_GetPageLabel(document, number, *space))
    return label if len(label) <= _LONGEST_LABEL else ""


def metadata_value(raw: Any, document: Any, key: str) -> str:
    """What the file's own metadata say under a key; empty if they say nothing."""
    name = key.encode() + b"\0"
    return _read_string(lambda *space: raw.FPDF_GetMetaText(document, name, *space))


def _read_string(ask: Callable[[Any, int], int]) -> str:
    """The string that PDFium writes into a buffer, once its length is known."""
    length = ask(None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    ask(buffer, length)
    return line_of_letters(buffer.raw[: length - 2].decode("utf-16-le", "replace"))
