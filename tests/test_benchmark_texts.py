"""The texts that the benchmarks compare: the same each time, and as they are said to be."""

import random
from collections import Counter

from rapidfuzz.distance import Indel

from tests.benchmarks.texts import EDITED, FILLED_AGAIN, REPEATED, generated, templated

REAL = [
    "Build homes on land that the town owns already",
    "Build homes for families who wait for a flat",
    "Sell the land that the town owns to builders",
    "Let the flats that stand empty to families",
]


def _repeated(texts: list[str]) -> int:
    return sum(count - 1 for count in Counter(texts).values())


def test_generated_texts_are_the_same_each_time() -> None:
    assert generated(REAL, 200) == generated(REAL, 200)
    assert generated(REAL, 200) != generated(REAL, 200, seed=1)
    # A larger set goes on where a smaller one ends.
    assert generated(REAL, 300)[:200] == generated(REAL, 200)


def test_generated_texts_have_the_words_and_the_lengths_of_the_real_ones() -> None:
    made = generated(REAL, 500)
    assert len(made) == 500
    assert {word for text in made for word in text.split()} <= set(" ".join(REAL).split())
    lengths = [len(text.split()) for text in REAL]
    # An edit adds or takes four words at most, and an edit may be edited.
    assert sum(min(lengths) <= len(text.split()) <= max(lengths) for text in made) > 400


def test_a_share_of_the_generated_texts_repeats_and_edits_others() -> None:
    chance = random.Random(0)
    # So many turns that no two walks are alike by chance.
    real = [" ".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=24)) for _ in range(500)]
    made = generated(real, 600)
    assert REPEATED / 2 < _repeated(made) / len(made) < REPEATED * 2
    split = [text.split() for text in made]
    near = sum(
        any(Indel.distance(text, other) <= 8 for other in split[:place])
        for place, text in enumerate(split)
    )
    assert abs(near / len(made) - REPEATED - EDITED) < 0.08


def test_forms_are_the_same_each_time_and_hardly_ever_filled_in_alike() -> None:
    made = templated(3000)
    assert made == templated(3000)
    assert made != templated(3000, seed=1)
    assert len(made) == 3000
    assert _repeated(made) == int(3000 * FILLED_AGAIN)


def test_forms_have_their_slots_filled() -> None:
    made = templated(200)
    assert not any("{" in text or "|" in text for text in made)
    # They are few: most texts begin as many others do.
    assert len({text.split()[0] for text in made}) < 10
