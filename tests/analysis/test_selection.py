"""What the filters let pass."""

import json

import pytest
from hypothesis import given

from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import find_positions
from policy_compare.analysis.relations import find_overlaps
from policy_compare.analysis.selection import (
    EVERYTHING,
    FILTERS,
    Filter,
    Filters,
    chosen_papers,
    chosen_recommendations,
    narrow_corpus,
    resolve_filters,
    select_ids,
)
from policy_compare.cli.question_options import filter_option
from policy_compare.errors import UnknownName
from policy_compare.model import Corpus
from tests.support.corpora import Run
from tests.support.records import BOOK, corpus, paper, urges
from tests.support.strategies import corpora, named_ids

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="cap", actors=("council",), strength="must"),
        urges({"build": "support"}, id="build", actors=("builders",), instrument="economic"),
    ),
    paper(
        "berg",
        urges({"cap": "oppose"}, id="cap", actors=("government",), targets=("landlords",)),
        urges({"social-homes": "support"}, id="social", actors=("district",), strength="must"),
    ),
    paper("chen", urges(id="wait", topics=("rents",), instrument="legal", strength="could")),
)


def passing(**given: tuple[str, ...]) -> set[str]:
    return {
        item.ref
        for item in chosen_recommendations(CORPUS, resolve_filters(CORPUS, Filters(**given)))
    }


def test_no_filter_lets_everything_pass() -> None:
    assert resolve_filters(CORPUS, Filters()) == EVERYTHING
    assert len(passing()) == 5


@pytest.mark.parametrize(
    ("given", "refs"),
    [
        ({"topics": ("rents",)}, {"ali/cap", "berg/cap", "chen/wait"}),
        ({"topics": ("social",)}, {"berg/social"}),
        ({"papers": ("ali",)}, {"ali/cap", "ali/build"}),
        ({"actors": ("builders",)}, {"ali/build"}),
        ({"targets": ("landlords",)}, {"berg/cap"}),
        ({"instruments": ("legal",)}, {"chen/wait"}),
        ({"strengths": ("must",)}, {"ali/cap", "berg/social"}),
    ],
)
def test_each_filter_alone(given: dict[str, tuple[str, ...]], refs: set[str]) -> None:
    assert passing(**given) == refs


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("topics", ("rents", "social")),
        ("papers", ("ali", "chen")),
        ("actors", ("council", "builders")),
        ("targets", ("landlords", "builders")),
        ("instruments", ("legal", "economic")),
        ("strengths", ("must", "could")),
    ],
)
def test_filters_of_one_kind_mean_or(kind: str, names: tuple[str, ...]) -> None:
    apart = [passing(**{kind: (name,)}) for name in names]
    assert passing(**{kind: names}) == set.union(*apart)


def test_filters_of_different_kinds_mean_and() -> None:
    both = passing(strengths=("must",), papers=("ali",))
    assert both == passing(strengths=("must",)) & passing(papers=("ali",)) == {"ali/cap"}
    assert passing(topics=("rents",), actors=("builders",)) == set()


def test_a_corpus_is_narrowed_to_what_passes() -> None:
    assert narrow_corpus(CORPUS, EVERYTHING) == CORPUS
    selection = resolve_filters(CORPUS, Filters(strengths=("must",)))
    part = narrow_corpus(CORPUS, selection)
    assert tuple(part.recommendations()) == tuple(chosen_recommendations(CORPUS, selection))
    # A paper of which nothing passes is none of it.
    assert list(part.papers) == ["ali", "berg"]
    assert part.codebook == CORPUS.codebook


def test_a_topic_holds_its_sub_topics() -> None:
    assert passing(topics=("building",)) == {"ali/build", "berg/social"}


def test_what_is_asked_of_a_group_is_asked_of_its_members() -> None:
    assert passing(actors=("government",)) == {"ali/cap", "berg/cap", "berg/social"}
    # The government is asked, and the council is part of it; another part is not the council.
    assert passing(actors=("council",)) == {"ali/cap", "berg/cap"}


def test_who_would_act_is_concerned_by_that_position_alone() -> None:
    item = urges({"cap": "support", "build": "support"}, actors=("government",))
    first, second = item.positions
    item = item._replace(positions=(first._replace(by=("builders",)), second))
    found = corpus(paper("ali", item))
    selection = resolve_filters(found, Filters(actors=("builders",)))
    assert [one.ref for one in chosen_recommendations(found, selection)] == ["ali/act"]
    assert [*find_positions(found, "paper", selection).by_proposition] == ["cap"]
    assert [*tally_stances(found, "paper", selection).by_unit["ali"]] == ["cap"]
    # Whoever is asked is concerned by all that the recommendation speaks to.
    asked = resolve_filters(found, Filters(actors=("government",)))
    assert [*find_positions(found, "paper", asked).by_proposition] == ["cap", "build"]


def test_a_target_group_holds_its_members() -> None:
    found = corpus(paper("ali", urges(targets=("district",))))
    for target, refs in (("government", ["ali/act"]), ("council", [])):
        selection = resolve_filters(found, Filters(targets=(target,)))
        assert [item.ref for item in chosen_recommendations(found, selection)] == refs


@pytest.mark.parametrize("name", ["council", "Town council", "TOWN COUNCIL", "local authority"])
def test_a_filter_understands_labels_and_aliases(name: str) -> None:
    assert passing(actors=(name,)) == {"ali/cap", "berg/cap"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"topics": ("rentz",)}, "no topic is called 'rentz'"),
        ({"papers": ("alli",)}, "no paper is called 'alli'"),
        ({"actors": ("bilders",)}, "no actor is called 'bilders'"),
        ({"targets": ("bilders",)}, "no actor is called 'bilders'"),
        ({"instruments": ("mony",)}, "no instrument is called 'mony'"),
        ({"strengths": ("shoud",)}, "no strength is called 'shoud'"),
    ],
)
def test_an_unknown_name_stops_with_the_nearest(
    given: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(UnknownName, match=message) as stop:
        resolve_filters(CORPUS, Filters(**given))
    assert stop.value.nearest


@given(corpora(least=1), named_ids())
def test_ids_choose_what_the_filters_choose_that_name_them(
    found: Corpus, named: dict[str, tuple[str, ...]]
) -> None:
    assert select_ids(found.codebook, named) == resolve_filters(found, named)


def test_ids_are_chosen_with_their_parts_and_for_actors_the_groups_around_them() -> None:
    found = select_ids(BOOK, {"topics": ("building",), "actors": ("council",), "papers": ()})
    assert found.ids == {"topics": {"building", "social"}, "actors": {"council"}}
    assert found.groups == {"government"}
    assert found.asked == (("topic", ("building",)), ("actor", ("council",)))
    assert select_ids(BOOK, {}) == EVERYTHING


def test_what_was_asked_is_kept_as_ids_before_parts_are_added() -> None:
    found = resolve_filters(CORPUS, Filters(topics=("Building", "building"), targets=("Owners",)))
    assert found.asked == (("topic", ("building",)), ("target", ("landlords",)))
    assert found.topics == {"building", "social"}
    assert found.ids["targets"] == {"landlords"}


@pytest.mark.parametrize(
    ("given", "narrows"),
    [
        ({"topics": ("rents",)}, False),
        ({"papers": ("ali",)}, False),
        ({"actors": ("council",)}, True),
        ({"targets": ("landlords",)}, True),
        ({"instruments": ("legal",)}, True),
        ({"strengths": ("must",)}, True),
    ],
)
def test_only_some_filters_can_make_a_unit_look_silent(
    given: dict[str, tuple[str, ...]], narrows: bool
) -> None:
    assert resolve_filters(CORPUS, Filters(**given)).narrows is narrows


def test_a_topic_makes_nobody_silent_who_spoke() -> None:
    found = corpus(
        paper("ali", urges({"free": "support"}, topics=("rents",))),
        paper("berg", urges({"free": "oppose"}, topics=("social",))),
        paper("chen", urges({"build": "support"})),
    )
    for topic in ("rents", "building"):
        selection = resolve_filters(found, Filters(topics=(topic,)))
        (overlap,) = (
            one
            for one in find_overlaps(found, find_positions(found, "paper", selection), selection)
            if one.proposition.id == "free"
        )
        assert [position.unit.id for position in overlap.positions] == ["ali", "berg"]
        assert [unit.id for unit in overlap.silent] == ["chen"]


def test_a_paper_filter_leaves_other_papers_out_of_silent() -> None:
    selection = resolve_filters(CORPUS, Filters(papers=("ali", "berg")))
    held = find_positions(CORPUS, "paper", selection)
    assert [unit.id for unit in held.units] == ["ali", "berg"]
    silent = {
        unit.id for overlap in find_overlaps(CORPUS, held, selection) for unit in overlap.silent
    }
    assert silent == {"ali", "berg"}


def test_a_strength_is_that_of_the_position_where_it_has_its_own() -> None:
    item = urges({"cap": "support", "build": "support"}, strength="must")
    first, second = item.positions
    found = corpus(
        paper("ali", item._replace(positions=(first._replace(strength="could"), second)))
    )
    for strength, propositions in (("could", ["cap"]), ("must", ["build"]), ("should", [])):
        selection = resolve_filters(found, Filters(strengths=(strength,)))
        assert [*find_positions(found, "paper", selection).by_proposition] == propositions
        assert [*tally_stances(found, "paper", selection).by_unit["ali"]] == propositions
        assert bool(list(chosen_recommendations(found, selection))) is bool(propositions)


def test_a_new_filter_is_one_record(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Option, help, completion and effect come of the record alone."""
    calm = Filter(
        "calm",
        "strength",
        "Only what is not urged so.",
        lambda selection, recommendation: recommendation.strength not in selection.ids["calm"],
    )
    monkeypatch.setitem(FILTERS, "calm", calm)
    selection = resolve_filters(CORPUS, {"calm": ("must",)})
    assert {item.strength for item in chosen_recommendations(CORPUS, selection)} == {None, "could"}
    assert selection.narrows
    assert selection.asked == (("calm", ("must",)),)
    assert "Only what is not urged so." in run("list", "--help").out
    answer = run("list", "--calm", "must", "--calm", "should", "--format", "json").out
    assert {row["strength"] for row in json.loads(answer)["rows"]} == {"could"}
    assert filter_option("calm").autocompletion() == ["must", "should", "could"]


def test_papers_are_chosen_by_themselves() -> None:
    selection = resolve_filters(CORPUS, Filters(papers=("ali",), strengths=("could",)))
    assert [each.id for each in chosen_papers(CORPUS, selection)] == ["ali"]
    assert [each.id for each in chosen_papers(CORPUS, EVERYTHING)] == ["ali", "berg", "chen"]


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ({}, True),
        ({"papers": ("ali",)}, True),
        ({"strengths": ("must",)}, False),
        ({"topics": ("rents",)}, False),
    ],
)
def test_whole_papers_are_taken_where_only_papers_are_chosen(
    given: dict[str, tuple[str, ...]], *, whole: bool
) -> None:
    assert resolve_filters(CORPUS, Filters(**given)).takes_whole_papers == whole
