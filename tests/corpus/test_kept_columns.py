"""What is kept in columns of files changes no answer, and is used only where it can be trusted."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from policy_compare.cli import column_question
from policy_compare.corpus import kept_columns, reader
from policy_compare.corpus.cache import entries
from policy_compare.corpus.corpus_files import digest_contents
from policy_compare.corpus.kept_columns import KeptColumns
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import load_corpus, load_corpus_or_columns
from policy_compare.corpus.yaml.report import Report
from policy_compare.engine.opening import ENGINE_VARIABLE
from policy_compare.model import Corpus
from policy_compare.statement_table import codebook_values
from tests.support.column_files import held_in_columns, write_parquet
from tests.support.corpora import Run, paper, recommendation, run_program, write_corpus
from tests.support.strategies import corpora

#: Commands that are given what is kept.
CALLS = (
    ("overlap", "--all"), ("overlap", "--min-units", "1"), ("disagreements",), ("consensus",),
    ("propositions",), ("topics",), ("actors",), ("papers",), ("matrix",), ("matrix", "--full"),
    ("matrix", "--wide"), ("measures",), ("measures", "--sort", "n"),
    ("measures", "--nearest", "paper-0"), ("overlap", "--labels"),
)  # fmt: skip

FILTERS = (
    (), ("--topic", "rents"), ("--actor", "council", "--strength", "must"), ("--paper", "paper-0"),
    ("--by", "author"), ("--by", "publisher", "--instrument", "legal"),
)  # fmt: skip

FORMATS = ("table", "markdown", "csv", "json", "html")


@contextmanager
def everything_kept(cache: Path, most: int = -1) -> Iterator[pytest.MonkeyPatch]:
    """Keep the smallest corpus in columns, and read so many statements of it as records at most."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(ENGINE_VARIABLE, "")
        patched.setattr(entries, "cache_folder", lambda: cache)
        patched.setattr(reader, "_LARGE", 1)
        patched.setattr(kept_columns, "_LARGE", 0)
        patched.setattr(column_question, "MOST_STATEMENTS", most)
        yield patched


def write_yaml(corpus: Corpus, folder: Path) -> Path:
    folder.mkdir()
    (folder / "codebook.yaml").write_text(json.dumps(codebook_values(corpus.codebook)), "utf-8")
    for one in corpus.papers.values():
        (folder / f"{one.id}.yaml").write_text(paper_text(one), "utf-8")
    return folder


def held(corpus: Corpus) -> Corpus:
    """The corpus as far as columns hold it, and YAML, which wants to be told a strength."""
    firm = {
        id: one._replace(
            recommendations=tuple(
                said._replace(strength=said.strength or "could", positions=said.positions[:1])
                for said in one.recommendations
            )
        )
        for id, one in corpus.papers.items()
    }
    papers = {}
    for id, one in held_in_columns(corpus._replace(papers=firm)).papers.items():
        evidence = {said.id: said.evidence for said in corpus.papers[id].recommendations}
        papers[id] = one._replace(
            in_columns=False,
            recommendations=tuple(
                said._replace(evidence=evidence[said.id]) for said in one.recommendations
            ),
        )
    return corpus._replace(papers=papers)


@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
@given(
    corpora(least=1, most=5).map(held),
    st.lists(st.sampled_from(CALLS), min_size=3, max_size=3, unique=True),
    st.sampled_from(FILTERS),
    st.sampled_from(FORMATS),
    st.sampled_from((-1, 20_000)),
)
def test_answers_of_files_do_not_change(
    corpus: Corpus,
    calls: list[tuple[str, ...]],
    filters: tuple[str, ...],
    form: str,
    most: int,
) -> None:
    assume(any(one.positions for one in corpus.recommendations()))
    with TemporaryDirectory() as place, everything_kept(Path(place) / "cache", most):
        folder = write_yaml(corpus, Path(place) / "files")
        load_corpus_or_columns(folder)
        assert isinstance(load_corpus_or_columns(folder), KeptColumns)
        for call in calls:
            asked = (*call, *filters, "--format", form, "--corpus", str(folder))
            assert run_program(*asked) == run_program(*asked, "--no-cache"), asked


FILES = {
    "a.yaml": paper(
        recommendation("r", evidence="{quote: q}"), recommendation("q", "{build: oppose}")
    ),
    "b.yaml": paper(recommendation("r", "{build: oppose}"), authors="[]"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A corpus of which columns are kept, in a cache of its own."""
    with everything_kept(tmp_path / "cache"):
        folder = write_corpus(tmp_path / "c", FILES)
        assert isinstance(load_corpus_or_columns(folder), Corpus)
        yield folder


def kept_file(folder: Path, suffix: str = ".parquet") -> Path:
    """The file of positions; or the newest other file in the cache, which tells of it."""
    files = (folder.parent / "cache").glob(f"*{suffix}")
    return max(files, key=lambda file: file.stat().st_mtime_ns)


def test_positions_are_kept_beside_the_entry(folder: Path) -> None:
    kept = load_corpus_or_columns(folder)
    assert isinstance(kept, KeptColumns)
    plain = load_corpus(folder)
    assert kept.corpus.codebook == plain.codebook
    assert not list(kept.corpus.recommendations())
    assert [one.title for one in kept.corpus.papers.values()] == [
        one.title for one in plain.papers.values()
    ]
    # Other commands take the whole of it.
    assert load_corpus(folder, cached=True) == plain


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"oppose", b"supple")),
        lambda file: file.write_bytes(file.read_bytes() + b" " * 100_000),
        Path.unlink,
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_damaged_positions_are_none_and_made_anew(
    change: Callable[[Path], object], folder: Path
) -> None:
    change(kept_file(folder))
    assert load_corpus_or_columns(folder) == load_corpus(folder)


def test_positions_of_another_making_do_not_answer(folder: Path, run: Run) -> None:
    expected = run("consensus", "--corpus", str(folder), "--no-cache")
    for positions in (
        b"no Parquet",
        write_parquet(folder.parent / "p", {"paper": "VARCHAR", "proposition": "INTEGER"}, []),
        write_parquet(
            folder.parent / "p",
            dict.fromkeys(("paper", "proposition", "stance"), "VARCHAR"),
            [{"paper": "a", "proposition": "nothing-so", "stance": "support"}],
        ),
    ):
        data = positions if isinstance(positions, bytes) else positions.read_bytes()
        shell = load_corpus_or_columns(folder)
        assert isinstance(shell, KeptColumns)
        digest = sha256(data).hexdigest()
        entries.put_file(folder.parent / "cache" / f"{digest}.parquet", data)
        contents = reader.list_and_read(folder, Report(""))[1]
        key = f"{digest_contents(contents)} columns"
        entries.store_entry(key, shell.corpus._replace(digest=digest))
        assert isinstance(load_corpus_or_columns(folder), KeptColumns)
        assert run("consensus", "--corpus", str(folder)) == expected


@pytest.mark.parametrize(
    "said",
    [
        "{cap: support, build: support}", "", "{cap: support}, topics: [rents]",
        "{cap: support}, coder: Ali", "{cap: support}, proposed_by: a model",
    ],
)  # fmt: skip
def test_what_columns_do_not_hold_is_not_kept(said: str, folder: Path) -> None:
    positions, _, more = said.partition("}, ")
    fields = dict([more.split(": ")]) if more else {}
    (folder / "c.yaml").write_text(
        paper(recommendation("r", f"{positions}}}" if more else positions, **fields)), "utf-8"
    )
    for _ in range(2):
        assert load_corpus_or_columns(folder) == load_corpus(folder)


@pytest.mark.parametrize("is_kept", [True, False])
def test_of_one_line_the_order_of_the_codebook_is_kept(is_kept: bool, folder: Path) -> None:
    entry = "{{id: {0}, statement: S., actors: [], strength: must, positions: {{{0}: support}}}}"
    entries_in_order = sorted(map(entry.format, ("cap", "build")), reverse=is_kept)
    listed = f"recommendations: [{', '.join(entries_in_order)}]"
    (folder / "c.yaml").write_text(f"paper: {{title: T, authors: []}}\n{listed}\n", "utf-8")
    load_corpus_or_columns(folder)
    assert isinstance(load_corpus_or_columns(folder), KeptColumns) is is_kept


def test_what_nobody_asks_the_engine_for_is_read_as_it_was(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise AssertionError("an engine was opened")

    monkeypatch.setattr(column_question, "open_engine_of_run", stop)
    for call in (("list",), ("summary",), ("search", "act"), ("show", "cap"), ("export",)):
        assert run(*call, "--corpus", str(folder)).code == 0
    assert run("consensus", "--corpus", str(folder), "--no-cache").code == 0
    monkeypatch.setenv(ENGINE_VARIABLE, "spark")
    assert run("consensus", "--corpus", str(folder)).code == 0
    monkeypatch.setenv(ENGINE_VARIABLE, "")
    monkeypatch.setattr(kept_columns, "find_spec", lambda _: None)
    assert run("consensus", "--corpus", str(folder)).code == 0
    monkeypatch.undo()


def test_columns_go_with_the_oldest_entries(folder: Path) -> None:
    for number in range(10):
        file = folder / "a.yaml"
        file.write_text(f"{file.read_text('utf-8')}# {number}\n", "utf-8")
        load_corpus_or_columns(folder)
    for suffix in (".corpus", ".parquet"):
        assert len([*(folder.parent / "cache").glob(f"*{suffix}")]) <= 8


def test_of_few_positions_nothing_is_kept_in_columns(folder: Path, tmp_path: Path) -> None:
    with everything_kept(tmp_path / "other") as patched:
        patched.setattr(kept_columns, "_LARGE", 4)
        for _ in range(2):
            assert load_corpus_or_columns(folder) == load_corpus(folder)
        assert [file.suffix for file in (tmp_path / "other").iterdir()] == [".corpus"]
