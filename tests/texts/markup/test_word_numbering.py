"""The numbers of Word's lists are counted, since they are nowhere written."""

from typing import Any

import pytest

from policy_compare.texts.markup.word_numbering import print_marker
from tests.support.word import W, built, run


def test_numbering_is_counted_by_level() -> None:
    def make(document: Any) -> None:
        from docx.oxml.parser import parse_xml

        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for n, (start, format, text) in enumerate(
                [(3, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (4, "upperRoman", "%1.%3")]
            )
        )
        numbering = document.part.numbering_part.element
        abstract = f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="77">{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        num = f'<w:num xmlns:w="{W}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
        numbering.append(parse_xml(num))
        for level in (0, 1, 1, 2, 0, 1):
            xml = (
                f'<w:p xmlns:w="{W}"><w:pPr><w:numPr><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="77"/></w:numPr></w:pPr>{run("Act.")}</w:p>'
            )
            document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    found = [(one.level, one.marker) for one in built(make).blocks]
    assert found == [(1, "3."), (2, "(a)"), (2, "(b)"), (3, "3.IV"), (1, "4."), (2, "(a)")]


@pytest.mark.parametrize(
    ("format", "number", "marker"),
    [
        ("decimal", 12, "12)"),
        ("lowerLetter", 2, "b)"),
        ("upperLetter", 27, "AA)"),
        ("lowerRoman", 1994, "mcmxciv)"),
        ("upperRoman", 4000, "4000)"),
        ("bullet", 3, "•"),
    ],
)
def test_a_number_is_printed_as_its_format_says(format: str, number: int, marker: str) -> None:
    assert print_marker(((1, format, "%1)"),), [number], 0) == marker
