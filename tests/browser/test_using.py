"""The report as it is used: cells opened, tables narrowed, views sent on, citations copied."""

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from policy_compare.corpus.reader import load_corpus
from tests.support.chromium import Visit, barriers
from tests.support.corpora import SHIPPED, Run

pytestmark = pytest.mark.browser

CORPUS = load_corpus(SHIPPED)

#: A cell of the matrix that says something, and what its quote and its place are.
CELL = 'table.heat td a[href="#proposition:send-lethal-aid:state-of-uncertainty-2025"]'
RECOMMENDATION = next(
    one for one in CORPUS.recommendations() if one.ref == "state-of-uncertainty-2025/lethal-aid"
)
SECTION = "section:has(> #recommendations)"
ROWS = f"{SECTION} tbody tr[data-citation]"


@pytest.fixture
def page(shipped: Path, visit: Visit) -> Page:
    return visit(shipped)


def focused(page: Page) -> str:
    """Where the focus is: the address of a link, or the element's name."""
    return str(
        page.evaluate(
            "document.activeElement.getAttribute('href') ?? document.activeElement.tagName"
        )
    )


def shown(page: Page) -> list[str]:
    """The ids of the recommendations that are listed."""
    rows: list[str] = page.eval_on_selector_all(
        ROWS, "rows => rows.filter((row) => row.checkVisibility()).map((row) => row.id)"
    )
    return rows


def listed(run: Run, *filters: str) -> list[str]:
    """The ids that the program lists."""
    result = run("list", "--corpus", str(SHIPPED), "--format", "json", *filters)
    assert result.code == 0, result.err
    return [row["id"] for row in json.loads(result.out)["rows"]]


# The matrix


def says_what_the_cell_stands_for(dialog: Locator) -> None:
    evidence = RECOMMENDATION.evidence
    assert evidence
    text = dialog.inner_text()
    for said in (RECOMMENDATION.statement, evidence.quote, f"paragraph {evidence.paragraph}"):
        assert said in text
    assert "asks Western countries" in text
    assert RECOMMENDATION.ref in text


def test_a_click_on_a_cell_opens_quote_and_place(page: Page) -> None:
    page.locator(CELL).click()
    says_what_the_cell_stands_for(page.locator("dialog[open]"))
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert focused(page) == page.locator(CELL).get_attribute("href")


def test_the_keyboard_leads_to_a_cell_and_back(page: Page) -> None:
    first = page.locator("table.heat tbody td a").first
    first.focus()
    start = focused(page)
    page.locator(CELL).focus()
    for key, back in (("ArrowDown", "ArrowUp"), ("ArrowLeft", "ArrowRight")):
        page.keyboard.press(key)
        assert not page.locator(CELL).evaluate("cell => cell === document.activeElement")
        page.keyboard.press(back)
        assert page.locator(CELL).evaluate("cell => cell === document.activeElement")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    says_what_the_cell_stands_for(dialog)
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    assert barriers(page) == []
    page.keyboard.press("Escape")
    assert page.locator(CELL).evaluate("cell => cell === document.activeElement")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    assert focused(page) in (start, "TD")


def test_the_matrix_is_one_stop_for_the_tabulator(page: Page) -> None:
    stops = page.eval_on_selector_all(
        "table.heat td a, table.heat td", "cells => cells.filter((cell) => cell.tabIndex >= 0)"
    )
    assert len(stops) == page.locator("table.heat:has(td a)").count()


def test_a_cell_leads_on_to_its_place(page: Page) -> None:
    page.locator(CELL).click()
    page.locator("dialog[open] a", has_text="place").click()
    assert page.locator("dialog[open]").count() == 0
    place = page.locator("[id='proposition:send-lethal-aid:state-of-uncertainty-2025']")
    assert place.evaluate("row => row.matches(':target')")
    assert place.evaluate(
        "row => row.getBoundingClientRect().top >= 0"
        " && row.getBoundingClientRect().top < innerHeight"
    )


# Filters


def test_each_choice_narrows_as_the_filter_of_the_program_does(page: Page, run: Run) -> None:
    total = len(list(CORPUS.recommendations()))
    selects = page.locator(f"{SECTION} select")
    names = [select.get_attribute("name") or "" for select in selects.all()]
    assert names == ["topic", "paper", "actor", "target", "instrument", "strength"]
    for name in names:
        select = page.locator(f"{SECTION} select[name={name}]")
        values = select.evaluate("select => [...select.options].map((option) => option.value)")
        assert values[0] == ""
        assert len(values) > 2
        for value in values[1:]:
            select.select_option(value)
            expected = listed(run, f"--{name}", value)
            assert sorted(shown(page)) == sorted(expected), (name, value)
            assert (
                page.locator(f"{SECTION} output")
                .inner_text()
                .startswith(f"{len(expected)} of {total} ")
            )
        select.select_option("")
    assert len(shown(page)) == total


def test_several_choices_narrow_as_several_filters_do(page: Page, run: Run) -> None:
    chance = random.Random(1)
    selects = page.locator(f"{SECTION} select").all()
    options = {
        select.get_attribute("name"): select.evaluate(
            "select => [...select.options].slice(1).map((option) => option.value)"
        )
        for select in selects
    }
    for _ in range(12):
        names = chance.sample(sorted(options), 2)
        asked = [(name, chance.choice(options[name])) for name in names]
        for name in options:
            page.locator(f"{SECTION} select[name={name}]").select_option(dict(asked).get(name, ""))
        expected = listed(run, *(word for name, value in asked for word in (f"--{name}", value)))
        assert sorted(shown(page)) == sorted(expected), asked


def test_words_narrow_as_they_are_typed(page: Page) -> None:
    field = page.locator(f"{SECTION} input[name=words]")
    field.focus()
    page.keyboard.type("LETHAL seoul")
    rows = shown(page)
    assert 0 < len(rows) < 46
    for row in rows:
        text = page.locator(f"{SECTION} [id='{row}']").inner_text().lower()
        assert "lethal" in text
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    assert len(shown(page)) == 46


def test_the_slash_leads_to_the_search_of_the_table_in_view(page: Page) -> None:
    page.evaluate("document.querySelector('#recommendations').scrollIntoView()")
    page.keyboard.press("/")
    field = page.locator(f"{SECTION} input[name=words]")
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"


def test_a_fragment_brings_a_narrowed_view_back(page: Page, visit: Visit, shipped: Path) -> None:
    page.locator(f"{SECTION} select[name=topic]").select_option("china")
    narrowed = len(shown(page))
    page.locator(f"{SECTION} input[name=words]").fill("dialogue")
    expected = shown(page)
    fragment = page.evaluate("location.hash")
    assert fragment == "#recommendations?words=dialogue&topic=china"
    again = visit(shipped, fragment)
    assert shown(again) == expected
    assert 0 < len(expected) < narrowed
    assert again.locator(f"{SECTION} select[name=topic]").input_value() == "china"
    assert again.locator("#recommendations").evaluate(
        "heading => heading.getBoundingClientRect().top < innerHeight"
    )


@pytest.mark.parametrize(
    "fragment",
    [
        "#recommendations?topic=no-such-topic", "#recommendations?words=%E0%A4%A", "#%", "#?",
        "#recommendations?__proto__=x&constructor=y", "#no-such-place", "#main?words=x", "#?=&",
        "#:~:text=x", "#recommendations?topic=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_does_no_harm(
    shipped: Path, visit: Visit, fragment: str
) -> None:
    page = visit(shipped, fragment)
    assert page.locator("table.heat").count() > 0
    assert page.locator(f"{SECTION} .filters").is_visible()


def test_an_address_says_no_more_than_is_shown(shipped: Path, visit: Visit) -> None:
    page = visit(shipped, "#recommendations?topic=no-such-topic&words=dialogue")
    assert len(shown(page)) > 0
    assert page.evaluate("location.hash") == "#recommendations?words=dialogue"


def test_a_link_to_what_is_filtered_away_shows_it(page: Page) -> None:
    page.locator(f"{SECTION} input[name=words]").fill("dialogue")
    assert "howell-2024/exercises" not in shown(page)
    page.evaluate("location.hash = '#howell-2024/exercises'")
    page.wait_for_function("document.getElementById('howell-2024/exercises').checkVisibility()")
    assert "howell-2024/exercises" in shown(page)


def test_all_are_shown_again(page: Page) -> None:
    page.locator(f"{SECTION} select[name=strength]").select_option("must")
    narrowed = len(shown(page))
    page.locator(f"{SECTION} .reset").click()
    assert narrowed < len(shown(page)) == 46
    assert page.evaluate("location.hash") == "#recommendations"


# Citations


def test_a_citation_is_copied_with_quote_place_and_paper(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.locator(f"{SECTION} [id='{RECOMMENDATION.ref}']")
    row.locator("button").click()
    page.locator("[role=status]", has_text="Citation copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    evidence = RECOMMENDATION.evidence
    assert evidence
    assert evidence.quote in copied
    assert f"paragraph {evidence.paragraph}" in copied
    assert CORPUS.papers[RECOMMENDATION.paper].title in copied
