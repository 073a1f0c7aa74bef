"""What is to be coded is found, drafted where it is new, and its text read once."""

import sys
from pathlib import Path

import pytest

from policy_compare.cli import code_opening
from policy_compare.cli.code_opening import CodingCall, TextsAhead, check_screen, prepare_coding
from policy_compare.coding.session import Session
from policy_compare.errors import CallError, CorpusError, PolicyCompareError, UnknownName
from policy_compare.model import Paper, Source
from tests.support.housing import changed


def session_of(*names: str, **options: object) -> Session:
    """The session that the call opens in the folder where the test is."""
    settings: dict[str, object] = {
        "corpus": None, "sources": None, "section": "", "start": "", "coder": "", "seconds": 30,
        **options,
    }  # fmt: skip
    with prepare_coding(CodingCall(names, **settings)) as open_session:  # type: ignore[arg-type]
        return open_session()


@pytest.fixture
def here(housing: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example corpus, in which the test is."""
    monkeypatch.chdir(housing)
    return housing


def test_all_papers_are_gone_through_where_none_is_named(here: Path) -> None:
    session = session_of()
    assert session.papers == ("ali-2023", "okafor-2024")
    assert session.document is not None


def test_a_paper_is_understood_by_its_name(here: Path) -> None:
    assert session_of("okafor").papers == ("okafor-2024",)
    with pytest.raises(UnknownName):
        session_of("nobody")


def test_a_document_of_a_paper_that_is_not_coded_is_drafted_into_it(here: Path) -> None:
    (here / "rooms.yaml").write_text("paper: {title: Rooms without a door}\nrecommendations: []\n")
    (here / "sources" / "rooms-2025.txt").write_text(
        "Rooms without a door\n\nThe council should build homes.\n"
    )
    for _ in range(2):
        session = session_of("sources/rooms-2025.txt")
        assert session.papers == ("rooms",)
        assert session.document is not None
        assert len(session.items) == 1
    assert not (here / "rooms-2025.yaml").exists()


def test_a_new_document_is_drafted_first(here: Path) -> None:
    session = session_of("sources/berg-2025.txt", coder="NA")
    assert session.papers == ("berg-2025",)
    assert (here / "berg-2025.yaml").is_file()
    assert session.coder == "NA"
    assert len(session.items) == 4


def test_one_that_is_drafted_already_is_opened(here: Path) -> None:
    session_of("sources/berg-2025.txt")
    text = (here / "berg-2025.yaml").read_text("utf-8").replace("Berg", "Bergh")
    (here / "berg-2025.yaml").write_text(text, "utf-8")
    assert session_of("sources/berg-2025.txt").paper.authors[0].family == "Bergh"


def test_a_document_elsewhere_is_read_where_it_is(here: Path, tmp_path: Path) -> None:
    (tmp_path / "sand-2025.md").write_text("# Homes\n\nThe council should build homes.\n", "utf-8")
    session = session_of(str(tmp_path / "sand-2025.md"))
    assert session.papers == ("sand-2025",)
    assert session.document is not None
    assert session_of("ali-2023", "sand-2025").papers == ("ali-2023", "sand-2025")


def test_a_corpus_is_started_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sand-2025.md").write_text("# Homes\n\nThe council should build homes.\n", "utf-8")
    session = session_of("sand-2025.md", corpus=tmp_path / "homes")
    assert (tmp_path / "homes" / "codebook.yaml").is_file()
    assert session.document is not None
    with pytest.raises(CallError, match="no corpus of your own here"):
        session_of("sand-2025.md")


def test_what_is_no_document_stops(here: Path) -> None:
    with pytest.raises(PolicyCompareError, match=r"there is no file|cannot be read"):
        session_of("sources/nobody.pdf")
    (here / "empty.md").write_text("", "utf-8")
    with pytest.raises(PolicyCompareError, match="is empty"):
        session_of("empty.md")


def test_it_begins_at_the_recommendation_that_is_named(here: Path) -> None:
    session = session_of(start="subsidise-building")
    assert session.item is not None
    assert session.item.recommendation is not None
    assert session.item.recommendation.id == "subsidise-building"
    with pytest.raises(UnknownName):
        session_of(start="nobody")


def test_one_that_is_not_gone_through_cannot_be_begun_at(here: Path) -> None:
    with pytest.raises(CallError, match="okafor-2024/subsidise-building is not in what"):
        session_of("ali-2023", start="subsidise-building")


def test_only_one_section_is_gone_through(here: Path) -> None:
    session = session_of("okafor-2024", section="What to do instead")
    assert {item.section for item in session.items} == {"What to do instead"}


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)


def test_at_a_terminal_there_is_a_screen(at_terminal: None) -> None:
    check_screen()


def test_without_a_terminal_there_is_none_but_in_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    with pytest.raises(CallError, match="a program for the terminal, and this is none"):
        check_screen()
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    check_screen()


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_with_a_stream_closed_there_is_none(
    at_terminal: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, name, None)
    with pytest.raises(CallError, match="a program for the terminal"):
        check_screen()


def test_without_its_package_there_is_none(
    at_terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_opening, "find_spec", lambda name: None)
    with pytest.raises(CallError, match="needs the package textual") as caught:
        check_screen()
    assert caught.value.hint == "pip install 'policy-compare[code]'"


def test_each_text_is_read_once_and_before_it_is_asked_for(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = [
        Paper(id, id, source=Source(f"{id}.txt")) for id in ("ali-2023", "okafor-2024", "none")
    ]
    with TextsAhead({}, housing / "sources", 30) as texts:
        texts.read_ahead(papers)
        for paper in papers:
            texts.read(paper)
        document = texts.read(papers[0])
        assert document is texts.read(papers[0])
        assert texts.read(papers[2]) is None
    with TextsAhead({}, None, 30) as texts:
        assert texts.read(papers[0]) is None


def test_at_the_end_it_says_how_to_go_on(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session_of("ali-2023", coder="Noor Ali")
    said = "2 of 2 coded; go on with: policy-compare code --coder 'Noor Ali'"
    assert capsys.readouterr().err.endswith(f"{said}\n")
    (tmp_path / "sand-2025.md").write_text("# Homes\n\nThe council should build homes.\n", "utf-8")
    session_of(str(tmp_path / "sand-2025.md"), corpus=here)
    said = f"0 of 1 coded; go on with: policy-compare code --corpus {here} --sources {tmp_path}"
    assert capsys.readouterr().err.endswith(f"{said}\n")


def test_a_paper_with_errors_is_told_of_with_these(here: Path) -> None:
    changed(here / "ali-2023.yaml", "rent-cap: support", "rent-cap: suport")
    with pytest.raises(CorpusError, match="has 1 error"):
        session_of("ali-2023")
