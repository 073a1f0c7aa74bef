"""A web page's main text becomes blocks, and the site around it does not."""

import sys
from itertools import pairwise

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.document import Reading
from policy_compare.texts.markup.html import read_html

PAGE = """<!DOCTYPE html><html><head><title>Homes | Institute</title>
<meta name="citation_title" content="Homes for a town">
<meta name="citation_author" content="Ali, N.">
<meta name="citation_author" content="Berg, E."><meta name="DC.date" content="2023/5/7">
<meta name="citation_doi" content="doi:10.1234/homes.5">
<meta property="og:site_name" content="ITS">
<meta property="og:url" content="https://its.example/homes"></head><body>
<nav><ul><li><a href="/">Start</a></li></ul></nav><div class="cookie-banner">We use cookies.</div>
<main><article><h1>Homes for a town</h1>
<p>The town has lost a third of its people since the mill closed.<sup><a href="#n1">1</a></sup></p>
<h2>2. Proposals</h2><p>The council should, says the report&nbsp;&amp; the mayor:</p>
<ol start="3"><li>cap rents in the <b>old town</b>;<ul><li>with review</li></ul></li>
<li><p>build homes.</p><p>It could begin with the station yard.</p></li></ol>
<table><tr><th>Year</th></tr><tr><td>2020</td></tr></table>
<h3>Money</h3><p>The levy<br>pays for 5 km<sup>2</sup>, or 10<sup>5</sup> homes, and is fair.</p>
<script>track("homes")</script><style>p {color: red}</style>
<section class="footnotes"><ol><li id="n1"><p>Ali 2023, p. 4. <a href="#r1">↩</a></p></li></ol>
</section></article></main><footer>Contact us.</footer></body></html>"""


#: So many words make a page in which the main text is looked for.
WORDS = f"<p>{'The council should cap the rents. ' * 20}</p>"


def reading(text: str) -> Reading:
    return read_html(text, "plan.html")


def refused(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        reading(text)
    assert caught.value.hint
    return caught.value


def test_the_main_text_keeps_its_structure() -> None:
    found = [(one.kind, one.level, one.marker, one.text) for one in reading(PAGE).blocks]
    assert found == [
        ("heading", 1, "", "Homes for a town"),
        ("paragraph", 0, "", "The town has lost a third of its people since the mill closed."),
        ("heading", 2, "2", "Proposals"),
        ("paragraph", 0, "", "The council should, says the report & the mayor:"),
        ("item", 1, "3.", "cap rents in the old town;"),
        ("item", 2, "•", "with review"),
        ("item", 1, "4.", "build homes."),
        ("paragraph", 0, "", "It could begin with the station yard."),
        ("cell", 0, "", "Year"),
        ("cell", 0, "", "2020"),
        ("heading", 3, "", "Money"),
        ("paragraph", 0, "", "The levy pays for 5 km2, or 10⁵ homes, and is fair."),
        ("note", 0, "1", "Ali 2023, p. 4."),
    ]


def test_meta_tags_are_properties() -> None:
    assert reading(PAGE).properties == {
        "title": "Homes for a town",
        "author": "Ali, N.; Berg, E.",
        "issued": "2023-05-07",
        "DOI": "10.1234/homes.5",
        "publisher": "ITS",
        "URL": "https://its.example/homes",
    }


def test_a_short_page_is_read_whole_without_the_site() -> None:
    page = (
        "<body><header role=banner>Site</header><div id=site-menu>Start</div><p hidden>No.</p>"
        "<p style='display: none'>No.</p><p>Cap rents.</p><form><button>Search</button></form>"
        "<ul><li>Build.</li></ul><aside class=related-links>More</aside></body>"
    )
    assert [one.text for one in reading(page).blocks] == ["Cap rents.", "Build."]


def test_lists_of_sources_and_typed_markers_are_seen() -> None:
    page = (
        "<p>Recommendation 2: Cap rents.<p>• Build homes.<h2>Contents</h2><ul><li>Rents</ul>"
        "<h2>References</h2><p>Ali 2023.<p>https://rents.example/a"
    )
    found = [(one.kind, one.marker, one.text) for one in reading(page).blocks]
    assert found == [
        ("item", "Recommendation 2", "Cap rents."),
        ("item", "•", "Build homes."),
        ("heading", "", "Contents"),
        ("contents", "", "Rents"),
        ("heading", "", "References"),
        ("note", "", "Ali 2023. https://rents.example/a"),
    ]


def test_marks_of_notes_go_and_the_text_behind_them_stays() -> None:
    page = "<p>Rents<a href='#n1'>[1]</a> rose<sup>2</sup> a lot.</p><p><sup>3</sup>H<sub>2</sub>O"
    assert [one.text for one in reading(page).blocks] == ["Rents rose a lot.", "H2O"]


def test_what_is_named_after_notes_but_is_the_text_stays() -> None:
    page = "<div class='has-footnotes'><p>Cap rents in the town.</p></div>"
    assert reading(page).blocks[0].kind == "paragraph"


@pytest.mark.parametrize("page", ["", "<html></html>", "<!-- a -->", "<script>homes</script>"])
def test_a_page_without_text_has_no_blocks(page: str) -> None:
    assert reading(f"<html>{page}").blocks == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1500 + "Homes.",
        "<ul><li>" * 800 + "Homes.",
        "<p>" + "Homes for all. " * 100_000,
        "<section class=footnotes><p>Homes.</section>" * 5000,
        "<p>Homes." * 50_000,
    ],
)
def test_deep_and_long_pages_are_read(page: str) -> None:
    assert "Homes" in reading(page).blocks[-1].text


def test_without_lxml_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    error = refused(PAGE)
    assert "reading it needs lxml" in error.message
    assert error.hint == "pip install 'policy-compare[documents]'"


def test_the_order_of_the_text_is_kept() -> None:
    texts = [one.text for one in reading(PAGE).blocks if one.kind != "note"]
    plain = " ".join(PAGE.replace("&nbsp;", " ").split())
    places = [plain.find(text.split(" ")[0]) for text in texts]
    assert all(first >= 0 for first in places)
    assert any(first < second for first, second in pairwise(places))


def test_two_line_ends_with_nothing_between_part_paragraphs() -> None:
    page = (
        "<html><body><article><h1>Homes</h1><div>The council could open an office<br> <br>"
        "It should be free<br>for tenants of the old town, all through the year.</div>"
        "</article></body></html>"
    )
    assert [(one.kind, one.text) for one in reading(page).blocks] == [
        ("heading", "Homes"),
        ("paragraph", "The council could open an office"),
        ("paragraph", "It should be free for tenants of the old town, all through the year."),
    ]


def texts(paragraph: str) -> list[str]:
    page = f"<html><body><h1>Homes</h1>{WORDS}<p>{paragraph}</p>{WORDS}</body></html>"
    return [block.text for block in reading(page).blocks]


@pytest.mark.parametrize(
    "tag",
    [
        "cite",
        "dfn",
        "mark",
        "small",
        "bdi",
        "bdo",
        "abbr",
        "time",
        "var",
        "kbd",
        "samp",
        "ins",
        "b",
    ],
)
def test_what_stands_amid_a_sentence_does_not_part_it(tag: str) -> None:
    said = f"The mayor asks for <{tag}>more homes</{tag}> in the town."
    assert "The mayor asks for more homes in the town." in texts(said)


def test_a_quotation_amid_a_sentence_has_the_marks_that_a_browser_shows() -> None:
    said = "The mayor asks for <q>more <em>homes</em></q>, <q></q>and <q>soon</q> too."
    assert "The mayor asks for “more homes”, “”and “soon” too." in texts(said)


def test_a_raised_number_behind_a_lone_letter_is_a_power() -> None:
    said = (
        "So x<sup>2</sup>, <i>y</i><sup>3</sup> and levy<sup>2</sup> in Annex A<sup>2</sup> rose."
    )
    assert "So x², y³ and levy in Annex A rose." in texts(said)


def test_a_raised_number_that_a_note_has_is_its_mark() -> None:
    notes = "<section class='footnotes'><ol><li>Ali 2023.</li><li>Berg 2022.</li></ol></section>"
    page = f"<body>{WORDS}<p>So the sum is x<sup>2</sup> in the town.</p>{WORDS}{notes}</body>"
    assert "So the sum is x in the town." in [block.text for block in reading(page).blocks]
