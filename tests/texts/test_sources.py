"""Where a paper's text is looked for, and that nothing a paper says leads out of there."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from policy_compare.errors import CallError
from policy_compare.files import reading
from policy_compare.model import Paper, Source
from policy_compare.texts import sources
from policy_compare.texts.formats import DOCUMENT_FORMATS
from policy_compare.texts.sources import VARIABLE, SourceTexts, find_sources_folder, reason_of_name
from tests.support.records import paper


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus's folder beside which and in which there are texts."""
    made = tmp_path / "project" / "recommendations"
    for folder in (made, made / "sources", made.parent / "sources", tmp_path / "texts"):
        folder.mkdir(parents=True, exist_ok=True)
    return made


def test_the_option_comes_first(corpus: Path, tmp_path: Path) -> None:
    environment = {VARIABLE: str(tmp_path / "nowhere")}
    assert find_sources_folder(tmp_path / "texts", corpus, environment) == tmp_path / "texts"


def test_the_variable_comes_second(corpus: Path, tmp_path: Path) -> None:
    assert (
        find_sources_folder(None, corpus, {VARIABLE: str(tmp_path / "texts")}) == tmp_path / "texts"
    )


def test_a_folder_beside_the_corpus_comes_third(corpus: Path) -> None:
    assert find_sources_folder(None, corpus, {VARIABLE: ""}) == corpus.parent / "sources"


def test_a_folder_in_the_corpus_comes_last(corpus: Path) -> None:
    (corpus.parent / "sources").rmdir()
    assert find_sources_folder(None, corpus, {}) == corpus / "sources"


def test_there_may_be_none(corpus: Path) -> None:
    (corpus.parent / "sources").rmdir()
    (corpus / "sources").rmdir()
    (corpus / "sources").touch()
    assert find_sources_folder(None, corpus, {}) is None


@pytest.mark.parametrize(
    "start, given",
    [
        ("project", "recommendations"),
        ("project/recommendations", "."),
        ("project/recommendations/sources", ".."),
        ("texts", "../project/recommendations"),
    ],
)
def test_a_relative_corpus_has_its_texts_beside_it(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, given: str
) -> None:
    monkeypatch.chdir(tmp_path / start)
    assert find_sources_folder(None, Path(given), {}) == corpus.parent / "sources"


def test_beside_a_corpus_that_is_a_link_is_where_the_link_stands(
    corpus: Path, tmp_path: Path
) -> None:
    linked = tmp_path / "mine" / "recommendations"
    (linked.parent / "sources").mkdir(parents=True)
    linked.symlink_to(corpus, target_is_directory=True)
    assert find_sources_folder(None, linked, {}) == linked.parent / "sources"


@pytest.mark.parametrize("kind", ["absent", "file"])
def test_a_folder_that_was_asked_for_must_be_there(corpus: Path, tmp_path: Path, kind: str) -> None:
    named = tmp_path / kind
    if kind == "file":
        named.touch()
    for given, environment, name in (
        (named, {}, "--sources"),
        (named, {VARIABLE: str(tmp_path / "texts")}, "--sources"),
        (None, {VARIABLE: str(named)}, VARIABLE),
    ):
        with pytest.raises(CallError) as stopped:
            find_sources_folder(given, corpus, environment)
        assert stopped.value.message == f"there is no folder {named}"
        assert stopped.value.hint == f"{name} names the folder of the texts"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with texts, in a folder with one that is none of its own."""
    folder = tmp_path / "texts"
    (folder / "2023").mkdir(parents=True)
    for place in (folder / "ali.txt", folder / "2023" / "berg.txt", tmp_path / "outside.txt"):
        place.write_text("Homes.")
    return folder


def named(file: str, folder: Path) -> Path | None:
    return source_path(paper("chen", source=Source(file)), folder)


def source_path(one: Paper, folder: Path) -> Path | None:
    return SourceTexts(folder).path(one)


@pytest.mark.parametrize("file", ["ali.txt", "2023/berg.txt", "./ali.txt"])
def test_a_text_is_found_by_its_name(texts: Path, file: str) -> None:
    assert named(file, texts) == texts / file


def test_a_text_that_is_not_there_is_not_replaced_by_another(texts: Path) -> None:
    (texts / "chen.txt").touch()
    assert named("absent.txt", texts) is None


#: One name, with an accent in one character with its letter, and in two as from a Mac.
SPELLINGS = ("M\u00fcller", "Mu\u0308ller")


@pytest.mark.parametrize(("given", "there"), [SPELLINGS, SPELLINGS[::-1]])
def test_a_name_is_the_same_in_every_spelling_of_its_accents(
    texts: Path, given: str, there: str
) -> None:
    (texts / there).mkdir()
    for place in (texts / f"{there}.txt", texts / there / f"{there}.md"):
        place.touch()
    assert named(f"{given}.txt", texts) == texts / f"{there}.txt"
    assert named(f"{given}/{given}.md", texts) == texts / there / f"{there}.md"
    assert named(f"{given}.md", texts) is None
    assert source_path(paper(given), texts) == texts / f"{there}.txt"


@pytest.mark.parametrize("given", SPELLINGS)
def test_of_two_spellings_the_exact_one_is_taken(texts: Path, given: str) -> None:
    for name in SPELLINGS:
        (texts / f"{name}.txt").touch()
    assert len(list(texts.glob("M*.txt"))) == 2
    assert named(f"{given}.txt", texts) == texts / f"{given}.txt"
    assert source_path(paper(given), texts) == texts / f"{given}.txt"


def test_a_folder_is_looked_through_once_for_other_spellings(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Path] = []
    real = sources._entries_of

    def noted(folder: Path) -> list[Path]:
        listed.append(folder)
        return real(folder)

    monkeypatch.setattr(sources, "_entries_of", noted)
    several = SourceTexts(texts)
    for name in ("absent.txt", "ali.txt"):
        several.path(paper("chen", source=Source(name)))
    assert listed == []
    for name in ("M\u00fcller.txt", "M\u00f6ller.txt"):
        several.path(paper("chen", source=Source(name)))
    assert listed == [texts]


@pytest.mark.parametrize("suffix", [end for format in DOCUMENT_FORMATS for end in format.suffixes])
@pytest.mark.parametrize("source", [None, Source(), Source("", "0" * 64)])
def test_a_text_without_a_name_has_the_paper_s(
    texts: Path, suffix: str, source: Source | None
) -> None:
    (texts / f"chen{suffix}").touch()
    (texts / "chen.yaml").touch()
    (texts / "chenoweth.txt").touch()
    assert source_path(paper("chen", source=source), texts) == texts / f"chen{suffix}"


def test_of_several_forms_the_first_is_taken(texts: Path) -> None:
    for suffix in (".pdf", ".md"):
        (texts / f"chen{suffix}").touch()
    (texts / "chen.txt").mkdir()
    assert source_path(paper("chen"), texts) == texts / "chen.md"


def test_a_paper_without_a_text_has_none(texts: Path) -> None:
    assert source_path(paper("chen"), texts) is None


@pytest.mark.parametrize(
    "file",
    [
        "../outside.txt", "2023/../../outside.txt", "2023/../ali.txt", "..\\outside.txt", "..",
        "C:\\outside.txt", "C:outside.txt", "\\outside.txt", "\\\\host\\share\\outside.txt",
        "//host/outside.txt",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(texts: Path, file: str) -> None:
    assert named(file, texts) is None


def test_no_whole_path_is_a_name(texts: Path) -> None:
    assert named(str(texts / "ali.txt"), texts) is None


@pytest.mark.skipif(os.name == "nt", reason="these cannot be names of files there")
@pytest.mark.parametrize("file", ["C:\\x.txt", "C:x.txt", "\\x.txt", "..\\x.txt"])
def test_what_is_a_path_elsewhere_is_no_name_here(texts: Path, file: str) -> None:
    (texts / file).touch()
    assert named(file, texts) is None


def test_a_link_leads_where_its_owner_wants(texts: Path) -> None:
    (texts / "linked.txt").symlink_to(texts.parent / "outside.txt")
    (texts / "chen.txt").symlink_to(texts.parent / "outside.txt")
    assert named("linked.txt", texts) == texts / "linked.txt"
    assert source_path(paper("chen"), texts) == texts / "chen.txt"


def test_a_link_to_nowhere_is_no_text(texts: Path) -> None:
    (texts / "linked.txt").symlink_to(texts / "nowhere.txt")
    assert named("linked.txt", texts) is None


# By digest

TEXT = "Homes for all."
DIGEST = sha256(TEXT.encode()).hexdigest()


def chen(file: str = "chen.txt", digest: str = DIGEST) -> Paper:
    return paper("chen", source=Source(file, digest))


@pytest.mark.parametrize("file", ["chen.txt", "", "2020/chen.txt", "../chen.txt"])
@pytest.mark.parametrize("name", ["Homes (final) v2.pdf", "zz", "chen.md"])
def test_a_text_is_found_by_what_it_holds_whatever_its_name(
    texts: Path, file: str, name: str
) -> None:
    (texts / name).write_text(TEXT)
    assert source_path(chen(file), texts) == texts / name
    assert source_path(chen(file, DIGEST.upper()), texts) == texts / name


def test_another_edition_gives_way_to_the_one_that_was_coded(texts: Path) -> None:
    (texts / "chen.txt").write_text("Homes for some.")
    assert source_path(chen(), texts) == texts / "chen.txt"
    (texts / "found.txt").write_text(TEXT)
    assert source_path(chen(), texts) == texts / "found.txt"
    assert source_path(paper("chen", source=Source("chen.txt")), texts) == texts / "chen.txt"


def test_the_edition_that_was_coded_is_the_one_of_that_name(texts: Path) -> None:
    for name in ("a.txt", "chen.txt"):
        (texts / name).write_text(TEXT)
    assert source_path(chen(), texts) == texts / "chen.txt"
    assert source_path(chen("absent.txt"), texts) == texts / "a.txt"


def test_texts_in_folders_below_are_found_by_name_alone(texts: Path) -> None:
    (texts / "2023" / "chen.txt").write_text(TEXT)
    assert source_path(chen("2023/chen.txt"), texts) == texts / "2023" / "chen.txt"
    assert source_path(chen(), texts) is None
    several = SourceTexts(texts)
    assert several.path(chen("2023/chen.txt")) is not None
    assert several.path(chen()) is None


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is looked at for its digest, in order."""
    names: list[str] = []
    real = sources._digest_of

    def noted(path: Path) -> str:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(sources, "_digest_of", noted)
    return names


def test_nothing_is_hashed_that_need_not_be(texts: Path, hashed: list[str]) -> None:
    for name in ("a.txt", "chen.txt", "z.txt"):
        (texts / name).write_text(TEXT if name == "chen.txt" else name)
    held = SourceTexts(texts)
    held.path(paper("chen"))
    held.path(paper("chen", source=Source("chen.txt")))
    assert hashed == []
    held.path(chen())
    assert hashed == ["chen.txt"]


def test_no_file_is_hashed_twice(texts: Path, hashed: list[str]) -> None:
    for name in ("a.txt", "b.txt", "z.txt"):
        (texts / name).write_text(name)
    held = SourceTexts(texts)
    digest = sha256(b"b.txt").hexdigest()
    for _ in range(2):
        assert held.path(chen("absent.txt", digest)) == texts / "b.txt"
    assert hashed == ["2023", "a.txt", "ali.txt", "b.txt"]
    for _ in range(2):
        assert held.path(chen("absent.txt", "0" * 64)) is None
    assert hashed == ["2023", "a.txt", "ali.txt", "b.txt", "z.txt"]


def test_what_cannot_be_a_text_is_not_read(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = reading.PAPER_TEXT._replace(most_bytes=len(TEXT) - 1)
    monkeypatch.setattr(sources, "PAPER_TEXT", small)
    (texts / "large.txt").write_text(TEXT)
    os.mkfifo(texts / "pipe.txt")
    (texts / "linked.txt").symlink_to(texts / "nowhere.txt")
    (texts / "circle.txt").symlink_to(texts / "circle.txt")
    assert source_path(chen("pipe.txt"), texts) == texts / "pipe.txt"
    assert source_path(chen("absent.txt"), texts) is None
    monkeypatch.setattr(sources, "PAPER_TEXT", small._replace(most_bytes=len(TEXT)))
    assert source_path(chen("absent.txt"), texts) == texts / "large.txt"


def test_a_folder_that_may_not_be_looked_into_has_no_text(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (texts / "a.txt").write_text(TEXT)
    monkeypatch.setattr(Path, "iterdir", refused)
    assert source_path(chen(), texts) is None


def test_a_file_that_cannot_be_read_has_no_digest(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> None:
        raise OSError(5, "Input/output error")

    (texts / "chen.txt").write_text(TEXT)
    monkeypatch.setattr(sources, "read_bytes", refused)
    assert source_path(chen(), texts) == texts / "chen.txt"
    assert source_path(chen("absent.txt"), texts) is None


def test_a_name_that_no_file_can_have_is_none(texts: Path) -> None:
    assert source_path(chen("x" * 5000), texts) is None


def test_a_folder_that_may_not_be_searched_hides_its_texts(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: object, **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refused)
        with pytest.raises(CallError, match="there is no folder"):
            find_sources_folder(tmp_path / "texts", corpus, {})
        assert find_sources_folder(None, corpus, {}) is None
        # Nobody knows whether it has one. Who opens it is told why.
        assert SourceTexts(tmp_path).path(chen()) == tmp_path / "chen.txt"
        assert SourceTexts(tmp_path).path(paper("chen")) == tmp_path / "chen.txt"


def test_a_folder_that_was_asked_for_must_be_open(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CallError) as stopped:
        find_sources_folder(tmp_path / "texts", corpus, {})
    assert stopped.value.message == f"the folder {tmp_path / 'texts'} may not be looked into"
    assert stopped.value.hint == "its owner can give the permission"


@pytest.mark.parametrize("suffix", [".txt", ""])
def test_a_link_that_leads_in_a_circle_is_there(texts: Path, suffix: str) -> None:
    (texts / f"chen{suffix}").symlink_to(texts / f"chen{suffix}")
    assert named(f"chen{suffix}", texts) == texts / f"chen{suffix}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.txt", ""),
        ("2023/a.txt", ""),
        ("x" * 255, ""),
        ("x" * 256, "is longer than any file's name"),
        ("2023/" + "ü" * 128, "is longer than any file's name"),
        ("\ud800" * 86, "is longer than any file's name"),
        ("../a.txt", "leads out of the folder"),
        ("C:\\a.txt", "leads out of the folder"),
    ],
)
def test_a_name_that_no_text_can_have_has_a_reason(name: str, reason: str) -> None:
    assert reason_of_name(name) == reason


def test_where_the_working_folder_is_gone_there_are_no_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_sources_folder(None, Path("corpus"), {}) is None
