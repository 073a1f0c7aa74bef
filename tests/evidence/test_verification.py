"""What a look at the papers' texts shows: every problem, every fix, and the counts."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.evidence.verification import Verification
from policy_compare.model import Evidence, Source
from policy_compare.passage import QuoteCounts, add_quote_counts
from policy_compare.texts.document import Block, Document
from policy_compare.texts.opening import DocumentReader
from tests.support.corpora import SHIPPED
from tests.support.records import corpus, paper, urges
from tests.support.verifying import DIGEST, SOURCE, TEXT, looked_up, quoted, verify


def verified(quotes: QuoteCounts, texts: int = 1) -> Verification:
    """What shows where there is one paper, and nothing wrong or missing in its coding."""
    return Verification(quotes=quotes, texts=texts, quotes_by_paper={"ali": quotes})


def test_a_quote_at_its_place_is_no_problem(tmp_path: Path) -> None:
    found = looked_up(tmp_path, quoted("cap 'yearly' rent rises", "proposals", 1))
    assert found == verified(QuoteCounts(found=1))


def test_a_recommendation_without_a_quote_is_passed_over(tmp_path: Path) -> None:
    found = looked_up(tmp_path, urges(), urges(id="b", evidence=Evidence(section="Elsewhere")))
    assert found == verified(QuoteCounts())


def test_twice_in_one_paragraph_is_one_place(tmp_path: Path) -> None:
    text = "# A\n\nOne.\n\n# B\n\nCap rents now. Later, cap rents.\n"
    found = looked_up(tmp_path, quoted("cap rents"), text=text, source=Source("ali.md"))
    assert found.problems == ()
    assert places(found) == [("B", 1, "")]


# Fixes


def places(found: Verification) -> list[tuple[str, int | None, str]]:
    """The places that the quotes of the paper have once it is fixed."""
    (fixed,) = found.fixed_papers
    return [one.evidence[1:] for one in fixed.recommendations if one.evidence]


@pytest.mark.parametrize(
    "coded, expected",
    [
        (("",), ("Proposals", 1, "")),
        (("Proposals",), ("Proposals", 1, "")),
        (("Homes for a shrinking town",), ("Homes for a shrinking town", 3, "")),
        (("Proposals", 1), None),
        (("", 1), None),
        (("", 3), None),
        (("", None, "4"), None),
        (("Proposals", None, "4"), None),
    ],
)
def test_a_missing_place_is_added(
    tmp_path: Path, coded: Sequence[Any], expected: tuple[str, int, str] | None
) -> None:
    found = looked_up(tmp_path, quoted("“yearly” rent rises", *coded))
    assert not found.problems
    assert (places(found) if found.fixed_papers else [None]) == [expected]


def test_a_heading_has_no_paragraph_to_add(tmp_path: Path) -> None:
    assert places(looked_up(tmp_path, quoted("Findings"))) == [("Findings", None, "")]


@pytest.mark.parametrize(
    "quote", ["rent rises", "empty home", "a fund pays", "costs", "for a shrinking town"]
)
@pytest.mark.parametrize("section", ["", "Homes for a shrinking town"])
def test_what_is_added_fits(tmp_path: Path, quote: str, section: str) -> None:
    item = quoted(quote, section)
    for fixed in looked_up(tmp_path, item).fixed_papers:
        (item,) = fixed.recommendations
    assert looked_up(tmp_path, item) == verified(QuoteCounts(found=1))


def test_nothing_is_added_where_the_place_is_in_doubt_or_wrong(tmp_path: Path) -> None:
    items = (
        quoted("the council owns little land", id="a"),
        quoted("cap rents", id="b"),
        quoted("a fund pays", "Findings", id="c"),
    )
    found = looked_up(tmp_path, *items)
    assert [one.code for one in found.problems] == [
        "quote-not-found",
        "ambiguous-quote",
        "wrong-place",
    ]
    assert found.fixed_papers == ()


def test_the_page_is_added_where_there_are_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = Block("paragraph", "Rents rise. Cap rents.", trail=("Homes", "Acts"), counts=(4, 3, 2),
                  pages=((0, "iv"), (12, "v")))  # fmt: skip
    heading = Block("heading", "Homes", 1)
    pages = Document("ali.md", "pdf", DIGEST, (heading, heading, block), {}, ("iv", "v"))
    monkeypatch.setattr(
        DocumentReader, "read_papers", lambda self, papers, texts: [(one, pages) for one in papers]
    )
    assert places(looked_up(tmp_path, quoted("cap rents"))) == [("Acts", None, "v")]
    assert places(looked_up(tmp_path, quoted("cap rents", "Homes"))) == [("Homes", None, "v")]
    assert looked_up(tmp_path, quoted("cap rents", "", 2)).fixed_papers == ()
    assert looked_up(tmp_path, quoted("cap rents", "", None, "p. v")).fixed_papers == ()
    (one,) = looked_up(tmp_path, quoted("cap rents", "Acts", None, "iv")).problems
    assert (one.message, one.hint) == (
        "the quote of 'cap-rents' is not where it is coded: Acts, page iv",
        "its place is: Acts, page v, paragraph 2",
    )


@pytest.mark.parametrize(
    "source", [None, Source(), Source("ali.md"), Source("", DIGEST), Source("ali.md", DIGEST, "")]
)
def test_what_the_source_leaves_out_is_added(tmp_path: Path, source: Source | None) -> None:
    fixed = looked_up(tmp_path, source=source).fixed_papers
    assert [one.source for one in fixed] == [SOURCE] * (source != SOURCE)


def test_the_encoding_that_was_guessed_is_added(tmp_path: Path) -> None:
    text = "# Homes\n\nThe council should cap rents at £40.\n".encode("cp1252")
    added = looked_up(tmp_path, quoted("cap rents at £40"), text=text, source=Source())
    (fixed,) = added.fixed_papers
    assert fixed.source
    assert fixed.source.encoding == "cp1252"
    assert [problem.code for problem in added.problems] == ["guessed-encoding"]
    kept = looked_up(
        tmp_path, quoted("cap rents at £40"), text=text, source=Source(encoding="CP1252")
    )
    assert [one.source and one.source.encoding for one in kept.fixed_papers] == ["CP1252"]
    assert kept.problems == ()
    damaged = "# Für\n\nFür Köln, für Düren, für uns. ".encode() + b"\xa3"
    assert looked_up(tmp_path, text=damaged).fixed_papers == ()


def test_a_source_is_held_back_where_quotes_are_not_in_the_text(tmp_path: Path) -> None:
    items = quoted("rent rises", id="a"), quoted("no such words", id="b")
    lacking = looked_up(tmp_path, *items, source=Source("ali.md"))
    assert lacking.held_back == {"ali": 1}
    assert places(lacking) == [("Proposals", 1, ""), ("", None, "")]
    assert looked_up(tmp_path, *items).held_back == {}
    assert looked_up(tmp_path, items[0], source=Source("ali.md")).held_back == {}


def test_the_encoding_of_the_paper_rules(tmp_path: Path) -> None:
    text = b"Rents \x9c40."
    source = Source(encoding="cp850")
    assert looked_up(tmp_path, quoted("Rents £40"), text=text, source=source).quotes.found == 1
    (problem,) = looked_up(tmp_path, text=b"\x81", source=Source(encoding="cp1252")).problems
    assert problem.code == "unreadable-source"
    assert "its paper says Windows-1252 (cp1252), and " in problem.message
    assert problem.message.endswith("ali.md is not: byte 0x81 at line 1")
    source = Source("ali.md", encoding="latin-1")
    (problem,) = looked_up(tmp_path, text="Rents of £40.".encode(), source=source).problems
    assert (problem.severity, problem.code) == ("warning", "doubtful-encoding")


# The whole


def test_counts_are_of_the_whole_corpus(tmp_path: Path) -> None:
    (tmp_path / "ali.md").write_text(TEXT)
    (tmp_path / "berg.md").write_bytes(b"")
    made = corpus(
        paper("ali", quoted("rent rises"), quoted("no such words", id="b"), file="ali.yaml"),
        paper("berg", quoted("rent rises"), quoted("land", id="b"), file="berg.yaml"),
        paper("chen", quoted("rent rises"), file="chen.yaml"),
        paper("dahl", file="dahl.yaml"),
    )
    found = verify(made, tmp_path)
    assert [(one.file, one.code) for one in found.problems] == [
        ("ali.yaml", "quote-not-found"),
        ("berg.yaml", "unreadable-source"),
        ("chen.yaml", "no-source"),
    ]
    assert found.quotes == (1, 1, 3)
    assert found.texts == 1
    assert found.quotes_by_paper == {
        "ali": QuoteCounts(found=1, absent=1),
        "berg": QuoteCounts(unread=2),
        "chen": QuoteCounts(unread=1),
        "dahl": QuoteCounts(),
    }


def test_without_a_folder_nothing_is_read() -> None:
    made = corpus(paper("ali", quoted("rent rises"), urges(id="b"), source=SOURCE))
    assert verify(made, None) == verified(QuoteCounts(unread=1), texts=0)


def test_the_shipped_coding_stands_in_its_texts() -> None:
    named = os.environ.get("POLICY_COMPARE_SOURCES")
    if not named:
        pytest.skip("POLICY_COMPARE_SOURCES names no folder with the papers' texts")
    made = load_corpus(SHIPPED)
    found = verify(made, Path(named))
    assert found.problems == ()
    quotes = sum(1 for one in made.recommendations() if one.evidence)
    assert found.quotes == (quotes, 0, 0)
    assert found.texts == len(made.papers)
    assert add_quote_counts(found.quotes_by_paper.values()) == found.quotes
