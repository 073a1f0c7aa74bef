"""What a codebook means is checked as a whole, and told at the right place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.form.codebook_checks import find_circles
from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus_names import CodebookKind, CorpusNames, codebook_names
from policy_compare.errors import CallError
from policy_compare.model import Actor, Codebook, Corpus, Instrument, Proposition, Topic
from policy_compare.names import find_clashes
from policy_compare.problems import Problem
from tests.support.corpora import CODEBOOK, paper, problems, recommendation
from tests.support.strategies import NAMES, respellings

FINE = {
    "a.yaml": paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))
}


HIERARCHIES = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)
)


def errors(folder: Path, codebook: str) -> list[Problem]:
    """The problems of a codebook whose paper is fine."""
    return problems(folder, FINE, codebook)


def topics(**parts: str) -> str:
    """The codebook with further topics, each part of others."""
    listed = "".join(f"  {id}: {{part_of: [{part}]}}\n" for id, part in parts.items())
    return CODEBOOK.replace("topics:\n", f"topics:\n{listed}", 1)


def in_a_circle(parents: dict[str, tuple[str, ...]], start: str) -> bool:
    """Whether ``start`` is above itself."""
    seen: set[str] = set()
    waiting = list(parents[start])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += parents.get(one, ())
    return start in seen


@pytest.mark.parametrize(
    ("parts", "chain", "line"),
    [
        ({"a": "a"}, "a → a", 2),
        ({"a": "b", "b": "a"}, "a → b → a", 2),
        ({"a": "b", "b": "c", "c": "b"}, "b → c → b", 3),
        ({"a": "b", "b": "c", "c": "b", "d": "b"}, "b → c → b", 3),
        ({"a": "rents, b", "b": "building, a"}, "a → b → a", 2),
    ],
)
def test_circle_is_told_once(parts: dict[str, str], chain: str, line: int, tmp_path: Path) -> None:
    (found,) = errors(tmp_path, topics(**parts))
    assert found.code == "cycle"
    assert found.message == f"the topic {chain} is part of itself"
    assert found.line == line


def test_circles_of_actors_are_found_too(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("{label: Government}", "{label: Government, part_of: [council]}")
    (found,) = errors(tmp_path, codebook)
    assert found.message == "the actor council → government → council is part of itself"


def test_two_ways_to_one_whole_are_no_circle(tmp_path: Path) -> None:
    assert not errors(tmp_path, topics(a="b, c", b="rents", c="rents"))


@given(HIERARCHIES)
def test_a_circle_is_found_exactly_where_there_is_one(parents: dict[str, tuple[str, ...]]) -> None:
    found = find_circles(parents)
    assert bool(found) == any(in_a_circle(parents, start) for start in parents)
    for circle in found:
        for one, above in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert above in parents[one]


def test_hierarchy_may_be_deeper_than_a_call_stack() -> None:
    parents = {str(n): (str(n + 1),) for n in range(3000)}
    assert find_circles(parents) == []
    assert len(find_circles({**parents, "3000": ("0",)})) == 1


def test_tension_is_told_at_its_own_place_after_one_that_cannot_be_read(tmp_path: Path) -> None:
    listed = (
        "tensions:\n  - {between: [cap]}\n  - {between: [cap, nothing], why: No.}\n"
        "  - {between: [build, build], why: No.}\n"
    )
    found = errors(tmp_path, CODEBOOK.replace("tensions:\n", listed))
    assert [(one.code, one.line) for one in found] == [
        ("wrong-form", 10),
        ("missing-key", 10),
        ("unknown-name", 11),
        ("tension-with-itself", 12),
    ]


def test_tension_counts_in_either_order(tmp_path: Path) -> None:
    more = "  - {between: [build, cap], why: The same.}\n"
    (found,) = errors(tmp_path, CODEBOOK.replace("actors:\n", f"{more}actors:\n"))
    assert (found.code, found.severity, found.line) == ("repeated-tension", "warning", 11)


@pytest.mark.parametrize(
    ("old", "new", "given", "line"),
    [
        ("label: Builders", "label: Builders, aliases: [Local Authority]", "Local Authority", 14),
        ("label: Builders", "label: COUNCIL", "COUNCIL", 14),
        ("label: Builders", "label: Builders, aliases: [landlords]", "landlords", 14),
        ("label: Builders", "label: local authority", "local authority", 14),
    ],
)
def test_name_belongs_to_one_actor_in_any_case(
    old: str, new: str, given: str, line: int, tmp_path: Path
) -> None:
    (found,) = errors(tmp_path, CODEBOOK.replace(old, new))
    assert found.code == "alias-clash"
    assert f"'{given}'" in found.message
    assert "builders" in found.message
    assert found.line == line


def test_alias_is_told_at_its_own_place_after_a_repeated_one(tmp_path: Path) -> None:
    aliases = "label: Builders\n    aliases:\n    - b\n    - b\n    - ' the state '\n    - council"
    codebook = CODEBOOK.replace("builders: {label: Builders}", f"builders:\n    {aliases}")
    codebook = codebook.replace("label: Government", "label: Government, aliases: [The State]")
    found = errors(tmp_path, codebook)
    assert [(one.code, one.line) for one in found] == [
        ("repeated-name", 18),
        ("alias-clash", 19),
        ("alias-clash", 20),
    ]


def test_actor_may_repeat_its_own_names(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("label: Builders", "label: Builders, aliases: [builders, BUILDERS]")
    assert not errors(tmp_path, codebook)


@pytest.mark.parametrize(
    ("old", "new", "kind", "line"),
    [
        ("{label: Building}", "{label: Rents}", "topic", 3),
        ("{label: Building}", "{label: SOCIAL}", "topic", 3),
        ("{label: Money}", "{label: law}", "instrument", 18),
    ],
)
def test_label_belongs_to_one_only(
    old: str, new: str, kind: str, line: int, tmp_path: Path
) -> None:
    (found,) = errors(tmp_path, CODEBOOK.replace(old, new))
    assert found.code == "label-clash"
    assert found.message.startswith(f"the {kind} ")
    assert found.line == line


def test_topic_and_actor_may_share_a_name(tmp_path: Path) -> None:
    assert not errors(tmp_path, CODEBOOK.replace("label: Building", "label: Builders"))


def test_unused_proposition_is_told_only_where_all_could_be_read(tmp_path: Path) -> None:
    text = paper(recommendation("r"))
    found = problems(tmp_path, {"a.yaml": text})
    assert [(one.code, one.line) for one in found] == [
        ("unused-proposition", 7),
        ("unused-proposition", 8),
    ]
    found = problems(tmp_path, {"b.yaml": "- no paper"})
    assert "unused-proposition" not in {one.code for one in found}


KINDS: tuple[CodebookKind, ...] = ("topic", "proposition", "actor", "instrument")


@st.composite
def named_books(draw: DrawFn) -> Codebook:
    """Codebooks whose things may have each other's names."""

    def name() -> str:
        return draw(st.sampled_from(NAMES))

    def ids() -> list[str]:
        return draw(st.lists(st.sampled_from(NAMES).filter(is_id), max_size=3, unique=True))

    return Codebook(
        "Names",
        topics={id: Topic(id, name(), keywords=(name(),)) for id in ids()},
        propositions={id: Proposition(id, f"One should {id}.") for id in ids()},
        actors={id: Actor(id, name(), (name(),)) for id in ids()},
        instruments={id: Instrument(id, name()) for id in ids()},
    )


@given(named_books(), st.data())
def test_what_passes_is_found_by_every_name_however_it_is_typed(
    book: Codebook, data: st.DataObject
) -> None:
    if any(True for kind in KINDS for _ in find_clashes(codebook_names(book, kind))):
        clash = "are one name|is a (keyword|name) of|has the same name"
        with pytest.raises(CallError, match=clash):
            codebook_text(book)
        return
    codebook_text(book)
    names = CorpusNames(Corpus(book, {}))
    for kind in KINDS:
        for thing in codebook_names(book, kind):
            for name in (thing.id, *thing.names, *thing.keywords):
                given = data.draw(respellings(name))
                assert names.resolve_name(kind, given) == thing.id


def test_two_ids_may_not_be_one_name(tmp_path: Path) -> None:
    (found,) = errors(tmp_path, topics(Rent_s="rents", rent_S="rents"))
    assert (found.code, found.line) == ("id-clash", 3)
    assert found.message == "the topic ids 'Rent_s' and 'rent_S' are one name"


def test_a_keyword_belongs_to_one_topic_only(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace("label: Building", "label: Building, keywords: [flats, RENTS]")
    (found,) = errors(tmp_path, codebook)
    assert (found.code, found.line) == ("keyword-clash", 3)
    assert found.message == "'RENTS' is a keyword of the topic 'building' and a name of 'rents'"
