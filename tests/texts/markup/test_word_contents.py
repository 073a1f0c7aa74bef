"""Of a paragraph in Word is read what a reader of the final text sees."""

import pytest

from tests.support.word import from_xml, paragraph, run, texts_of


def mark(kind: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_changes_that_are_tracked_are_accepted() -> None:
    reading = from_xml(
        run("Cap ")
        + f"<w:ins>{run('all ')}</w:ins><w:del>{run('no ')}</w:del>"
        + f"<w:moveFrom>{run('old ')}</w:moveFrom><w:moveTo>{run('town ')}</w:moveTo>"
        + run("rents.")
    )
    assert [block.text for block in reading.blocks] == ["Cap all town rents."]


def test_text_stands_in_links_boxes_and_breaks() -> None:
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    reading = from_xml(
        f"<w:hyperlink>{run('Cap')}</w:hyperlink><w:r><w:tab/></w:r>{run('rents')}"
        f"<w:r><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r>"
        f"<w:r>{both}</mc:AlternateContent></w:r>"
    )
    assert [block.text for block in reading.blocks] == ["Cap rents non-stop.", "In a box."]


@pytest.mark.parametrize(
    "alternatives",
    [
        "<mc:Choice>{0}</mc:Choice><mc:Choice>{0}</mc:Choice>",
        "<mc:Fallback>{0}</mc:Fallback>",
    ],
)
def test_alternatives_are_read_once(alternatives: str) -> None:
    both = alternatives.format(run("rents."))
    reading = from_xml(run("Cap ") + f"<mc:AlternateContent>{both}</mc:AlternateContent>")
    assert [block.text for block in reading.blocks] == ["Cap rents."]


def test_a_box_in_hidden_or_deleted_text_is_not_seen() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:pict>"
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{box}</w:r>"
    assert texts_of(paragraph(run("Cap rents."), hidden, f"<w:del><w:r>{box}</w:r></w:del>")) == [
        "Cap rents."
    ]


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    inner = mark("begin") + code("REF a") + mark("separate") + run("10") + mark("end")
    field = mark("begin") + code("IF ") + inner + run(' = 10 "yes"') + mark("separate")
    reading = from_xml(run("Cap ") + field + run("all ") + mark("end") + run("rents."))
    assert [block.text for block in reading.blocks] == ["Cap all rents."]


def test_a_field_may_span_paragraphs_and_be_hidden() -> None:
    body = paragraph(mark("begin"), code("TOC"), run("no"), mark("separate"), run("Homes 4"))
    body += paragraph(run("Rents 5"), mark("end"))
    index = [mark("begin", "<w:vanish/>"), code("XE"), mark("end", "<w:vanish/>")]
    assert texts_of(body + paragraph(*index, run("Cap rents."))) == [
        "Homes 4", "Rents 5", "Cap rents.",
    ]  # fmt: skip


def test_a_field_that_nothing_ends_hides_no_text() -> None:
    deleted_end = f"<w:del>{mark('end')}</w:del>"
    assert texts_of(
        paragraph(mark("begin"), run("Cap rents."), deleted_end)
        + paragraph(mark("separate"), run("Build homes."))
    ) == ["Cap rents.", "Build homes."]


def test_raised_numbers_are_marks_and_units_are_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    reading = from_xml(run("Rents rose.") + run("12", raised), run("On 5 km") + run("2", raised))
    assert [block.text for block in reading.blocks] == ["Rents rose.", "On 5 km2"]


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        ('w:font="Symbol" w:char="F0B3"', "≥"),
        ('w:font="Symbol" w:char="00B3"', "≥"),
        ('w:font="Wingdings" w:char="F0FC"', "✔"),
        ('w:font="Segoe UI Symbol" w:char="2713"', "✓"),
        ('w:font="Unknown" w:char="F0FC"', ""),
        ('w:font="Symbol" w:char="D800"', ""),
        ('w:font="Symbol" w:char="FFFFFFFF"', ""),
        ('w:font="Symbol" w:char="x"', ""),
        ("", ""),
    ],
)
def test_a_symbol_is_the_character_that_its_font_shows(symbol: str, shown: str) -> None:
    assert texts_of(paragraph(run("5"), f"<w:r><w:sym {symbol}/></w:r>", run("4"))) == [
        f"5{shown}4"
    ]


def test_a_symbol_may_stand_beside_what_older_programs_show() -> None:
    namespace = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
    symbol = f'<e:symEx xmlns:e="{namespace}" e:font="Segoe UI Emoji" e:char="1F60F"/>'
    choice = f"<mc:Choice>{symbol}</mc:Choice><mc:Fallback><w:t>no</w:t></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    assert texts_of(paragraph(run("So: "), both)) == ["So: \U0001f60f"]


def test_drawn_words_are_read() -> None:
    words = '<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="Homes for all"/>'
    assert texts_of(paragraph(run("A plan"), f"<w:r><w:pict>{words}</w:pict></w:r>")) == [
        "A plan", "Homes for all",
    ]  # fmt: skip


def test_letters_set_in_a_symbol_font_are_what_they_show() -> None:
    font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert texts_of(paragraph(run("Rents "), run("\uf0a3 a", font))) == ["Rents ≤ α"]


def test_placeholders_of_controls_are_no_text() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    unfilled = control.format("<w:showingPlcHdr/>", run("Click here. "))
    block = control.format("<w:showingPlcHdr/>", paragraph(run("Click here.")))
    filled = control.format('<w:showingPlcHdr w:val="0"/>', run("all "))
    assert texts_of(paragraph(run("Cap "), unfilled, filled, run("rents.")) + block) == [
        "Cap all rents."
    ]


def test_of_ruby_the_base_is_read() -> None:
    ruby = f"<w:ruby><w:rt>{run('kyoto')}</w:rt><w:rubyBase>{run('京都')}</w:rubyBase></w:ruby>"
    assert texts_of(paragraph(run("In "), f"<w:r>{ruby}</w:r>")) == ["In 京都"]


def test_comments_and_old_properties_are_no_text() -> None:
    comment = '<w:commentRangeStart w:id="1"/><w:r><w:annotationRef/></w:r>'
    change = f"<w:pPr><w:pPrChange><w:pPr>{run('no')}</w:pPr></w:pPrChange></w:pPr>"
    assert texts_of(f"<w:p>{change}{comment}{run('Cap rents.')}</w:p>") == ["Cap rents."]
