"""What comes in joins a corpus that is there, or becomes one; all of it or nothing."""

from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.exchange.import_formats import ImportFormat
from policy_compare.files.reading import FileKind
from policy_compare.model import Paper, Person
from tests.support.corpora import Result, Run, run_program
from tests.support.housing import call, changed, joined

HEADER = "author,proposition,title,stance,strength\n"
VOTES = f"{HEADER}Ali,rent-cap,,yes,must\nBerg,RENT-CAP,,no,should\nBerg,t,Tax land.,yes,could\n"
RIS = "TY  - RPRT\nTI  - Homes\nER  - \n"


def imported(*arguments: str, file: str = "votes.csv", into: str = "housing") -> Result:
    return run_program("import", file, "--into", into, *arguments)


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path("housing").glob("*.*")}


@pytest.fixture
def references(run: Run, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets a file of references be these papers."""

    def read_as(*papers: Paper, left_out: tuple[str, ...] = ()) -> None:
        Path("refs.ris").write_text(RIS)
        monkeypatch.setattr(ImportFormat, "read", lambda *_: (papers, left_out))

    return read_as


def test_a_table_joins_a_corpus_that_is_there(housing: Path) -> None:
    before = files()
    Path("votes.csv").write_text(VOTES)
    done = imported()
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "3 of 3 rows came in: 2 papers, 3 recommendations and 3 stances on 2 propositions\n"
        "new: 2 papers, 3 recommendations and 3 stances\n"
        "wrote codebook.yaml, Ali.yaml and Berg.yaml to housing\n"
        "next: policy-compare check --corpus housing\n"
    )
    after = files()
    assert before.items() - after.items() == {("codebook.yaml", before["codebook.yaml"])}
    lines = before["codebook.yaml"].decode().splitlines()
    assert [line for line in after["codebook.yaml"].decode().splitlines() if line not in lines] == [
        "  t:", "    statement: Tax land.",
    ]  # fmt: skip
    assert call("check").code == 0
    again = imported()
    assert again.err.splitlines()[-1] == (
        "votes.csv says nothing that housing lacks; nothing was written"
    )
    assert files() == after


def test_what_differs_is_told_and_left(housing: Path) -> None:
    Path("votes.csv").write_text(VOTES)
    imported()
    before = files()
    Path("votes.csv").write_text(f"{VOTES.replace('yes,must', 'no,should')}Ali,t,,yes,must\n")
    done = imported()
    assert done.err.splitlines()[1:] == [
        "votes.csv says otherwise, and what stands in housing was kept:",
        "  Ali/rent-cap stance on rent-cap: “support”, there “oppose”",
        "  Ali/rent-cap strength: “must”, there “should”",
        "  Ali/rent-cap statement: “rent-cap”, there “Against: rent-cap”",
        "new: 1 recommendation and 1 stance",
        "there already: 2 papers, 3 recommendations and 3 stances",
        "wrote Ali.yaml to housing",
        "next: policy-compare check --corpus housing",
    ]
    assert (housing / "Ali.yaml").read_bytes().startswith(before["Ali.yaml"])


def test_a_table_without_strengths_cannot_join(housing: Path) -> None:
    before = files()
    Path("votes.csv").write_text("author,proposition,stance\nAli,rent-cap,yes\n")
    done = imported()
    assert done.code == 2
    assert "Ali/rent-cap has no strength, which a YAML file must say (line 2)" in done.err
    assert "name a new folder with --into, or give the table a column strength" in joined(done.err)
    assert files() == before


def test_references_join_by_doi_and_fill_what_is_empty(housing: Path, references: Any) -> None:
    text = changed(
        housing / "ali-2023.yaml", "publisher: Institute for Town Studies", "DOI: 10.1000/X"
    )
    references(
        Paper("noor2023", "Homes in towns", publisher="Press", details={"DOI": "10.1000/x"}),
        Paper("codebook", "Plots", authors=(Person("Berg"),), details={"DOI": "10.1000/y"}),
        Paper("again", "Plots", issued="2024", details={"DOI": "10.1000/Y"}),
        left_out=("1 attachment was left",),
    )
    done = imported(file="refs.ris")
    assert done.err.splitlines() == [
        "1 attachment was left",
        "refs.ris says otherwise, and what stands in housing was kept:",
        "  ali-2023 title: “Homes for a shrinking town”, there “Homes in towns”",
        "new: 1 paper",
        "there already: 2 papers",
        "2 of 2 quotes found in the texts",
        "wrote ali-2023.yaml and codebook-2.yaml to housing",
        "next: put the papers' texts into housing/sources, each under its paper's id, such as "
        "codebook-2.pdf, then policy-compare code --corpus housing",
    ]
    after = (housing / "ali-2023.yaml").read_bytes()
    assert after.replace(b"  publisher: Press\n", b"") == text
    assert '  issued: "2024"\n' in (housing / "codebook-2.yaml").read_text("utf-8")
    assert call("check").code == 0
    now = files()
    assert "nothing was written" in imported(file="refs.ris").err
    assert files() == now


def test_references_make_a_corpus_of_their_own(references: Any) -> None:
    references(Paper("a", "Plots", authors=(Person("Berg"),)))
    done = imported("--title", "Land", file="refs.ris", into="a/new")
    assert done.code == 0
    assert done.err.splitlines()[-1] == (
        "next: put the papers' texts into a/new/sources, each under its paper's id, such as a.pdf, "
        "then policy-compare code --corpus a/new"
    )
    corpus = load_corpus(Path("a/new"))
    assert corpus.codebook.title == "Land"
    assert corpus.codebook.about.startswith("Made by policy-compare import from refs.ris (SHA-256")
    assert sorted(path.name for path in Path("a/new").iterdir()) == [
        "a.yaml", "codebook.schema.json", "codebook.yaml", "paper.schema.json",
    ]  # fmt: skip
    done = imported("--title", "Homes", file="refs.ris", into="a/new")
    assert done.code == 2
    assert "a/new is there and has a title of its own" in done.err


def test_a_corpus_without_papers_is_joined(references: Any) -> None:
    run_program("init", "made", "--empty")
    before = Path("made/codebook.yaml").read_bytes()
    references(Paper("a", "Plots"))
    assert imported(file="refs.ris", into="made").code == 0
    assert Path("made/codebook.yaml").read_bytes() == before
    assert [*load_corpus(Path("made")).papers] == ["a"]


def test_a_corpus_with_errors_is_not_joined(housing: Path, references: Any) -> None:
    changed(housing / "ali-2023.yaml", "rent-cap: support", "rent-cap: suport")
    before = files()
    references(Paper("a", "Plots"))
    done = imported(file="refs.ris")
    assert done.code == 2
    assert "ali-2023.yaml" in done.err
    assert "error[unknown-name]" in done.err
    assert "the corpus housing has 1 error" in done.err
    assert files() == before


def test_what_would_be_an_error_is_not_written(housing: Path, references: Any) -> None:
    before = files()
    references(Paper("a", "Plots", details={"URL": "no address"}))
    done = imported(file="refs.ris")
    assert done.code == 2
    assert "a.yaml: error[" in done.err
    assert "what refs.ris says would bring errors into housing, for the reasons" in joined(done.err)
    assert files() == before


def test_a_paper_in_a_table_is_not_changed(references: Any) -> None:
    Path("votes.csv").write_text(VOTES)
    assert imported(into="made").code == 0
    before = Path("made/papers.csv").read_bytes()
    references(Paper("Ali", "Ali", publisher="Press"))
    done = imported(file="refs.ris", into="made")
    assert done.code == 2
    assert "Ali stands in papers.csv, which is not written here" in done.err
    assert Path("made/papers.csv").read_bytes() == before
    # The way out that it names.
    assert run_program("export", "--corpus", "made", "--output", "all.json").code == 0
    assert run_program("import", "all.json", "--yaml", "--into", "files").code == 0
    assert imported(file="refs.ris", into="files").code == 0


def test_many_differences_are_counted(housing: Path, references: Any) -> None:
    papers = [Paper(f"p{number}", "Plots", issued="2020") for number in range(25)]
    references(*papers)
    assert imported(file="refs.ris").code == 0
    references(*(paper._replace(issued="2021") for paper in papers))
    assert imported(file="refs.ris").err.splitlines()[-2:] == [
        "  and 5 more", "refs.ris says nothing that housing lacks; nothing was written",
    ]  # fmt: skip


@pytest.mark.parametrize("id", ["../evil", "a/b", "/evil", "a b", ""])
def test_no_paper_leads_out_of_the_folder(id: str, housing: Path, references: Any) -> None:
    def all_files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}

    references(Paper(id, "Plots"))
    before = all_files()
    done = imported(file="refs.ris")
    assert (done.code, all_files()) == (2, before)
    assert "error: what refs.ris says would bring errors into housing" in joined(done.err)


def test_a_file_that_is_there_is_kept(references: Any) -> None:
    Path("made").mkdir()
    Path("made/a.yaml").write_text("mine")
    references(Paper("a", "Plots"))
    done = imported(file="refs.ris", into="made")
    assert done.code == 2
    assert "made/a.yaml exists and was kept; nothing was written" in done.err
    assert "hint: run it again, or name a new folder" in done.err
    assert [path.name for path in Path("made").iterdir()] == ["a.yaml"]


@pytest.mark.parametrize(("name", "size"), [("codebook.yaml", 100), ("Ali.yaml", 2_000)])
def test_what_could_not_be_read_again_is_not_written(
    name: str, size: int, housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    votes = VOTES if size == 100 else VOTES + "Ali,rent-cap,,yes,must\n" * 20
    Path("votes.csv").write_text(votes)
    monkeypatch.setattr(FileKind, "fits", lambda kind, text: len(text) <= size)
    done = imported()
    assert done.err.endswith(
        f"error: {name} would be too large to be read again\n    hint: bring it in by parts\n"
    )
    assert (done.code, files()) == (2, before)
