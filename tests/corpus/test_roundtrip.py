"""What is exported is read again as it was: as a table of papers, and by an import."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.tables import workbook
from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS, ImportOptions, TableKind
from policy_compare.corpus.tables.imports import ImportedTable
from policy_compare.corpus.tables.workbook_child import answer_for_sheet
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.model import Codebook, Corpus, Paper, Person
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from tests.corpus.test_paper_file import CODEBOOK, HOUSING, NAMES, SHORT, cleaned, papers, text
from tests.support.corpora import SHIPPED, Run, made
from tests.support.held_fields import keep_held
from tests.support.rendering import render, render_content
from tests.support.strategies import codebooks, edtf_dates
from tests.support.tables import read_foreign_table

pytestmark = pytest.mark.slow


def book() -> Codebook:
    with TemporaryDirectory() as folder:
        text = "paper: {title: a}\nrecommendations: []\n"
        (Path(folder) / "codebook.yaml").write_text(CODEBOOK)
        (Path(folder) / "a.yaml").write_text(text)
        return load_corpus(Path(folder)).codebook


BOOK = book()


def table(corpus: Corpus, format: str = "csv") -> str:
    return render(export.view(Question(corpus), "9"), format)


def as_table(corpus: Corpus) -> Corpus:
    """The corpus that a folder with its codebook and its export as a table holds."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "codebook.yaml").write_text(codebook_text(corpus.codebook), "utf-8")
        (Path(folder) / "papers.csv").write_bytes(table(corpus).encode())
        return load_corpus(Path(folder))


def answer_here(data: bytes, sheet_name: str, file: str) -> dict[str, object]:
    """What the process says that reads a workbook, which takes long to start."""
    return answer_for_sheet(data, sheet_name)


def imported(
    corpus: Corpus,
    format: str,
    kind: TableKind | None = None,
    codebook: tuple[str, bytes] | None = None,
) -> ImportedTable:
    """What comes of the corpus's export in a format where it is imported."""
    content = render_content(export.view(Question(corpus), "9"), format)
    data = content if isinstance(content, bytes) else content.encode()
    with patch.object(workbook, "_ask_child", answer_here):
        return read_foreign_table(data, f"a.{format}", ImportOptions(kind), codebook)


def same(found: Corpus | None, corpus: Corpus) -> None:
    """The two hold the same, wherever it stands in their files."""
    assert found is not None
    assert found.codebook == corpus.codebook
    assert {id: placeless(one) for id, one in found.papers.items()} == {
        id: placeless(one) for id, one in corpus.papers.items()
    }


def placeless(paper: Paper) -> Paper:
    return paper._replace(
        file="", recommendations=tuple(one._replace(line=0) for one in paper.recommendations)
    )


def holding(paper: Paper) -> Corpus:
    """A corpus of the paper, as a file can hold it, and with something in it."""
    coded = paper if paper.recommendations else paper._replace(recommendations=(SHORT,))
    named = coded._replace(authors=tuple(one for one in coded.authors if any(cleaned(one))))
    return Corpus(BOOK, {"a": cleaned(named)})


@given(papers())
def test_a_table_holds_all_that_a_file_does(paper: Paper) -> None:
    corpus = holding(paper)
    same(as_table(corpus), corpus)


@given(papers(), st.sampled_from(TABLE_KINDS))
def test_an_export_is_imported_as_it_was(paper: Paper, kind: TableKind) -> None:
    corpus = holding(paper)
    for format in ("csv", "json", "xlsx"):
        given = ("codebook.yaml", CODEBOOK.encode()) if format == "csv" else None
        found = imported(corpus, format, kind, given)
        assert not found.wrong_rows, found.problems
        assert not found.unread_columns
        same(found.corpus, corpus)


@given(codebooks(), edtf_dates(), st.lists(text, min_size=6, max_size=6))
def test_a_codebook_that_is_written_is_read_as_it_was(
    book: Codebook, date: str, said: list[str]
) -> None:
    about, why, statement, keyword, alias, label = map(one_line_text, said)
    worded = book._replace(
        title=label,
        about=about,
        date=date,
        quote_words=12,
        topics={
            id: one._replace(about=about, keywords=(f"{id} {keyword}",))
            for id, one in book.topics.items()
        },
        propositions={
            id: one._replace(statement=statement, about=about)
            for id, one in book.propositions.items()
        },
        actors={
            id: one._replace(aliases=(f"{id} {alias}", f"{id}; or so"), about=about)
            for id, one in book.actors.items()
        },
        instruments={
            id: one._replace(label=f"{id} {label}") for id, one in book.instruments.items()
        },
        tensions=tuple(one._replace(why=why) for one in book.tensions),
    )
    corpus = Corpus(worded, {"a": cleaned(HOUSING._replace(recommendations=(SHORT,)))})
    same(as_table(corpus), corpus)
    for format in ("json", "xlsx"):
        found = imported(corpus, format).corpus
        same(found, corpus)
    assert found is not None
    assert keep_held(found, "xlsx") == keep_held(corpus, "xlsx")


def test_the_names_of_the_test_are_there() -> None:
    assert set(BOOK.actors) == set(NAMES["actors"])


@pytest.mark.parametrize("format", ["csv", "json"])
def test_the_shipped_corpus_goes_out_and_comes_in(format: str, run: Run, tmp_path: Path) -> None:
    corpus = load_corpus(SHIPPED)
    made = run("export", "--corpus", str(SHIPPED), "--output", f"all.{format}")
    assert made.code == 0, made.err
    more = ["--codebook", str(SHIPPED / "codebook.yaml")] if format == "csv" else []
    done = run("import", "recommendations", f"all.{format}", "--into", "again", *more)
    assert done.code == 0, done.err
    same(load_corpus(tmp_path / "again"), corpus)
    # And as files to go on coding in.
    done = run("import", "positions", f"all.{format}", "--into", "files", "--yaml", *more)
    assert done.code == 0, done.err
    same(load_corpus(tmp_path / "files"), corpus)
    assert (tmp_path / "files" / "howell-2024.yaml").exists()


def test_an_import_that_is_exported_comes_in_again(run: Run, tmp_path: Path) -> None:
    rows = (
        "author,proposition,title,stance,date\nCôte d’Ivoire,p 1,Cap,yes,2018-12-05\nB,p 1,,no,\n"
    )
    (tmp_path / "votes.csv").write_text(rows, "utf-8")
    assert run("import", "positions", "votes.csv", "--into", "one").code == 0
    assert run("export", "--corpus", "one", "--output", "votes.json").code == 0
    assert run("import", "positions", "votes.json", "--into", "two").code == 0
    same(load_corpus(tmp_path / "two"), load_corpus(tmp_path / "one"))
    assert (
        run("export", "--corpus", "two", "--format", "csv").out
        == (tmp_path / "one" / "papers.csv").read_bytes().decode()
    )


def test_names_with_signs_come_back(tmp_path: Path) -> None:
    paper = HOUSING._replace(
        authors=(Person(literal="=cmd, or; {so}"), Person("'Ali", "'=Noor")),
        details={"note": "'=1+1"},
        title="=HYPERLINK()",
    )
    corpus = Corpus(BOOK, {"a": paper._replace(dismissed=(), recommendations=(SHORT,))})
    assert ",'=HYPERLINK()," in table(corpus)
    same(as_table(corpus), corpus)


def test_made_is_what_the_reader_makes(tmp_path: Path) -> None:
    """The helper of other tests and this one read the same."""
    found = made(tmp_path, {"a.yaml": "paper: {title: a, authors: []}\nrecommendations:\n  - "
                            "{id: r, statement: Act., actors: [], strength: must}\n"})  # fmt: skip
    same(as_table(found), found)
