"""The command that brings in large tables as columns."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.corpus.columns import streamed_table
from policy_compare.corpus.reader import read_corpus
from tests.support.column_imports import parquet_rows
from tests.support.corpora import Run, run_program
from tests.support.workbooks import xlsx

VOTES = (
    "Author,Proposition,Stance,topic,title,strength,actors,condition,mood\n"
    "Ali,Cap rents,yes,rents,Rents should be capped.,MUST,Council,,glad\n"
    "Berg,Cap rents,no,,,,,only if,\n"
    "Ali,Build more,abstain,homes; rents,,should,Council; State,,\n"
    "Dee,build more,1,,,could,,,\n"
)
FILES = ["codebook.yaml", "papers.parquet", "positions.parquet", "propositions.parquet"]


@pytest.fixture(params=["small", "large"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Files are read as small ones are, or as large ones."""
    if request.param == "large":
        monkeypatch.setattr(streamed_table, "_SMALL", 0)
    return str(request.param)


def files_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_columns_say_what_the_table_says(run: Run, way: str) -> None:
    Path("votes.csv").write_text(VOTES)
    done = run("import", "votes.csv", "--into", "made", "--columns", "--title", "Homes")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "4 of 4 rows came in: 3 papers, 4 recommendations and 4 stances on 2 propositions",
        "not read: mood; --map FIELD=COLUMN says what a column is",
        "wrote codebook.yaml, positions.parquet, propositions.parquet, papers.parquet to made",
    ]
    assert files_in("made") == FILES
    empty = {"actors": None, "strength": None, "condition": None, "file": "votes.csv"}
    assert parquet_rows(Path("made/positions.parquet")) == [
        {"proposition": "build-more", "stance": "neutral", "paper": "Ali", **empty, "row": 4,
         "actors": "Council; State", "strength": "should"},
        {"proposition": "build-more", "stance": "support", "paper": "Dee", **empty, "row": 5,
         "strength": "could"},
        {"proposition": "cap-rents", "stance": "support", "paper": "Ali", **empty, "row": 2,
         "actors": "Council", "strength": "must"},
        {"proposition": "cap-rents", "stance": "oppose", "paper": "Berg", **empty, "row": 3,
         "condition": "only if"},
    ]  # fmt: skip
    assert parquet_rows(Path("made/propositions.parquet")) == [
        {"id": "cap-rents", "statement": "Rents should be capped.", "topics": "rents"},
        {"id": "build-more", "statement": "Build more", "topics": "homes; rents"},
    ]
    assert [row["authors"] for row in parquet_rows(Path("made/papers.parquet"))] == [
        ["Ali"], ["Berg"], ["Dee"],
    ]  # fmt: skip
    book = Path("made/codebook.yaml").read_text()
    assert "title: Homes\n" in book
    assert "import positions from votes.csv (SHA-256" in book.replace("\n  ", " ")
    assert "topics:\n  rents: {}\n  homes: {}\n\nactors:\n  Council: {}\n  State: {}\n" in book
    assert "propositions:" not in book


WRONG = (
    "author,proposition,stance,strength\nA,p,maybe,\nB,,yes,\n,p,yes,\nC,p,yes,shall\nD,p,,\n"
    "E,p,perhaps,\nE,p,maybe,\nF,p,yes,must\nG,q,yes,shall\n"
)


def test_rows_that_cannot_be_read_are_told_as_always(run: Run, way: str) -> None:
    Path("votes.csv").write_text(WRONG)
    said = run("import", "votes.csv", "--into", "rows").err.replace("--into rows", "")
    done = run("import", "votes.csv", "--into", "made", "--columns")
    assert done.code == 2
    assert "'maybe' is no word for a stance; it stands there 2 times" in done.err
    assert "8 of 9 rows could not be read, for the reasons above" not in done.err
    # Of two rows with the same wrong cell the first is told.
    again = "votes.csv:10: error[unknown-name] the strength 'shall' is not known\n"
    hint = "    hint: write one of must, should, could\n"
    assert done.err.replace("--into made --columns", "") == said.replace(again + hint, "")
    assert not Path("made").exists()


def test_rows_may_be_left_out(run: Run, way: str) -> None:
    Path("votes.csv").write_text(WRONG)
    words = ("--stance-map", "maybe=neutral", "--stance-map", "perhaps=silent")
    done = run("import", "votes.csv", "--into", "made", "--columns", "--keep-going", *words)
    assert done.code == 1
    assert done.err.splitlines()[-5:-1] == [
        "3 of 9 rows came in: 3 papers, 3 recommendations and 3 stances on 1 proposition",
        "2 rows without a stance: 1 empty and 1 “perhaps”",
        "4 rows left out, for the reasons above",
    ] or done.err.splitlines()[-4:-1] == [
        "3 of 9 rows came in: 3 papers, 3 recommendations and 3 stances on 1 proposition",
        "2 rows without a stance: 1 empty and 1 “perhaps”",
        "4 rows left out, for the reasons above",
    ]
    assert [row["row"] for row in parquet_rows(Path("made/positions.parquet"))] == [2, 8, 9]


def metadata_of(file: Path) -> dict[str, object]:
    query = "SELECT value FROM parquet_kv_metadata(?)"
    ((value,),) = duckdb.connect().execute(query, [str(file)]).fetchall()
    return dict(json.loads(value))


@pytest.mark.parametrize("again", [False, True])
def test_it_is_kept_whether_papers_make_one_statement_each(run: Run, again: bool) -> None:
    rows = "B,q,no\nA,q,yes\nA,p,yes\nB,p,no\n" + ("A,q,no\n" if again else "")
    Path("votes.csv").write_text(f"author,proposition,stance\n{rows}")
    done = run("import", "votes.csv", "--into", "made", "--columns")
    assert ("by who has another row on the same proposition" in done.err) is again
    file = Path("made/positions.parquet")
    assert metadata_of(file) == {"version": 1, "one_statement_each": not again, "sorted": True}
    in_order = [(row["proposition"], row["paper"], row["row"]) for row in parquet_rows(file)]
    assert in_order == sorted(in_order)


def test_workbooks_and_parquet_are_read_too(run: Run) -> None:
    header = ("author", "proposition", "stance", "actors")
    Path("votes.xlsx").write_bytes(xlsx([header, ("A", "p", "yes", ""), ("B", "p", "no", "X; Y")]))
    assert run("import", "votes.xlsx", "--into", "sheet", "--columns").code == 0
    duckdb.connect().execute(
        "COPY (SELECT * FROM (VALUES ('A', 'p', 1, NULL), ('B', 'p', -1, ['X', 'Y']))"
        " AS t(author, proposition, stance, actors)) TO 'votes.parquet' (FORMAT parquet)"
    )
    assert run("import", "votes.parquet", "--into", "made", "--columns").code == 0
    of_sheet, of_parquet = (
        [{**row, "row": 0, "file": ""} for row in parquet_rows(Path(f"{name}/positions.parquet"))]
        for name in ("sheet", "made")
    )
    assert of_sheet == of_parquet
    assert [row["row"] for row in parquet_rows(Path("made/positions.parquet"))] == [1, 2]


def test_names_of_columns_are_no_queries(run: Run, way: str) -> None:
    name = '"); DROP TABLE raw; --'
    quoted = name.replace('"', '""')
    Path("votes.csv").write_text(f'author,"{quoted}",stance\n\'; DROP,"p""; --",yes\n')
    done = run("import", "votes.csv", "--into", "made", "--columns", "--map", f"proposition={name}")
    assert done.code == 0, done.err
    (row,) = parquet_rows(Path("made/positions.parquet"))
    assert (row["proposition"], row["paper"]) == ("p", "drop")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PAR1 damaged", "DuckDB stopped"),
        (b"", "error[empty-file]"),
        (b"author,proposition,stance\n", "has no rows that say anything"),
        (b"author,stance\nA,yes\n", "the table has no column for proposition"),
        (b"\xff\xfe\x00\x01", "the table has no column for author"),
        (b'author,proposition,stance\nA,"p,yes\n', "votes.csv:2: error[csv-syntax]"),
        (b"author,proposition,stance\nA,p\x00,yes\n", "votes.csv:2: error[control-character]"),
        (b"author,proposition,stance\nA,p\n", "votes.csv:2: error[row-length]"),
    ],
)
def test_what_is_no_table_is_told(run: Run, way: str, content: bytes, message: str) -> None:
    Path("votes.csv").write_bytes(content)
    done = run("import", "votes.csv", "--into", "made", "--columns")
    assert done.code == 2
    assert message in done.err
    assert not Path("made").exists()
    assert files_in(".") == ["votes.csv"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--yaml",), "--yaml does not go with --columns"),
        (("--codebook", "votes.csv"), "--codebook does not go with --columns"),
        (("--plan", "votes.csv"), "--plan does not go with --columns"),
        (("--as", "recommendations"), "cannot be 'recommendations'"),
        (("--map", "stance=nothing"), "the table has no column 'nothing'"),
    ],
)
def test_what_does_not_go_with_columns_is_told(
    run: Run, words: tuple[str, ...], message: str
) -> None:
    Path("votes.csv").write_text(VOTES)
    done = run("import", "votes.csv", "--into", "made", "--columns", *words)
    assert (done.code, message in done.err) == (2, True), done.err


def test_no_corpus_is_written_over(run: Run, corpus: str) -> None:
    Path("votes.csv").write_text(VOTES)
    before = files_in(corpus)
    done = run("import", "votes.csv", "--into", corpus, "--columns")
    assert (done.code, "only makes new ones" in done.err) == (2, True)
    Path("made").mkdir()
    Path("made/papers.parquet").write_text("mine")
    done = run("import", "votes.csv", "--into", "made", "--columns")
    assert (done.code, "papers.parquet exists and was kept" in done.err) == (2, True)
    assert (files_in(corpus), files_in("made")) == (before, ["papers.parquet"])


NAMES = st.sampled_from(["A", "a", "A b", "a-b", "x y", "É", "x-y", " ", "con"])
ROWS = st.lists(
    st.tuples(
        NAMES, NAMES, st.sampled_from(["yes", "no", "abstain", "", "1", "well"]), NAMES, NAMES,
        st.sampled_from(["", "must", "Should", "x"]),
    ),
    max_size=8,
)  # fmt: skip


# Each example is two runs of the program.
@settings(max_examples=20)
@given(ROWS, st.booleans())
def test_columns_are_the_rows_of_an_import(rows: list[tuple[str, ...]], is_large: bool) -> None:
    lines = "".join(f"{','.join(row)}\n" for row in rows)
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.chdir(name)
        if is_large:
            patch.setattr(streamed_table, "_SMALL", 0)
        Path("t.csv").write_text(f"author,proposition,stance,topic,actors,strength\n{lines}")
        asked = ("import", "t.csv", "--keep-going", "--into")
        in_rows, in_columns = run_program(*asked, "rows"), run_program(*asked, "made", "--columns")
        assert in_rows.code == in_columns.code
        if in_rows.code == 2:
            return
        corpus = read_corpus(Path("rows")).corpus
        assert corpus
        positions = [
            (stance_on.proposition, stance_on.stance, recommendation.paper,
             "; ".join(recommendation.actors), recommendation.strength or "", recommendation.line)
            for recommendation in corpus.recommendations()
            for stance_on in recommendation.positions
        ]  # fmt: skip
        columns = ("proposition", "stance", "paper", "actors", "strength")
        written = [
            tuple(row.get(column) or "" for column in columns)
            for row in parquet_rows(Path("made/positions.parquet"))
        ]
        assert sorted(written) == sorted(position[:-1] for position in positions)
        propositions = parquet_rows(Path("made/propositions.parquet"))
        assert [(row["id"], row["statement"], row["topics"]) for row in propositions] == [
            (entry.id, entry.statement, "; ".join(entry.topics))
            for entry in corpus.codebook.propositions.values()
        ]
        papers = parquet_rows(Path("made/papers.parquet"))
        assert {(row["id"], row["title"]) for row in papers} == {
            (paper.id, paper.title) for paper in corpus.papers.values()
        }
