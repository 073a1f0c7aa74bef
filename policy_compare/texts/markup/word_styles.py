"""What Word's styles say of a paragraph and of its letters, with what each takes from others.

A style is based on another, and that on a third. Whether letters are hidden or bold is
switched by each layer anew: hidden by the style of the paragraph and again by that of the
letters is not hidden; what the letters say themselves rules.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.markup.office_contents import LetterLook
from policy_compare.texts.markup.word_numbering import W, child_value, parse_integer

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADING: Final = re.compile(r"heading (\d)")
_OFF: Final = frozenset({"0", "false", "off"})


class WordStyle(NamedTuple):
    """What a style says: its name in lower case, its level of outline, its list, its letters.

    ``depth`` is that in its list, and None where the list tells it by ``list_style``, the id
    of the style that names the list.
    """

    name: str = ""
    outline: int | None = None
    number: str = ""
    depth: int | None = None
    list_style: str = ""
    look: LetterLook = LetterLook()


class WordStyles:
    """The styles of a document, each looked up once."""

    def __init__(self, element: "_Element | None") -> None:
        """``element`` is the root of the part that holds them, or None without one."""
        styles = [] if element is None else element.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        self._resolved: dict[str, WordStyle] = {}
        self._default = next((id for id, style in self._elements.items() if _is_default(style)), "")
        self._defaults = LetterLook()
        if element is not None:
            path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
            self._defaults = read_look(element.find(path))

    def style_of_paragraph(self, properties: "_Element | None") -> WordStyle:
        """The style that a paragraph's properties name, or the one of all paragraphs."""
        id = "" if properties is None else child_value(properties, "pStyle") or ""
        return self._style(id if id in self._elements else self._default)

    def look_of_letters(self, paragraph: WordStyle, properties: "_Element | None") -> LetterLook:
        """How letters with these properties look in a paragraph of that style."""
        id = None if properties is None else child_value(properties, "rStyle")
        style = self._style(id).look if id else LetterLook()
        look = style.over(paragraph.look).over(self._defaults)
        return read_look(properties).over(
            look._replace(
                bold=self._defaults.bold or bool(style.bold) != bool(paragraph.look.bold),
                hidden=self._defaults.hidden or bool(style.hidden) != bool(paragraph.look.hidden),
            )
        )

    def _style(self, id: str) -> WordStyle:
        if id not in self._resolved:
            self._resolved[id] = self._resolve_style(id)
        return self._resolved[id]

    def _resolve_style(self, id: str) -> WordStyle:
        style = WordStyle()
        seen: set[str] = set()
        while id in self._elements and id not in seen:
            seen.add(id)
            element = self._elements[id]
            style = _complete_style(style, element, id)
            id = child_value(element, "basedOn") or ""
        return style


def _is_default(style: "_Element") -> bool:
    is_default = style.get(f"{W}default", "0") not in _OFF
    return is_default and style.get(f"{W}type", "paragraph") == "paragraph"


def _complete_style(style: WordStyle, base: "_Element", id: str) -> WordStyle:
    """The style, with what ``base``, on which it is based, says beside it."""
    name = (child_value(base, "name") or "").lower()
    if style.name and (HEADING.fullmatch(style.name) or not HEADING.fullmatch(name)):
        name = style.name
    number, depth, list_style = style.number, style.depth, style.list_style
    numbering = base.find(f"{W}pPr/{W}numPr")
    if not number and numbering is not None:
        number = child_value(numbering, "numId") or ""
        level = child_value(numbering, "ilvl")
        depth = None if level is None else parse_integer(level, 0)
        list_style = id
    outline = style.outline
    level_element = base.find(f"{W}pPr/{W}outlineLvl")
    if outline is None and level_element is not None:
        outline = parse_integer(level_element.get(f"{W}val"), 9)
    look = style.look.over(read_look(base.find(f"{W}rPr")))
    return WordStyle(name, outline, number, depth, list_style, look)


def read_look(properties: "_Element | None") -> LetterLook:
    """What the properties of letters say themselves."""
    bold = hidden = raised = font = None
    for element in properties if properties is not None else ():
        tag = element.tag
        if tag == f"{W}b":
            bold = is_on(element)
        elif tag == f"{W}vanish":
            hidden = is_on(element)
        elif tag == f"{W}vertAlign":
            raised = element.get(f"{W}val") == "superscript"
        elif tag == f"{W}rFonts":
            # The font of a theme goes before one that is named.
            has_theme = element.get(f"{W}asciiTheme") is not None
            font = "" if has_theme else element.get(f"{W}ascii")
    return LetterLook(bold, hidden, raised, font)


def is_on(element: "_Element | None") -> bool:
    """Whether a property is there that may be said and switched off."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF
