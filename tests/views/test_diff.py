"""What changed is told with what explains it, for programs and for people."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from policy_compare.analysis.changes.coding_changes import ValueKey, compare_codings
from policy_compare.analysis.selection import resolve_filters
from policy_compare.views import diff
from policy_compare.views.page import Heading, Items, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from policy_compare.views.table import Table, View
from tests.support.corpora import CODEBOOK, made, paper, recommendation

ALI = paper(recommendation("one"), recommendation("two", "{build: support}"))
BERG = paper(recommendation("one"), authors="[{family: Berg, given: Ida}]")
BEFORE = {"ali.yaml": ALI, "berg.yaml": BERG}


class States:
    """Two states of a corpus, made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def view(
        self,
        after: Mapping[str, str],
        codebook: str = CODEBOOK,
        *,
        before: Mapping[str, str] = BEFORE,
        commits: Mapping[ValueKey, str] = {},
        **filters: str,
    ) -> View:
        old = made(self._folder / "old", before)
        new = made(self._folder / "new", after, codebook)
        comparison = compare_codings(old, new)
        names = {name: (value,) for name, value in filters.items()}
        question = Question(comparison.after, resolve_filters(comparison.after, names))
        return diff.view(question, ("main", "draft"), comparison, commits, {}, "agreement_share")


@pytest.fixture
def states(tmp_path: Path) -> States:
    return States(tmp_path)


def lines(view: View) -> dict[str, list[str]]:
    """The lines of the page under each heading."""
    under: dict[str, list[str]] = {}
    latest: list[str] = []
    for block in view.page():
        if isinstance(block, Heading):
            latest = under.setdefault(text_of(block.text), [])
        elif isinstance(block, Items):
            latest += map(text_of, block.items)
        elif isinstance(block, Paragraph):
            latest.append(text_of(block.text))
    return under


def rows(table: Table, kind: str) -> list[tuple[object, ...]]:
    return [row[1:] for row in table.rows if row[0] == kind]


OPPOSED = {**BEFORE, "berg.yaml": BERG.replace("cap: support", "cap: oppose")}


def test_a_verdict_is_told_with_the_recoding_that_explains_it(states: States) -> None:
    positions = ValueKey("recommendation", "berg/one", "positions")
    commits = dict.fromkeys((positions, positions._replace(proposition="cap")), "1a2b3c4d5e")
    view = states.view(OPPOSED, commits=commits)
    table = view.table()
    assert table.columns == diff.COLUMNS
    full = "consensus in full (2 of 2)"
    because = (("berg/one",), ("1a2b3c4d5e",))
    assert rows(table, "verdict") == [("cap", full, "contested (2 of 2)", *because)]
    assert rows(table, "measure") == [("ali × berg", "1.000 (n = 1)", "0.000 (n = 1)", *because)]
    assert rows(table, "coding") == [
        ("berg/one.positions", "cap: support", "cap: oppose", (), ("1a2b3c4d5e",))
    ]
    page = lines(view)
    assert page["What changed from main to draft"] == [
        "Changed: 1 verdict, 1 tension, 1 measure and 1 coding."
    ]
    reason = "\nbecause berg/one was recoded from support to oppose, in commit 1a2b3c4d5e"
    stands = "\nRents should be capped. For: Ali 2023 (should). Against: Berg 2023 (should)."
    assert page["Verdicts"] == [f"cap: {full} → contested (2 of 2){stands}{reason}"]
    assert page["Codings"] == [
        "berg/one.positions: cap: support → cap: oppose\nin commit 1a2b3c4d5e"
    ]


def test_nothing_changed_is_said_in_a_sentence(states: States) -> None:
    view = states.view(BEFORE)
    assert view.table().rows == []
    assert lines(view) == {"What changed from main to draft": ["Nothing changed."]}


def test_results_come_by_kind_and_the_gravest_verdict_first(states: States) -> None:
    after = {
        "ali.yaml": paper(
            recommendation("one", "{cap: support, build: neutral}"),
            recommendation("two", "{build: support, social-homes: support}", strength="must"),
        ),
        "berg.yaml": paper(
            recommendation("one", "{cap: oppose, social-homes: support}"),
            recommendation("two", "{build: support}", strength="could"),
            authors="[{family: Berg, given: Ida}]",
        ),
        "costa.yaml": BERG,
    }
    table = states.view(after).table()
    kinds = [str(row[0]) for row in table.rows]
    assert kinds == sorted(kinds, key=diff._KINDS.index)
    assert [row[0] for row in rows(table, "verdict")] == ["cap", "build", "social-homes"]
    assert rows(table, "paper") == [("costa", None, "Homes", (), ())]


def test_a_unit_that_moved_within_one_verdict_is_named(states: States) -> None:
    before = {**OPPOSED, "costa.yaml": BERG}
    view = states.view({**before, "costa.yaml": OPPOSED["berg.yaml"]}, before=before)
    [(_, old, new, *_)] = rows(view.table(), "verdict")
    assert old == (
        "contested (3 of 3). For: Ali 2023 (should) and Berg 2023 (costa) (should). "
        "Against: Berg 2023 (berg) (should)."
    )
    assert str(new).endswith("Against: Berg 2023 (berg) (should) and Berg 2023 (costa) (should).")


def test_what_nobody_held_and_holds_is_said(states: States) -> None:
    after = {**BEFORE, "ali.yaml": ALI.replace("{build: support}", "{social-homes: support}")}
    page = lines(states.view(after))
    assert page["Tensions"] == [
        "build × cap: Ali 2023 and Berg 2023 for cap, Ali 2023 for build → "
        "Ali 2023 and Berg 2023 for cap, nobody for build"
        "\nbecause ali/two was recoded from support to silence"
    ]
    gone, come = page["Verdicts"]
    assert {gone, come} == {
        "build: single (1 of 2) → nobody speaks\nMore homes should be built."
        "\nbecause ali/two was recoded from support to silence",
        "social-homes: nobody speaks → single (1 of 2)"
        "\nSocial homes should be built. For: Ali 2023 (should)."
        "\nbecause ali/two was recoded from silence to support",
    }


def test_differences_are_told_with_the_field_that_makes_them(states: States) -> None:
    before = {**BEFORE, "ali.yaml": ALI.replace("strength: should", "strength: must", 1)}
    after = {**before, "berg.yaml": BERG.replace("actors: [council]", "actors: [builders]")}
    page = lines(states.view(after, before=before))
    because = "\nRents should be capped.\nbecause berg/one was changed in actors"
    assert page["Differences"] == [f"cap: strength → strength, actor{because}"]
    assert page["Codings"] == ["berg/one.actors: council → builders"]


def test_differences_that_make_another_verdict_are_told_once(states: States) -> None:
    after = {**BEFORE, "ali.yaml": ALI.replace("strength: should", "strength: must", 1)}
    page = lines(states.view(after))
    assert "Differences" not in page
    [verdict] = page["Verdicts"]
    assert "consensus in principle (2 of 2): strength. For: Ali 2023 (must)" in verdict
    assert verdict.endswith("\nRents should be capped.\nbecause ali/one was changed in strength")


def test_a_stance_that_hangs_on_a_condition_now_makes_another_verdict(states: States) -> None:
    hangs = "cap: {stance: oppose, condition: for now}"
    after = {**OPPOSED, "berg.yaml": BERG.replace("cap: support", hangs)}
    [(_, old, new, *_)] = rows(states.view(after, before=OPPOSED).table(), "verdict")
    assert str(old).startswith("contested (2 of 2). For")
    assert str(new).startswith("contested, with conditions (2 of 2). For")


def test_what_the_codebook_does_not_list_is_no_silence(states: States) -> None:
    listed = CODEBOOK.replace(
        "  build: ", "  freeze: {statement: Rents stay., topics: [rents]}\n  build: "
    )
    bare = listed[: listed.index("tensions:")] + listed[listed.index("actors:") :]
    freeze = {**BEFORE, "berg.yaml": BERG.replace("cap: support", "freeze: support")}
    page = lines(states.view(freeze, bare))
    assert any("freeze: no such proposition → single" in line for line in page["Verdicts"])
    [tension] = page["Tensions"]
    assert "for build → no such tension\n" in tension


def test_what_came_and_went_is_called_so(states: States) -> None:
    page = lines(states.view({"ali.yaml": paper(recommendation("one")), "costa.yaml": BERG}))
    assert page["Codings"] == ["ali/two: removed: The council should act."]
    assert set(page["Papers"]) == {"berg: removed: Homes", "costa: new: Homes"}


def test_several_reasons_are_or_and_a_set_is_and(states: States) -> None:
    both = {
        "ali.yaml": ALI.replace("cap: support", "cap: oppose"),
        "berg.yaml": BERG.replace("cap: support", "cap: oppose"),
    }
    [verdict] = lines(states.view(both))["Verdicts"]
    assert verdict.endswith(
        "\nbecause ali/one was recoded from support to oppose, and "
        "berg/one was recoded from support to oppose"
    )


def test_of_many_reasons_the_first_are_told(states: States) -> None:
    texts = [recommendation(f"r{number}", "{build: support}") for number in range(6)]
    before = {"ali.yaml": paper(*texts), "berg.yaml": BERG.replace("cap", "build")}
    firmer = (text.replace("strength: should", "strength: must") for text in texts)
    view = states.view({**before, "ali.yaml": paper(*firmer)}, before=before)
    [verdict] = lines(view)["Verdicts"]
    together = ", and ".join(f"ali/r{number} was changed in strength" for number in range(3))
    assert verdict.endswith(f"\nbecause {together}, and 3 more")
    [(*_, because, _)] = rows(view.table(), "verdict")
    assert because == (" and ".join(f"ali/r{number}" for number in range(6)),)


def test_of_very_many_measures_the_table_gives_no_reasons(
    states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diff, "_MOST_EXPLAINED", 0)
    table = states.view(OPPOSED).table()
    assert [row[3:] for row in rows(table, "measure")] == [((), ())]
    assert [row[3] for row in rows(table, "verdict")] == [("berg/one",)]


def test_renamed_ids_are_renamings_and_change_no_result(states: States) -> None:
    renamed = {name: text.replace("cap: ", "ceiling: ") for name, text in BEFORE.items()}
    codebook = CODEBOOK.replace("  cap: ", "  ceiling: ").replace(
        "[cap, build]", "[ceiling, build]"
    )
    view = states.view(
        renamed, codebook, commits={ValueKey("proposition", "ceiling", "id"): "not committed"}
    )
    assert [row[:4] for row in view.table().rows] == [
        ("coding", "proposition ceiling", "cap", "ceiling")
    ]
    assert lines(view)["Codings"] == ["proposition ceiling: cap → ceiling\nnot committed"]


def test_fields_are_told_on_one_line_without_what_is_empty(states: States) -> None:
    after = {
        "ali.yaml": paper(
            recommendation(
                "one",
                "{cap: {stance: support, condition: if wages rise, by: [government]}}",
                targets="[landlords, builders]",
                evidence="{quote: 'should  act', section: Proposals}",
                note='"two\\nlines"',
            ),
            recommendation("two", "{build: support}"),
        ).replace("issued: '2023'", "issued: '2024'\n  DOI: 10.1234/x"),
        "berg.yaml": BERG,
    }
    codebook = CODEBOOK.replace("aliases: [local authority]", "aliases: [authority]")
    table = states.view(after, codebook).table()
    assert {
        (row[0], row[1], row[2]) for row in (*rows(table, "coding"), *rows(table, "paper"))
    } == {
        ("ali/one.targets", None, "landlords; builders"),
        ("ali/one.positions", "cap: support", "cap: support, if wages rise, government"),
        ("ali/one.evidence", "should act, 1", "should act, Proposals"),
        ("ali/one.note", None, "two lines"),
        ("actor council.aliases", "local authority", "authority"),
        ("ali.issued", "2023", "2024"),
        ("ali.details", None, "DOI: 10.1234/x"),
    }


def test_filters_choose_results_and_what_was_recoded(states: States) -> None:
    after = {
        "ali.yaml": ALI.replace("build: support", "build: oppose"),
        "berg.yaml": BERG.replace("cap: support", "cap: oppose"),
    }
    codebook = CODEBOOK.replace("{label: Money}", "{label: Means}")
    table = states.view(after, codebook, topics="building").table()
    assert {row[1] for row in table.rows} == {
        "build",
        "build × cap",
        "ali/two.positions",
        # It explains the tension, too.
        "berg/one.positions",
    }
    everything = {row[1] for row in states.view(after, codebook).table().rows}
    assert everything >= {"cap", "berg/one.positions", "instrument economic.label"}


def test_long_lists_are_cut_on_the_page_alone(states: States) -> None:
    many = [recommendation(f"r{number}", "{build: support}") for number in range(25)]
    before = {"ali.yaml": paper(*many)}
    after = {"ali.yaml": paper(*(text.replace("should act", "must act") for text in many))}
    view = states.view(after, before=before)
    page = lines(view)["Codings"]
    assert len(rows(view.table(), "coding")) == 50
    assert len(page) == 21
    assert page[-1] == "30 more are in CSV and JSON."
