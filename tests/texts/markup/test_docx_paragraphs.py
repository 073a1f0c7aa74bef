"""What Word's XML says of a paragraph is its text, its kind and its notes."""

import docx

from policy_compare.texts.markup.docx import read_docx
from tests.support.word import W, from_xml, packed, run


def test_an_outline_level_makes_a_heading() -> None:
    found = from_xml('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>' + run("Money"), run("Pay."))
    assert [(one.kind, one.level) for one in found.blocks] == [("heading", 3), ("paragraph", 0)]


def test_changes_that_are_tracked_are_accepted() -> None:
    found = from_xml(
        run("Cap ")
        + f"<w:ins>{run('all ')}</w:ins><w:del>{run('no ')}</w:del>"
        + f"<w:moveFrom>{run('old ')}</w:moveFrom>"
        + run("rents.")
    )
    assert [one.text for one in found.blocks] == ["Cap all rents."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    found = from_xml("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Cap "), run("rents."))
    assert [one.text for one in found.blocks] == ["Cap rents."]
    last = from_xml("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Cap rents."))
    assert [one.text for one in last.blocks] == ["Cap rents."]


def test_text_stands_in_links_boxes_and_breaks() -> None:
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    found = from_xml(
        f"<w:hyperlink>{run('Cap')}</w:hyperlink><w:r><w:tab/></w:r>{run('rents')}"
        f"<w:r><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r>"
        f"<w:r>{both}</mc:AlternateContent></w:r>"
    )
    assert [one.text for one in found.blocks] == ["Cap rents non-stop.", "In a box."]


def test_hidden_text_and_codes_of_fields_are_left_out() -> None:
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    found = from_xml(run("Cap rents.") + run("Secret", "<w:vanish/>") + field)
    assert [one.text for one in found.blocks] == ["Cap rents."]


def test_raised_numbers_are_marks_and_units_are_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    found = from_xml(run("Rents rose.") + run("12", raised), run("On 5 km") + run("2", raised))
    assert [one.text for one in found.blocks] == ["Rents rose.", "On 5 km2"]


def with_notes() -> bytes:
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    document = docx.Document()
    for kind, relation in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES)):
        xml = (
            f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:type="separator" w:id="0"><w:p>'
            f'{run("Line")}</w:p></w:{kind}><w:{kind} w:id="1"><w:p>{run(f"A {kind}.")}</w:p>'
            f"</w:{kind}></w:{kind}s>"
        )
        part = Part(PackURI(f"/word/{kind}s.xml"), "application/xml", xml.encode())
        document.part.relate_to(part, relation)
    for mark in ('<w:endnoteReference w:id="1"/>', '<w:footnoteReference w:id="1"/>', ""):
        xml = f'<w:p xmlns:w="{W}">{run("Rents rose.")}<w:r>{mark}</w:r></w:p>'
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    return packed(document)


def test_footnotes_stand_behind_their_paragraph_and_endnotes_last() -> None:
    found = [(one.kind, one.text) for one in read_docx(with_notes(), "plan.docx").blocks]
    assert found == [
        ("paragraph", "Rents rose."),
        ("paragraph", "Rents rose."),
        ("note", "A footnote."),
        ("paragraph", "Rents rose."),
        ("note", "A endnote."),
    ]
