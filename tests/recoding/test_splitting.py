"""What is split is named nowhere any more, and each place names what was decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_as_corpus
from policy_compare.errors import CallError, CorpusError, UnknownName
from policy_compare.model import Corpus
from policy_compare.problems import has_errors
from policy_compare.recoding.name_places import read_name_places
from policy_compare.recoding.renaming import RecodedKind
from policy_compare.recoding.splitting import (
    Decisions,
    Split,
    find_fault,
    open_split,
    split_coding,
)
from policy_compare.renamed_ids import rename_in_codebook, rename_in_paper
from tests.exchange.test_corpus_merge import with_strengths
from tests.support.corpora import CODEBOOK as BOOK
from tests.support.corpora import paper, recommendation, write_corpus
from tests.support.recoding import OLD, commented_files, comments_of, write_texts
from tests.support.strategies import ACTORS, INSTRUMENTS, PROPOSITIONS, TOPICS, corpora

CORPORA = corpora(least=1).map(with_strengths)
NAMES: Mapping[RecodedKind, tuple[str, ...]] = {
    "proposition": PROPOSITIONS,
    "topic": TOPICS,
    "actor": ACTORS,
    "instrument": INSTRUMENTS,
}
KINDS: Sequence[RecodedKind] = tuple(NAMES)

ALI = """\
# By hand.
paper:
  title: Homes
  authors: [{family: Ali, given: Noor}]
recommendations:
  # the cap
  - id: cap-rents
    statement: The council should cap rents.
    actors:
      - council   # who is asked
      - government
    targets: [ council, "builders" ]
    instrument: legal
    strength: should
    positions:
      # on the cap
      cap: {stance: support, condition: if asked, by: [council], strength: could}   # firm
      build: oppose
    evidence: {quote: should cap, page: "4"}
dismissed:
  - {quote: a cap, why: It tells a story.}   # told
  - {quote: the rent, why: It counts.}
"""


def write(folder: Path, corpus: Corpus) -> None:
    for id, one in corpus.papers.items():
        (folder / f"{id}.yaml").write_text(paper_text(one), "utf-8")
    (folder / CODEBOOK).write_text(codebook_text(corpus.codebook), "utf-8")


def after(split: Split, decisions: Decisions) -> dict[str, str]:
    """What the files hold then, by name."""
    contents = dict(split.reading.contents)
    for path, (before, new) in split_coding(split, decisions).changes.items():
        assert contents.pop(path.name, None) == before
        if new is not None:
            contents[path.name] = new
    return {name: text.decode() for name, text in contents.items()}


def read(folder: Path, texts: Mapping[str, str]) -> Corpus:
    reading = read_as_corpus(folder, {name: text.encode() for name, text in texts.items()})
    assert not has_errors(reading.problems), reading.problems
    assert reading.corpus is not None
    return reading.corpus


def without_lines(corpus: Corpus) -> Corpus:
    return corpus._replace(
        papers={
            id: one._replace(
                recommendations=tuple(item._replace(line=0) for item in one.recommendations)
            )
            for id, one in corpus.papers.items()
        }
    )


def decide(split: Split, data: DataObject) -> dict[str, Sequence[str]]:
    """Something that may come into each place."""
    several = st.lists(st.sampled_from(split.into), min_size=1, unique=True)
    decisions: dict[str, Sequence[str]] = {}
    for place in split.places:
        ids = data.draw(several)
        decisions[place.mark] = tuple(ids[:1] if find_fault(split, place, ids) else ids)
    return decisions


@settings(max_examples=40, phases=[p for p in Phase if p is not Phase.shrink])
@given(CORPORA, st.sampled_from(KINDS), st.data())
def test_each_place_names_what_was_decided_and_none_what_was_split(
    corpus: Corpus, kind: RecodedKind, data: DataObject
) -> None:
    old = data.draw(st.sampled_from(NAMES[kind]))
    # A position on one of the others may be in the way.
    others = () if kind == "proposition" else NAMES[kind]
    into = data.draw(
        st.lists(st.sampled_from((old, *others, "x", "y")), min_size=2, max_size=3, unique=True)
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, corpus)
        split = open_split(folder, kind, old, into)
        decisions = decide(split, data)
        try:
            texts = after(split, decisions)
        except CallError as error:
            # What it is a part of, or what is a part of it, may be what it becomes.
            if "part of itself" not in error.message:
                raise
            return
        now = without_lines(read(folder, texts))
        names = read_name_places(folder, kind, {name: t.encode() for name, t in texts.items()})[1]
    assert (old in {place.name for place in names}) <= (old in into)

    def put(marked: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for one in marked for id in decisions.get(one, (one,))))

    for paper_id, one in split.corpus.papers.items():
        for marked, item in zip(
            one.recommendations, now.papers[paper_id].recommendations, strict=True
        ):
            assert item == marked._replace(
                actors=put(marked.actors),
                targets=put(marked.targets),
                topics=put(marked.topics),
                instrument=put((marked.instrument,))[0],
                positions=tuple(
                    position._replace(proposition=id, by=put(position.by))
                    for position in marked.positions
                    for id in put((position.proposition,))
                ),
                line=0,
            )
    for id, proposition in now.codebook.propositions.items():
        if id in split.corpus.codebook.propositions:
            assert proposition.topics == put(split.corpus.codebook.propositions[id].topics)


@settings(max_examples=25, phases=[p for p in Phase if p is not Phase.shrink])
@given(commented_files(), st.sampled_from(KINDS), st.data())
def test_what_is_split_and_merged_again_says_what_it_said_and_comments_stay(
    files: dict[str, str], kind: RecodedKind, data: DataObject
) -> None:
    with TemporaryDirectory() as name:
        before = write_texts(Path(name), files)
        split = open_split(Path(name), kind, OLD[kind], ["x", "y"])
        texts = after(split, decide(split, data))
        now = without_lines(read(Path(name), texts))
    # Former names that led to what was split go with their comments; they are last.
    comments, comments_now = (
        Counter(
            comments_of({name: one.partition("former_names:")[0] for name, one in some.items()})
        )
        for some in (files, texts)
    )
    assert not comments - comments_now
    back: Mapping[str, Mapping[str, str]] = {kind: {"x": OLD[kind], "y": OLD[kind]}}
    for id, one in without_lines(before).papers.items():
        assert rename_in_paper(now.papers[id], back) == one
    book = rename_in_codebook(now.codebook, back)
    assert set(book.tensions) == set(before.codebook.tensions)
    for section in ("topics", "propositions", "actors", "instruments"):
        entries = getattr(before.codebook, section)
        assert {
            id: one._replace(**named(entries[id])) for id, one in getattr(book, section).items()
        } == entries


def named(entry: object) -> dict[str, object]:
    """What an entry is called, which a split leaves to be worded."""
    return {key: getattr(entry, key) for key in ("label", "statement") if hasattr(entry, key)}


def split_ali(folder: Path, kind: RecodedKind, old: str, *into: str, book: str = BOOK) -> Split:
    return open_split(write_corpus(folder, {"ali.yaml": ALI}, book), kind, old, into)


def decided(split: Split, **ids: str) -> Decisions:
    """Decisions by the last word of the field of a place; in the others comes what is first."""
    return {
        place.mark: ids.get(place.field.rpartition(" > ")[2], split.into[0]).split()
        for place in split.places
    }


def test_a_place_is_told_with_its_field_and_what_is_said(tmp_path: Path) -> None:
    split = split_ali(tmp_path, "proposition", "Rents should be capped.", "x", "y")
    assert [tuple(place)[1:] for place in split.places] == [
        ("codebook.yaml", "tensions > build", "", "A cap lowers what a new home earns.", "",
         frozenset()),
        ("ali/cap-rents", "positions", "support, if asked, could", "The council should cap rents.",
         "should cap", {"build"}),
    ]  # fmt: skip
    actors = split_ali(tmp_path, "actor", "council", "x", "y").places
    assert [place.field for place in actors] == ["actors", "targets", "positions > cap > by"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r"),
        ("      - council", "      -   council"),
        ("quote: should cap", 'quote: "should\x85 \u2028cap"'),
        (
            "recommendations:\n",
            "recommendations:\n  - {id: a, statement: Do it., actors: [council], strength: must}\n",
        ),
    ],
)
def test_places_are_told_however_a_file_is_laid_out(tmp_path: Path, old: str, new: str) -> None:
    folder = write_corpus(tmp_path, {"ali.yaml": ALI.replace(old, new)})
    split = open_split(folder, "actor", "council", ["x", "y"])
    places = [place[1:3] for place in split.places if place.place == "ali/cap-rents"]
    assert places == [
        ("ali/cap-rents", field) for field in ("actors", "targets", "positions > cap > by")
    ]
    assert "council" not in after(split, decided(split, by="x y"))["ali.yaml"].replace(
        "The council", ""
    )


def test_a_position_on_both_keeps_all_that_is_said_of_it(tmp_path: Path) -> None:
    split = split_ali(tmp_path, "proposition", "cap", "cap", "freeze")
    texts = after(split, decided(split, positions="cap freeze", build="cap freeze"))
    line = "      cap: {stance: support, condition: if asked, by: [council], strength: could}"
    assert texts["ali.yaml"] == ALI.replace(
        f"{line}   # firm\n", f"{line}   # firm\n{line.replace('cap', 'freeze')}\n"
    )
    assert texts["codebook.yaml"] == BOOK.replace(
        "  build: {st",
        "  freeze: {statement: Rents should be capped. (freeze), topics: [rents]}\n  build: {st",
    ).replace(
        "earns.}\n",
        "earns.}\n  - {between: [freeze, build], why: A cap lowers what a new home earns.}\n",
    )


def test_comments_and_layout_stay_where_a_place_stays_one(tmp_path: Path) -> None:
    split = split_ali(tmp_path, "actor", "council", "assembly", "mayor")
    texts = after(split, decided(split, targets="mayor", by="mayor assembly"))
    assert texts["ali.yaml"] == (
        ALI.replace("- council   #", "- assembly   #")
        .replace("[ council, ", "[ mayor, ")
        .replace("by: [council]", "by: [mayor, assembly]")
    )
    assert texts["codebook.yaml"] == BOOK.replace(
        "  council: {label: Town council, aliases: [local authority], part_of: [government]}\n",
        "  assembly: {label: Town council, aliases: [local authority], part_of: [government]}\n"
        "  mayor: {part_of: [government]}\n",
    )


def test_what_is_named_there_already_is_named_once(tmp_path: Path) -> None:
    split = split_ali(tmp_path, "actor", "council", "government", "builders")
    texts = after(split, decided(split, targets="builders"))
    assert texts["ali.yaml"] == (
        ALI.replace("      - council   # who is asked\n      - gov", "      - gov")
        .replace("- government\n", "- government   # who is asked\n")
        .replace('[ council, "builders" ]', "[ builders ]")
        .replace("by: [council]", "by: [government]")
    )
    assert "council:" not in texts["codebook.yaml"]


def test_former_names_that_led_there_lead_nowhere(tmp_path: Path) -> None:
    names = "former_names:\n  topics: {costs: rents, homes: building}\n  actors: {rents: council}\n"
    split = split_ali(tmp_path, "topic", "costs", "x", "y", book=BOOK + names)
    assert split.old == "rents"
    text = after(split, decided(split))["codebook.yaml"]
    assert text.endswith("former_names:\n  topics: {homes: building}\n  actors: {rents: council}\n")
    kept = split_ali(tmp_path, "topic", "costs", "rents", "y", book=BOOK + names)
    assert after(kept, decided(kept))["codebook.yaml"].endswith(names)


def test_a_paper_becomes_papers(tmp_path: Path) -> None:
    berg = paper(recommendation("act"), authors="[{family: Berg}]")
    book = BOOK + "former_names:\n  papers: {draft: ali, old-berg: berg}\n"
    folder = write_corpus(tmp_path, {"ali.yaml": ALI, "berg.yaml": berg}, book)
    split = open_split(folder, "paper", "draft", ["berg", "ali-2024"])
    assert [place[1:3] for place in split.places] == [
        ("ali/cap-rents", "recommendations"), ("ali", "dismissed 1"), ("ali", "dismissed 2"),
    ]  # fmt: skip
    ids = [("ali-2024",), ("ali-2024",), ("berg",)]
    texts = after(split, dict(zip([place.mark for place in split.places], ids, strict=True)))
    assert texts == {
        "codebook.yaml": book.replace("draft: ali, ", ""),
        "berg.yaml": berg + '\ndismissed:\n  - quote: "the rent"\n    why: It counts.\n',
        "ali-2024.yaml": ALI.replace("  - {quote: the rent, why: It counts.}\n", ""),
    }


def test_a_paper_that_keeps_its_id_keeps_its_file(tmp_path: Path) -> None:
    split = split_ali(tmp_path, "paper", "ali", "ali", "new")
    decisions = {
        place.mark: ("new" if place.quote == "a cap" else "ali",) for place in split.places
    }
    texts = after(split, decisions)
    assert texts["ali.yaml"] == ALI.replace(
        "  - {quote: a cap, why: It tells a story.}   # told\n", ""
    )
    assert read(tmp_path, texts).papers["new"].recommendations == ()
    assert [one.quote for one in read(tmp_path, texts).papers["new"].dismissed] == ["a cap"]


def test_a_recommendation_that_is_there_already_stops_it(tmp_path: Path) -> None:
    berg = paper(recommendation("cap-rents"), authors="[{family: Berg}]")
    folder = write_corpus(tmp_path, {"ali.yaml": ALI, "berg.yaml": berg})
    split = open_split(folder, "paper", "ali", ["berg", "ali"])
    with pytest.raises(CallError, match=r"nothing was written: .*cap-rents"):
        split_coding(split, decided(split))


@pytest.mark.parametrize(
    ("kind", "old", "into", "ids", "fault"),
    [
        ("proposition", "cap", "build x", (), "nothing is decided: build or x"),
        ("proposition", "cap", "build x", ("z",), "'z' is none of build, x"),
        (
            "proposition",
            "cap",
            "build x",
            ("build",),
            "ali/cap-rents has a position on build already",
        ),
        ("paper", "ali", "x y", ("x", "y"), "there can be one paper only"),
        ("instrument", "legal", "x y", ("x", "y"), "there can be one instrument only"),
    ],
)
def test_what_cannot_come_into_a_place_is_told(
    tmp_path: Path, kind: RecodedKind, old: str, into: str, ids: tuple[str, ...], fault: str
) -> None:
    split = split_ali(tmp_path, kind, old, *into.split())
    place = next(place for place in split.places if place.place == "ali/cap-rents")
    assert find_fault(split, place, ids) == fault


def test_errors_stop_it(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no topic is called 'nothing'"):
        split_ali(tmp_path, "topic", "nothing", "x", "y")
    split = split_ali(tmp_path, "topic", "building", "social", "y")
    with pytest.raises(CallError, match="nothing was written: the topic social → social is part"):
        split_coding(split, decided(split))
    for into, said in (
        ("a/b y", "'a/b' cannot be an id"),
        ("Building y", "the topic building is there already"),
        ("x X", "a split is into two or more, of other names"),
    ):
        with pytest.raises(CallError, match=said):
            split_ali(tmp_path, "topic", "rents", *into.split())
    with pytest.raises(CorpusError):
        split_ali(tmp_path, "topic", "rents", "x", "y", book=BOOK + "actors:\n")


def test_a_table_of_papers_is_not_split(tmp_path: Path) -> None:
    rows = "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    folder = write_corpus(tmp_path, {"papers.csv": rows + "a,A,x,Do.,council,cap,support\n"})
    with pytest.raises(CallError, match=r"stands in papers\.csv, which is not written"):
        open_split(folder, "proposition", "cap", ["x", "y"])
    with pytest.raises(CallError, match=r"a stands in papers\.csv"):
        open_split(folder, "paper", "a", ["x", "y"])
