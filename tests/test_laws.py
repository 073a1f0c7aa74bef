"""What holds for every corpus."""

import csv as csv_reader
import io
import json as json_reader
from collections.abc import Callable
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from policy_compare.analysis.findings import FINDING_KINDS, topics_of_one_unit
from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import BYS, By, find_positions
from policy_compare.analysis.relations import (
    compare_units,
    find_differences,
    find_overlaps,
    find_tensions,
    relate_positions,
)
from policy_compare.analysis.selection import EVERYTHING, NO_IDS, Selection, chosen_recommendations
from policy_compare.analysis.wording.cross_references import find_cross_references
from policy_compare.model import Codebook, Corpus, Recommendation, Stance
from policy_compare.passage import QuoteCounts
from policy_compare.render.safe_text import safe_text
from policy_compare.render.widths import cell_len
from policy_compare.views import (
    actors,
    compare,
    consensus,
    disagreements,
    export,
    listing,
    matrix,
    measures,
    measures_explain,
    measures_grid,
    measures_sensitivity,
    overlap,
    papers,
    propositions,
    report,
    search,
    show,
    similar,
    summary,
    topics,
)
from policy_compare.views.page import Heading, parts_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.table import Value, View
from tests.render.test_markdown import meant, read
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.isolates import bare
from tests.support.records import rows, said
from tests.support.rendering import render
from tests.support.strategies import corpora, hostile, selections

pytestmark = pytest.mark.slow

BY = st.sampled_from(BYS)

VIEWS: dict[str, Callable[[Question], View]] = {
    "list": listing.view,
    "summary": lambda question: summary.view(question, QuoteCounts(2, 1, 1), "--corpus x"),
    "overlap": overlap.view,
    "overlap --all": lambda question: overlap.view(question, everything=True),
    "disagreements": disagreements.view,
    "matrix": matrix.view,
    "matrix --full": lambda question: matrix.view(question, full=True),
    "matrix --wide": lambda question: matrix.view(question, wide=True),
    "measures": measures.view,
    "measures --grid": measures_grid.view,
    "measures --sensitivity": measures_sensitivity.view,
    "consensus": consensus.view,
    "papers": papers.view,
    "topics": topics.view,
    "propositions": propositions.view,
    "actors": actors.view,
    "search": lambda question: search.view(question, "council do it"),
    "similar": lambda question: similar.view_pairs(question, 20, None),
    "similar --uncoded": lambda question: similar.view_uncoded(question, 20, 1),
    "export": lambda question: export.view(question, "9"),
    "report": lambda question: report.view(question, "9", {}),
}
STATEMENTS = ("overlap", "overlap --all", "disagreements", "matrix")
NUMBERS = ("measures", "consensus")


def compared(question: Question) -> tuple[View, View] | None:
    """The first two units compared, both ways round."""
    units = question.positions().units
    if len(units) < 2:
        return None
    one, other = units[0].id, units[-1].id
    return compare.view(question, one, other), compare.view(question, other, one)


def explained(question: Question) -> tuple[View, ...]:
    """What is behind the measures of the first two units."""
    units = question.positions().units
    return (measures_explain.view(question, units[0].id, units[-1].id),) if len(units) > 1 else ()


def known(corpus: Corpus) -> dict[str, Recommendation]:
    return {item.ref: item for item in corpus.recommendations()}


def texts(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


@given(corpora(), BY, selections(), st.data())
def test_the_order_of_papers_and_recommendations_changes_nothing(
    corpus: Corpus, by: By, selection: Selection, data: DataObject
) -> None:
    papers = [
        one._replace(recommendations=tuple(data.draw(st.permutations(one.recommendations))))
        for one in data.draw(st.permutations(tuple(corpus.papers.values())))
    ]
    shuffled = corpus._replace(papers={one.id: one for one in papers})
    before, after = Question(corpus, selection, by), Question(shuffled, selection, by)
    for name in (*STATEMENTS, *NUMBERS):
        assert rows(VIEWS[name](before)) == rows(VIEWS[name](after))
    one, other = compared(before), compared(after)
    if one and other:
        # What speaks to no proposition comes in the order of the files.
        assert sorted(map(str, rows(one[0]))) == sorted(map(str, rows(other[0])))


@given(corpora(), BY, selections(), st.randoms(use_true_random=False))
def test_the_order_of_papers_changes_no_pair_of_similar_ones(
    corpus: Corpus, by: By, selection: Selection, chance: Random
) -> None:
    papers = list(corpus.papers.values())
    chance.shuffle(papers)
    shuffled = corpus._replace(papers={one.id: one for one in papers})
    before, after = (
        {(pair.score, frozenset((pair.a.ref, pair.b.ref))) for pair in found.pairs}
        for found in (find_cross_references(one, by, selection) for one in (corpus, shuffled))
    )
    assert before == after


@given(corpora(least=2), BY)
def test_relation_and_differences_are_symmetric(corpus: Corpus, by: By) -> None:
    hierarchy = Hierarchy(corpus.codebook.actors)
    for by_unit in find_positions(corpus, by).by_proposition.values():
        for one, other in combinations(by_unit.values(), 2):
            assert relate_positions(one, other) == relate_positions(other, one)
            assert find_differences((one, other), hierarchy) == find_differences(
                (other, one), hierarchy
            )


@given(corpora(least=1), BY)
def test_a_position_agrees_with_itself_unless_it_is_both(corpus: Corpus, by: By) -> None:
    hierarchy = Hierarchy(corpus.codebook.actors)
    for by_unit in find_positions(corpus, by).by_proposition.values():
        for one in by_unit.values():
            assert relate_positions(one, one) == ("mixed" if one.direction == "both" else "agree")
            assert find_differences((one, one), hierarchy) == ()


@given(corpora(least=2), BY, selections())
def test_compare_is_a_mirror(corpus: Corpus, by: By, selection: Selection) -> None:
    views = compared(Question(corpus, selection, by))
    if views is None:
        return
    turned = {"only a": "only b", "only b": "only a"}
    mirrored = [
        {
            **row,
            "relation": turned.get(str(row["relation"]), row["relation"]),
            "a": row["b"],
            "b": row["a"],
        }
        for row in rows(views[1])
    ]
    assert sorted(map(str, rows(views[0]))) == sorted(map(str, mirrored))


@given(corpora(least=2), BY)
def test_compare_counts_each_common_proposition_once(corpus: Corpus, by: By) -> None:
    held = find_positions(corpus, by)
    for one, other in combinations([unit.id for unit in held.units], 2):
        found = compare_units(corpus, held, one, other)
        spoken = {
            id for id, by_unit in held.by_proposition.items() if one in by_unit or other in by_unit
        }
        assert sorted(pair.proposition.id for pair in found) == sorted(spoken)
        for pair in found:
            common = (
                one in held.by_proposition[pair.proposition.id]
                and other in held.by_proposition[pair.proposition.id]
            )
            assert (pair.relation in ("agree", "disagree", "mixed")) is common
            assert not pair.differences or pair.relation == "agree"


@given(corpora(), BY, selections())
def test_a_unit_is_at_one_place_of_an_overlap(corpus: Corpus, by: By, selection: Selection) -> None:
    question = Question(corpus, selection, by)
    units = [unit.id for unit in question.positions().units]
    for row in rows(overlap.view(question, 1)):
        supporting, opposing = set(texts(row["for"])), set(texts(row["against"]))
        places = (
            supporting - opposing,
            opposing - supporting,
            supporting & opposing,
            set(texts(row["neutral"])),
            set(texts(row["silent"])),
            set(texts(row["uncoded"])),
        )
        assert sum(map(len, places)) == len(units)
        assert set().union(*places) == set(units)


@given(corpora(), BY, selections())
def test_who_is_silent_has_said_nothing_within_the_filters(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    question = Question(corpus, selection, by)
    for row in rows(overlap.view(question, 1)):
        for item in corpus.recommendations():
            if not selection.has_recommendation(item) or row["proposition"] not in [
                position.proposition
                for position in item.positions
                if selection.has_position(item, position)
            ]:
                continue
            paper = corpus.papers[item.paper]
            holders = {
                "paper": {paper.id},
                "author": {author.name for author in paper.authors} or {paper.id},
                "publisher": {paper.publisher or paper.id},
            }[by]
            assert holders.isdisjoint(texts(row["silent"]))
            assert holders.isdisjoint(texts(row["uncoded"]))
            assert item.ref in texts(row["recommendations"])


@given(corpora(), BY, selections())
def test_every_number_leads_to_recommendations_that_speak_to_it(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    question = Question(corpus, selection, by)
    spoken = known(corpus)
    views = [VIEWS[name](question) for name in STATEMENTS]
    views += [*(compared(question) or ()), *explained(question)]
    for view in views:
        for row in rows(view):
            if row.get("direction") == "uncoded":
                # Nothing is behind what nobody has coded.
                continue
            refs = [
                ref
                for column in ("recommendations", "a", "b")
                if column in row
                for ref in texts(row[column])
            ]
            assert refs
            for ref in refs:
                speaks_to = {position.proposition for position in spoken[ref].positions}
                assert row["proposition"] in speaks_to or (
                    row["proposition"] is None and not speaks_to
                )


@given(corpora(), BY)
def test_a_verdict_means_what_it_says(corpus: Corpus, by: By) -> None:
    held = find_positions(corpus, by)
    for one in find_overlaps(corpus, held):
        directions = {position.direction for position in one.positions}
        count = len(one.positions)
        assert count + len(one.silent) + len(one.uncoded) == len(held.units)
        assert {unit.id for unit in one.uncoded} <= held.unfinished
        assert held.unfinished.isdisjoint(unit.id for unit in one.silent)
        if one.verdict == "single":
            assert count == 1
            continue
        assert count > 1
        opposed = bool(one.positions_toward("for", "both")) and bool(
            one.positions_toward("against", "both")
        )
        assert (one.verdict == "contested") is opposed
        if one.verdict in ("consensus", "shared"):
            assert len(directions) == 1
            assert (one.verdict == "consensus") is (not one.silent and not one.uncoded)
            assert one.in_full is (not one.differences)
            conditions = {
                frozenset(map(str.casefold, position.conditions)) for position in one.positions
            }
            assert ("condition" in one.differences) is (len(conditions) > 1)


@given(corpora(), BY)
def test_each_two_agree_in_full_where_they_differ_in_nothing(corpus: Corpus, by: By) -> None:
    held = find_positions(corpus, by)
    for row in rows(measures.view(Question(corpus, by=by))):
        found = compare_units(corpus, held, str(row["unit_a"]), str(row["unit_b"]))
        agreeing = [pair for pair in found if pair.relation == "agree"]
        assert row["agree"] == len(agreeing)
        assert row["agree_in_full"] == sum(not pair.differences for pair in agreeing)


@given(corpora(), BY)
def test_turning_every_stance_turns_every_side(corpus: Corpus, by: By) -> None:
    turned: dict[Stance, Stance] = {"support": "oppose", "oppose": "support", "neutral": "neutral"}
    papers = {
        id: paper._replace(
            recommendations=tuple(
                item._replace(
                    positions=tuple(
                        position._replace(stance=turned[position.stance])
                        for position in item.positions
                    )
                )
                for item in paper.recommendations
            )
        )
        for id, paper in corpus.papers.items()
    }
    before = rows(overlap.view(Question(corpus, by=by), 1))
    after = rows(overlap.view(Question(corpus._replace(papers=papers), by=by), 1))
    for row, other in zip(before, after, strict=True):
        assert {**row, "for": row["against"], "against": row["for"]} == other


@given(corpora(least=1))
def test_who_says_nothing_changes_a_consensus_and_no_other_verdict(corpus: Corpus) -> None:
    bare = Recommendation("zz", "wait", "Wait.")
    some = next(iter(corpus.papers.values()))
    silent = some._replace(id="zz", authors=(), publisher="", recommendations=(bare,))
    larger = corpus._replace(papers={**corpus.papers, "zz": silent})
    before = rows(overlap.view(Question(corpus), 1))
    after = rows(overlap.view(Question(larger), 1))
    for row, other in zip(before, after, strict=True):
        expected = "shared" if row["verdict"] == "consensus" else row["verdict"]
        silence = (*texts(row["silent"]), "zz")
        assert other == {**row, "verdict": expected, "silent": silence}


@given(corpora(), BY, selections(), selections())
def test_filters_of_one_kind_unite_what_each_lets_pass(
    corpus: Corpus, by: By, one: Selection, other: Selection
) -> None:
    for kind in ("topics", "actors", "targets", "instruments", "strengths"):
        first, second = one.ids.get(kind, NO_IDS), other.ids.get(kind, NO_IDS)
        if not first or not second:
            continue
        apart = [EVERYTHING.with_ids(**{kind: ids}) for ids in (first, second)]
        together = EVERYTHING.with_ids(**{kind: first | second})
        refs = [
            {item.ref for item in chosen_recommendations(corpus, which)}
            for which in (*apart, together)
        ]
        assert refs[0] | refs[1] == refs[2]
        held = [find_positions(corpus, by, which).by_proposition for which in (*apart, together)]
        stated = [
            {
                (id, unit, ref)
                for id, by_unit in found.items()
                for unit, position in by_unit.items()
                for ref in position.recommendations
            }
            for found in held
        ]
        assert stated[0] | stated[1] == stated[2]


@given(corpora(), selections(), selections())
def test_filters_of_different_kinds_let_pass_what_each_does(
    corpus: Corpus, one: Selection, other: Selection
) -> None:
    first = EVERYTHING.with_ids(topics=one.topics, actors=one.actors)
    others = {name: other.ids.get(name, NO_IDS) for name in ("instruments", "strengths")}
    second, both = EVERYTHING.with_ids(**others), first.with_ids(**others)
    refs = [
        {item.ref for item in chosen_recommendations(corpus, which)}
        for which in (first, second, both)
    ]
    assert refs[0] & refs[1] == refs[2]


@given(corpora(), BY, selections())
def test_a_topic_shows_positions_whole(corpus: Corpus, by: By, selection: Selection) -> None:
    whole = find_positions(corpus, by)
    part = find_positions(corpus, by, EVERYTHING.with_ids(topics=selection.topics))
    assert part.units == whole.units
    for id, by_unit in part.by_proposition.items():
        assert by_unit == whole.by_proposition[id]


@given(corpora(), BY)
def test_grouping_loses_no_statement(corpus: Corpus, by: By) -> None:
    def stated(by: By) -> set[tuple[str, str]]:
        return {
            (id, ref)
            for id, by_unit in find_positions(corpus, by).by_proposition.items()
            for position in by_unit.values()
            for ref in position.recommendations
        }

    assert (
        stated(by)
        == stated("paper")
        == {
            (position.proposition, item.ref)
            for item in corpus.recommendations()
            for position in item.positions
        }
    )


@given(corpora(), BY, selections())
def test_matrix_and_overlap_say_the_same(corpus: Corpus, by: By, selection: Selection) -> None:
    question = Question(corpus, selection, by)
    signs = {
        "for": ("for",),
        "against": ("against",),
        "both": ("for", "against"),
        "neutral": ("neutral",),
        "uncoded": ("uncoded",),
    }
    across = {
        (row["proposition"], row["unit"], side)
        for row in rows(matrix.view(question))
        for side in signs[str(row["direction"])]
    }
    assert across == {
        (row["proposition"], unit, side)
        for row in rows(overlap.view(question, 1))
        for side in ("for", "against", "neutral", "uncoded")
        for unit in texts(row[side])
    }


@given(corpora(), BY, selections())
def test_disagreements_are_the_overlaps_that_do_not_agree(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    question = Question(corpus, selection, by)
    wanted = ("contested", "mixed")
    found = [row for row in rows(disagreements.view(question)) if row["verdict"] in wanted]
    every = [row for row in rows(overlap.view(question, 1)) if row["verdict"] in wanted]
    assert sorted(map(str, found)) == sorted(map(str, every))


@given(corpora(), BY, selections())
def test_every_proposition_spoken_to_is_one_finding_and_the_counts_add_up(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    question = Question(corpus, selection, by)
    held = question.positions()
    findings = summary.collect_findings(question, held)
    assert "tension" not in findings.propositions
    kinds = [
        (one.proposition.id, kind) for kind, group in findings.propositions.items() for one in group
    ]
    assert sorted(id for id, _ in kinds) == sorted(held.by_proposition)
    # Its units, however many are shown, are those that speak to it.
    told = [row for row in rows(summary.view(question)) if row["kind"] in FINDING_KINDS]
    assert {
        (texts(row["propositions"]), row["kind"], texts(row["units"]))
        for row in told
        if row["kind"] != "tension"
    } == {((id,), kind, tuple(held.by_proposition[id])) for id, kind in kinds}
    counts = dict.fromkeys(FINDING_KINDS, 0)
    for row in told:
        counts[row["kind"]] += 1  # type: ignore[index]
    line = {}
    for part in summary.count_line(findings.counts).split(" · "):
        number, _, words = part.partition(" ")
        line[words] = int(number)
    assert line.pop("in tension") == counts.pop("tension") == len(findings.tensions)
    assert sum(line.values()) == sum(counts.values()) == len(held.by_proposition)
    assert line["contested"] == counts["contested"]
    assert line["in principle"] == counts["agreed in principle"]


@given(corpora(), BY, selections())
def test_a_topic_of_one_is_taken_up_by_no_other(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    question = Question(corpus, selection, by)
    for topic, unit in topics_of_one_unit(corpus, by, selection).items():
        parts = Hierarchy(corpus.codebook.topics).with_parts((topic,))
        spoken = find_positions(corpus, by, selection.with_ids(topics=parts))
        assert len(question.positions().units) > 1
        assert {id for by_unit in spoken.by_proposition.values() for id in by_unit} <= {unit.id}


@given(corpora(), BY)
def test_a_tension_has_someone_for_each_side(corpus: Corpus, by: By) -> None:
    held = find_positions(corpus, by)
    for tense in find_tensions(corpus, held):
        for side, id in zip((tense.first, tense.second), tense.tension.between, strict=True):
            assert side
            assert all(position.direction in ("for", "both") for position in side)
            assert all(position.proposition == id for position in side)
        assert tense.is_between_units or tense.internal_units


@given(corpora(), BY, selections())
def test_export_has_every_chosen_recommendation(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    view = export.view(Question(corpus, selection, by), "9")
    wanted = {item.ref for item in chosen_recommendations(corpus, selection)}
    urging = [row for row in rows(view) if row["recommendation"]]
    assert {f"{row['paper']}/{row['recommendation']}" for row in urging} == wanted
    text = said(view.page())
    assert all(ref in text for ref in wanted)


def every_view(question: Question) -> list[View]:
    views = [make(question) for make in VIEWS.values()]
    views += [*(compared(question) or ()), *explained(question)]
    views += [
        show.view(question, name)
        for name in (*question.corpus.papers, *known(question.corpus), "cap", "council", "rents")
    ]
    views += [similar.view_nearest(question, name, 20, None) for name in known(question.corpus)]
    return views


def in_csv(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, tuple) else str(value)


@settings(max_examples=25)
@given(corpora(), BY, selections())
def test_what_is_written_for_machines_loses_nothing(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    for view in every_view(Question(corpus, selection, by)):
        table = view.table()
        assert all(len(row) == len(table.columns) for row in table.rows)
        object = json_reader.loads(render(view, "json"))
        assert [
            tuple(tuple(value) if isinstance(value, list) else value for value in row.values())
            for row in object["rows"]
        ] == list(table.rows)
        assert object["notes"] == list(table.notes)
        written = csv_reader.reader(io.StringIO(render(view, "csv"), newline=""), strict=True)
        header, *lines = written
        assert tuple(header) == table.columns
        for line, row in zip(lines, table.rows, strict=True):
            for cell, value in zip(line, row, strict=True):
                assert cell.removeprefix("'") == in_csv(value)


@settings(max_examples=25)
@given(corpora(), BY, selections())
def test_headings_of_a_page_go_down_step_by_step(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    for view in every_view(Question(corpus, selection, by)):
        page = tuple(view.page())
        levels = [block.level for block in page if isinstance(block, Heading)]
        assert isinstance(page[0], Heading)
        assert levels[0] == 1
        assert all(below <= level + 1 for level, below in pairwise(levels))


@settings(max_examples=25)
@given(corpora(), BY, selections())
def test_every_page_fits_80_columns(corpus: Corpus, by: By, selection: Selection) -> None:
    for view in every_view(Question(corpus, selection, by)):
        assert max(map(cell_len, render(view, "table").split("\n"))) <= 80


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(hostile(), BY)
def test_no_text_of_a_corpus_acts_or_changes_the_structure(corpus: Corpus, by: By) -> None:
    question = Question(corpus, by=by)
    views = [make(question) for make in VIEWS.values()]
    views += [*(compared(question) or ()), *explained(question)]
    views += [
        show.view(question, name) for name in (*corpus.papers, *known(corpus), "cap", "council")
    ]
    views += [similar.view_nearest(question, name, 20, None) for name in known(corpus)]
    for view in views:
        page = view.page()
        assert read(render(view, "markdown")) == [meant(block) for block in parts_in_words(page)]
        for format in WRITTEN_FORMATS:
            written = render(view, format)
            shown = bare(written.replace("\r\n", "\n"))
            assert safe_text(shown) == shown
            written.encode()


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
@pytest.mark.parametrize("name", VIEWS)
def test_an_empty_corpus_has_an_answer_in_every_format(name: str, format: str) -> None:
    assert render(VIEWS[name](Question(Corpus(Codebook(), {}))), format)
