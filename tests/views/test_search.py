"""What was found, as a table and as a page."""

from policy_compare.views import search
from policy_compare.views.parts.question import Question
from tests.support.records import corpus, paper, rows, said, urges

QUESTION = Question(corpus(paper("ali", urges(statement="Cap\nrents now.", actors=("council",)))))


def test_columns() -> None:
    assert search.view(QUESTION, "rents").table().columns == ("score", "kind", "id", "text")


def test_rows() -> None:
    found = rows(search.view(QUESTION, "rents now"))
    assert found[0] == {
        "score": 100.0,
        "kind": "recommendation",
        "id": "ali/act",
        "text": "Cap rents now.",
    }


def test_the_page() -> None:
    text = said(search.view(QUESTION, "rents\n now", limit=1).page())
    assert "Search for “rents now”" in text
    assert "100\nrecommendation\nCap rents now.\nali/act" in text
    assert "1 of 4 hits, best first" in text


def test_that_nothing_was_found_is_said() -> None:
    found = search.view(QUESTION, "zzqqxx")
    assert rows(found) == []
    assert "Nothing was found." in said(found.page())
