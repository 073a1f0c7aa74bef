"""Words and paragraphs are made whole, and only what is no word is taken out of them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.texts.rejoin import (
    NO_WORDS,
    clean_text,
    collect_words,
    cut_spans,
    find_note_marks,
    join_lines,
    repair_paragraph,
    repair_with_marks,
)

NOTES = frozenset(range(1, 40))


def unmarked(text: str, notes: frozenset[int] | None = NOTES) -> str:
    return cut_spans(text, find_note_marks(text, notes))


@pytest.mark.parametrize(
    "text, whole",
    [
        ("the devel-\nopment of it", "the development of it"),
        ("the devel\u00ad\nopment of it", "the development of it"),
        ("the devel\u2010\nopment of it", "the development of it"),
        ("a large-\nscale change", "a large-scale change"),
        ("a two-\nyear term", "a two-year term"),
        ("the Franco-\nGerman axis", "the Franco-German axis"),
        ("COVID-\n19 came", "COVID-19 came"),
        ("state-of-\nthe-art work", "state-of-the-art work"),
        ("short-\nand long-term", "short- and long-term"),
        ("under-\nstand it", "understand it"),
        ("the law—\nand more", "the law—and more"),
        ("the law –\nand more", "the law – and more"),
        ("see https://a.example/b/\nc-d.html there", "see https://a.example/b/c-d.html there"),
        ("see https://a.example/b-\nc there", "see https://a.example/b-c there"),
        ("one  line\n  another", "one line another"),
        ("a \n\n b", "a b"),
        ("a -\nb", "a - b"),
        ("ends with a cut-", "ends with a cut-"),
    ],
)
def test_lines_become_one_text(text: str, whole: str) -> None:
    assert repair_paragraph(text) == whole


@pytest.mark.parametrize(
    "elsewhere, whole",
    [
        ("the policymakers met", "policymakers"),
        ("the policy-makers met", "policy-makers"),
        ("the policymakers and a policy-makers' club of policy-makers", "policy-makers"),
        ("a policy for makers", "policy-makers"),
        ("policy-based work of map-makers", "policy-makers"),
        ("nothing of the kind", "policymakers"),
    ],
)
def test_the_text_itself_says_how_it_writes_a_word(elsewhere: str, whole: str) -> None:
    lines = ["so the policy-", "makers came"]
    words = collect_words([elsewhere, *lines])
    assert join_lines(lines, words)[0] == f"so the {whole} came"


def test_the_halves_of_cut_words_are_no_words() -> None:
    words = collect_words(["one plus govern-", "ment of all", "and one"]).words
    assert words["one"] == 2
    assert not words["govern"]
    assert not words["ment"]
    assert words["of"] == 1


def test_it_is_told_where_each_line_begins() -> None:
    text, starts = join_lines(["a devel-", "opment and", "then", "", "an end"])
    assert text == "a development and then an end"
    assert [text[start:] for start in starts] == [
        text,
        "opment and then an end",
        "then an end",
        "an end",
        "an end",
    ]


@pytest.mark.parametrize(
    "text, plain",
    [
        ("e\ufb03cient \ufb01nance", "efficient finance"),
        ("so\u00ad-called me\u00adthod", "so-called method"),
        ("10\u00a0per\u202fcent", "10 per cent"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07 and\x00 whistle\x85now", "bell and whistle now"),
        ("tab\tand  runs \n of it", "tab and runs of it"),
        ("“quoted” – and ‘so’ — on…", "“quoted” – and ‘so’ — on…"),
    ],
)
def test_letters_are_plain_and_quotes_and_dashes_stay(text: str, plain: str) -> None:
    assert clean_text(text) == plain
    assert repair_paragraph(text) == plain


@pytest.mark.parametrize(
    "text, plain",
    [
        ("the policy.3 It said", "the policy. It said"),
        ("the program.12, 13, 14", "the program."),
        ("many generations.”2 That is", "many generations.” That is"),
        ("the plan,4 however,", "the plan, however,"),
        ("in force (as amended)5 until", "in force (as amended) until"),
        ("the Act of 1934.5", "the Act of 1934."),
        ("no. 14144.”30", "no. 14144.”"),
        ("of the climate. 6", "of the climate."),
        ("a word<sup>3</sup> and<sup>4, 5</sup> more", "a word and more"),
        ("a word <sup>3</sup>and", "a word and"),
        ("a word[^3] and[^long-name]", "a word and"),
        ("a word.[12] And [13] more [14].", "a word. And more."),
        ("a word.¹² And", "a word. And"),
        ("two.⁷, ⁸ And", "two. And"),
    ],
)
def test_marks_of_notes_are_taken_out(text: str, plain: str) -> None:
    assert unmarked(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "it grew by 3.5 per cent",
        "COVID-19 and the G7 and an F-35",
        "under 26 U.S.C. 5 and p.12, No.5, Art.3, fig.2",
        "of 1,200 and 3,5",
        "AUKUS2 came",
        "see www.site.example/a.2 now",
        "an area of 5 m² or 10⁶ km² and an R² of one",
        "section (a)2 says",
        "the plan.77 It",
        "[3](https://a.example) is a link",
        "at 10.30 and 11:15",
    ],
)
def test_numbers_that_are_no_marks_stay(text: str) -> None:
    assert unmarked(text) == text


def test_numbers_in_brackets_that_are_taken_out_are_told() -> None:
    text = "We need [10] homes.[^a]\nAnd two¹ more [2, 3]."
    mended, marks = repair_with_marks(text, notes=frozenset())
    assert mended == "We need homes. And two more."
    assert [(mended[:place], mark) for place, mark in marks] == [
        ("We need", "[10]"),
        ("We need homes. And two more", "[2, 3]"),
    ]


def test_a_power_of_ten_keeps_its_sign() -> None:
    assert repair_paragraph("10⁵ and 10⁻⁵ homes", notes=frozenset()) == "10⁵ and 10⁻⁵ homes"


def test_without_notes_of_these_numbers_there_are_no_plain_marks() -> None:
    assert unmarked("the plan.3 It said", frozenset()) == "the plan.3 It said"
    assert unmarked("the plan.3 It said", frozenset({4})) == "the plan.3 It said"
    assert unmarked("the plan.3, 4 It said", frozenset({3})) == "the plan.3, 4 It said"
    assert unmarked("see [3] there", frozenset({4})) == "see [3] there"
    assert unmarked("see [3] there", frozenset()) == "see there"


def test_where_notes_are_unknown_a_plain_mark_must_end_a_sentence() -> None:
    assert unmarked("the plan.3 It said", None) == "the plan. It said"
    assert unmarked("the plan,3 it said", None) == "the plan,3 it said"
    assert unmarked("the plan.3 it said", None) == "the plan.3 it said"
    assert unmarked("the Act of 1934.5 It", None) == "the Act of 1934.5 It"


@given(st.text())
def test_a_repaired_text_is_one_clean_line(text: str) -> None:
    whole = repair_paragraph(text)
    assert whole == clean_text(whole)
    assert len(whole.splitlines()) <= 1


@given(st.text("a1.,[]<sup>/²³ \n-”(", max_size=40), st.none() | st.sets(st.integers(1, 30)))
def test_marks_are_spans_in_order(text: str, notes: set[int] | None) -> None:
    spans = find_note_marks(text, notes)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(st.lists(st.text("ab-\u00ad \u2010", max_size=6)))
@example(["a \u00ad", ""])
def test_lines_begin_where_it_is_said(lines: list[str]) -> None:
    text, starts = join_lines(lines, NO_WORDS)
    assert len(starts) == len(lines)
    assert all(0 <= start <= len(text) + 1 for start in starts)
    assert list(starts) == sorted(starts)
