"""The blocks of a page as the body of a document: sections upright or on their side, contents."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_compare.render.word.columns import is_wide
from policy_compare.render.word.runs import paragraph, write_lines
from policy_compare.render.word.tables import SMALL, TableWriter
from policy_compare.views.page import Grid, Heading, Items, Paragraph, Part
from policy_compare.views.phrases import Phrase, Span, join_phrases, text_of

_ONCE = re.compile(r"<w:(?:titlePg|pgNumType)\b[^>]*/>")
#: With fewer headings nobody needs a list of them; those of so many levels are in it.
_FEW = 5
_LEVELS = 2
_HEADINGS = ("Title", "heading 1", "heading 2", "heading 3")


class PageShape(NamedTuple):
    """The properties of a section, and the width of its text in twentieths of a point."""

    section: str
    width: int


class BodyWriter:
    """Writes the body of one document, and gathers its ``title`` and ``footnotes``."""

    def __init__(
        self, style_ids: Mapping[str, str], upright: PageShape, sideways: PageShape
    ) -> None:
        self.title = ""
        self.footnotes: list[Phrase] = []
        self._style_ids = style_ids
        self._upright, self._sideways = upright, sideways
        self._tables = TableWriter(style_ids, self.footnotes)
        self._headings: list[Heading] = []

    def write(self, parts: Iterable[Part]) -> list[bytes]:
        """The body, in pieces."""
        pieces: list[bytes] = []
        shape = self._upright
        behind_title = 0
        for group in _under_headings(parts):
            needs_side = any(
                isinstance(part, Grid) and is_wide(part, self._upright.width) for part in group
            )
            wanted = self._sideways if needs_side else self._upright
            if not pieces:
                shape = wanted
            elif wanted.width != shape.width:
                pieces.append(f"<w:p><w:pPr>{SMALL}{shape.section}</w:pPr></w:p>".encode())
                # A title page, and the number of the first, there is only once.
                shape = wanted._replace(section=_ONCE.sub("", wanted.section))
            for part in group:
                pieces += map(str.encode, self._part(part, shape.width))
                if isinstance(part, Heading) and not self.title:
                    self.title = text_of(part.text)
                    behind_title = len(pieces)
        if len(self._headings) > _FEW:
            pieces[behind_title:behind_title] = map(str.encode, self._contents())
        return [*pieces, shape.section.encode()]

    def _part(self, part: Part, width: int) -> Iterator[str]:
        if isinstance(part, Heading):
            yield self._heading(part)
        elif isinstance(part, Paragraph):
            yield self._paragraph("", part.text, "Emphasis" if part.note else "")
        elif isinstance(part, Grid):
            yield from self._tables.write(part, width)
        elif isinstance(part, Items):
            yield from (self._paragraph("List Bullet", item) for item in part.items)
        else:
            style = "Bibliography" if part.references else "List Bullet"
            for name, value in part.facts:
                fact = join_phrases(
                    (Span(name, "strong"), value), ". " if part.references else ": "
                )
                yield self._paragraph(style, fact)

    def _heading(self, heading: Heading) -> str:
        style = _HEADINGS[min(heading.level, len(_HEADINGS)) - 1]
        mark = ""
        end = ""
        if 1 < heading.level <= _LEVELS + 1:
            self._headings.append(heading)
            number = len(self._headings)
            mark = f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(number)}"/>'
            end = f'<w:bookmarkEnd w:id="{number}"/>'
        return self._paragraph(style, heading.text, before=mark, behind=end)

    def _paragraph(
        self, style: str, phrase: Phrase, run_style: str = "", before: str = "", behind: str = ""
    ) -> str:
        lines = list(write_lines(phrase, self._style_ids, run_style))
        return paragraph(self._style_ids[style] if style else "", lines, before, behind)

    def _contents(self) -> Iterator[str]:
        """The field that lists the headings, with the list in it that it gives when filled."""
        yield (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        )
        yield self._paragraph("TOC Heading", "Contents")
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{_LEVELS}" \\h \\z </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for number, heading in enumerate(self._headings, start=1):
            mark = _bookmark(number)
            link = f'{begin}<w:hyperlink w:anchor="{mark}" w:history="1">'
            yield self._paragraph(
                f"toc {heading.level - 1}", text_of(heading.text), "", link, "</w:hyperlink>"
            )
            begin = ""
        yield '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'


def _under_headings(parts: Iterable[Part]) -> Iterator[Sequence[Part]]:
    """The parts with the headings that they stand right under."""
    group: list[Part] = []
    for part in parts:
        if isinstance(part, Heading) and group and not isinstance(group[-1], Heading):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _bookmark(number: int) -> str:
    """The name of a heading's place, such as Word gives it."""
    return f"_Toc{number:08d}"
