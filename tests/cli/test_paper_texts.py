"""Quotes in the papers' texts, as the commands show them."""

from pathlib import Path

from policy_compare.analysis.selection import EVERYTHING, Filters, resolve_filters
from policy_compare.cli.paper_texts import find_quoted_texts, quotes_by_paper
from policy_compare.corpus.reader import load_corpus
from policy_compare.passage import QuoteCounts
from policy_compare.views.parts.question import Question
from tests.support.housing import GUESS, answered, broken, call, changed, joined, written_by_windows


def shown_in_text(ref: str) -> str:
    """What ``show`` says of the quote in its text."""
    rows = answered("show", ref)["rows"]
    (fact,) = [row["value"] for row in rows if row["field"] == "in the text"]
    return str(fact)


def test_a_quote_is_shown_in_its_text(housing: Path) -> None:
    assert shown_in_text("ali-2023/cap-rents") == (
        "The council should cap how fast rents rise in the old town. We have in mind »a ceiling on "
        "annual increases«, set each spring and tied to wages. (section Proposals, paragraph 3)"
    )
    assert "»a ceiling on annual increases«" in joined(call("show", "cap-rents").out)


def test_without_texts_a_recommendation_is_shown_as_before(housing: Path, tmp_path: Path) -> None:
    with_text = answered("show", "ali-2023/cap-rents")
    (housing / "sources").rename(tmp_path / "elsewhere")
    answer = answered("show", "ali-2023/cap-rents")
    assert answer["rows"] == [row for row in with_text["rows"] if row["field"] != "in the text"]
    assert answer["notes"] == with_text["notes"]


def test_where_a_text_is_absent_its_quote_was_not_looked_up(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    said = shown_in_text("ali-2023/cap-rents")
    assert said == f"not looked up: the text is not in {Path('housing/sources').absolute()}"


def test_where_a_text_cannot_be_read_its_quote_was_not_looked_up(housing: Path) -> None:
    broken(housing, "ali-2023")
    found = call("show", "ali-2023/cap-rents")
    assert (found.code, found.err) == (0, "")
    said = shown_in_text("ali-2023/cap-rents")
    assert said.startswith("not looked up: ")
    assert "ali-2023" in said


def test_a_quote_that_is_not_in_its_text_is_said_to_be_none(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    said = shown_in_text("ali-2023/cap-rents")
    assert said == "not there: the quote is not in ali-2023.txt"


def test_a_quote_that_is_cut_is_said_to_be_none(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "on annual increase")
    said = shown_in_text("ali-2023/cap-rents")
    assert said.startswith("not there: the quote stops inside a word or a number: ali-2023.txt has")
    assert said.endswith("increases”")


def test_what_is_no_recommendation_asks_for_no_text(housing: Path) -> None:
    broken(housing, "ali-2023")
    assert answered("show", "ali-2023")["notes"] == []


def test_quotes_are_counted_by_paper_with_and_without_texts(housing: Path) -> None:
    corpus = load_corpus(housing)
    texts = housing / "sources"
    all_found = dict.fromkeys(("ali-2023", "okafor-2024"), QuoteCounts(found=2))
    none_read = dict.fromkeys(("ali-2023", "okafor-2024"), QuoteCounts(unread=2))
    assert quotes_by_paper(corpus, EVERYTHING, texts, 30) == all_found
    assert quotes_by_paper(corpus, EVERYTHING, None, 30) == none_read
    selection = resolve_filters(corpus, Filters(papers=("ali-2023",)))
    assert quotes_by_paper(corpus, selection, texts, 30) == {"ali-2023": QuoteCounts(found=2)}
    assert quotes_by_paper(corpus, selection, None, 30) == {"ali-2023": QuoteCounts(unread=2)}


def test_only_quotes_within_the_filters_are_counted(housing: Path) -> None:
    corpus = load_corpus(housing)
    selection = resolve_filters(corpus, Filters(strengths=("must",)))
    for folder in (housing / "sources", None):
        (counts,) = quotes_by_paper(corpus, selection, folder, 30).values()
        assert sum(counts) == 1


def test_of_texts_that_are_not_all_there_each_paper_has_its_own_counts(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    changed(housing / "okafor-2024.yaml", "resist any cap", "resist every cap")
    assert quotes_by_paper(load_corpus(housing), EVERYTHING, housing / "sources", 30) == {
        "ali-2023": QuoteCounts(unread=2),
        "okafor-2024": QuoteCounts(found=1, absent=1),
    }


def test_a_recommendation_without_a_quote_is_none_to_be_verified(housing: Path) -> None:
    corpus = load_corpus(housing)
    paper = corpus.papers["ali-2023"]
    without = tuple(
        recommendation._replace(evidence=None) for recommendation in paper.recommendations
    )
    papers = {**corpus.papers, paper.id: paper._replace(recommendations=without)}
    corpus = corpus._replace(papers=papers)
    for folder in (housing / "sources", None):
        assert quotes_by_paper(corpus, EVERYTHING, folder, 30)["ali-2023"] == QuoteCounts()


def test_an_encoding_that_was_guessed_is_noted_by_show(housing: Path) -> None:
    written_by_windows(housing, "ali-2023")
    assert f"ali-2023{GUESS}." in answered("show", "ali-2023/cap-rents")["notes"]


def test_a_project_has_the_texts_that_are_at_hand(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    said = call("export", "--output", "a.qdpx")
    assert said.code == 0
    assert "not at hand (--sources DIR)" in joined(said.err)


def test_quotes_that_are_not_in_their_texts_are_counted(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    said = call("export", "--output", "a.qdpx")
    assert "1 quote not in the texts (policy-compare check)" in joined(said.err)


def test_without_a_folder_no_text_is_at_hand(housing: Path) -> None:
    corpus = load_corpus(housing)
    assert find_quoted_texts(Question(corpus), None, 9) == {}
