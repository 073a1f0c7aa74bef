"""Large corpora are kept as they were read."""

import json
import multiprocessing
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_compare.corpus import corpus_files, reader
from policy_compare.corpus.cache import entries as cache
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import (
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Paper,
    Person,
    Recommendation,
    Source,
    StanceOn,
)
from policy_compare.views.parts.question import Question
from tests.corpus.test_paper_file import HOUSING
from tests.support.corpora import Run, paper, recommendation, write_corpus
from tests.support.records import ALI, BOOK, corpus, urges
from tests.support.rendering import render
from tests.support.strategies import corpora, hostile
from tests.test_laws import VIEWS

KEY = "0" * 64


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for the cache, in which the smallest corpus is kept."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(reader, "_LARGE", 1)
    return tmp_path / "cache"


FILES = {
    "a.yaml": paper(recommendation("r"), recommendation("s", evidence="{quote: q}")),
    "b.yaml": paper(recommendation("r", "{build: oppose}"), authors="[]"),
}


def entries(place: Path) -> list[Path]:
    return sorted(place.glob("*"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "c", FILES)


def test_the_second_reading_is_the_first(folder: Path, place: Path) -> None:
    plain = load_corpus(folder)
    assert not place.exists()
    assert load_corpus(folder, cached=True) == plain
    assert len(entries(place)) == 1
    assert load_corpus(folder, cached=True) == plain
    # It came from the cache: what stands there is what is told.
    forge(entries(place)[0], lambda values: values["corpus"][0].__setitem__(0, "Forged"))
    assert load_corpus(folder, cached=True).codebook.title == "Forged"
    assert load_corpus(folder) == plain


def forge(entry: Path, change: Callable[[Any], object]) -> None:
    """Change an entry's values and make its digest right again."""
    made, key, _, rest = entry.read_bytes().split(b"\n", 3)
    line, _, texts = rest.partition(b"\n")
    values = json.loads(line)
    change(values)
    write(entry, made, key, json.dumps(values).encode() + b"\n" + texts)


def write(entry: Path, made: bytes, key: bytes, data: bytes) -> None:
    entry.write_bytes(b"\n".join((made, key, sha256(data).hexdigest().encode(), data)))


def test_a_digest_is_there_where_it_is_asked_for(folder: Path) -> None:
    asked = [load_corpus(folder, digest=True, cached=cached) for cached in (False, True, True)]
    assert asked[0].digest
    assert asked[0] == asked[1] == asked[2]
    assert load_corpus(folder, cached=True).digest == ""


def test_a_change_of_a_file_is_seen(folder: Path, place: Path) -> None:
    load_corpus(folder, cached=True)
    path = folder / "a.yaml"
    path.write_text(path.read_text().replace("should act", "must act"))
    assert load_corpus(folder, cached=True) == load_corpus(folder)
    (folder / "b.yaml").rename(folder / "c.yaml")
    assert load_corpus(folder, cached=True) == load_corpus(folder)
    assert len(entries(place)) == 3


def test_the_same_corpus_elsewhere_is_the_same(folder: Path, tmp_path: Path, place: Path) -> None:
    load_corpus(folder, cached=True)
    other = write_corpus(tmp_path / "other", FILES)
    assert load_corpus(other, cached=True) == load_corpus(other)
    assert len(entries(place)) == 1


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "b.yaml": paper(recommendation("r", strength="shall"))},
        {**FILES, "b.yaml": paper(recommendation("r", "{cap: }"))},
        {**FILES, "b.yml": "x"},
    ],
)
def test_only_what_is_without_errors_is_kept(
    files: dict[str, str], tmp_path: Path, place: Path
) -> None:
    folder = write_corpus(tmp_path / "c", files)
    assert load_corpus(folder, cached=True) == load_corpus(folder)
    assert not place.exists()


def test_a_small_corpus_is_not_kept(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LARGE", 100_000)
    load_corpus(folder, cached=True)
    assert not place.exists()


def cut(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-1])


def flipped(entry: Path) -> None:
    data = bytearray(entry.read_bytes())
    data[-3] ^= 1
    entry.write_bytes(bytes(data))


def foreign(entry: Path) -> None:
    entry.write_bytes(b"\x80\x04cposix\nsystem\n(S'exit 3'\ntR.")


def other_make(entry: Path) -> None:
    entry.write_bytes(b"another-program" + entry.read_bytes()[15:])


def other_key(entry: Path) -> None:
    made, _, rest = entry.read_bytes().split(b"\n", 2)
    entry.write_bytes(b"\n".join((made, b"1" * 64, rest)))


def folder_there(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


def endless(entry: Path) -> None:
    entry.unlink()
    os.mkfifo(entry)


def too_large(entry: Path) -> None:
    """As another program might leave it: all right, and much larger than its corpus."""
    made, key, _, data = entry.read_bytes().split(b"\n", 3)
    write(entry, made, key, data.replace(b"\n", b" " * 20_000 + b"\n", 1))


def no_text(entry: Path) -> None:
    made, key, _, _ = entry.read_bytes().split(b"\n", 3)
    write(entry, made, key, b"\xff\n")


def nested(entry: Path) -> None:
    made, key, _, _ = entry.read_bytes().split(b"\n", 3)
    write(entry, made, key, b"[" * 2_000)


def one_text_more(entry: Path) -> None:
    made, key, _, data = entry.read_bytes().split(b"\n", 3)
    write(entry, made, key, data + b"more\0")


def no_papers(entry: Path) -> None:
    forge(entry, lambda values: values.pop("papers"))


def one_column_less(entry: Path) -> None:
    forge(entry, lambda values: values["papers"].pop())


def unknown_name(entry: Path) -> None:
    forge(entry, lambda values: values["corpus"][0][4].pop("cap"))


#: Where the recommendations stand among a paper's columns, which follow a count.
RECOMMENDATIONS = 1 + Paper._fields.index("recommendations")


def very_many(entry: Path) -> None:
    """A thousand million recommendations, in each of which every field is the same."""
    alike = {name: [[value], []] for name, value in Recommendation("a", "r", "s")._asdict().items()}
    alike["positions"] = [[[0], []], [0]]
    packed = [[[10**9, 0]], [10**9, *alike.values()]]
    forge(entry, lambda values: values["papers"].__setitem__(RECOMMENDATIONS, packed))


def repeated(entry: Path) -> None:
    """One column of values that are said to be distinct, many times over."""

    def change(values: Any) -> None:
        (_, within) = values["papers"][RECOMMENDATIONS]
        within[1:] = [[["r"], []]] * 10_000

    forge(entry, change)


@pytest.mark.parametrize(
    "damage",
    [
        cut, flipped, foreign, other_make, other_key, folder_there, endless, too_large, no_text,
        nested, one_text_more, no_papers, one_column_less, unknown_name, very_many, repeated,
        Path.unlink,
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_trusted_is_none(damage: object, folder: Path, place: Path) -> None:
    load_corpus(folder, cached=True)
    assert kept(folder) == load_corpus(folder)
    damage(entries(place)[0])  # type: ignore[operator]
    assert kept(folder) is None
    assert load_corpus(folder, cached=True) == load_corpus(folder)


def test_where_nothing_can_be_kept_the_corpus_is_read(folder: Path, place: Path) -> None:
    place.write_text("a file, and no folder")
    assert load_corpus(folder, cached=True) == load_corpus(folder)
    assert place.read_text() == "a file, and no folder"


def test_the_oldest_entries_are_forgotten(folder: Path, place: Path) -> None:
    for number in range(12):
        path = folder / "a.yaml"
        path.write_text(f"{path.read_text()}# {number}\n")
        load_corpus(folder, cached=True)
    assert len(entries(place)) == 8
    assert kept(folder) == load_corpus(folder)


def kept(folder: Path) -> Corpus | None:
    """What the cache has of the corpus in the folder."""
    names = sorted(path.name for path in folder.iterdir())
    contents = corpus_files.read_contents(folder, names, [])
    return cache.load_entry(
        corpus_files.digest_contents(contents), sum(map(len, contents.values()))
    )


@pytest.mark.slow
@given(hostile())
def test_what_is_kept_is_what_was_there(corpus: Corpus) -> None:
    same(corpus)


@given(corpora())
def test_corpora_of_every_size_are_kept(corpus: Corpus) -> None:
    same(corpus)


def same(corpus: Corpus) -> None:
    # Some texts cannot be written, and then nothing is kept.
    with suppress(UnicodeEncodeError):
        text = cache._entry_text(corpus).encode().decode()
        assert cache._corpus_of_entry(text, most=1000) == corpus


def test_everything_that_a_paper_holds_is_kept() -> None:
    same(Corpus(Codebook("T", "About.", 3, date="2024-05~"), {"a": HOUSING}))


FULL = urges(
    {"cap": "support", "build": "oppose"},
    condition="for a year",
    actors=("council", "district"),
    targets=("landlords",),
    instrument="legal",
    strength="must",
    topics=("rents",),
    rationale="Why not.",
    evidence=Evidence("a ceiling", "Proposals", 3, "4"),
    note="Doubtful.",
    coder="Ali",
    proposed_by="gpt",
    date="2023-05",
)
MEDIATED = FULL._replace(
    id="other", positions=(StanceOn("cap", "support", "", ("builders",), "could"),), line=7
)
RICH = corpus(
    *(
        Paper(
            id,
            "Homes: a plan",
            "Homes",
            (ALI, Person(literal="Board")),
            "Institute",
            "2023",
            "report",
            {"note": "A note.", "DOI": "10.1000/1"},
            Source("a.txt", "4f" * 32, "cp1252"),
            tuple(item._replace(paper=id) for item in (FULL, MEDIATED, urges())),
            f"{id}.yaml",
            (Dismissal("it is hoped", "A hope.", "Outlook", 2),),
        )
        for id in ("a", "b", "c")
    )
)

NAMES = ("a", "b", "legal", *BOOK.topics, *BOOK.actors, *BOOK.propositions)
#: What JSON can hold, in every size that may matter.
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.sampled_from((-1, 0, 1, 2, 9, 10**9, 10**30))
    | st.floats()
    | st.text(max_size=2)
    | st.sampled_from(NAMES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=4,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value, each as what holds it and the key or number there."""
    found = []
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        found += [(value, key), *places(value[key])]
    return found


def has_type(kind: Any, value: Any) -> bool:
    """Whether the value is what the records' definitions say, to the last item."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return value in arguments
    if origin in (Union, UnionType):
        return any(has_type(one, value) for one in arguments)
    if origin is Mapping:
        key, item = arguments
        return type(value) is dict and all(
            has_type(key, one) and has_type(item, other) for one, other in value.items()
        )
    if origin is tuple:
        kinds = arguments[:1] * len(value) if arguments[-1] is ... else arguments
        return type(value) is tuple and all(map(has_type, kinds, value))
    if fields := getattr(kind, "__annotations__", None):
        return type(value) is kind and all(map(has_type, fields.values(), value))
    return type(value) is kind


@pytest.mark.slow
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_value_in_any_place_of_an_entry_harms(data: st.DataObject) -> None:
    line, _, texts = cache._entry_text(RICH).partition("\n")
    values = json.loads(line)
    holder, key = data.draw(st.sampled_from(places(values)))
    holder[key] = data.draw(JSON)
    put(f"{json.dumps(values)}\n{texts}")
    found = cache.load_entry(KEY, 100_000)
    if found is not None:
        assert has_type(Corpus, found)
        for view in (make(Question(found)) for make in VIEWS.values()):
            render(view, "markdown")


def put(text: str) -> None:
    """Keep an entry that has the right digest, whatever it says."""
    name = cache._entry_key(KEY)
    cache.cache_folder().mkdir(exist_ok=True)
    path = cache.cache_folder() / f"{name}.corpus"
    path.write_bytes(cache._entry_head(name, text.encode()) + text.encode())


def test_an_entry_that_nobody_changed_is_taken() -> None:
    put(cache._entry_text(RICH))
    assert cache.load_entry(KEY, 100_000) == RICH
    assert has_type(Corpus, RICH)


def reading(folder: Path, place: Path, found: "multiprocessing.Queue[bool]") -> None:
    cache.cache_folder = lambda: place
    reader._LARGE = 1
    expected = load_corpus(folder)
    found.put(all(load_corpus(folder, cached=True) == expected for _ in range(30)))


def test_two_processes_at_once_do_not_disturb_each_other(folder: Path, place: Path) -> None:
    context = multiprocessing.get_context("fork")
    found: multiprocessing.Queue[bool] = context.Queue()
    both = [context.Process(target=reading, args=(folder, place, found)) for _ in range(2)]
    for one in both:
        one.start()
    for number in range(30):
        for entry in entries(place) if place.exists() else ():
            if number % 2:
                entry.unlink(missing_ok=True)
    assert [found.get(timeout=60), found.get(timeout=60)] == [True, True]
    for one in both:
        one.join()
    assert not [entry for entry in entries(place) if entry.suffix != ".corpus"]


def test_the_option_leaves_the_cache_alone(folder: Path, place: Path, run: Run) -> None:
    assert run("list", "--corpus", str(folder), "--no-cache").code == 0
    assert not place.exists()
    first = run("list", "--corpus", str(folder))
    assert len(entries(place)) == 1
    assert run("list", "--corpus", str(folder)) == first


def test_check_reads_every_file_anew(folder: Path, place: Path, run: Run) -> None:
    run("check", "--corpus", str(folder))
    assert not place.exists()


def test_the_place_is_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert cache.cache_folder().name == "policy-compare"
