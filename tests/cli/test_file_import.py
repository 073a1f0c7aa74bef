"""A file from elsewhere is known by its content, and options that say nothing of it are told."""

from pathlib import Path

import pytest

from policy_compare.corpus.locate import shipped_corpus_folder
from policy_compare.corpus.reader import load_corpus
from tests.support.corpora import Run, run_program
from tests.support.housing import call
from tests.support.qdpx import project_file

RIS = "TY  - RPRT\nTI  - Homes\nER  - \n"
TABLE_OPTIONS = [
    ("--as", "positions"), ("--sheet", "one"), ("--encoding", "latin-1"), ("--map", "text=a"),
    ("--stance-map", "a=support"), ("--split", "topics=/"), ("--keep-going",),
    ("--codebook", "codebook.yaml"),
]  # fmt: skip


@pytest.mark.parametrize("option", TABLE_OPTIONS)
def test_an_option_for_tables_is_told_of_what_is_none(option: tuple[str, ...], run: Run) -> None:
    # Whatever it is called.
    Path("refs.csv").write_text(RIS)
    done = run("import", "refs.csv", "--into", "made", *option)
    assert (done.code, done.out) == (2, "")
    assert f"{option[0]} is for tables, and refs.csv is references in RIS" in done.err
    assert ("the codebook of --into counts" in done.err) == (option[0] == "--codebook")
    assert not Path("made").exists()


def test_references_need_no_plan(run: Run) -> None:
    Path("refs.ris").write_text(RIS)
    done = run("import", "refs.ris", "--into", "made", "--plan", "plan.yaml")
    assert done.code == 2
    assert "--plan says what codes mean, and refs.ris is references in RIS" in done.err
    assert not Path("plan.yaml").exists()


def test_a_text_is_to_be_drafted(run: Run) -> None:
    Path("my paper.pdf").write_bytes(b"%PDF-1.7\n")
    done = run("import", "my paper.pdf", "--into", "homes")
    assert (done.code, done.out) == (2, "")
    assert "my paper.pdf is a text, and no coding of one" in done.err
    assert "policy-compare draft 'my paper.pdf' --corpus homes" in done.err


def project(text: str, end: int, code: str = "Buy plots") -> bytes:
    """A project of another program, with one coding in a text of its own."""
    xml = (
        f'<CodeBook><Codes><Code guid="c" name="{code}" isCodable="true"/></Codes></CodeBook>'
        '<Sources><TextSource guid="t" name="Plots" plainTextPath="internal://ali-2023.txt">'
        f'<PlainTextSelection guid="p" startPosition="0" endPosition="{end}">'
        '<Coding guid="x"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>'
        "</TextSource></Sources>"
    )
    return project_file(xml, {"ali-2023_txt": text.encode()})


def test_a_project_comes_with_its_texts(housing: Path) -> None:
    texts = housing / "sources"
    before = {path.name: path.read_bytes() for path in texts.iterdir()}
    sentence = "The council should buy empty plots."
    Path("plots.zip").write_bytes(project(f"{sentence} It has none.", len(sentence)))
    done = run_program("import", "plots.zip", "--into", "housing")
    assert (done.code, done.out) == (0, "")
    said = done.err.splitlines()
    assert "1 of 1 codings came in" in said
    assert said[-4:] == [
        "new: 1 paper and 1 recommendation",
        "1 of 1 quotes found in the texts",
        "wrote codebook.yaml and plots.yaml to housing, and 1 text to housing/sources",
        "next: policy-compare check --corpus housing",
    ]
    # The name that the project gives is another text's here.
    (new,) = {path.name for path in texts.iterdir()} - before.keys()
    assert {name: (texts / name).read_bytes() for name in before} == before
    assert new in (housing / "plots.yaml").read_text("utf-8")
    assert call("check").code == 0
    after = {path: path.read_bytes() for path in housing.rglob("*.*") if path.is_file()}
    done = run_program("import", "plots.zip", "--into", "housing")
    assert done.err.splitlines()[-1] == (
        "plots.zip says nothing that housing lacks; nothing was written"
    )
    assert after == {path: path.read_bytes() for path in housing.rglob("*.*") if path.is_file()}


def test_what_codes_say_for_or_against_is_not_guessed(housing: Path) -> None:
    Path("plots.qdpx").write_bytes(project("Buy plots.", 10))
    assert run_program("import", "plots.qdpx", "--into", "housing").code == 0
    recommendation = load_corpus(housing).papers["plots"].recommendations[0]
    assert recommendation.topics == ("buy-plots",)
    assert (recommendation.coded, recommendation.positions) == (False, ())


def test_a_plan_is_written_and_nothing_else(housing: Path) -> None:
    before = sorted(Path().rglob("*"))
    Path("plots.qdpx").write_bytes(project("Buy plots.", 10))
    done = run_program("import", "plots.qdpx", "--into", "housing", "--plan", "plan.yaml")
    assert done.code == 0
    assert {*Path().rglob("*")} - {*before} == {Path("plots.qdpx"), Path("plan.yaml")}
    Path("plan.yaml").write_text("codes: {Buy plots: {as: proposition, id: build-more}}\n")
    done = run_program("import", "plots.qdpx", "--into", "housing", "--plan", "plan.yaml")
    assert done.code == 0
    assert "      build-more: support\n" in (housing / "plots.yaml").read_text("utf-8")


@pytest.mark.parametrize("content", [RIS, "author,proposition,stance\nA,p,yes\n"])
def test_the_corpus_of_the_program_is_nobodys_own(content: str, run: Run) -> None:
    Path("file").write_text(content)
    done = run("import", "file", "--into", str(shipped_corpus_folder()))
    assert done.code == 2
    assert "comes with the program" in done.err


def test_a_text_that_no_paper_is_coded_from_is_not_written(housing: Path) -> None:
    sentence = "The council should buy empty plots."
    Path("plots.qdpx").write_bytes(project(f"{sentence} It has none.", len(sentence)))
    assert run_program("import", "plots.qdpx", "--into", "housing").code == 0
    before = sorted(housing.rglob("*"))
    other = project(f"{sentence} It has some.", len(sentence), "Tax land")
    Path("plots.qdpx").write_bytes(other)
    done = run_program("import", "plots.qdpx", "--into", "housing")
    assert done.code == 0
    assert "  plots source: “" in done.err
    assert " topics: “buy-plots”, there “tax-land”" in done.err
    assert sorted(housing.rglob("*")) == before


def test_a_codebook_alone_makes_a_corpus_without_papers(run: Run) -> None:
    Path("codes.qdc").write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        '<Code guid="c" name="Buy plots" isCodable="true"/></Codes></CodeBook>'
    )
    done = run("import", "codes.qdc", "--into", "made")
    assert (done.code, done.err.splitlines()[-1]) == (
        0, "next: policy-compare check --corpus made",
    )  # fmt: skip
    assert "Buy plots" in Path("made/codebook.yaml").read_text("utf-8")
    assert run("import", "codes.qdc", "--into", "made").err.splitlines()[-1] == (
        "codes.qdc says nothing that made lacks; nothing was written"
    )


def test_what_brings_nothing_is_told_and_makes_no_corpus(run: Run) -> None:
    Path("empty.qdpx").write_bytes(
        project_file(
            '<Sources><TextSource guid="t" name="Plots" plainTextPath="internal://a.txt">'
            '<PlainTextSelection guid="p" startPosition="0" endPosition="3"><Coding guid="x">'
            '<CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources>',
            {"a_txt": b"Buy plots."},
        )
    )
    done = run("import", "empty.qdpx", "--into", "made")
    assert done.code == 2
    assert "of 0 codings" not in done.err
    assert "codings with a code that the project does not have, left out: 1" in done.err
    assert "empty.qdpx brings neither a paper nor what a codebook holds" in done.err
    assert "export it again with its texts" in done.err
    assert not Path("made").exists()
