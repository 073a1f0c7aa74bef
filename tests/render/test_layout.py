"""Where lines break and how wide columns are."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from policy_compare.render.layout import (
    fit_widths,
    line_width,
    longest_piece,
    own_lines,
    shorten_line,
    stack_letters,
    table_parts,
    widest_line,
    wrap_lines,
)
from policy_compare.render.safe_text import safe_text
from policy_compare.render.widths import cell_len
from policy_compare.views.phrases import Phrase, Role, Span, spans_of, text_of
from tests.support.strategies import lines, phrases

WIDTHS = st.integers(2, 60)


def wrapped(phrase: Phrase, width: int) -> list[str]:
    return ["".join(span.text for span in line) for line in wrap_lines(phrase, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 9, [""]),
        ("rents", 5, ["rents"]),
        ("rents and homes", 10, ["rents and", "homes"]),
        ("rents   and   homes", 5, ["rents", "and", "homes"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("ali-2023/cap-rents", 10, ["ali-2023/", "cap-rents"]),
        ("ali-2023/cap-rents", 8, ["ali-", "2023/", "cap-", "rents"]),
        ("unreasonably long", 6, ["unreas", "onably", "long"]),
        ("so unreasonably", 6, ["so", "unreas", "onably"]),
        ("  asks the council", 10, ["  asks the", "  council"]),
        ("- asked of all", 9, ["- asked", "  of all"]),
        ("  - a b", 6, ["  - a", "    b"]),
        ("  - a b", 5, ["- a b"]),
        ("-    wide", 5, ["- wid", "  e"]),
        ("집을더짓자", 6, ["집을더", "짓자"]),
        ("rents 집을 더", 8, ["rents 집", "을 더"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("नीतियाँ", 3, ["नी", "ति", "याँ"]),
        ("कोकोको", 3, ["को", "को", "को"]),
        ("நிகொகொ", 4, ["நிகொ", "கொ"]),
        ("น้ำน้ำ", 3, ["น้ำ", "น้ำ"]),
        ("မူမူ", 3, ["မူမူ"]),
        ("ဝါဝါ", 3, ["ဝါ", "ဝါ"]),
        ("🇩🇪🇫🇷", 3, ["🇩🇪", "🇫🇷"]),
        ("👍🏽👍🏽", 5, ["👍🏽", "👍🏽"]),
        ("कःःःःः", 3, ["कःः", "ःःः"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


def test_roles_go_with_their_text() -> None:
    assert wrap_lines(("all ", Span("rents and homes", "strong")), 9) == [
        (Span("all "), Span("rents", "strong")),
        (Span("and homes", "strong"),),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "- ", "-   source: {file: a.txt}", "+      ", "   a  b   ", "a\n\n  - b\n", "x" * 300],
)
def test_split_keeps_lines_as_they_are(text: str) -> None:
    found = ["".join(span.text for span in line) for line in own_lines(text)]
    assert found == text.split("\n")


def test_split_keeps_roles() -> None:
    found = own_lines(("a ", Span("b\n  c", "strong"), "\n", Span("- d", "against")))
    assert [[span for span in line if span.text] for line in found] == [
        [Span("a "), Span("b", "strong")],
        [Span("  c", "strong")],
        [Span("- d", "against")],
    ]


@given(phrases())
def test_nothing_is_lost_where_a_phrase_is_split(phrase: Phrase) -> None:
    lines = ["".join(span.text for span in line) for line in own_lines(phrase)]
    assert "\n".join(lines) == text_of(phrase)


@given(phrases(), WIDTHS)
def test_no_line_is_too_wide(phrase: Phrase, width: int) -> None:
    for line in wrap_lines(phrase, width):
        assert line_width(line) <= width


@given(lines, WIDTHS)
def test_no_line_of_one_text_is_too_wide_as_a_whole(text: str, width: int) -> None:
    assert max(map(cell_len, wrapped(text, width))) <= width


def _inked(parts: list[Span]) -> list[tuple[str, Role]]:
    return [(one, part.role) for part in parts for one in part.text if not one.isspace()]


@given(phrases(), WIDTHS)
def test_every_character_comes_back_in_order_with_its_role(phrase: Phrase, width: int) -> None:
    back = [span for line in wrap_lines(phrase, width) for span in line]
    assert _inked(back) == _inked(list(spans_of(phrase)))


@given(st.text("ab /-", max_size=40), WIDTHS)
def test_no_piece_that_fits_is_cut(text: str, width: int) -> None:
    found = wrapped(text, width)
    inked = [len(line.replace(" ", "")) for line in found]
    breaks = {sum(inked[:place]) for place in range(1, len(inked))}
    begin = 0
    for piece in re.findall(r"[^\s/-]*[/-]+|[^\s/-]+", text):
        end = begin + len(piece)
        if len(piece) <= width - len(text) + len(text.lstrip(" -")):
            assert breaks.isdisjoint(range(begin + 1, end)), (piece, found)
        begin = end


@given(phrases())
@example("\x1b ¡")
def test_nothing_wraps_at_the_widest(phrase: Phrase) -> None:
    # What is laid out has no characters that act.
    assume(safe_text(text_of(phrase)) == text_of(phrase))
    assert len(wrap_lines(phrase, max(widest_line(phrase), 2))) == len(text_of(phrase).split("\n"))


@given(st.text("ab /-\n", max_size=40))
@example("- ")
def test_no_piece_is_longer_than_the_longest(text: str) -> None:
    pieces = re.findall(r"[^\s/-]*[/-]+|[^\s/-]+", text)
    assert longest_piece(text) >= max(map(len, pieces), default=0)
    assert longest_piece(text) <= widest_line(text)


@pytest.mark.parametrize(
    ("least", "most", "width", "expected"),
    [
        ((3, 3), (5, 5), 20, [5, 5]),
        ((3, 3), (5, 30), 20, [5, 15]),
        ((3, 3), (30, 30), 21, [11, 10]),
        ((12, 3), (30, 30), 16, [12, 4]),
        ((10, 10), (30, 30), 19, None),
        ((10, 10), (30, 30), 20, [10, 10]),
    ],
)
def test_fit(
    least: tuple[int, ...], most: tuple[int, ...], width: int, expected: list[int] | None
) -> None:
    assert fit_widths(least, most, width) == expected


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 50)), min_size=1, max_size=6),
    st.integers(1, 200),
)
def test_columns_fill_the_width_and_keep_to_their_bounds(
    columns: list[tuple[int, int]], width: int
) -> None:
    least = [need for need, _ in columns]
    most = [need + more for need, more in columns]
    found = fit_widths(least, most, width)
    if found is None:
        assert sum(least) > width
        return
    assert sum(found) == min(width, sum(most))
    for need, got, wish in zip(least, found, most, strict=True):
        assert need <= got <= wish


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("rents and homes", 12, "rents and h…"),
        ("rents and homes", 11, "rents and…"),
        ("rents and homes", 1, "r…"),
        ("집을더짓자", 6, "집을…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_shorten(text: str, width: int, expected: str) -> None:
    assert "".join(span.text for span in shorten_line((Span(text),), width, "…")) == expected


def test_what_is_shortened_keeps_its_roles() -> None:
    line = (Span("all "), Span("rents", "strong"))
    assert shorten_line(line, 7, "…") == (Span("all "), Span("re", "strong"), Span("…"))


@given(lines, WIDTHS)
def test_what_is_shortened_fits(text: str, width: int) -> None:
    if cell_len(text) > width:
        assert line_width(shorten_line((Span(text),), width, "…")) <= width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al23", "A\nl\n2\n3"),
        ("e\u0301a", "e\u0301\na"),
        ("two words", "two words"),
        ("unreasonably", "unreasonably"),
        ("", ""),
    ],
)
def test_only_short_words_are_written_downwards(text: str, expected: str) -> None:
    assert "".join(span.text for span in stack_letters((Span(text, "strong"),))) == expected


def test_columns_are_put_together_as_long_as_they_fit() -> None:
    def fits(part: Sequence[int]) -> bool:
        return len(part) <= 3

    assert table_parts(3, 1, fits) == [[0, 1, 2]]
    assert table_parts(6, 1, fits) == [[0, 1, 2], [0, 3, 4], [0, 5]]
    assert table_parts(4, 0, fits) == [[0, 1, 2, 3]]
    assert table_parts(3, 1, lambda part: False) == [[0, 1], [0, 2]]
