"""Footnotes as Word has them: a part of their own, with the lines that part them from the text."""

from policy_compare.views.page import Grid
from tests.support.word import W
from tests.support.word_documents import NAMES, body, document_of, notes_of, part

GRID = Grid(
    ("Recommendation", "Quote"),
    (("Cap rents.\nali/cap", "“a <cap>” (page 3)"), ("Build.", ""), ("Sell.", "“sell”\nשלום")),
    footnotes=1,
)


def test_quotes_are_footnotes_of_the_first_line_of_their_rows() -> None:
    data = document_of(GRID, GRID)
    assert notes_of(data) == ["“a <cap>” (page 3)", "“sell”\n\u2068שלום\u2069"] * 2
    references = list(body(data).iterfind(".//w:footnoteReference", NAMES))
    assert [one.get(f"{{{W}}}id") for one in references] == ["1", "2", "3", "4"]
    notes = part(data, "word/footnotes.xml").iterfind("w:footnote", NAMES)
    assert [one.get(f"{{{W}}}id") for one in notes][2:] == ["1", "2", "3", "4"]
    beside = [one.iterancestors(f"{{{W}}}p") for one in references]
    texts = ["".join(next(lines).itertext(f"{{{W}}}t")) for lines in beside]
    assert texts == ["Cap rents.", "Sell."] * 2


def test_a_blank_that_word_keeps_stands_between_number_and_note() -> None:
    first = part(document_of(GRID), "word/footnotes.xml").findall("w:footnote", NAMES)[2]
    blank = next(first.iterfind(".//w:t", NAMES))
    assert blank.text == " "
    assert blank.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_word_finds_the_lines_that_it_wants() -> None:
    notes = part(document_of(), "word/footnotes.xml")
    kinds = [(one.get(f"{{{W}}}type"), one.get(f"{{{W}}}id")) for one in notes]
    assert kinds == [("separator", "-1"), ("continuationSeparator", "0")]
