"""Of a web page the text is read, whatever the site around it is called."""

import pytest

from policy_compare.texts.markup.html import read_html

PROSE = f"<p>{'The council should cap the rents. ' * 5}</p>"
LINKS = "<ul>" + "".join(f"<li><a href='/{n}'>Another report</a></li>" for n in range(5)) + "</ul>"


def texts(body: str) -> list[str]:
    """The texts of a page, each piece of prose as ``prose``."""
    page = f"<html><body>{body}</body></html>"
    found = [block.text for block in read_html(page, "plan.html").blocks]
    return ["prose" if text.startswith("The council") else text for text in found]


@pytest.mark.parametrize(
    "around",
    [
        LINKS,
        "<nav>Start</nav>",
        "<div role=banner>Town news</div>",
        "<div hidden>Draft</div>",
        "<div style='display: none'>Draft</div>",
        "<div class='cookie-consent'>We use cookies.</div>",
        "<section id=comments><p>Well said.</p></section>",
    ],
)
def test_what_is_around_the_text_is_left_out(around: str) -> None:
    assert texts(f"<div>{PROSE}{around}{PROSE}</div>") == ["prose"] * 2


def test_nothing_around_the_text_has_half_of_its_prose() -> None:
    assert texts(f"<div class='sharing modal'>{PROSE}{PROSE}</div><p>End.</p>") == ["prose"] * 2
    assert texts(f"<div class=social>{PROSE}</div><div>{PROSE * 2}</div>") == ["prose"] * 2


def test_what_holds_the_title_is_not_around_the_text() -> None:
    page = f"<div class=related><h1>Homes</h1>{PROSE}</div><div>{PROSE * 2}</div>"
    assert texts(page) == ["Homes", "prose", "prose", "prose"]


def test_the_names_of_headings_are_no_names_of_the_site() -> None:
    named = f"<section id=sharing-with-a-neighbour>{PROSE}</section>"
    assert texts(f"<div>{PROSE * 3}{named}</div>") == ["prose"] * 4


def test_the_text_begins_with_the_title_before_it() -> None:
    head = "<header><p>Town news</p><h1>Homes</h1><p>By Noor Ali</p></header>"
    page = f"<div>{head}<div>{PROSE * 3}</div><p>Read on.</p></div>"
    assert texts(page) == ["Homes", "By Noor Ali", "prose", "prose", "prose"]


def test_a_page_laid_out_as_a_table_has_paragraphs() -> None:
    cells = f"<tr><td>Town news</td><td>{PROSE * 3}</td></tr>"
    page = f"<html><body><table>{cells}</table></body></html>"
    assert [block.kind for block in read_html(page, "a.html").blocks] == ["paragraph"] * 3


def test_a_page_without_prose_is_read_whole() -> None:
    assert texts("<h1>Homes</h1><p>Cap rents.</p>") == ["Homes", "Cap rents."]


URGED = "<ul><li>Councils should cap rents now.</li><li>Pay half of each repair.</li></ul>"


@pytest.mark.parametrize(
    "page",
    [
        "<main><h1>H</h1>{prose}<section id=recommendations>{urged}</section></main>",
        "<article><h1>H</h1><section>{prose}</section><section>{urged}</section></article>",
        "<h1>H</h1><div><h2>H</h2>{prose}</div><h2>H</h2>{urged}",
        "<div><h1>H</h1><dl><dt>A</dt><dd>{prose}</dd></dl><h2>H</h2>{urged}</div>",
        "<header><h1>H</h1>{prose}</header><section>{urged}</section>",
        "<details>{prose}</details>{urged}",
        "<div>{urged}<div>{prose}</div></div>",
        "<div>{prose}<div class=related><h1>H</h1></div>{urged}</div>",
    ],
)
def test_a_list_of_what_is_urged_is_text_wherever_the_prose_stands(page: str) -> None:
    kept = texts(page.format(prose=PROSE * 8, urged=URGED))
    assert kept.count("prose") == 8
    assert {"Councils should cap rents now.", "Pay half of each repair."} < set(kept)


@pytest.mark.parametrize(
    "page", ["<div class=share-page><h1>H</h1>{}</div>", "<div id=comments>{}</div>"]
)
def test_a_short_page_is_its_text_whatever_its_name(page: str) -> None:
    assert "Councils should cap rents now." in texts(page.format(URGED))


def test_headings_items_and_words_keep_their_names() -> None:
    page = "<h2 id=comments>Our banner</h2><p>Cap <a class=related href='#'>the rents</a> now.</p>"
    assert texts(f"{PROSE}{page}<ul><li class=promo>Build.</li></ul>") == [
        "prose", "Our banner", "Cap the rents now.", "Build.",
    ]  # fmt: skip
