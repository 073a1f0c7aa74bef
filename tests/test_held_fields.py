"""What the guide says of what each format holds."""

import pytest

from policy_compare.guide import PAGE_FILES
from policy_compare.render import FORMATS
from tests.support.held_fields import HELD, keep_held, table_of_held_fields
from tests.support.records import corpus, paper, urges

_BEFORE = "## What each format holds\n"


def test_the_guide_has_the_table_of_what_each_format_holds(
    request: pytest.FixtureRequest,
) -> None:
    page = PAGE_FILES["exchange"]
    text = page.read_text("utf-8")
    head, _, tail = text.partition(_BEFORE)
    words = "\n".join(line for line in tail.splitlines() if not line.startswith("|")).strip()
    expected = f"{head}{_BEFORE}\n{words}\n\n{table_of_held_fields()}\n"
    if request.config.getoption("--accept"):
        page.write_text(expected, "utf-8")
    assert page.read_text("utf-8") == expected


def test_formats_that_hold_fields_are_there() -> None:
    assert set(HELD) <= set(FORMATS)


def test_what_a_format_does_not_hold_is_emptied() -> None:
    whole = corpus(paper("ali", urges({"cap": "support"})))
    assert not keep_held(whole, "qdc").papers
    assert keep_held(whole, "qdc").codebook == whole.codebook._replace(title="", tensions=())
    assert keep_held(whole, "qdpx") == whole._replace()
