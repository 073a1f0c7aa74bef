"""What the styles of an OpenDocument text say, with what each takes from its parents."""

from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.markup.office_contents import LetterLook

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE: Final = _NAMESPACE % "office"
STYLE: Final = _NAMESPACE % "style"
TEXT: Final = _NAMESPACE % "text"
TABLE: Final = _NAMESPACE % "table"
DRAW: Final = _NAMESPACE % "drawing"
EXTENSION: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_SVG: Final = _NAMESPACE % "svg-compatible"
_FORMATTING: Final = _NAMESPACE % "xsl-fo-compatible"

_HEAVY: Final = frozenset({"bold", "600", "700", "800", "900"})


class OdtStyle(NamedTuple):
    """What a style says: its letters, its list, and its name before those of its parents.

    The names are in lower case; styles that programs make for some paragraphs have none.
    ``list_style`` is empty for a style that has no list, and None where nothing is said.
    """

    names: tuple[str, ...] = ()
    look: LetterLook = LetterLook()
    list_style: str | None = None


class OdtStyles:
    """The styles of a document, each looked up once."""

    def __init__(self, *roots: "_Element") -> None:
        """``roots`` hold the styles, those first that go before others of the same name."""
        self._elements: dict[tuple[str, str], _Element] = {}
        self._fonts: dict[str, str] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._elements.setdefault(_key_of_style(style), style)
            for font in root.iter(f"{STYLE}font-face"):
                family = font.get(f"{_SVG}font-family", "").strip("'\"")
                self._fonts.setdefault(font.get(f"{STYLE}name", ""), family)
        self._resolved: dict[tuple[str, str], OdtStyle] = {}
        self._defaults = LetterLook()
        for root in roots:
            for style in root.iter(f"{STYLE}default-style"):
                if style.get(f"{STYLE}family") == "paragraph":
                    self._defaults = self._defaults.over(self._read_look(style))

    def style_of_paragraph(self, paragraph: "_Element") -> OdtStyle:
        """The style of a paragraph or a heading, its letters as they look at last."""
        style = self._style("paragraph", paragraph.get(f"{TEXT}style-name", ""))
        return style._replace(look=style.look.over(self._defaults))

    def look_of_letters(self, span: "_Element", around: LetterLook) -> LetterLook:
        """How the letters of a span look that stands among others that look so."""
        return self._style("text", span.get(f"{TEXT}style-name", "")).look.over(around)

    def _style(self, family: str, name: str) -> OdtStyle:
        key = (family, name)
        if key not in self._resolved:
            self._resolved[key] = self._resolve_style(family, name)
        return self._resolved[key]

    def _resolve_style(self, family: str, name: str) -> OdtStyle:
        style = OdtStyle()
        seen: set[str] = set()
        while (family, name) in self._elements and name not in seen:
            seen.add(name)
            element = self._elements[family, name]
            list_style = style.list_style
            if list_style is None:
                list_style = element.get(f"{STYLE}list-style-name")
            names = style.names
            if not _is_automatic(element):
                shown_name = element.get(f"{STYLE}display-name") or name.replace("_20_", " ")
                names = (*names, shown_name.lower())
            style = OdtStyle(names, style.look.over(self._read_look(element)), list_style)
            name = element.get(f"{STYLE}parent-style-name", "")
        return style

    def _read_look(self, style: "_Element") -> LetterLook:
        properties = style.find(f"{STYLE}text-properties")
        if properties is None:
            return LetterLook()
        weight, display = (
            properties.get(f"{_FORMATTING}font-weight"),
            properties.get(f"{TEXT}display"),
        )
        position = properties.get(f"{STYLE}text-position")
        font = properties.get(f"{STYLE}font-name")
        family = properties.get(f"{_FORMATTING}font-family")
        return LetterLook(
            bold=None if weight is None else weight in _HEAVY,
            hidden=None if display is None else display == "none",
            raised=None if position is None else _is_raised(position),
            font=family.strip("'\"") if family else self._fonts.get(font, font) if font else None,
        )


def _key_of_style(style: "_Element") -> tuple[str, str]:
    return style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")


def _is_automatic(style: "_Element") -> bool:
    """Whether a program has made and named the style, for some paragraphs alone."""
    parent = style.getparent()
    return parent is not None and parent.tag == f"{OFFICE}automatic-styles"


def _is_raised(position: str) -> bool:
    """Whether a position such as ``super 58%`` or ``33% 58%`` is above the line."""
    height = position.partition(" ")[0]
    return height == "super" or (height[:1].isdigit() and height not in {"0", "0%"})
