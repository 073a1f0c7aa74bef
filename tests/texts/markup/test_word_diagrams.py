"""The words of a diagram are read in the order in which they hang on each other."""

from lxml import etree

from policy_compare.texts.markup.word_diagrams import part_of_diagram, texts_of_diagram
from tests.support.word import members_of, paragraph, read_members, relations, run

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
NAMES = (
    f'xmlns:d="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def point(id: str, *texts: str, type: str = "node") -> str:
    paragraphs = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f'<d:pt modelId="{id}" type="{type}"><d:t>{paragraphs}</d:t></d:pt>'


def connection(above: str, below: str, order: int, type: str = "parOf") -> str:
    return f'<d:cxn type="{type}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'


MODEL = f"<d:dataModel {NAMES}>{{}}</d:dataModel>".format(
    "".join(
        (
            point("3", "Build homes"),
            point("2", "Sell the mill", "soon"),
            point("1", "Cap rents"),
            point("0", type="doc"),
            point("9", "no"),
            connection("0", "1", 0),
            connection("0", "3", 1),
            connection("1", "2", 0),
            connection("2", "1", 0),
            connection("0", "9", 2, "presOf"),
        )
    )
)


def test_points_stand_before_those_that_hang_on_them() -> None:
    texts = ["Cap rents", "Sell the mill", "soon", "Build homes"]
    assert list(texts_of_diagram(etree.fromstring(MODEL))) == texts


def test_a_text_is_whole_and_a_damaged_order_is_the_first() -> None:
    model = MODEL.replace("<a:t>Cap rents</a:t>", "<a:t>Cap</a:t><a:br/><a:t>all rents</a:t>")
    model = model.replace('srcOrd="1"', 'srcOrd="x"')
    assert sorted(texts_of_diagram(etree.fromstring(model)))[1] == "Cap all rents"


def test_a_mark_names_the_relation_to_the_words() -> None:
    assert part_of_diagram(etree.fromstring(f'<d:relIds {NAMES} r:dm="rId7"/>')) == "rId7"
    assert part_of_diagram(etree.fromstring(f"<d:relIds {NAMES}/>")) == ""


def test_a_diagram_stands_behind_its_paragraph() -> None:
    mark = f'<w:r><w:drawing><d:relIds {NAMES} r:dm="{{}}"/></w:drawing></w:r>'
    body = paragraph(run("Act."), mark.format("diagramData")) + paragraph(mark.format("nowhere"))
    members = members_of(body) | {
        "word/_rels/document.xml.rels": relations(diagramData="diagrams/data1.xml"),
        "word/diagrams/data1.xml": MODEL,
    }
    assert [(block.kind, block.text) for block in read_members(members).blocks] == [
        ("paragraph", "Act."), ("cell", "Cap rents"), ("cell", "Sell the mill"),
        ("cell", "soon"), ("cell", "Build homes"),
    ]  # fmt: skip
