"""The laws of quotes: true ones are found however they are copied, and nothing else is."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.document import BlockKind
from policy_compare.texts.pieces import Piece
from tests.support.cuts import COPIES, MISSES, Text, draw_copy, draw_miss, stands_in, text_of
from tests.support.quoting import document

_TEXT = """the council should not cap rents, and “builders” must never sell the town’s homes; but
they can't lease large-scale offices or non-profit homes. The U.S. shouldn’t give non-lethal aid
to co-operate – or (so it says) re-sign a 10-year lease. Effizienz der Straße, nicht-letale
Hilfe; l’aide militaire aujourd’hui; помощь не нужна; المجلس يحدد; 서울은 돕는다
2.5 percent, 10,000 homes, 1/2 of them at 10:30 in 2024-05 or 10–15 years, -3 points,
−4 points, <5 %, ≥6 years, ±7 homes, ~80 homes, 90% of $20 for 1st offices find fluffy"""
WORDS = _TEXT.split()

kinds: st.SearchStrategy[BlockKind] = st.sampled_from(("paragraph", "item", "note", "heading"))
pieces_of = st.lists(
    st.builds(
        Piece,
        kinds,
        st.lists(st.sampled_from(WORDS), min_size=4, max_size=25).map(" ".join),
        st.integers(1, 2),
    ),
    min_size=2,
    max_size=5,
)
randoms = st.integers(0).map(Random)


def read(pieces: list[Piece]) -> tuple[Text, QuoteIndex]:
    """The text of the pieces, with its notes last, and the same made ready for looking up."""
    index = QuoteIndex(document(*pieces))
    return text_of([block.text for block in index.blocks]), index


# Drawing a text takes longer than quoting it, so each is quoted in every way.
@pytest.mark.slow
@given(pieces_of, randoms)
def test_a_true_quote_is_found_however_it_is_copied(pieces: list[Piece], random: Random) -> None:
    text, index = read(pieces)
    for kind in COPIES:
        quote, copy = draw_copy(kind, text, random)
        assert index.find_quote(copy) or not any(map(str.isalnum, quote)), kind


@pytest.mark.slow
@given(pieces_of, randoms)
def test_a_near_miss_and_a_cut_quote_are_refused(pieces: list[Piece], random: Random) -> None:
    text, index = read(pieces)
    for kind in MISSES:
        quote = draw_miss(kind, text, random)
        assert not (quote and index.find_quote(quote)), kind


@pytest.mark.parametrize("kind", MISSES)
def test_every_kind_of_miss_can_be_drawn(kind: str) -> None:
    text = text_of([" ".join(WORDS), "It cannot act."])
    random = Random(1)
    drawn = {draw_miss(kind, text, random) for _ in range(8)}
    assert len(drawn - {""}) > 2
    assert not any(stands_in(text, quote) for quote in drawn - {""})


@pytest.mark.parametrize("kind", COPIES)
def test_every_kind_of_copy_is_another_or_the_same(kind: str) -> None:
    text = text_of([" ".join(WORDS) + ' it\'s "so"'])
    random = Random(1)
    drawn = [draw_copy(kind, text, random) for _ in range(40)]
    assert any(quote != copy for quote, copy in drawn) is (kind != "as it stands")


@pytest.mark.parametrize(
    "quote, stands",
    [
        ("should not cap", True),
        ("SHOULD NOT “CAP”", True),
        ("should … the rents", True),
        ("should … homes", False),
        ("the rents. Build homes", True),
        ("should cap", False),
        ("cap the rent", False),
        ("2.5", True),
        ("2", False),
        ("lethal", False),
    ],
)
def test_the_oracle_knows_what_stands_in_a_text(quote: str, stands: bool) -> None:
    text = text_of(["We should not cap the rents.", "Build homes: 2.5 non-lethal ones."])
    assert stands_in(text, quote) is stands
