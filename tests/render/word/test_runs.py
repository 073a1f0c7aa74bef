"""Text in runs: all of it, in its style, each in its own direction, addresses led to."""

from lxml import etree

from policy_compare.render.word.runs import RunLine, paragraph, text_run, write_lines
from policy_compare.views.phrases import Phrase, Span
from tests.support.word import W
from tests.support.word_documents import NAMES, text_in

IDS = {"HTML Code": "code", "Strong": "strong", "Emphasis": "noted", "Hyperlink": "link"}


def written(phrase: Phrase, style: str = "") -> list[RunLine]:
    return list(write_lines(phrase, IDS, style))


def parsed(line: RunLine) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{W}">{line.runs}</w:p>')


def styles_in(line: RunLine) -> list[str]:
    found = parsed(line).iterfind(".//w:rStyle", NAMES)
    return [str(one.get(f"{{{W}}}val")) for one in found]


def test_roles_have_styles_and_the_rest_that_of_the_line() -> None:
    phrase = (Span("cap", "id"), " a ", Span("b", "strong"), Span("+", "for"))
    (line,) = written(phrase)
    assert styles_in(line) == ["code", "strong"]
    assert text_in(parsed(line)) == ["cap a b+"]
    (noted,) = written(phrase, "Emphasis")
    assert styles_in(noted) == ["code", "noted", "strong", "noted"]


def test_text_is_never_markup_and_what_xml_forbids_leaves_a_mark() -> None:
    (line,) = written("<w:p/>&amp; ]]> \x00\x1b\ufffe\ud800 tab\t.")
    assert text_in(parsed(line)) == ["<w:p/>&amp; ]]> \ufffd\ufffd\ufffd\ufffd tab ."]


def test_each_line_is_one_and_what_is_set_in_wraps_as_far() -> None:
    first, second = written(("one", Span("\n  two", "muted")))
    assert (first.indent, text_in(parsed(first))) == ("", ["one"])
    assert second.indent == '<w:ind w:left="84" w:hanging="84"/>'
    assert text_in(parsed(second)) == ["  two"]


def test_what_is_read_from_the_right_says_so_and_moves_nothing_beside_it() -> None:
    (whole,) = written(("דיור", " "))
    assert whole.from_the_right
    assert "<w:rtl/>" in whole.runs
    (mixed,) = written(("by ", Span("דיור"), ", ", Span("רחוב")))
    assert not mixed.from_the_right
    assert text_in(parsed(mixed)) == ["by \u2068דיור\u2069, \u2068רחוב\u2069"]
    (plain,) = written("homes")
    assert not plain.from_the_right


def test_addresses_of_the_web_are_led_to_and_nothing_else_is() -> None:
    (line,) = written('see https://example.org/a"b&c. javascript:x')
    (field,) = parsed(line).iterfind(".//w:fldSimple", NAMES)
    assert field.get(f"{{{W}}}instr") == ' HYPERLINK "https://example.org/a%22b&c" '
    assert styles_in(line) == ["link"]
    assert text_in(parsed(line)) == ['see https://example.org/a"b&c. javascript:x']


def test_lines_of_a_paragraph_keep_their_breaks_and_its_direction_is_that_of_all() -> None:
    lines = written((Span("דיור"), "\nhomes"))
    assert [line.from_the_right for line in lines] == [True, False]
    both = paragraph("s", lines, before=text_run("[", "<w:b/>"), behind="<!--]-->")
    assert '<w:pStyle w:val="s"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>' in both
    assert both.count("<w:br/>") == 1
    assert "<w:bidi/>" not in both
    assert "<w:bidi/>" in paragraph("", written("דיור\nרחוב"))
    assert text_run("") == ""
