"""Papers that a corpus has without coding take the drafts of their texts in."""

from pathlib import Path

import pytest

from policy_compare.cli import draft_writing
from policy_compare.cli.described_papers import file_of_filled_paper, read_described_papers
from policy_compare.corpus.reader import load_corpus
from tests.support.drafts import text
from tests.support.housing import BERG, call

LIBRARY = """\
# from the library
paper:
  title: Rooms without a door
  title-short: Rooms  # as people call it
  authors: [{family: Berg, given: J.}]
  DOI: 10.1234/rooms
recommendations: []
"""


@pytest.fixture
def described(housing: Path) -> Path:
    """A paper of the corpus that is not coded at all."""
    file = housing / "rooms.yaml"
    file.write_text(LIBRARY)
    return file


def test_a_draft_goes_into_the_paper_that_is_called_so(described: Path) -> None:
    done = call("draft", BERG, "--id", "rooms")
    assert done.code == 0
    assert "wrote into housing/rooms.yaml, which had no recommendations;" in done.err
    assert (
        "calls the paper “Rooms without a door”, and the text “Rooms without a door: what"
        in done.err
    )
    assert "authors    J. Berg (from its file)" in done.out
    after = described.read_text()
    lines = after.splitlines()
    head = LIBRARY.removesuffix("recommendations: []\n").splitlines()
    assert [line for line in lines if line in head] == head
    paper = load_corpus(described.parent).papers["rooms"]
    assert (paper.details["DOI"], paper.issued[:4]) == ("10.1234/rooms", "2025")
    assert paper.source
    assert paper.source.file == "berg-2025.txt"
    assert len(paper.recommendations) == 4
    assert "    # Certainty 100: official: 1;" in after


@pytest.mark.parametrize(
    ("line", "begins"),
    [("DOI", "https://doi.org/10.1234/rooms\n"), ("title", "Rooms without a door\n")],
)
def test_a_paper_is_known_by_its_doi_or_title(line: str, begins: str, described: Path) -> None:
    title = "Another title" if line == "DOI" else "Rooms without a door"
    described.write_text(LIBRARY.replace("Rooms without a door", title))
    text(
        described.parent.parent / "mine.md",
        f"# Rooms without a door\n\n{begins}\nThe council should build homes.\n",
    )
    assert "wrote into housing/rooms.yaml" in call("draft", "mine.md").err
    assert not (described.parent / "mine.yaml").exists()
    again = call("draft", "mine.md")
    assert again.code == 2
    assert "mine.md is the text of housing/rooms.yaml, which was kept" in again.err
    assert call("draft", "mine.md", "--id", "mine").code == 0
    assert (described.parent / "mine.yaml").exists()


def test_with_an_id_a_draft_goes_into_no_other_paper(described: Path) -> None:
    assert call("draft", BERG, "--id", "new").code == 0
    assert described.read_text() == LIBRARY


def test_two_papers_of_one_title_are_not_confused(described: Path) -> None:
    second = described.with_name("rooms-2.yaml")
    second.write_text(LIBRARY.replace("10.1234/rooms", "10.1234/others"))
    text(
        described.parent.parent / "mine.md", "# Rooms without a door\n\nThe council should build.\n"
    )
    assert call("draft", "mine.md").code == 0
    assert (described.parent / "mine.yaml").exists()


def test_what_is_coded_in_part_or_has_errors_is_not_described(described: Path) -> None:
    folder = described.parent
    assert list(read_described_papers(folder)) == ["rooms"]
    described.write_text(f"{LIBRARY}dismissed: [{{quote: a door, why: a title}}]\n")
    assert not read_described_papers(folder)
    described.write_text(LIBRARY.replace("title:", "titel:"))
    assert not read_described_papers(folder)


def test_a_file_that_changes_meanwhile_is_kept(
    described: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def make_late(*given: object) -> bytes:
        described.write_text(f"{LIBRARY}# another hand\n")
        return file_of_filled_paper(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(draft_writing, "file_of_filled_paper", make_late)
    assert call("draft", BERG, "--id", "rooms").code == 2
    assert described.read_text() == f"{LIBRARY}# another hand\n"
