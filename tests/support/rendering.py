"""Answers in a format as one piece, as files hold them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from policy_compare.render import FORMATS, render_pieces
from policy_compare.views.table import View


def render(view: View, format: str) -> str:
    """The view as text to keep: without colour, and for ``table`` 80 columns wide."""
    content = render_content(view, format)
    assert isinstance(content, str)
    return content


def render_content(
    view: View, format: str, settings: Mapping[str, Any] = MappingProxyType({})
) -> str | bytes:
    """The view as it is kept, in any format: a text, or the bytes of a binary one."""
    content = b"".join(render_pieces(view, format, settings))
    return content if FORMATS[format].binary else content.decode()
