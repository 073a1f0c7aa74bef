"""OpenDocument texts made for tests, of pieces of XML."""

from collections.abc import Mapping

from policy_compare.texts.document import Reading
from policy_compare.texts.markup.odt import read_odt
from tests.support.word import zipped

_NAMES = (
    "office",
    "style",
    "text",
    "table",
    "drawing",
    "meta",
    "svg-compatible",
    "xsl-fo-compatible",
)
_PREFIXES = {"drawing": "draw", "svg-compatible": "svg", "xsl-fo-compatible": "fo"}
NAMESPACES = " ".join(
    f'xmlns:{_PREFIXES.get(name, name)}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in _NAMES
)
NAMESPACES += (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext='
    '"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def element(kind: str, *content: str) -> str:
    """The root of a part: ``content``, ``styles`` or ``meta``, or of a whole flat ``document``."""
    tag = "office:document" if kind == "document" else f"office:document-{kind}"
    return f"<{tag} {NAMESPACES}>{''.join(content)}</{tag}>"


def content_of(body: str, automatic: str = "") -> str:
    """What the part has whose text is ``body``, with styles that programs make."""
    styles = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    return f"{styles}<office:body><office:text>{body}</office:text></office:body>"


def members_of(
    body: str, automatic: str = "", styles: str = "", meta: str = ""
) -> dict[str, str | bytes]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": element("content", content_of(body, automatic)),
        "styles.xml": element("styles", f"<office:styles>{styles}</office:styles>"),
        "meta.xml": element("meta", f"<office:meta>{meta}</office:meta>"),
    }


def read_members(members: Mapping[str, str | bytes]) -> Reading:
    return read_odt(zipped(members), "plan.odt")


def read_text(body: str, automatic: str = "", styles: str = "", meta: str = "") -> Reading:
    return read_members(members_of(body, automatic, styles, meta))


def texts_of(body: str, automatic: str = "", styles: str = "") -> list[str]:
    """The texts of the blocks of a document."""
    return [block.text for block in read_text(body, automatic, styles).blocks]


def paragraph(text: str, style: str = "") -> str:
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:p{name}>{text}</text:p>"


def heading(text: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def style(name: str, properties: str = "", family: str = "paragraph", more: str = "") -> str:
    """A style with these properties of letters."""
    letters = f"<style:text-properties {properties}/>"
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>{letters}</style:style>'
    )


def listed(*items: str, style: str = "L1", more: str = "") -> str:
    """A list; what is no item of a list is made one."""
    made = (item if item.startswith("<text:list-") else f"<text:list-item>{item}</text:list-item>"
            for item in items)  # fmt: skip
    return f'<text:list text:style-name="{style}" {more}>{"".join(made)}</text:list>'


def numbers(level: int, format: str, more: str = "") -> str:
    """A level of a list that numbers."""
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="{format}" {more}/>'
    )


def list_style(*levels: str, name: str = "L1") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'
