import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from policy_compare.column_tables import STATEMENTS
from policy_compare.corpus import column_corpus
from policy_compare.corpus.cache import entries
from policy_compare.corpus.column_corpus import ColumnCorpus, check_columns
from policy_compare.corpus.columns.column_checks import ColumnRows, check_known_names
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.errors import CorpusError
from policy_compare.model import Person
from policy_compare.problems import Problem
from tests.support.column_files import write_parquet
from tests.support.column_tables import shared_engine
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus
from tests.support.tables import read_foreign_table

TEXT = "VARCHAR"
VOTE_NAMES = ("unit", "proposition", "stance")
VOTES = (
    ("Côte d’Ivoire", "cap", "support"),
    ("B", "cap", "oppose"),
    ("b", "build", "neutral"),
    ("Ali, Noor", "cap", "support"),
    ("Ali Noor", "build", "support"),
)


def write_votes(
    folder: Path,
    votes: Sequence[Sequence[Any]] = VOTES,
    names: Sequence[str] = VOTE_NAMES,
    codebook: str = CODEBOOK,
    **types: str,
) -> Path:
    write_corpus(folder, {}, codebook)
    rows = [dict(zip(names, vote, strict=True)) for vote in votes]
    write_parquet(
        folder / "positions.parquet", {name: types.get(name, TEXT) for name in names}, rows
    )
    return folder


def opened(folder: Path) -> ColumnCorpus:
    return ColumnCorpus(folder, shared_engine())


def statements(columns: ColumnCorpus, *names: str) -> list[tuple[Any, ...]]:
    papers = list(columns.corpus.papers)
    chosen = ", ".join(f'"{name}"' for name in ("paper", *names))
    rows = columns.engine.rows(f"SELECT {chosen} FROM {STATEMENTS}")  # noqa: S608 - ours
    return sorted((papers[place], *others) for place, *others in rows)


def test_units_are_papers_as_an_import_makes_them(tmp_path: Path) -> None:
    text = "author,proposition,stance\n" + "".join(
        f'"{unit}",{proposition},{stance}\n' for unit, proposition, stance in VOTES
    )
    (tmp_path / "votes.csv").write_text(text, "utf-8")
    imported = read_foreign_table(text.encode(), "votes.csv", ImportOptions()).corpus
    columns = opened(write_votes(tmp_path / "corpus"))
    assert imported is not None
    assert set(columns.corpus.papers) == set(imported.papers)
    for id, one in columns.corpus.papers.items():
        assert (one.title, one.authors) == (imported.papers[id].title, imported.papers[id].authors)
        assert one.in_columns
        assert one.coded_to_the_end


def test_statements_have_the_places_of_papers_and_ids_of_their_own(tmp_path: Path) -> None:
    votes = [
        ("Ali", "cap", "support"), ("Berg", "cap", "oppose"),
        ("Ali", "cap", "oppose"), ("Ali", "cap", "neutral"),
    ]  # fmt: skip
    columns = opened(write_votes(tmp_path, votes))
    assert statements(columns, "proposition", "stance", "recommendation") == [
        ("Ali", "cap", -1, "cap-2"),
        ("Ali", "cap", 0, "cap-3"),
        ("Ali", "cap", 1, "cap"),
        ("Berg", "cap", -1, "cap"),
    ]
    assert columns.tables.statements == 4
    assert not columns.tables.one_statement_each
    assert columns.tables.fields == frozenset()


def test_what_is_not_said_is_empty_whatever_the_column_is(tmp_path: Path) -> None:
    names = ("unit", "proposition", "stance", "recommendation", "strength", "actors", "by", "date")
    votes = [
        ("Ali", "cap", "support", "a", "must", "council; builders", ["council"], "2024-05-17"),
        ("Ali", "build", "support", None, None, None, None, None),
    ]
    columns = opened(write_votes(tmp_path, votes, names, by="VARCHAR[]", date="DATE"))
    assert statements(columns, *names[3:]) == [
        ("Ali", "a", "must", ["council", "builders"], ["council"], "2024-05-17"),
        ("Ali", "build", "", [], [], ""),
    ]


def test_a_paper_by_several_units_is_one_for_each(tmp_path: Path) -> None:
    votes = [("Ali", "talk", "cap", "support"), ("Berg", "talk", "cap", "oppose")]
    columns = opened(write_votes(tmp_path, votes, ("unit", "paper", "proposition", "stance")))
    assert list(columns.corpus.papers) == ["talk-ali", "talk-berg"]
    assert columns.corpus.papers["talk-ali"].authors == (Person(literal="Ali"),)
    assert statements(columns, "stance") == [("talk-ali", 1), ("talk-berg", -1)]


def test_papers_and_propositions_may_be_listed_in_files_of_their_own(tmp_path: Path) -> None:
    votes = [("ali-2023", "new", "support"), ("ali-2023", "cap", "support")]
    folder = write_votes(tmp_path, votes, ("paper", "proposition", "stance"))
    write_parquet(
        folder / "papers.parquet",
        {"id": TEXT, "title": TEXT, "authors": "VARCHAR[]", "issued": TEXT},
        [
            {"id": "ali-2023", "title": "Homes", "authors": ["Ali, Noor", "{A, B}"]},
            {"id": "silent", "title": "Nothing", "issued": "2024-05~"},
        ],
    )
    write_parquet(
        folder / "propositions.parquet",
        {"id": TEXT, "statement": TEXT, "topics": "VARCHAR[]"},
        [
            {"id": "new", "statement": "Do so.", "topics": ["rents", "social"]},
            {"id": "other", "statement": "Do not.", "topics": []},
        ],
    )
    columns = opened(folder)
    ali, silent = columns.corpus.papers.values()
    assert ali.authors == (Person("Ali", "Noor"), Person(literal="A, B"))
    assert (silent.title, silent.issued, silent.coded_to_the_end) == ("Nothing", "2024-05~", True)
    everything = columns.with_propositions(frozenset()).codebook.propositions
    assert list(everything) == ["cap", "build", "social-homes", "new", "other"]
    assert everything["new"].topics == ("rents", "social")
    some = columns.with_propositions(frozenset({"social"})).codebook.propositions
    assert list(some) == ["cap", "build", "social-homes", "new"]


def test_tensions_may_be_between_listed_propositions(tmp_path: Path) -> None:
    book = CODEBOOK.replace("[cap, build]", "[cap, new]")
    folder = write_votes(tmp_path, codebook=book)
    rows = [{"id": "new", "statement": "Do so."}, {"id": "other", "statement": "Do not."}]
    write_parquet(folder / "propositions.parquet", {"id": TEXT, "statement": TEXT}, rows)
    some = opened(folder).with_propositions(frozenset({"rents"}))
    assert "new" in some.codebook.propositions
    assert "other" not in some.codebook.propositions


def test_papers_in_files_stand_beside_those_in_columns(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    said = recommendation("r", "{new: {stance: oppose, by: [builders, council]}}", strength="could")
    write_corpus(folder, {"berg-2024.yaml": paper(said)})
    rows = [{"id": "new", "statement": "Do so."}]
    write_parquet(folder / "propositions.parquet", {"id": TEXT, "statement": TEXT}, rows)
    columns = opened(folder)
    assert len(columns.corpus.papers) == 5
    berg = columns.corpus.papers["berg-2024"]
    assert (len(berg.recommendations), berg.in_columns) == (1, False)
    kept = [row for row in statements(columns, "proposition", "stance", "recommendation", "by",
                                      "strength", "actors") if row[0] == "berg-2024"]  # fmt: skip
    assert kept == [("berg-2024", "new", -1, "r", ["builders", "council"], "could", ["council"])]
    assert "new" in columns.with_propositions(frozenset({"rents"})).codebook.propositions
    assert columns.tables.statements == 6


@pytest.mark.parametrize("positions", ["{cap: support}", "{caps: support}"])
@pytest.mark.parametrize("is_listed", [False, True])
def test_a_paper_is_in_one_place(positions: str, is_listed: bool, tmp_path: Path) -> None:
    names = ("paper" if is_listed else "unit", "proposition", "stance")
    folder = write_votes(tmp_path, [("berg-2024", "cap", "support")], names)
    if is_listed:
        listed = [{"id": "berg-2024", "title": "Homes"}]
        write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT}, listed)
    write_corpus(folder, {"berg-2024.yaml": paper(recommendation("r", positions))})
    with pytest.raises(CorpusError) as error:
        opened(folder)
    (problem,) = error.value.problems
    file = "papers.parquet" if is_listed else "positions.parquet"
    assert (problem.code, Path(problem.file).name) == ("duplicate-paper", file)
    assert problem.message.endswith("berg-2024.yaml")


def test_what_has_errors_beside_columns_is_left_out_by_name(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    write_corpus(folder, {"other-1.yaml": paper(recommendation("r", "{caps: support}"))})
    assert opened(folder).corpus.left_out == ("other-1",)


@pytest.mark.parametrize(
    ("name", "types", "row"),
    [
        ("papers", {"id": TEXT, "title": TEXT}, {"id": "ali-2023", "title": "Again"}),
        ("propositions", {"id": TEXT, "statement": TEXT}, {"id": "new", "statement": "Again."}),
        ("propositions", {"id": TEXT, "statement": TEXT}, {"id": "cap", "statement": "Again."}),
    ],
)
def test_no_answer_takes_one_of_two_with_one_id(
    name: str, types: dict[str, str], row: dict[str, str], tmp_path: Path
) -> None:
    folder = write_votes(tmp_path, [("ali-2023", "cap", "support")], ("paper", *VOTE_NAMES[1:]))
    listed = [{"id": "ali-2023", "title": "Homes"}]
    write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT}, listed)
    opened(folder).with_propositions(frozenset())
    times = 1 if row["id"] == "cap" else 2
    write_parquet(folder / f"{name}.parquet", types, [row] * times)
    for topics in (frozenset[str](), frozenset({"rents"})):
        with pytest.raises(CorpusError) as error:
            opened(folder).with_propositions(topics)
        (problem,) = error.value.problems
        assert problem.code == ("repeated-row" if times == 2 else "duplicate-proposition")
        assert (Path(problem.file).name, problem.line) == (f"{name}.parquet", times)


def test_what_is_not_said_in_a_list_is_passed_over(tmp_path: Path) -> None:
    names = ("paper", "proposition", "stance", "by", "actors", "targets")
    votes = [("a", "new", "support", ["council", None], [None], "; builders; ")]
    folder = write_votes(tmp_path, votes, names, by="VARCHAR[]", actors="VARCHAR[]")
    types = {"id": TEXT, "title": TEXT, "authors": "VARCHAR[]"}
    listed = [{"id": "a", "title": "Homes", "authors": [None, "Ali, Noor", ""]}]
    write_parquet(folder / "papers.parquet", types, listed)
    types = {"id": TEXT, "statement": TEXT, "topics": "VARCHAR[]"}
    rows = [{"id": "new", "statement": "Do so.", "topics": [None, "rents"]}]
    write_parquet(folder / "propositions.parquet", types, rows)
    columns = opened(folder)
    assert columns.corpus.papers["a"].authors == (Person("Ali", "Noor"),)
    assert statements(columns, *names[3:]) == [("a", ["council"], [], ["builders"])]
    book = columns.with_propositions(frozenset()).codebook
    assert book.propositions["new"].topics == ("rents",)
    assert check_columns(folder).problems == ()


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (("Ali", "cap", "yea"), "unknown-name"),
        (("Ali", "cap", None), "missing-cell"),
        (("Ali", "caps", "support"), "unknown-name"),
        (("Ali", None, "support"), "unknown-name"),
        ((None, "cap", "support"), "missing-cell"),
        (("", "cap", "support"), "missing-cell"),
    ],
)
def test_rows_that_cannot_be_understood_stop_it(
    vote: tuple[Any, ...], code: str, tmp_path: Path
) -> None:
    columns = opened(write_votes(tmp_path, [*VOTES, vote]))
    with pytest.raises(CorpusError) as error:
        columns.with_propositions(frozenset())
    (problem,) = error.value.problems
    assert (problem.code, problem.line) == (code, 6)


def test_rows_on_other_topics_do_not_stop_it(tmp_path: Path) -> None:
    columns = opened(write_votes(tmp_path, [*VOTES, ("Ali", "social-homes", "yea")]))
    assert columns.with_propositions(frozenset({"rents"}))
    with pytest.raises(CorpusError):
        columns.with_propositions(frozenset({"social"}))


def test_rows_on_what_is_in_tension_are_looked_at_too(tmp_path: Path) -> None:
    columns = opened(write_votes(tmp_path, [*VOTES, ("Ali", "build", "yea")]))
    with pytest.raises(CorpusError):
        columns.with_propositions(frozenset({"rents"}))


def test_a_codebook_with_errors_stops_it(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, codebook="topics: [")
    with pytest.raises(CorpusError):
        opened(folder)


def test_what_promises_one_statement_each_is_believed(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    rows = [dict(zip(("unit", "proposition", "stance"), vote, strict=True)) for vote in VOTES]
    metadata = {"version": 1, "one_statement_each": True}
    types = {"unit": TEXT, "proposition": TEXT, "stance": TEXT}
    write_parquet(folder / "positions.parquet", types, rows, metadata)
    assert opened(folder).tables.one_statement_each


def test_check_tells_all_that_is_wrong_and_else_what_there_is(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    reading = check_columns(folder)
    assert (reading.problems, reading.in_columns) == ((), 5)
    assert reading.corpus is not None
    assert len(reading.corpus.papers) == 4
    write_corpus(folder, {"berg-2024.yaml": paper(recommendation("r", "{caps: support}"))})
    votes = [*VOTES, ("A", "cap", "yea"), ("A", "caps", "support")]
    reading = check_columns(write_votes(folder, votes))
    assert reading.corpus is None
    assert sorted((problem.code, problem.line) for problem in reading.problems) == [
        ("unknown-name", 6), ("unknown-name", 6), ("unknown-name", 7),
    ]  # fmt: skip


def test_check_tells_no_more_than_a_thousand_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(column_corpus, "_MOST_TOLD", 3)
    votes = [("A", f"x{number}", "support") for number in range(7)]
    *told, last = check_columns(write_votes(tmp_path, votes)).problems
    assert [problem.line for problem in told] == [1, 2, 3]
    assert last.message == "4 further problems are not told"


def test_check_looks_into_every_page_of_a_file(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, [(f"unit {n}", "cap", "support") for n in range(3_000)])
    file = folder / "positions.parquet"
    data = bytearray(file.read_bytes())
    data[200:2_000] = bytes(1_800)
    file.write_bytes(data)
    reading = check_columns(folder)
    assert [problem.code for problem in reading.problems] == ["damaged"]


def test_tensions_are_between_what_there_is(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, codebook=CODEBOOK.replace("[cap, build]", "[cap, gone]"))
    (problem,) = check_columns(folder).problems
    assert (problem.code, Path(problem.file).name) == ("unknown-name", "codebook.yaml")
    assert "'gone'" in problem.message


def test_what_was_right_is_not_looked_through_again_until_a_file_or_the_codebook_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(column_corpus, "_DIGESTED", range(2**20))
    looked: list[str] = []

    def look(rows: ColumnRows) -> Iterator[Problem]:
        looked.append(rows.within)
        yield from check_known_names(rows)

    monkeypatch.setattr(column_corpus, "NAME_CHECKS", (look,))
    folder = write_votes(tmp_path / "corpus")

    def times_looked(*topics: str) -> int:
        looked.clear()
        opened(folder).with_propositions(frozenset(topics))
        return len(looked)

    # What is right within a topic says nothing of the rest.
    assert [times_looked("rents"), times_looked(), times_looked(), times_looked("rents")] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    monkeypatch.setattr(column_corpus, "_DIGESTED", range(1))
    assert times_looked() == 1
    monkeypatch.setattr(column_corpus, "_DIGESTED", range(2**20))
    # Of the same length, as of the same time.
    positions = folder / "positions.parquet"
    then = positions.stat()
    write_votes(folder, [("Côte d’Ivoire", "caq", "support"), *VOTES[1:]])
    os.utime(positions, ns=(then.st_atime_ns, then.st_mtime_ns))
    with pytest.raises(CorpusError):
        opened(folder).with_propositions(frozenset())
    write_votes(folder)
    opened(folder).with_propositions(frozenset())
    (folder / "codebook.yaml").write_text(CODEBOOK.replace("  cap:", "  cup:"), "utf-8")
    with pytest.raises(CorpusError):
        opened(folder).with_propositions(frozenset())
