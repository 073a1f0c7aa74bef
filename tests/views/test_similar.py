"""How cross-references are shown."""

import json
from pathlib import Path

import pytest

from policy_compare.analysis.wording import similarity
from policy_compare.views import similar
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import LEGEND
from policy_compare.views.table import View
from tests.analysis.wording.test_cross_references import CORPUS, OPEN
from tests.support.corpora import Run
from tests.support.records import corpus, headings, paper, rows, said, urges
from tests.support.rendering import render

QUESTION = Question(CORPUS)


def shown(view: View) -> str:
    return said(view.page())


def test_the_columns_are_the_contract() -> None:
    assert similar.view_pairs(QUESTION, 20, None).table().columns == (
        "score",
        "a",
        "b",
        "text_a",
        "text_b",
        "shared_propositions",
    )


def test_a_row_is_a_pair() -> None:
    row = rows(similar.view_pairs(QUESTION, 20, None))[1]
    score = row.pop("score")
    assert isinstance(score, float)
    assert 60 < score < 100
    assert score == round(score, 1)
    assert row == {
        "a": "ali/cap",
        "b": "berg/no-cap",
        "text_a": "The council should cap yearly rent rises.",
        "text_b": "The local authority should not cap yearly rent rises.",
        "shared_propositions": ("cap", "build"),
    }


def test_stances_are_shown_with_what_both_speak_to() -> None:
    text = shown(similar.view_pairs(QUESTION, 20, None))
    assert "+ − opposed on cap\n+ ~ build" in text
    assert "none: candidate for a common proposition" in text
    assert LEGEND in text


def test_signs_are_explained_only_where_there_are_any() -> None:
    assert LEGEND not in shown(similar.view_pairs(QUESTION, 1, None))


def test_it_is_said_that_wording_is_no_stance() -> None:
    for view in (
        similar.view_pairs(QUESTION, 20, None),
        similar.view_nearest(QUESTION, "ali/cap", 20, None),
        similar.view_uncoded(Question(OPEN), 20, None),
    ):
        assert "never the stance" in shown(view)
        assert "never the stance" in " ".join(view.table().notes)


def test_the_pairs_that_are_not_shown_are_counted() -> None:
    assert "1 of 3 pairs with a score of 20 or more" in shown(similar.view_pairs(QUESTION, 1, None))
    assert "\n3 pairs with a score of 20 or more" in shown(similar.view_pairs(QUESTION, 9, None))


def test_no_pair_is_said_in_a_sentence() -> None:
    text = shown(similar.view_pairs(QUESTION._replace(by="author"), 20, None))
    assert "No two recommendations of different authors score 20 or more." in text
    lonely = Question(corpus(paper("a", urges(id="x"))))
    assert "No recommendation scores 1 or more." in shown(
        similar.view_nearest(lonely, "x", 5, None)
    )


def test_the_nearest_are_marked_where_they_are_of_the_same_paper() -> None:
    view = similar.view_nearest(QUESTION, "evenings", 20, None)
    assert headings(view.page()) == ["Similar to berg/evenings"]
    assert "berg/again\n(the same paper)" in shown(view)
    assert "ali/schools\n(the same paper)" not in shown(view)
    assert [row["b"] for row in rows(view)] == ["ali/schools", "berg/again"]


def test_the_far_are_called_no_candidates() -> None:
    text = shown(similar.view_nearest(QUESTION, "ali/cap", 20, None))
    assert "cole/free\nnone\n" in text


def test_proposed_propositions_are_rows_of_their_own() -> None:
    view = similar.view_uncoded(Question(OPEN), 20, None)
    assert view.table().columns == (
        "score",
        "recommendation",
        "text",
        "proposition",
        "statement",
        "through",
    )
    found = {(row["recommendation"], row["proposition"]): row["through"] for row in rows(view)}
    assert found["open/plan", "build"] is None
    assert found["open/other", "cap"] == "ali/cap"
    assert "(through ali/cap)" in shown(view)
    assert "2 recommendations of 3 not coded yet, the surest first" in shown(view)
    first = similar.view_uncoded(Question(OPEN), 1, None)
    assert len({row["recommendation"] for row in rows(first)}) == 1


def test_where_nothing_is_proposed_it_is_said_why() -> None:
    coded = Question(corpus(paper("a", urges({"cap": "support"}))))
    text = shown(similar.view_uncoded(coded, 20, None))
    assert "Every recommendation here is coded." in text
    far = Question(corpus(paper("a", urges(statement="Plant trees.")._replace(coded=False))))
    text = shown(similar.view_uncoded(far, 20, None))
    assert "No proposition scores 20 or more with any of 1 recommendation not coded yet." in text


def test_a_budget_that_cut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [urges(id=f"r{at}", statement=f"Cap rents in town{at % 3}.") for at in range(9)]
    many = Question(corpus(*(paper(f"p{at}", item) for at, item in enumerate(items))))
    assert "Too many candidates" not in shown(similar.view_pairs(many, 20, 1))
    monkeypatch.setattr(similarity, "EXHAUSTIVE", 0)
    monkeypatch.setattr(similarity, "BUDGET", 0)
    view = similar.view_pairs(many, 20, 1)
    assert "Too many candidates for 6 recommendations" in shown(view)
    (warning,) = view.table().warnings
    assert "pairs of theirs may be missing" in warning
    assert warning in json.loads(render(view, "json"))["notes"]
    assert warning not in render(view, "csv")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("share-intelligence",), "fits more than one recommendation"),
        (("x", "--uncoded"), "ID and --uncoded do not go together"),
        (("x", "--unshared"), "--unshared is about pairs"),
        (("--uncoded", "--unshared"), "--unshared is about pairs"),
    ],
)
def test_a_call_that_cannot_be_followed(call: tuple[str, ...], message: str, run: Run) -> None:
    result = run("similar", *call)
    assert result.code == 2
    assert message in result.err
    assert "hint:" in result.err


def test_what_shares_a_proposition_can_be_left_out(run: Run) -> None:
    rows = json.loads(run("similar", "--unshared", "--format", "json").out)["rows"]
    assert rows
    assert not any(row["shared_propositions"] for row in rows)
    alone = "similar --unshared leaves out what speaks to a common proposition already."
    assert alone in " ".join(run("similar").out.split())
    found = run("similar", "--unshared").out
    assert "--unshared leaves out" not in found
    assert found.startswith("Similar recommendations of different papers without a common prop")
    none = " ".join(run("similar", "--unshared", "--min-score", "100").out.split())
    assert "No two recommendations of different papers without a common proposition score" in none


def test_a_score_is_a_number_from_1_to_100(run: Run) -> None:
    assert run("similar", "--min-score", "0").code == 2
    assert run("similar", "--min-score", "101").code == 2


def test_the_command_answers(run: Run) -> None:
    result = run("similar", "--format", "json", "--most", "2")
    answer = json.loads(result.out)
    assert answer["view"] == "similar"
    assert len(answer["rows"]) == 2


def test_a_score_that_is_no_number_is_refused(run: Run) -> None:
    done = run("similar", "--min-score", "nan")
    assert done.code == 2
    assert "--min-score cannot be 'nan'" in done.err


def test_filters_stand_behind_the_id(run: Run) -> None:
    out = run("similar", "howell-2024/reassure", "--topic", "china", "--most", "1").out
    assert out.startswith("Similar to howell-2024/reassure: topic China\n")


def test_that_filters_are_for_both_is_said(run: Run) -> None:
    out = " ".join(run("similar", "--paper", "howell-2024").out.split())
    assert "No two recommendations of different papers score 20 or more." in out
    assert "Both recommendations of a pair pass the filters" in out
    assert "pass the filters" not in run("similar").out


def test_opposed_pairs_are_noted_for_those_who_read_tables(run: Run) -> None:
    run("init", "housing")
    found = json.loads(run("similar", "--corpus", "housing", "--format", "json").out)
    assert "Opposed: ali-2023/cap-rents and okafor-2024/no-cap on rent-cap." in found["notes"]
    same = json.loads(run("similar", "--format", "json").out)
    assert not any(note.startswith("Opposed") for note in same["notes"])


def test_pairs_that_may_be_missing_are_told_beside_csv(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("similar", "--format", "csv").err == ""
    monkeypatch.setattr(similarity, "EXHAUSTIVE", 1)
    monkeypatch.setattr(similarity, "BUDGET", 1)
    done = run("similar", "--format", "csv")
    assert done.err.startswith("Too many candidates for ")
    assert run("similar", "--format", "json").err == ""


def test_where_there_is_no_proposition_none_is_proposed(run: Run) -> None:
    Path("t.csv").write_text("author,statement\nA,Act.\nB,Act.\n")
    run("import", "recommendations", "t.csv", "--into", "made")
    out = run("similar", "--corpus", "made", "--uncoded").out
    assert "There is no proposition here that could be proposed." in out
