"""What a paper's coding means is checked as a whole, and told at the right place."""

from pathlib import Path

import pytest

from tests.support.corpora import CODEBOOK, paper, problems, recommendation

FINE = {
    "a.yaml": paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))
}


def test_equal_ids_are_told_with_the_first_s_line(tmp_path: Path) -> None:
    text = paper(*(recommendation(id) for id in ("r", "s", "r", "r")))
    found = [one for one in problems(tmp_path, {"a.yaml": text}) if one.code == "duplicate-id"]
    assert [(one.line, "(line 6)" in one.message) for one in found] == [(8, True), (9, True)]


def test_equal_ids_are_told_in_one_line_too(tmp_path: Path) -> None:
    two = ", ".join([recommendation("r")] * 2)
    text = f"{{paper: {{title: Homes, authors: []}}, recommendations: [{two}]}}"
    found = [one.code for one in problems(tmp_path, {"a.yaml": text})]
    assert "duplicate-id" in found


def test_two_papers_may_use_one_id(tmp_path: Path) -> None:
    assert not problems(tmp_path, {**FINE, "b.yaml": FINE["a.yaml"]})


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"topics": "[rents]", "positions": "{}"}, None),
        ({"positions": "{loose: support}"}, "no-topic"),
        ({"positions": "{loose: support, cap: oppose}"}, None),
        ({"positions": "{caps: support}"}, None),
    ],
)
def test_topic_comes_from_itself_or_its_propositions(
    keys: dict[str, str], code: str | None, tmp_path: Path
) -> None:
    codebook = CODEBOOK.replace("propositions:\n", "propositions:\n  loose: {statement: Free.}\n")
    found = problems(tmp_path, {"a.yaml": paper(recommendation("r", **keys))}, codebook)
    assert [one.code for one in found if one.code == "no-topic"] == ([code] if code else [])


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [("{quote: a phrase}", []), ("{page: 3}", ["no-evidence"])],
)
def test_evidence_is_a_quote(evidence: str, expected: list[str], tmp_path: Path) -> None:
    text = paper(recommendation("r", evidence=evidence))
    found = problems(tmp_path, {"a.yaml": text})
    assert [one.code for one in found if one.code == "no-evidence"] == expected


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("quote: should act", "quote: [should act]", "wrong-form"),
        ("{cap: support}", "{caps: support}", "unknown-name"),
        ("[{family: Ali, given: Noor}]", "Noor Ali", "wrong-form"),
    ],
)
def test_what_cannot_be_read_is_not_called_missing(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    text = paper(recommendation("r"), recommendation("s", evidence="{page: 1}"))
    found = problems(tmp_path, {"a.yaml": text.replace(old, new, 1)})
    assert [(one.code, one.line) for one in found] == [
        (code, 3 if old.startswith("[") else 6),
        ("no-evidence", 7),
    ]


def test_error_after_a_recommendation_hides_nothing_of_it(tmp_path: Path) -> None:
    text = paper(recommendation("r", evidence="{page: 1}"), recommendation("s", "{caps: oppose}"))
    found = problems(tmp_path, {"a.yaml": text})
    assert [(one.code, one.line) for one in found] == [("unknown-name", 7), ("no-evidence", 6)]


def test_what_cannot_be_read_is_not_called_missing_in_one_line_either(tmp_path: Path) -> None:
    first = recommendation("r", evidence="{quote: [should act]}")
    text = (
        f"{{paper: {{title: A, authors: []}}, recommendations: [{first}, {recommendation('s')}]}}"
    )
    assert [one.code for one in problems(tmp_path, {"a.yaml": text})] == ["wrong-form"]


def test_warning_does_not_hide_another(tmp_path: Path) -> None:
    text = paper(recommendation("r", actors="[council, council]", evidence="{page: 1}"))
    found = [one.code for one in problems(tmp_path, {"a.yaml": text}) if one.line == 6]
    assert found == ["repeated-name", "no-evidence"]


def test_an_id_that_is_no_text_is_no_second_of_another(tmp_path: Path) -> None:
    two = paper(recommendation("[r]"), recommendation("[r]"))
    assert "duplicate-id" not in {one.code for one in problems(tmp_path, {"a.yaml": two})}


def test_two_equal_ids_are_told_whatever_else_is_wrong(tmp_path: Path) -> None:
    two = paper(recommendation("r", strength="shoud"), recommendation("r"))
    codes = {one.code for one in problems(tmp_path, {"a.yaml": two})}
    assert codes == {"unknown-name", "duplicate-id"}


def test_ids_of_recommendations_differ_in_more_than_case(tmp_path: Path) -> None:
    text = paper(recommendation("cap-rents"), recommendation("Cap_rents"))
    (found,) = [one for one in problems(tmp_path, {"a.yaml": text}) if one.severity == "error"]
    assert (found.code, found.line) == ("duplicate-id", 7)
