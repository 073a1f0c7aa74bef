"""Several things become one: nothing goes by the old ids, and nothing collides in silence."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.errors import CallError, UnknownName
from policy_compare.files.writing import rewrite_files
from policy_compare.model import Corpus, Recommendation, StanceOn, Strength
from policy_compare.recoding.merging import merge_things
from policy_compare.recoding.name_places import read_name_places
from policy_compare.recoding.renaming import RecodedKind
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus
from tests.support.recoding import NEW, commented_files, comments_of, read_texts, write_texts

#: Two ids of each kind.
TWO: dict[RecodedKind, tuple[str, str]] = {
    "topic": ("building", "rents"),
    "proposition": ("build", "cap"),
    "actor": ("district", "council"),
    "instrument": ("economic", "legal"),
}


def merge(folder: Path, kind: RecodedKind, *ids: str, into: str, **options: Any) -> list[str]:
    """Merge and write; what is said of it."""
    options = {"prefer": "", "keep": False, **options}
    recoding = merge_things(folder, kind, ids, into, **options)
    rewrite_files(recoding.changes, recoding.models)
    assert not [one for one in read_corpus(folder).problems if one.code == "repeated-name"]
    return list(recoding.lines)


def folder_of(path: Path, *recommendations: str, codebook: str = CODEBOOK) -> Path:
    files = {
        "ali.yaml": paper(*recommendations),
        "berg.yaml": paper(recommendation("y", "{social-homes: oppose}")),
    }
    return write_corpus(path, files, codebook)


def stances(corpus: Corpus, paper: str = "ali") -> list[tuple[StanceOn, ...]]:
    return [one.positions for one in corpus.papers[paper].recommendations]


def as_expected(before: Recommendation, kind: str, ids: Sequence[str], into: str) -> list[Any]:
    """What a recommendation names after a merge, as a person would count it."""

    def names(of: str, listed: Sequence[str]) -> list[str]:
        return sorted({into if kind == of and id in ids else id for id in listed})

    return [
        names("actor", before.actors),
        names("actor", before.targets),
        names("topic", before.topics),
        names("instrument", [before.instrument]),
        names("proposition", [one.proposition for one in before.positions]),
        before.strength,
        before.statement,
    ]


@pytest.mark.slow
@settings(
    phases=[Phase.generate],
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
@given(commented_files(), st.sampled_from(sorted(TWO)), st.sampled_from(["first", "last", "new"]))
def test_after_a_merge_all_that_named_one_names_the_new_and_nothing_else_changes(
    texts: dict[str, str], kind: RecodedKind, where: str
) -> None:
    ids = TWO[kind]
    into = {"first": ids[0], "last": ids[1], "new": NEW}[where]
    with TemporaryDirectory() as made:
        folder = Path(made) / "c"
        before = write_texts(folder, texts)
        merge(folder, kind, *ids, into=into, prefer=ids[0] if kind == "proposition" else "")
        after = load_corpus(folder)
        _, places = read_name_places(folder, kind)
        assert {place.name for place in places}.isdisjoint(set(ids) - {into})
        pairs = zip(before.recommendations(), after.recommendations(), strict=True)
        for old, new in pairs:
            assert as_expected(new, "", (), "") == as_expected(old, kind, ids, into)
        changed = read_texts(folder)
        for name in before.papers:
            if not any(set(ids) <= named(one) for one in before.papers[name].recommendations):
                file = f"{name}.yaml"
                assert comments_of({file: changed[file]}) == comments_of({file: texts[file]})


def named(one: Recommendation) -> set[str]:
    by = [actor for stance_on in one.positions for actor in stance_on.by]
    propositions = [stance_on.proposition for stance_on in one.positions]
    return {*one.actors, *one.targets, *one.topics, *propositions, *by}


def test_positions_in_one_recommendation_become_one(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        recommendation(
            "a",
            "{cap: {stance: support, condition: for a year}, social-homes: oppose, build: "
            "{stance: support, condition: if asked, by: [builders], strength: could}}",
        ),
        recommendation("b", "{build: {stance: oppose, strength: could}, cap: oppose}"),
        recommendation("c", "{build: neutral}"),
    )
    assert merge(folder, "proposition", "cap", "build", into="homes") == [
        "cap and build become homes: 9 places name them",
        "ali/a: cap support (should, for a year), build support (could, if asked); "
        "one position, support (should, for a year; if asked)",
        "ali/b: build oppose (could), cap oppose (should); one position, oppose (should)",
        "build goes: More homes should be built.",
        "the tension of cap and build goes: A cap lowers what a new home earns.",
    ]
    corpus = load_corpus(folder)
    assert stances(corpus) == [
        (
            StanceOn("homes", "support", "for a year; if asked", ("council", "builders")),
            StanceOn("social-homes", "oppose"),
        ),
        (StanceOn("homes", "oppose"),),
        (StanceOn("homes", "neutral"),),
    ]
    proposition = corpus.codebook.propositions["homes"]
    assert proposition.statement == "Rents should be capped."
    assert proposition.topics == ("rents", "building")
    assert list(corpus.codebook.propositions) == ["homes", "social-homes"]
    assert corpus.codebook.tensions == ()


def test_who_comes_to_contradict_itself_is_told(tmp_path: Path) -> None:
    items = (recommendation("a", "{cap: support}"), recommendation("b", "{build: oppose}"))
    folder = folder_of(tmp_path, *items)
    lines = merge(folder, "proposition", "cap", "build", into="cap")
    assert lines[-1] == "ali contradicts itself on cap"


def test_stances_that_differ_are_refused_unless_one_is_preferred(tmp_path: Path) -> None:
    item = recommendation("a", "{cap: support, build: {stance: oppose, condition: ever}}")
    folder = folder_of(tmp_path, item, recommendation("b", "{cap: neutral, build: support}"))
    before = read_texts(folder)
    with pytest.raises(CallError) as caught:
        merge(folder, "proposition", "cap", "build", into="cap")
    assert caught.value.message == (
        "nothing was written: these take two stances\n"
        "  ali/a: cap support (should), build oppose (should, ever)\n"
        "  ali/b: cap neutral, build support"
    )
    assert "--prefer ID" in caught.value.hint
    assert read_texts(folder) == before
    lines = merge(folder, "proposition", "cap", "build", into="cap", prefer="build")
    assert lines[1:3] == [
        "ali/a: cap support (should), build oppose (should, ever); "
        "one position, oppose (should, ever)",
        "ali/b: cap neutral, build support; one position, support",
    ]
    assert stances(load_corpus(folder)) == [
        (StanceOn("cap", "oppose", "ever"),),
        (StanceOn("cap", "support"),),
    ]


def test_what_is_preferred_says_how_firm_it_is(tmp_path: Path) -> None:
    text = "{cap: support, build: {stance: support, strength: could}}"
    cases: list[tuple[str, Strength | None]] = [("", None), ("build", "could"), ("cap", None)]
    for prefer, strength in cases:
        folder = folder_of(tmp_path / (prefer or "none"), recommendation("a", text))
        merge(folder, "proposition", "cap", "build", into="cap", prefer=prefer)
        assert stances(load_corpus(folder)) == [(StanceOn("cap", "support", strength=strength),)]


def test_tensions_with_the_same_other_one_become_one(tmp_path: Path) -> None:
    book = CODEBOOK.replace(
        "A cap lowers what a new home earns.}",
        "First.}\n  # mine\n  - {between: [social-homes, cap], why: Second.}",
    )
    folder = folder_of(tmp_path, recommendation("a"), codebook=book)
    lines = merge(folder, "proposition", "social-homes", "build", into="build")
    assert "the tension of social-homes and cap joins one of build" in lines
    tensions = load_corpus(folder).codebook.tensions
    assert [(one.between, one.why) for one in tensions] == [(("cap", "build"), "First. Second.")]


def test_lists_of_entries_are_joined_and_nothing_is_part_of_itself(tmp_path: Path) -> None:
    book = CODEBOOK.replace("{label: Builders}", "{label: Builders, part_of: [landlords]}").replace(
        "{label: Government}", "{label: Government, part_of: [builders], about: All of it.}"
    )
    folder = folder_of(tmp_path, recommendation("a", actors="[council, builders]"), codebook=book)
    lines = merge(folder, "actor", "builders", "council", into="builders", keep=True)
    assert lines[-1] == "council goes"
    corpus = load_corpus(folder)
    actor = corpus.codebook.actors["builders"]
    assert actor.aliases == ("local authority", "Town council")
    # The government is part of the builders.
    assert actor.part_of == ("landlords",)
    assert corpus.papers["ali"].recommendations[0].actors == ("builders",)
    assert corpus.codebook.former_names == {"actor": {"council": "builders"}}
    folder = folder_of(tmp_path / "more", recommendation("a"))
    merge(folder, "topic", "social", "building", into="homes")
    topic = load_corpus(folder).codebook.topics["homes"]
    assert (topic.label, topic.part_of, topic.keywords) == ("Social housing", (), ("Building",))
    assert load_corpus(folder).codebook.propositions["social-homes"].topics == ("homes",)


def test_papers_that_say_the_same_or_the_opposite_are_told(tmp_path: Path) -> None:
    papers = {
        "a.yaml": paper(recommendation("x", "{cap: support}")),
        "b.yaml": paper(recommendation("y", "{cap: oppose}")),
    }
    lines = merge(write_corpus(tmp_path, papers), "paper", "a", "b", into="a")
    assert lines[1:] == [
        "a/x and b/y quote or say the same: both stay, delete one",
        "a contradicts itself on cap",
    ]


def test_papers_become_one_file(tmp_path: Path) -> None:
    dismissed = "dismissed:\n  - {quote: could, why: It reports.}\n"
    folder = write_corpus(
        tmp_path,
        {
            "a.yaml": "# mine\n" + paper(recommendation("x"), recommendation("y")),
            "b.yaml": paper(recommendation("y", "{build: oppose}"), recommendation("z"))
            + dismissed,
        },
    )
    first = read_texts(folder)["a.yaml"]
    assert merge(folder, "paper", "a", "b", into="c", keep=True) == [
        "b.yaml goes, with its comments and its description: Homes",
        "b/y is c/y-2",
        "a/x and b/z quote or say the same: both stay, delete one",
        "a/y and b/y quote or say the same: both stay, delete one",
    ]
    corpus = load_corpus(folder)
    assert list(corpus.papers) == ["c"]
    assert [one.ref for one in corpus.recommendations()] == ["c/x", "c/y", "c/y-2", "c/z"]
    assert [one.quote for one in corpus.papers["c"].dismissed] == ["could"]
    assert read_texts(folder)["c.yaml"].startswith(first.rstrip("\n"))
    assert corpus.codebook.former_names == {"paper": {"a": "c", "b": "c"}}


@pytest.mark.parametrize(
    ("kind", "ids", "into", "prefer", "said"),
    [
        ("topic", ["rents"], "x", "", "alone is one already"),
        ("topic", ["rents", "Rents"], "rents", "", "alone is one already"),
        ("topic", ["rents", "building"], "x", "social", "social is none of rents, building"),
        ("topic", ["rents", "building"], "social", "", "the topic social is there already"),
        ("topic", ["rents", "building"], "a/b", "", "'a/b' cannot be an id"),
        ("actor", ["council", "nobody"], "council", "", "no actor is called 'nobody'"),
    ],
)
def test_what_cannot_be_merged_is_told(
    tmp_path: Path, kind: RecodedKind, ids: list[str], into: str, prefer: str, said: str
) -> None:
    folder = folder_of(tmp_path, recommendation("a"))
    before = read_texts(folder)
    with pytest.raises((CallError, UnknownName)) as caught:
        merge(folder, kind, *ids, into=into, prefer=prefer)
    assert said in caught.value.message
    assert read_texts(folder) == before


def test_what_a_table_names_is_not_merged(tmp_path: Path) -> None:
    table = "paper,paper_title,recommendation,statement,actors,proposition,stance\n"
    files = {"papers.csv": f"{table}a,A,x,Do.,council,cap,support\nb,B,x,Do.,council,cap,oppose\n"}
    folder = write_corpus(tmp_path, files)
    for kind, ids in (("proposition", ("cap", "build")), ("paper", ("a", "b"))):
        with pytest.raises(CallError, match=r"stands in papers\.csv, which is not written here"):
            merge(folder, kind, *ids, into=ids[0])  # type: ignore[arg-type]
