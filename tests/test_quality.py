"""The measures of the quality benchmark, on texts whose answer is known."""

from pathlib import Path

import pytest

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.opening import read_document
from tests.benchmarks import cutting, quality, verification
from tests.support.cuts import COPIES, MISSES

TEXT = """\
# Homes

Rents rise. The council should cap rents in the old town. It could cost less.

The council must register every empty home. We recommend that builders lease their land.
"""


@pytest.fixture
def paper(tmp_path: Path) -> quality.Paper:
    (tmp_path / "ali.md").write_text(TEXT, "utf-8")
    gold = ("should cap rents in", "must register every empty home", "sell the old mill")
    return quality.Paper(read_document(tmp_path / "ali.md"), gold)


def test_the_finder_is_judged_by_what_it_takes(paper: quality.Paper) -> None:
    told: list[str] = []
    score = quality.judge(quality.Case("homes", (paper,)), "finder", told.append)
    assert score == quality.Score(gold=3, found=2, given=3, right=2)
    assert told == [
        "MISSED ali.md: sell the old mill",
        "BESIDE ali.md: we recommend that builders lease their land.",
    ]


def test_minor_passages_are_neither_missed_nor_wrong(paper: quality.Paper) -> None:
    case = quality.Case("homes", (paper._replace(minor=("that builders lease their land",)),))
    assert quality.judge(case, "finder") == quality.Score(3, 2, 3, 3)


def test_the_baselines_take_sentences_with_their_words(paper: quality.Paper) -> None:
    case = quality.Case("homes", (paper,))
    assert quality.judge(case, "modals and verbs") == quality.Score(3, 2, 4, 2)
    assert quality.judge(case, "should, recommend*") == quality.Score(3, 1, 2, 1)


def test_the_figures_of_a_score() -> None:
    score = quality.Score(gold=8, found=6, given=10, right=5)
    assert (score.precision, score.recall) == (0.5, 0.75)
    assert score.f1 == pytest.approx(0.6)
    nothing = quality.Score(0, 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)


def test_what_is_absent_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [*quality.shipped(tmp_path), *quality.reports(tmp_path), *quality.plan(tmp_path)]
    assert cases == []
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("left out: ") for line in lines)


def test_a_folder_of_papers_is_judged_one_by_one_and_together(tmp_path: Path) -> None:
    (tmp_path / "ali.md").write_text(TEXT, "utf-8")
    (tmp_path / "ali.gold.csv").write_text(
        "quote,kind\nshould cap rents in,main\nthat builders lease their land,minor\n", "utf-8"
    )
    one, every = quality.more(tmp_path)
    assert (one.name, every.name) == ("ali", f"all of {tmp_path.name}")
    assert one.papers == every.papers
    assert one.papers[0].gold == ("should cap rents in",)
    assert one.papers[0].minor == ("that builders lease their land",)


QUOTE = "the first refusal – of ‘homes’ – is fine"


@pytest.mark.parametrize("name", verification._COPIES)
def test_a_copy_differs_and_is_still_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "ali.txt").write_text(f"We say: {QUOTE}, or not.", "utf-8")
    ways = verification._ways(tmp_path / "ali.txt")
    copy = verification._COPIES[name](QUOTE)
    assert (copy == QUOTE) is (name == "as coded")
    assert ways["check"](copy)
    assert not ways["check"](verification._misspelt(copy.lower()))


def test_drawn_quotes_are_counted_by_kind(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ali.txt").write_text(TEXT, "utf-8")
    texts = list(cutting.documents(tmp_path))
    told: list[str] = []
    refused, accepted = cutting.measure(texts, 60, told.append)
    assert [one.kind for one in refused] == list(COPIES)
    assert [one.kind for one in accepted] == list(MISSES)
    for answers in (refused, accepted):
        assert sum(one.drawn for one in answers) == 60
        assert not any(one.wrong for one in answers)
    assert told == []
    rows = quality._cutting(texts, 60, None)
    assert [row[1:] for row in rows if row[0].endswith(": all")] == [("60", "0", "0.00 %")] * 2


def test_a_wrong_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ali.txt").write_text(TEXT, "utf-8")
    texts = list(cutting.documents(tmp_path))
    told: list[str] = []
    monkeypatch.setattr(QuoteIndex, "find_quote", lambda self, quote: ())
    refused, _ = cutting.measure(texts, 20, told.append)
    assert sum(one.wrong for one in refused) == len(told) == 20
    monkeypatch.setattr(QuoteIndex, "find_quote", lambda self, quote: (quote,))
    _, accepted = cutting.measure(texts, 20)
    assert sum(one.wrong for one in accepted) == 20


def test_what_is_found_is_counted(tmp_path: Path) -> None:
    (tmp_path / "ali.txt").write_text(f"We say: {QUOTE}, or not.", "utf-8")
    ways = {"ali": verification._ways(tmp_path / "ali.txt")}
    found = verification._judged(ways, [("ali", QUOTE)], [("ali", "nothing of that kind")])
    assert set(found.values()) == {verification.Found(1, 1, 0)}
    assert verification.Found(4, 2, 2).precision == 0.5
    assert verification.Found(4, 2, 2).recall == 0.5
    assert verification.Found(4, 2, 2).f1 == 0.5
    assert verification.Found(0, 0, 0).f1 == 0
