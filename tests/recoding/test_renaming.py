"""A thing goes by another id everywhere, and nothing else changes to the byte."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_compare.analysis.changes.coding_changes import corpus_by_new_ids
from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus_names import CorpusNames
from policy_compare.errors import CallError, CorpusError, OutputError, UnknownName
from policy_compare.files.plans import recover_folder
from policy_compare.files.writing import rewrite_files
from policy_compare.model import Corpus
from policy_compare.recoding.renaming import RecodedKind, rename_thing
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus
from tests.support.faults import broken_off, die, in_another_process, interrupt
from tests.support.recoding import (
    NEW,
    OLD,
    commented_files,
    comments_of,
    read_texts,
    write_texts,
)

FILES = {
    "ali.yaml": "# cap\n" + paper(recommendation("x")) + "# cap\n",
    "berg.yaml": paper(recommendation("y", "{build: oppose}")),
    "chen.yaml": paper(recommendation("z", '{"cap": {stance: oppose, by: [builders]}}')),
}


def rename(
    folder: Path, kind: RecodedKind, old: str, new: str, *, keep_alias: bool = False
) -> None:
    recoding = rename_thing(folder, kind, old, new, keep_alias=keep_alias)
    rewrite_files(recoding.changes, recoding.models)


def placeless(corpus: Corpus) -> Corpus:
    """The corpus wherever its papers' files are."""
    papers = {id: one._replace(file="") for id, one in corpus.papers.items()}
    return corpus._replace(papers=papers)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(commented_files(), st.sampled_from(sorted(OLD)))
def test_what_is_renamed_reads_as_the_corpus_by_new_ids_and_back_is_the_same(
    texts: dict[str, str], kind: RecodedKind
) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made) / "c"
        before = write_texts(folder, texts)
        rename(folder, kind, OLD[kind], NEW)
        wanted = corpus_by_new_ids(before, {kind: {OLD[kind]: NEW}})
        assert placeless(load_corpus(folder)) == placeless(wanted)
        renamed = read_texts(folder)
        if kind != "paper":
            assert comments_of(renamed) == comments_of(texts)
        rename(folder, kind, NEW, OLD[kind])
        assert read_texts(folder) == texts


def test_only_files_that_name_it_are_touched(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, FILES)
    recoding = rename_thing(folder, "proposition", "cap", "rent-cap", keep_alias=False)
    assert {path.name for path in recoding.changes} == {"ali.yaml", "chen.yaml", "codebook.yaml"}
    rewrite_files(recoding.changes)
    texts = read_texts(folder)
    assert texts["ali.yaml"] == FILES["ali.yaml"].replace("{cap: ", "{rent-cap: ")
    assert texts["chen.yaml"] == FILES["chen.yaml"].replace('"cap"', '"rent-cap"')
    assert texts["codebook.yaml"] == CODEBOOK.replace("  cap:", "  rent-cap:").replace(
        "[cap,", "[rent-cap,"
    )


def test_a_name_in_words_of_its_own_stays(tmp_path: Path) -> None:
    book = CODEBOOK.replace("{label: Builders}", "{label: builders, aliases: [who builds]}")
    folder = write_corpus(tmp_path, FILES, book)
    rename(folder, "actor", "builders", "firms")
    actor = load_corpus(folder).codebook.actors["firms"]
    assert (actor.label, actor.aliases) == ("builders", ("who builds",))


def test_a_thing_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, FILES)
    rename(folder, "actor", "Local Authority", "town")
    assert load_corpus(folder).codebook.actors["town"].label == "Town council"


def test_a_paper_gets_another_file(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, FILES)
    (folder / "chen.yaml").chmod(0o640)
    rename(folder, "paper", "chen", "chen-2023", keep_alias=True)
    assert not (folder / "chen.yaml").exists()
    assert (folder / "chen-2023.yaml").read_text() == FILES["chen.yaml"]
    assert (folder / "chen-2023.yaml").stat().st_mode & 0o777 == 0o640
    corpus = load_corpus(folder)
    assert [one.ref for one in corpus.papers["chen-2023"].recommendations] == ["chen-2023/z"]
    assert CorpusNames(corpus).resolve_name("paper", "chen") == "chen-2023"
    assert read_texts(folder)["codebook.yaml"] == (
        f"{CODEBOOK}\nformer_names:\n  papers: {{chen: chen-2023}}\n"
    )


def former(folder: Path) -> dict[str, dict[str, str]]:
    names = load_corpus(folder).codebook.former_names
    return {kind: dict(some) for kind, some in names.items()}


def test_former_names_lead_on(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, FILES)
    rename(folder, "proposition", "cap", "one", keep_alias=True)
    rename(folder, "topic", "rents", "homes", keep_alias=True)
    assert former(folder) == {"proposition": {"cap": "one"}, "topic": {"rents": "homes"}}
    rename(folder, "proposition", "one", "two")
    assert former(folder)["proposition"] == {"cap": "two"}
    rename(folder, "proposition", "two", "three", keep_alias=True)
    assert former(folder)["proposition"] == {"cap": "three", "two": "three"}
    assert CorpusNames(load_corpus(folder)).resolve_name("proposition", "two") == "three"
    # What is an id again is no former name.
    rename(folder, "proposition", "cap", "two")
    assert former(folder)["proposition"] == {"cap": "two"}
    rename(folder, "proposition", "two", "cap")
    assert former(folder) == {"topic": {"rents": "homes"}}


@pytest.mark.parametrize(
    ("kind", "old", "new", "said", "hint"),
    [
        ("proposition", "caps", "x", "no proposition is called 'caps'", "the nearest: cap"),
        ("paper", "codebook", "x", "no paper is called 'codebook'", "there are: ali, berg, chen"),
        ("actor", "council", "builders", "the actor builders is there already", "merge actor"),
        ("topic", "rents", "Social", "the topic social is there already", "--into social"),
        ("topic", "rents", "rents", "the topic rents is there already", ""),
        ("paper", "ali", "Codebook", "codebook.yaml is the codebook's file", "give another id"),
        ("topic", "rents", "a b", "'a b' cannot be an id", "use letters, digits"),
        ("paper", "ali", "../x", "'../x' cannot be an id", ""),
        ("instrument", "legal", "", "'' cannot be an id", ""),
        ("actor", "builders", "local-authority",
         "nothing was written: 'local authority' is a name of both", "leave it with one"),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_is_told(
    tmp_path: Path, kind: RecodedKind, old: str, new: str, said: str, hint: str
) -> None:
    folder = write_corpus(tmp_path, FILES)
    with pytest.raises((CallError, UnknownName)) as caught:
        rename(folder, kind, old, new)
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert read_texts(folder) == {**FILES, "codebook.yaml": CODEBOOK}


def test_with_an_error_in_any_file_nothing_is_renamed(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {**FILES, "new.yaml": paper(recommendation("n", "{cap: }"))})
    with pytest.raises(CorpusError) as caught:
        rename(folder, "proposition", "cap", "rent-cap")
    assert [problem.code for problem in caught.value.problems] == ["no-stance"]


TABLE = (
    "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    "dahl,Homes,x,Do.,council,cap,support\n"
)


def test_what_a_table_names_is_not_renamed(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {**FILES, "papers.csv": TABLE})
    rename(folder, "proposition", "build", "more")
    for kind, old in (("proposition", "cap"), ("paper", "dahl")):
        with pytest.raises(
            CallError, match=rf"{old} stands in papers\.csv, which is not"
        ) as caught:
            rename(folder, kind, old, "x")  # type: ignore[arg-type]
        assert "import all.json --yaml" in caught.value.hint
    assert read_texts(folder)["papers.csv"] == TABLE


# What can go wrong while it is written

AFTER_READING: dict[str, Callable[[Path], object]] = {
    "was changed": lambda path: path.write_text("mine"),
    "was deleted": lambda path: path.unlink(),
}


@pytest.mark.parametrize("what", AFTER_READING)
@pytest.mark.parametrize("kind", ["proposition", "paper"])
def test_what_changed_in_between_stops_all(tmp_path: Path, what: str, kind: RecodedKind) -> None:
    folder = write_corpus(tmp_path, FILES)
    recoding = rename_thing(folder, kind, "cap" if kind != "paper" else "ali", "x", keep_alias=True)
    AFTER_READING[what](folder / "ali.yaml")
    before = read_texts(folder)
    with pytest.raises(OutputError, match=rf"ali\.yaml {what} since it was read; nothing was"):
        rewrite_files(recoding.changes, recoding.models)
    assert read_texts(folder) == before


def test_a_file_that_took_the_new_name_in_between_stays(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, FILES)
    recoding = rename_thing(folder, "paper", "ali", "ali-2023", keep_alias=True)
    (folder / "ali-2023.yaml").write_text("mine")
    before = read_texts(folder)
    with pytest.raises(OutputError, match=r"ali-2023\.yaml exists and was kept"):
        rewrite_files(recoding.changes, recoding.models)
    assert read_texts(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["proposition", "paper"])
@pytest.mark.parametrize("act", [interrupt, die])
def test_broken_off_anywhere_all_is_renamed_or_nothing(
    tmp_path: Path, kind: RecodedKind, act: Callable[[], None]
) -> None:
    old = "cap" if kind != "paper" else "ali"
    folder = write_corpus(tmp_path / "c", FILES)
    before = read_texts(folder)
    rename(folder, kind, old, "x", keep_alias=True)
    after = read_texts(folder)
    outcomes = set()
    for number in range(100):
        for path in folder.iterdir():
            path.unlink()
        write_corpus(folder, before)

        def work(number: int = number) -> None:
            with broken_off(number, act, after=bool(number % 2)) as calls:
                with suppress(KeyboardInterrupt):
                    rename(folder, kind, old, "x", keep_alias=True)
                if len(calls) > number:
                    os._exit(3)

        code = in_another_process(work)
        recover_folder(folder)
        assert read_texts(folder) in (before, after), number
        outcomes.add(read_texts(folder) == after)
        if code == 0:
            break
    assert outcomes == {True, False}
