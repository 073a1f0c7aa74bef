"""Problems that are alike are said once."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.problems import Problem, ProblemKind
from policy_compare.views.parts.repeated_problems import errors_first, merge_alike

KINDS = problem_kinds()

SEVERAL = [kind for kind in KINDS.values() if kind.message_of_many]

PROBLEMS = st.builds(
    lambda code, file, line, given: KINDS[code].problem_at(file, line, id=given, given=given),
    st.sampled_from(["no-evidence", "bad-id", "verbatim-statement", "repeated-name"]),
    st.sampled_from(["a.yaml", "b.yaml"]),
    st.integers(0, 9),
    st.sampled_from("abcdefghij"),
)


def quoteless(*lines: int, file: str = "a.yaml") -> list[Problem]:
    """Recommendations without a quote."""
    return [KINDS["no-evidence"].problem_at(file, line, 5) for line in lines]


def misnamed(*lines: int) -> list[Problem]:
    """Ids that cannot be, each another one."""
    return [KINDS["bad-id"].problem_at("a.yaml", line, 5, given=f"no/{line}") for line in lines]


def messages(problems: Sequence[Problem]) -> list[str]:
    return [item.message for item in merge_alike(problems)]


def test_one_problem_stays_as_it_is() -> None:
    assert merge_alike(quoteless(14)) == quoteless(14)
    assert merge_alike([]) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((14, 31), "no quote: 2 recommendations; lines 14 and 31"),
        ((14, 14), "no quote: 2 recommendations; line 14"),
        ((14, 31, 48, 60), "no quote: 4 recommendations; lines 14, 31, 48 and 60"),
        ((14, 31, 48, 60, 72), "no quote: 5 recommendations; lines 14, 31, 48 and 2 more"),
        ((0, 0), "no quote: 2 recommendations"),
    ],
)
def test_those_alike_are_counted_with_their_lines(lines: tuple[int, ...], said: str) -> None:
    (one,) = merge_alike(quoteless(*lines))
    assert one == quoteless(lines[0])[0]._replace(message=said)


def test_each_file_is_counted_for_itself() -> None:
    both = [*quoteless(3, 4), *quoteless(5, file="b.yaml")]
    assert [(one.file, one.message) for one in merge_alike(both)] == [
        ("a.yaml", "no quote: 2 recommendations; lines 3 and 4"),
        ("b.yaml", KINDS["no-evidence"].message),
    ]


def test_errors_are_not_counted_among_warnings() -> None:
    warning, error = quoteless(3, 4)
    assert len(merge_alike([warning, error._replace(severity="error")])) == 2


def test_equal_messages_are_told_once() -> None:
    twice = [
        KINDS["repeated-name"].problem_at("a.yaml", line, given="council") for line in (3, 8, 9)
    ]
    other = KINDS["repeated-name"].problem_at("a.yaml", 4, given="builders")
    assert messages([twice[0], other, *twice[1:]]) == [
        "'council' stands twice in the list (3 times); lines 3, 8 and 9",
        "'builders' stands twice in the list",
    ]


def test_different_hints_are_told_each() -> None:
    first, second = (
        KINDS["unknown-stance"].problem_at(
            "a", 2, given="aye", times="once", meaning="aye=?", fix=fix
        )
        for fix in "ab"
    )
    assert merge_alike([first, second]) == [first, second]


def test_different_messages_can_be_read_each_up_to_a_few() -> None:
    six = misnamed(1, 2, 3, 4, 5, 6)
    assert merge_alike(six) == six


def test_of_many_different_messages_the_rest_is_counted() -> None:
    many = misnamed(*range(1, 18))
    *first, rest = merge_alike(many)
    assert first == many[:5]
    assert rest == many[5]._replace(
        message="12 others of this kind; lines 6, 7, 8 and 9 more",
        hint="policy-compare check --all shows each",
    )


def test_what_is_told_keeps_its_place() -> None:
    bad, quotes = misnamed(2, 9), quoteless(1, 5)
    assert [one.line for one in merge_alike([quotes[0], bad[0], quotes[1], bad[1]])] == [1, 2, 9]


def test_errors_come_first_and_keep_their_order() -> None:
    warnings, errors = quoteless(1, 4), misnamed(2, 3)
    assert errors_first([warnings[0], *errors, warnings[1]]) == [*errors, *warnings]


@pytest.mark.parametrize("kind", SEVERAL, ids=lambda kind: kind.code)
def test_what_several_are_called_says_their_count_and_nothing_of_one(kind: ProblemKind) -> None:
    assert re.findall(r"\{\w*\}", kind.message_of_many) == ["{count}"]
    assert not kind.message_of_many.endswith(".")
    assert not kind.message_of_many[0].isupper()
    # The hint of the first stands for all, so that it may not be about one.
    # A template that needs no value is filled without any.
    assert kind.hint.format()


@given(st.lists(PROBLEMS, max_size=40))
def test_nothing_is_lost_of_what_is_summed(problems: list[Problem]) -> None:
    told = merge_alike(problems)
    counts = [re.search(r": (\d+) \w+| \((\d+) times\)|^(\d+) others", one.message) for one in told]
    numbers = [next(filter(None, found.groups())) if found else "1" for found in counts]
    assert sum(map(int, numbers)) == len(problems)
    for severity, code, file in {one[:3] for one in problems}:
        assert sum(one[:3] == (severity, code, file) for one in told) <= 6
