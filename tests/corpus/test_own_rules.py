"""A project's own rules: read, or refused with all that is wrong with them; and what they check."""

import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.corpus.own_rules import OWN_CHECKS, read_rules
from policy_compare.guide import read_page
from policy_compare.problems import OwnRules, Problem
from tests.support.corpora import CODEBOOK, made, paper, recommendation

CODES = ("uncoded", "no-place", "bad-id", "quote-not-found")


def read(folder: Path, text: str | bytes) -> tuple[OwnRules, list[Problem]]:
    """What is read of a file with the text."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "policy-compare.toml").write_bytes(data)
    return read_rules(folder, CODES, {"bad-id"})


def told(folder: Path, text: str | bytes) -> list[tuple[str, int, str]]:
    """What is wrong with a file, none of whose rules is applied then."""
    rules, problems = read(folder, text)
    assert rules == OwnRules()
    assert {problem.file for problem in problems} == {"policy-compare.toml"}
    return [(problem.code, problem.line, problem.message) for problem in problems]


def test_all_that_can_be_said_is_read(tmp_path: Path) -> None:
    rules, problems = read(
        tmp_path,
        """\
        [check]
        select = ["uncoded"]
        ignore = ["no-place", "quote-not-found"]
        severity = {uncoded = "error", quote-not-found = "warning"}
        required = ["rationale", "evidence.page"]
        ids = "kebab-case"
        least_quote_words = 3
        [check.ignore_in]
        "draft-*.yaml" = ["uncoded"]
        """,
    )
    assert problems == []
    assert rules == OwnRules(
        ("uncoded",),
        ("no-place", "quote-not-found"),
        {"draft-*.yaml": ("uncoded",)},
        {"uncoded": "error", "quote-not-found": "warning"},
        ("rationale", "evidence.page"),
        "kebab-case",
        3,
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[check]\n", "\ufeff[check]\r\n"])
def test_a_file_may_say_nothing(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == (OwnRules(), [])


def test_all_that_is_wrong_is_told_at_once_on_its_line(tmp_path: Path) -> None:
    text = """\
    [check]
    ignore = [
        "no-place", "uncodd",
        "bad-id",
    ]
    severity = {no-place = "grave", elephant = "error"}
    required = ["evidence.pag"]
    ids = "kebab"
    least_quote_words = "three"
    select = []
    # color = 2
    color = 3
    [check.ignore_in]
    "draft-*.yaml" = "uncoded"
    [chek]
    """
    assert told(tmp_path, text) == [
        ("unknown-name", 3, "the code 'uncodd' is not known"),
        ("always-error", 4, "'bad-id' is always an error, and always told"),
        ("unknown-name", 6, "the severity 'grave' is not known"),
        ("unknown-name", 6, "the code 'elephant' is not known"),
        ("unknown-name", 7, "the field 'evidence.pag' is not known"),
        ("unknown-name", 8, "the style of ids 'kebab' is not known"),
        (
            "wrong-form",
            9,
            "'least_quote_words' should be a whole number from 1, and is 'three'",
        ),
        ("empty-value", 10, "'select' has no value"),
        ("unknown-key", 12, "[check] has no key 'color'"),
        ("wrong-form", 14, "'draft-*.yaml' should be a list, and is text"),
        ("unknown-key", 15, "the file has no key 'chek'"),
    ]


def test_the_nearest_names_are_told(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, '[check]\nignore = ["uncodd", "elephant"]\nrequired = ["evidence.pag"]\nid = 1\n'
    )
    assert [problem.hint for problem in problems] == [
        "did you mean uncoded?",
        "policy-compare check --explain all lists them",
        "did you mean evidence.page or evidence or evidence.paragraph?",
        "did you mean ids?",
    ]


def test_what_no_recommendation_can_lack_is_not_required_again(tmp_path: Path) -> None:
    assert told(tmp_path, '[check]\nrequired = ["statement"]\n') == [
        ("unknown-name", 2, "the field 'statement' is not known")
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("[check]\nignore = uncoded\n", 2, 10, "invalid value"),
        ("[check]\n[check]\n", 2, 7, "cannot declare"),
        ("[check\n", 1, 7, "expected ']'"),
        ("ignore = [", 0, 0, "invalid value"),
        ("ids = " + "9" * 9000, 0, 0, "exceeds the limit"),
        ("ids = " + "[" * 30_000, 0, 0, "it nests too deeply"),
        ("a." * 5000 + "b = 1", 0, 0, "it nests too deeply"),
    ],
)
def test_what_is_no_toml_is_told(
    text: str, line: int, column: int, reason: str, tmp_path: Path
) -> None:
    rules, (problem,) = read(tmp_path, text)
    assert rules == OwnRules()
    assert (problem.code, problem.line, problem.column) == ("toml-syntax", line, column)
    assert problem.message.startswith(f"the TOML does not parse: {reason}")


#: What rules are made of, and what breaks them.
PIECES = (
    *"[]{}=.,\"'#3é\n ",
    *[
        "[check]",
        "true",
        "ignore",
        "select",
        "severity",
        "ignore_in",
        "ids",
        '"uncoded"',
        '"error"',
    ],
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_is_in_the_file_is_told(text: str, tmp_path: Path) -> None:
    rules, problems = read(tmp_path, text.encode("utf-8", "surrogatepass"))
    lines = len(text.splitlines()) + 1
    assert all(0 <= problem.line <= lines for problem in problems)
    assert not problems or rules == OwnRules() or {one.severity for one in problems} == {"warning"}


def test_a_key_of_many_parts_is_not_parsed(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        assert told(tmp_path, "a." * 5000 + "b = 1")[0][0] == "toml-syntax"
        # The parser's memory grows with the square: 100 MB for this one.
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, b"# \xff\n")[0][:2] == ("not-utf8", 1)
    ((code, _, message),) = told(tmp_path, b"#" * 70_000)
    assert code == "too-large"
    assert message.endswith("it has 69 KB, and a file of rules has 64 KB at most")
    (tmp_path / "policy-compare.toml").unlink()
    (tmp_path / "policy-compare.toml").symlink_to("nowhere")
    _, (problem,) = read_rules(tmp_path, CODES, ())
    assert problem.code == "unreadable"


@pytest.mark.parametrize(
    "example",
    re.findall(r"^```toml.*?\n(.*?)^```$", read_page("changing"), re.MULTILINE | re.DOTALL),
)
def test_rules_of_the_guide_are_right(example: str, tmp_path: Path) -> None:
    (tmp_path / "policy-compare.toml").write_text(example)
    rules, problems = read_rules(tmp_path, problem_kinds(), ())
    assert problems == []
    assert rules != OwnRules()


def checked(folder: Path, rules: OwnRules, *recommendations: str) -> list[tuple[str, str, int]]:
    """What is not as the rules ask for in a paper with the recommendations."""
    corpus = made(folder, {"ali.yaml": paper(*recommendations)})
    problems = (problem for check in OWN_CHECKS for problem in check(rules, corpus, BOOK))
    return [(problem.file, problem.message, problem.line) for problem in problems]


BOOK = CODEBOOK.encode()


def test_nothing_is_asked_for_without_rules(tmp_path: Path) -> None:
    assert checked(tmp_path, OwnRules(), recommendation("A_b")) == []


def test_required_fields_are_missed_where_they_are_empty(tmp_path: Path) -> None:
    rules = OwnRules(required=("rationale", "evidence", "evidence.page", "targets"))
    reason = recommendation("a", rationale="So that.", targets="[landlords]")
    nothing = recommendation("b", evidence="{quote: should act, section: S}", targets="[]")
    assert checked(tmp_path, rules, reason, nothing) == [
        ("ali.yaml", f"the recommendation has no {field}", 7)
        for field in ("rationale", "evidence.page", "targets")
    ]


def test_a_missing_part_is_missed_with_the_whole(tmp_path: Path) -> None:
    rules = OwnRules(required=("evidence.page",))
    assert checked(tmp_path, rules, "{id: r, statement: S., actors: [], strength: could}") == [
        ("ali.yaml", "the recommendation has no evidence.page", 6)
    ]


def test_only_quotes_can_be_too_short(tmp_path: Path) -> None:
    rules = OwnRules(least_quote_words=3)
    short = recommendation("a")
    right = recommendation("b", evidence="{quote: they should act}")
    none = "{id: r, statement: S., actors: [], strength: could}"
    assert checked(tmp_path, rules, short, right, none) == [
        ("ali.yaml", "the quote has fewer than 3 words", 6)
    ]


@pytest.mark.parametrize(
    ("style", "right", "wrong"),
    [
        (
            "kebab-case",
            ("cap-rents", "r2", "ü-ß", "мир"),
            ("Cap", "x_y", "a--b", "a-", "a.b"),
        ),
        ("snake_case", ("cap_rents", "r2"), ("x-y", "aB", "a__b", "a_")),
    ],
)
def test_ids_have_one_style(
    style: str, right: tuple[str, ...], wrong: tuple[str, ...], tmp_path: Path
) -> None:
    found = checked(tmp_path, OwnRules(ids=style), *map(recommendation, (*right, *wrong)))
    in_codebook = {"social-homes"} if style == "snake_case" else set()
    line = CODEBOOK.splitlines().index(
        "  social-homes: {statement: Social homes should be built., topics: [social]}"
    )
    assert found == [
        *(("codebook.yaml", f"the id '{id}' is not in {style}", line + 1) for id in in_codebook),
        *(
            ("ali.yaml", f"the id '{id}' is not in {style}", 6 + len(right) + place)
            for place, id in enumerate(wrong)
        ),
    ]


def test_papers_have_the_style_of_ids_too(tmp_path: Path) -> None:
    corpus = made(tmp_path, {"Ali-2.yaml": paper(recommendation("r"))})
    (problem,) = OWN_CHECKS[2](OwnRules(ids="kebab-case"), corpus, BOOK)
    assert problem[2:6] == ("Ali-2.yaml", 0, 0, "the id 'Ali-2' is not in kebab-case")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[check]\nignore = "no-place"\n', 'put it in brackets: ["no-place"]'),
        ('required = ["rationale"]\n', "write [check] above it"),
        ('[check.ignore_in]\n"a*" = "uncoded"\n', 'put it in brackets: ["uncoded"]'),
        ("elephant = 3\n", "it takes: check"),
    ],
)
def test_hints_are_written_as_the_file_is(text: str, hint: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, text)[1]
    assert problem.hint == hint


def test_what_rename_can_do_is_said(tmp_path: Path) -> None:
    corpus = made(tmp_path, {"Ali.yaml": paper(recommendation("My_r", "{cap: support}"))})
    (check,) = [one for one in OWN_CHECKS if one.__name__ == "check_id_styles"]
    problems = check(OwnRules(ids="snake_case"), corpus, CODEBOOK.encode())
    hints = {problem.message.split("'")[1]: problem.hint.split(":")[0] for problem in problems}
    assert hints == {
        "social-homes": "policy-compare rename proposition does it",
        "Ali": "policy-compare rename paper does it",
        "My_r": "rename it in the file",
    }
