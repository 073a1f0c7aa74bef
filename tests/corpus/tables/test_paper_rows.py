"""Papers in a table beside the codebook."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import CorpusReading, read_corpus
from policy_compare.model import Dismissal, Evidence, Person, Source, StanceOn
from tests.support.corpora import write_corpus

HEADER = "paper,paper_title,authors,recommendation,statement,actors,proposition,stance,quote,page"
ROW = "ali,Homes,{authors},{id},Act.,council,{proposition},{stance},should act,1"


def row(
    id: str = "r", proposition: str = "cap", stance: str = "support", authors: str = '"Ali, Noor"'
) -> str:
    return ROW.format(id=id, proposition=proposition, stance=stance, authors=authors)


def read_table(folder: Path, *rows: str, header: str = HEADER) -> CorpusReading:
    return read_corpus(write_corpus(folder, {"papers.csv": "\n".join((header, *rows, ""))}))


def codes(found: CorpusReading) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in found.problems]


def test_rows_of_a_recommendation_say_together_what_it_is(tmp_path: Path) -> None:
    header = (
        "note,paper,paper_title,authors,recommendation,statement,actors,targets,topics,proposition,"
        "stance,condition,quote,section,paragraph,page,strength,date,dismissed,paper_DOI,"
        "paper_source_file,paper_title-short"
    )
    rows = (
        'n,a,Homes,"Ali, Noor; Office",r,Act.,council; builders,landlords,social,cap,support,'
        '"if, so",'
        "q,S,3,4,must,2023,,10.1000/1,a.txt,H",
        ",a,,,r,,,,,build,oppose,,,,,,,,,,,",
        ",a,,,,,,,,,,,it is hoped,S,2,,,,A hope.,,,",
    )
    one = read_table(tmp_path, *rows, header=header)
    assert one.corpus is not None
    made = one.corpus.papers["a"]
    assert made.authors == (Person("Ali", "Noor"), Person(literal="Office"))
    assert made.details == {"DOI": "10.1000/1"}
    assert made.title_short == "H"
    assert made.source == Source("a.txt")
    assert made.dismissed == (Dismissal("it is hoped", "A hope.", "S", 2),)
    assert made.file == "papers.csv"
    (item,) = made.recommendations
    assert tuple(item) == (
        "a", "r", "Act.", ("council", "builders"), ("landlords",), "", "must",
        (StanceOn("cap", "support", "if, so"), StanceOn("build", "oppose")), ("social",), "",
        Evidence("q", "S", 3, "4"), "n", "2023", "", "", True, 2,
    )  # fmt: skip


def test_rows_may_stand_in_any_order(tmp_path: Path) -> None:
    other = row().replace("ali", "berg", 1)
    one = read_table(tmp_path, row("r"), other, row("s"), row("r", "build", "oppose"))
    assert one.corpus is not None
    assert [item.ref for item in one.corpus.recommendations()] == ["ali/r", "ali/s", "berg/r"]
    assert len(one.corpus.papers["ali"].recommendations[0].positions) == 2


def test_an_empty_cell_under_authors_says_that_nobody_is_named(tmp_path: Path) -> None:
    assert ("no-authors", 2) not in codes(read_table(tmp_path, row(authors="")))
    header = HEADER.replace("authors,", "")
    told = codes(read_table(tmp_path, row(authors="x").replace("x,", ""), header=header))
    assert ("no-authors", 2) in told


def test_a_stance_that_is_missing_leaves_the_paper_out(tmp_path: Path) -> None:
    one = read_table(tmp_path, row(stance=""), row().replace("ali", "berg", 1))
    assert ("no-stance", 2) in codes(one)
    assert one.corpus is not None
    assert list(one.corpus.papers) == ["berg"]
    assert one.corpus.left_out == ("ali",)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ((row(proposition="cup"),), ("unknown-name", 2)),
        ((row(), row("s", stance="maybe")), ("unknown-name", 3)),
        ((row(), row(), row("s")), ("repeated-row", 3)),
        ((row(), row(proposition="", stance="")), ("repeated-row", 3)),
        ((row(), row("s", proposition="")), ("missing-cell", 3)),
        ((row(), row("")), ("missing-cell", 3)),
        ((row(), row("s").replace("ali", "")), ("missing-cell", 3)),
        ((row(), row("s").replace("ali", "a li")), ("bad-id", 3)),
        ((row(), row("s").replace("Homes", "Rents")), ("other-cell", 3)),
        ((row("a/b"),), ("bad-id", 2)),
        ((row(authors='"Ali, Noor"').replace("Homes", ""),), ("missing-key", 2)),
    ],
)
def test_what_is_wrong_is_told_on_its_row(
    rows: tuple[str, ...], problem: tuple[str, int], tmp_path: Path
) -> None:
    one = read_table(tmp_path, *rows)
    assert problem in codes(one)
    assert one.corpus is None or one.corpus.left_out


def test_what_a_paper_is_may_be_said_in_any_of_its_rows(tmp_path: Path) -> None:
    first = row(authors="").replace("Homes", "")
    one = read_table(tmp_path, first, row("s"))
    assert one.corpus is not None
    assert one.corpus.papers["ali"].title == "Homes"
    # Where two rows differ, the first that said something is named.
    (problem,) = [
        one
        for one in read_table(tmp_path, first, row("s"), row("t", authors="Berg")).problems
        if one.code == "other-cell"
    ]
    assert (problem.line, problem.message) == (
        4, "'authors' of the paper ali is another than on line 3",
    )  # fmt: skip


def test_what_is_wrong_in_rows_that_say_the_same_is_told_on_each(tmp_path: Path) -> None:
    rows = [row(stance="maybe").replace("ali", paper, 1) for paper in ("ali", "berg", "cohn")]
    told = codes(read_table(tmp_path, row().replace("ali", "dahl", 1), *rows))
    assert [line for code, line in told if code == "unknown-name"] == [3, 4, 5]


def test_equal_rows_of_two_papers_are_read_as_two_recommendations(tmp_path: Path) -> None:
    one = read_table(tmp_path, row(), row().replace("ali", "berg", 1))
    assert one.corpus is not None
    first, second = one.corpus.recommendations()
    assert (first.ref, first.line, second.ref, second.line) == ("ali/r", 2, "berg/r", 3)
    assert first._replace(paper="berg", line=3) == second
    assert first.positions is second.positions
