"""The command that brings in tables."""

import csv
import errno
import io
import json
import os
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.reader import read_corpus
from policy_compare.files import reading
from policy_compare.problems import has_errors
from policy_compare.render.safe_text import safe_text
from tests.support.corpora import Run, run_program
from tests.support.strategies import NASTY
from tests.support.workbooks import xlsx

VOTES = "author,proposition,title,stance,mood\nA,p,Cap.,yes,glad\nA,q,Build.,no,\nB,p,,abstain,\n"


def write_rows(rows: list[tuple[str, str, str]]) -> None:
    """Write a table of positions, votes.csv."""
    text = "".join(f"{author},{proposition},{stance}\n" for author, proposition, stance in rows)
    Path("votes.csv").write_text(f"author,proposition,stance\n{text}", "utf-8")


@pytest.fixture
def votes(run: Run) -> str:
    Path("votes.csv").write_text(VOTES)
    return "votes.csv"


def test_what_came_in_is_said(run: Run, votes: str) -> None:
    done = run("import", "positions", votes, "--into", "made", "--title", "Votes of two")
    assert done.code == 0
    assert done.out == ""
    assert done.err.splitlines() == [
        "3 of 3 rows came in: 2 papers, 3 recommendations and 3 stances on 2 propositions",
        "not read: mood; --map FIELD=COLUMN says what a column is",
        "wrote codebook.yaml, papers.csv, codebook.schema.json to made",
        "3 warnings: policy-compare check --corpus made",
    ]
    text = Path("made/codebook.yaml").read_text()
    assert text.startswith(
        "# yaml-language-server: $schema=codebook.schema.json\ntitle: Votes of two\n"
    )
    assert "import positions from votes.csv (SHA-256" in text.replace("\n  ", " ")
    assert run("check", "--corpus", "made").code == 0
    assert "Cap." in run("matrix", "--corpus", "made").out


def test_nothing_is_written_over(run: Run, votes: str) -> None:
    assert run("import", "positions", votes, "--into", "made").code == 0
    before = Path("made/papers.csv").read_bytes()
    Path(votes).write_text(VOTES.replace("yes", "no"))
    done = run("import", "positions", votes, "--into", "made")
    assert done.code == 2
    assert "exists and was kept; nothing was written" in done.err
    assert Path("made/papers.csv").read_bytes() == before


def test_where_a_row_cannot_be_read_nothing_is_written_unless_it_is_left_out(run: Run) -> None:
    Path("votes.csv").write_text(VOTES + "C,p,,perhaps,\nC,q,,,\n")
    done = run("import", "votes.csv", "--into", "made")
    assert done.code == 2
    assert "votes.csv:5: error[unknown-stance] 'perhaps' is no word for a stance" in done.err
    assert "1 of 5 rows could not be read, for the reasons above, so nothing was" in done.err
    assert "mend them, or leave them out with --keep-going" in done.err
    assert not Path("made").exists()
    done = run("import", "votes.csv", "--into", "made", "--keep-going")
    assert done.code == 1
    assert "3 of 5 rows came in" in done.err
    assert "1 row without a stance: 1 empty" in done.err
    assert "1 row left out, for the reasons above" in done.err
    assert Path("made/papers.csv").exists()


def test_the_line_that_mends_unknown_words_works_as_it_is_printed(run: Run) -> None:
    words = ["sure", "it's no", 'a "b" $c `d`', "x=y", "−2", "!now", "ja\\nein"]
    table = [("A", f"p{number}", word) for number, word in enumerate(words)]
    with Path("my votes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("author", "proposition", "stance"), *table])
    done = run("import", "my votes.csv", "--into", "made here", "--title", "Votes & more")
    assert done.code == 2
    (line,) = [line for line in done.err.splitlines() if line.startswith("    policy-compare")]
    words = shlex.split(line)
    assert words[:5] == ["policy-compare", "import", "my votes.csv", "--into", "made here"]
    assert words[5:7] == ["--title", "Votes & more"]
    unfilled = run(*words[1:])
    assert unfilled.code == 2
    assert "--stance-map does not say yet what 'sure', 'it's no'" in unfilled.err
    sentence = "put support, oppose, neutral or silent (no stance) in the place of each ?"
    assert all(sentence in " ".join(run_.err.split()) for run_ in (done, unfilled))
    assert not Path("made here").exists()
    again = run(*(f"{word[:-1]}support" if word.endswith("=?") else word for word in words[1:]))
    assert (again.code, "error" in again.err) == (0, False)
    assert "came in" in again.err


def test_a_table_that_may_be_two_things_is_asked_about(run: Run) -> None:
    Path("t.csv").write_text("author,proposition,stance,text\nA,p,yes,Act.\n")
    done = run("import", "t.csv", "--into", "made", "--yaml")
    assert done.code == 2
    lines = done.err.splitlines()
    assert lines[0] == (
        "error: is a row of t.csv somebody's stance on a proposition, or a recommendation? "
        "Its columns allow both"
    )
    assert lines[2:] == [
        "    policy-compare import t.csv --into made --yaml --as positions",
        "    policy-compare import t.csv --into made --yaml --as recommendations",
    ]
    assert run(*lines[2].replace(" --yaml", "").split()[1:]).code == 0
    assert run("import", "recommendations", "t.csv", "--into", "other").code == 0


@pytest.mark.parametrize("field", ["proposition", "author"])
def test_a_wide_table_may_be_turned(field: str, run: Run) -> None:
    Path("t.csv").write_text("x,Left,Right\nalpha,yes,no\nbeta,no,\n")
    done = run("import", "t.csv", "--into", "made")
    assert "is a row of t.csv a question, or somebody who answers?" in done.err
    (line,) = [line for line in done.err.splitlines() if line.endswith(f"--map {field}=x")]
    done = run(*line.split()[1:])
    assert done.code == 0
    assert "a wide table: each row is" in done.err
    assert "3 of 4 cells came in: 2 papers, 3 recommendations" in done.err
    assert "1 cell without a stance: 1 empty" in done.err
    assert "alpha" in Path("made/papers.csv").read_text()


def test_a_sheet_of_a_workbook_comes_in(run: Run) -> None:
    rows = [("author", "proposition", "stance"), ("A", "p", True), ("B", "p", "no")]
    Path("votes.xlsx").write_bytes(xlsx([["About"]], rows, [*rows, ("C", "p", 1)]))
    done = run("import", "votes.xlsx", "--into", "made")
    assert done.code == 0
    assert done.err.startswith(
        "read the sheet 'Sheet2'; --sheet names another: Sheet1, Sheet3\n2 of"
    )
    done = run("import", "votes.xlsx", "--into", "other", "--sheet", "Sheet3")
    assert done.err.startswith("3 of 3 rows came in")
    assert "it has no sheet 'x'; " not in run("import", "votes.xlsx", "--into", "third").err


def test_the_encoding_is_told_or_said(run: Run) -> None:
    Path("t.csv").write_bytes("author;proposition;stance\nZo\u00eb;p;yes\n".encode("cp1252"))
    done = run("import", "t.csv", "--into", "made")
    assert done.code == 0
    assert "t.csv: warning[guessed-table] the table was read as Windows-1252" in done.err
    done = run("import", "t.csv", "--into", "other", "--encoding", "Windows-1257")
    assert done.code == 0
    assert "guessed" not in done.err
    assert "Zo\u0117" in Path("other/papers.csv").read_text("utf-8") or "Zo\u00eb" in done.err


def test_where_nothing_can_be_read_nothing_is_written(run: Run) -> None:
    Path("votes.csv").write_text("author,proposition,stance\nA,p,perhaps\n")
    done = run("import", "positions", "votes.csv", "--into", "made")
    assert done.code == 2
    assert "error[unknown-stance]" in done.err
    assert "1 of 1 row could not be read, for the reasons above, so nothing was written" in done.err
    assert "keep-going" not in done.err
    assert not Path("made").exists()


@pytest.mark.parametrize("rows", ["", "A,p,,,\n"])
def test_a_table_that_says_nothing_is_told(rows: str, run: Run) -> None:
    Path("votes.csv").write_text(VOTES.partition("\n")[0] + "\n" + rows)
    done = run("import", "positions", "votes.csv", "--into", "made")
    assert done.code == 2
    assert "votes.csv has no rows that say anything" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["votes", "votes.csv"], "the kind of table cannot be 'votes'"),
        (["positions", "absent.csv"], "there is no file absent.csv"),
        (["positions", "."], ". is a folder"),
        (["positions", "votes.csv", "--map", "stance"], "--map cannot be 'stance'"),
        (["positions", "votes.csv", "--map", "=x"], "--map cannot be '=x'"),
        (["positions", "votes.csv", "--map", "x="], "--map cannot be 'x='"),
        (["positions", "votes.csv", "--map", "x=y"], "there is no field 'x'"),
        (["positions", "votes.csv", "--map", "stance=y"], "the table has no column 'y'"),
        (
            ["positions", "votes.csv", "--stance-map", "aye=suport"],
            "a stance of --stance-map cannot be 'suport'",
        ),
        (["positions", "votes.csv", "--codebook", "absent.yaml"], "there is no file absent.yaml"),
        (["positions", "votes.csv", "--title", "\u202e"], "--title has no words"),
        (["positions", "votes.csv", "--title", ""], "--title has no words"),
        (["positions", "large.csv"], "large.csv is too large: it has 2 GB, and a table has 1 GB"),
        (["positions", "large.json"], "large.json is too large: it has 2 GB"),
        (
            ["positions", "votes.csv", "--codebook", "large.csv"],
            "large.csv is too large: it has 2 GB, and a paper or a codebook has 32 MB at most",
        ),
        (["positions", "votes.csv", "--yaml"], "has no strength, which a YAML file must say"),
        (["recommendations", "votes.csv"], "the table has no column for text"),
        (["votes.csv", "--as", "votes"], "the kind of table cannot be 'votes'"),
        (["a.csv", "b.csv", "votes.csv"], "import reads one table at a time"),
        (["positions", "votes.csv", "--as", "recommendations"], "cannot be both positions and"),
        (["votes.csv", "--encoding", "windows-125"], "there is no encoding 'windows-125'"),
        (["votes.csv", "--sheet", "x"], "votes.csv is no workbook, so it has no --sheet"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], message: str, run: Run, votes: str
) -> None:
    for name in ("large.csv", "large.json"):
        with Path(name).open("wb") as file:
            file.truncate(2**31)
    done = run("import", *arguments, "--into", "made")
    assert done.code == 2
    assert message in " ".join(done.err.split())
    assert not Path("made").exists()


def test_words_are_mapped(run: Run) -> None:
    Path("polls.csv").write_text("Who;What;Says\nA;p;aye\nB;p;a=b\nC;p;n/a\n")
    columns = [
        part
        for pair in ("author=Who", "proposition=What", "stance=Says")
        for part in ("--map", pair)
    ]
    words = [
        "--stance-map",
        "Aye=support",
        "--stance-map",
        "a=b=oppose",
        "--stance-map",
        "n/a=silent",
    ]
    done = run("import", "positions", "polls.csv", "--into", "made", *columns, *words)
    assert done.code == 0, done.err
    assert "2 of 3 rows came in" in done.err
    rows = run("matrix", "--corpus", "made", "--format", "csv").out.splitlines()
    assert rows[1:] == ["p,A,for,,,,A/p", "p,B,against,,,,B/p"]


def test_papers_are_files_to_go_on_coding_in(run: Run) -> None:
    Path("t.csv").write_text(
        'from,to,text,strength,topic\n"Ali; Co.",Council,Cap rents.,Must,Rents\n'
    )
    done = run("import", "recommendations", "t.csv", "--into", "made", "--yaml")
    assert done.code == 0, done.err
    assert sorted(path.name for path in Path("made").iterdir()) == [
        "ali-co.yaml", "codebook.schema.json", "codebook.yaml", "paper.schema.json",
    ]  # fmt: skip
    assert Path("made/ali-co.yaml").read_text() == (
        "# yaml-language-server: $schema=paper.schema.json\n"
        "paper:\n"
        "  title: Ali; Co.\n"
        "  authors:\n"
        '    - {literal: "Ali; Co."}\n'
        "\n"
        "recommendations:\n"
        "  - id: r1\n"
        "    statement: Cap rents.\n"
        "    actors: [Council]\n"
        "    strength: must\n"
        "    topics: [Rents]\n"
    ).replace('"Ali; Co."', "Ali; Co.")


def test_hostile_names_reach_neither_the_folder_nor_the_terminal(run: Run) -> None:
    Path("t.csv").write_text(
        'author,proposition,stance\n"../../etc/x",p,yes\n"codebook",p,no\n"=cmd()",p,yes\n'
    )
    done = run("import", "positions", "t.csv", "--into", "made")
    assert done.code == 0, done.err
    found = run("papers", "--corpus", "made", "--format", "csv").out
    assert [line.partition(",")[0] for line in found.splitlines()[1:]] == [
        "cmd", "codebook-2", "etc-x",
    ]  # fmt: skip
    assert ",'=cmd()," in found


@pytest.fixture
def table(housing: Path, run: Run) -> str:
    """The example corpus as a table, its texts beside it."""
    assert run("export", "--corpus", "housing", "--output", "all.json").code == 0
    assert run("import", "recommendations", "all.json", "--into", "table").code == 0
    housing.joinpath("sources").rename("table/sources")
    return "table"


def test_a_table_is_checked_and_shown_like_files(table: str, run: Run) -> None:
    assert "4 of 4 quotes" in run("check", "--corpus", table).out
    shown = run("show", "ali-2023/cap-rents", "--corpus", table).out
    assert "coded in     papers.csv, line 2" in shown
    assert "»a ceiling on annual increases«" in shown
    assert "2 of 3 passages coded" in run("coverage", "--corpus", table).out


def test_what_is_in_a_table_is_not_fixed(table: str, run: Run) -> None:
    path = Path(table, "papers.csv")
    before = path.read_text().replace(",Proposals,", ",,")
    path.write_text(before)
    done = run("check", "--corpus", table, "--fix", "--yes")
    assert "2 papers left to you: papers.csv is not written here" in done.err
    assert path.read_text() == before


def test_nothing_in_a_table_is_dismissed(table: str, run: Run) -> None:
    done = run("coverage", "--corpus", table, "--dismiss", "should ask them", "--why", "No.")
    assert done.code == 2
    assert "ali-2023 is in a table, papers.csv, which is not written here" in done.err


def test_many_without_a_proposition_are_counted(run: Run) -> None:
    rows = "".join(f"A{number % 3},Act {number}.,frame\n" for number in range(250))
    Path("t.csv").write_text(f"author,statement,stance\n{rows}")
    assert run("import", "recommendations", "t.csv", "--into", "made").code == 0
    shown = run("overlap", "--corpus", "made").out
    assert "These are the first 100 of 250 recommendations." in " ".join(shown.split())
    assert "and 150 others" in run("overlap", "--corpus", "made", "--format", "json").out


def test_what_is_no_part_of_the_corpus_is_told_at_once(run: Run) -> None:
    Path("t.csv").write_text(
        "author,proposition,stance,title,actors\nA,p,yes,Build.,X; X\nB,p,no,Burn.,\nB,p,yes,,\n"
    )
    done = run("import", "positions", "t.csv", "--into", "made")
    assert done.code == 0
    assert "t.csv:3: warning[other-statement] the proposition 'p' is worded otherwise" in done.err
    assert "t.csv:2: warning[repeated-name] 'X' stands twice in the list" in done.err
    assert "1 row by who has another row on the same proposition" in done.err
    later = int(done.err.splitlines()[-1].partition(" ")[0])
    found = run("check", "--corpus", "made", "--format", "csv").out
    assert later == len(found.splitlines()) - 1


def test_files_are_written_all_or_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("t.csv").write_text("author,statement,strength\nA,Act.,must\nB,Act.,must\n")
    before = os.link

    def failing(source: Path, name: Path) -> None:
        if name.name == "B.yaml":
            raise FileNotFoundError(errno.ENOENT, "no room")
        before(source, name)

    monkeypatch.setattr(os, "link", failing)
    done = run("import", "recommendations", "t.csv", "--into", "made", "--yaml")
    assert done.code == 2
    assert not Path("made").exists()


def test_a_draft_is_not_written_beside_its_rows(table: str, run: Run) -> None:
    file = f"{table}/sources/ali-2023.txt"
    done = run("draft", file, "--id", "ali-2023", "--corpus", table)
    assert done.code == 2
    assert "papers.csv has rows of a paper ali-2023 already" in done.err
    assert not Path(table, "ali-2023.yaml").exists()
    assert run("draft", file, "--id", "ali-again", "--corpus", table).code == 0
    other = run("draft", file, "--id", "ali-2023", "--corpus", table, "--output", "a.yaml")
    assert other.code == 0


def test_only_propositions_that_are_spoken_to_are_counted(housing: Path, run: Run) -> None:
    Path("t.csv").write_text("author,proposition,stance\nA,rent-cap,yes\nB,rent-cap,no\n")
    codebook = str(housing / "codebook.yaml")
    done = run("import", "positions", "t.csv", "--into", "made", "--codebook", codebook)
    assert "2 stances on 1 proposition\n" in done.err


@pytest.mark.parametrize("name", ["\x01.csv", "\u200b.csv", "\u202e"])
def test_a_table_whose_name_nobody_sees_makes_a_corpus(name: str, run: Run) -> None:
    Path(name).write_text(VOTES)
    assert run("import", "positions", name, "--into", "made").code == 0
    assert run("summary", "--corpus", "made").code == 0


@pytest.mark.parametrize("blank", ["\u202e", "\u200b", "\u3164", "\ufeff \u2066"])
@pytest.mark.parametrize("column", ["author", "proposition", "title"])
def test_a_cell_in_which_nothing_is_seen_is_empty(blank: str, column: str, run: Run) -> None:
    rows = [dict(zip(("author", "proposition", "title", "stance"), "Apts", strict=True))] * 2
    rows = [rows[0] | {"stance": "yes"}, {**rows[1], "stance": "no", column: blank}]
    text = "".join(f"{','.join(row.values())}\n" for row in rows)
    Path("t.csv").write_text("author,proposition,title,stance\n" + text)
    done = run("import", "positions", "t.csv", "--into", "made", "--keep-going")
    assert done.code == (0 if column == "title" else 1)
    assert ("has nothing under" in done.err) is (column != "title")
    assert run("check", "--corpus", "made").code == 0


def test_names_that_differ_in_what_nobody_sees_are_one(run: Run) -> None:
    Path("t.csv").write_text("author,proposition,stance\nAli B,p,yes\nAli\u202e B,q,no\n")
    assert run("import", "positions", "t.csv", "--into", "made").code == 0
    assert run("papers", "--corpus", "made", "--format", "csv").out.splitlines()[1:] == [
        "ali-b,Ali B,Ali B,Ali B,,,,,,2,,,"
    ]


def test_half_a_character_ends_the_import(run: Run) -> None:
    rows = [{"author": "A", "proposition": "p", "stance": "yes"}] * 2
    Path("t.json").write_text(json.dumps([*rows, {"author": "B\ud800", "stance": "no"}]))
    done = run("import", "positions", "t.json", "--into", "made")
    assert done.code == 2
    assert "t.json:1:" in done.err
    assert "error[half-character] \\ud800 is half a character" in done.err
    assert not Path("made").exists()


@pytest.mark.parametrize("form", ["CSV", "YAML"])
def test_what_would_be_too_large_to_be_read_again_is_not_written(
    form: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("t.csv").write_text("author,proposition,stance,strength\nA,p,yes,must\n")
    monkeypatch.setattr(reading, form, getattr(reading, form)._replace(most_bytes=200))
    done = run("import", "positions", "t.csv", "--into", "made")
    assert done.code == 2
    name = "papers.csv" if form == "CSV" else "codebook.yaml"
    assert f"error: {name} would be too large to be read again" in done.err
    assert not Path("made").exists()


@pytest.mark.parametrize("yaml", [[], ["--yaml"]])
def test_a_paper_is_not_called_as_a_device_of_windows(yaml: list[str], run: Run) -> None:
    Path("t.csv").write_text(
        "author,proposition,stance,strength\nCON,p,yes,must\nNul.,p,no,must\nx-con,p,no,must\n"
    )
    assert run("import", "positions", "t.csv", "--into", "made", *yaml).code == 0
    listed = run("papers", "--corpus", "made", "--format", "json").out
    assert [row["id"] for row in json.loads(listed)["rows"]] == ["x-con", "x-CON-2", "x-Nul."]


#: What has gone wrong in a name, a number or a word for a stance.
HOSTILE = (
    *NASTY, "\x01", "\ufffe", "\uffff", "\u00ad", "\u3164", "\u2800", "con", "CON", "nul", "aux.",
    "COM¹", "codebook", "Ali", "ALI", "Ali\u202e", "\u202eAli", "a-b", "a b", "a_b", "ß", "ss", "İ",
    "é", "e\u0301", "ﬁ", "null", "~", "[a]", "a: b", "a #b", "? a", "| a", "%a", "{A, B}", "{", "}",
    "r1", "2023", "support", "1", "x" * 300,
)  # fmt: skip
hostile = st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join) | st.text(max_size=6)
#: Those without control characters and halves, which a table is refused for.
mild = st.lists(st.sampled_from([one for one in HOSTILE if safe_text(one) == one]), max_size=3).map(
    "".join
)
COLUMNS = (
    "actors", "condition", "date", "instrument", "note", "page", "paper", "paper_title",
    "position_by", "publisher", "quote", "recommendation", "section", "statement", "targets",
    "title", "topic",
)  # fmt: skip


@st.composite
def tables(draw: DrawFn) -> list[dict[str, str]]:
    """Rows of positions, with some columns more."""
    cells = draw(st.sampled_from((mild, mild, hostile)))
    stances = st.sampled_from(("yes", "no", "abstain", ""))
    columns = {"author": cells, "proposition": cells, "stance": stances}
    columns["strength"] = st.sampled_from(("must", "could"))
    columns |= dict.fromkeys(draw(st.lists(st.sampled_from(COLUMNS), max_size=5)), cells)
    return draw(st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=6))


@given(tables(), st.sampled_from(("t.csv", "t.json")), st.booleans(), hostile)
def test_what_is_written_is_read_again_or_nothing_is_written(
    rows: list[dict[str, str]], name: str, yaml: bool, title: str
) -> None:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    written = json.dumps(rows) if name == "t.json" else text.getvalue()
    with TemporaryDirectory() as folder:
        source, made = Path(folder) / name, Path(folder) / "made"
        source.write_bytes(written.encode("utf-8", "surrogatepass"))
        options = ["--into", str(made), *(["--yaml"] if yaml else []), f"--title={title}"]
        options.append("--keep-going")
        done = run_program("import", "positions", str(source), *options)
        if made.exists():
            back = read_corpus(made)
            assert not has_errors(back.problems), back.problems
            assert back.corpus is not None
            assert done.code in (0, 1)
        else:
            assert done.code == 2
            assert "error" in done.err


def test_two_who_differ_in_sharp_s_stay_two_in_every_view(run: Run) -> None:
    rows = [
        (name, "rent cap", stance)
        for name, stance in zip(
            ("Anna Weiß", "Anna Weiss", "Strauß", "Strauss"), ("support", "oppose") * 2, strict=True
        )
    ]
    write_rows(rows)
    assert run("import", "positions", "votes.csv", "--into", "made").code == 0
    assert run("check", "--corpus", "made").code == 0
    for one, other in (("Anna Weiß", "ANNA weiss"), ("strauß", "strauss")):
        done = run("compare", "--by", "author", one, other, "--corpus", "made", "--format", "csv")
        assert ",disagree," in done.out


def test_one_in_two_spellings_is_one_in_every_view(run: Run) -> None:
    composed = "Édouard Council"
    decomposed = normalize("NFD", composed)
    write_rows([(composed, "rent cap", "yes"), (decomposed, "build", "no"), ("B", "build", "yes")])
    assert run("import", "positions", "votes.csv", "--into", "made").code == 0
    for name in (composed, decomposed, decomposed.lower().replace(" ", "-")):
        done = run("compare", "--by", "author", name, "b", "--corpus", "made", "--format", "csv")
        assert ",disagree," in done.out
