"""The command that shows the pages of the guide."""

import sys

import pytest

from policy_compare.cli import completion
from policy_compare.guide import PAGE_FILES, describe_page, find_page, read_page
from tests.support.corpora import CHECKOUT, Run


def test_without_a_page_all_are_listed_with_a_line_each(run: Run) -> None:
    result = run("guide")
    assert result.code == 0
    names = [line.split()[0] for line in result.out.splitlines() if line.startswith(" ")]
    assert [name for name in names if name in PAGE_FILES] == list(PAGE_FILES)
    assert "How quotes are found in the papers' texts" in result.out


def test_every_page_begins_with_its_title_and_a_sentence() -> None:
    for page in PAGE_FILES:
        assert read_page(page).startswith("# ")
        assert 20 < len(describe_page(page)) < 160


def test_a_page_is_shown_by_its_name_or_the_beginning_of_it(run: Run) -> None:
    result = run("guide", "measures")
    assert result.code == 0
    assert result.out.startswith("Measures\n────────\n")
    assert run("guide", "Meas") == result
    assert run("guide", "measures.md") == result
    assert find_page("TEXTS") == "texts"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("mesures", "no page is called 'mesures'", "the nearest: measures"),
        ("zzz", "no page is called 'zzz'", "there are: tutorial, reading"),
        ("t", "'t' fits more than one page", "say which: tutorial, texts, tables"),
    ],
)
def test_an_unknown_page_gets_the_names_there_are(
    name: str, message: str, hint: str, run: Run
) -> None:
    result = run("guide", name)
    assert (result.code, result.out) == (2, "")
    assert f"error: {message}" in result.err
    assert hint in result.err


def test_a_terminal_that_knows_ascii_only_gets_signs_that_it_has() -> None:
    from tests.support.corpora import run_program

    out = run_program("guide", "measures", encoding="ascii").out
    assert "Measures\n--------\n" in out


def test_pages_are_proposed_with_what_they_say() -> None:
    assert completion.propose_pages()[0] == (
        "tutorial",
        "A first day the three papers that come with the program, then a paper of your own.",
    )


def test_the_pages_are_all_that_lie_in_the_folder() -> None:
    folder = CHECKOUT / "policy_compare" / "guide"
    assert {file.name for file in folder.glob("*.md")} == {
        file.name for file in PAGE_FILES.values() if file.parent == folder
    }


def test_no_other_command_loads_the_guide(run: Run) -> None:
    for name in [name for name in sys.modules if name.startswith("policy_compare.guide")]:
        del sys.modules[name]
    run("list")
    assert "policy_compare.guide" not in sys.modules
