"""Signs stand next to what they stand next to in texts."""

import pytest

from policy_compare.texts.sign_habits import habit_at


@pytest.mark.parametrize(
    "text",
    [
        "don’t", "l’été", "workers’ homes", "“Homes”", "(“all”)", "a – b", "2–3", "costs £40",
        "100 €", "§ 12", "§§ 3", "20 °C", "2½ years", "½ a year", "and so on…", "© 2021",
        "Acme® trees", "• homes", "«oui»", "« oui »", "„ja“", "5 ± 2",
    ],
)  # fmt: skip
def test_what_stands_well_speaks_for_a_reading(text: str) -> None:
    for place, sign in enumerate(text):
        if not sign.isalnum() and not sign.isascii():
            assert (habit_at(text, place) or 0) >= 0.5


@pytest.mark.parametrize("text", ["Stra§e", "na•ve", "a¤", "20¡C", "caf‚", "ﾟ", "t¬"])
def test_what_stands_badly_has_no_habit(text: str) -> None:
    assert all(habit_at(text, place) is None for place in range(len(text)))


@pytest.mark.parametrize("text", ["do£t", "£Ûdü", "Wa≥Ísa", "Wa│Ûsa", "¤kg"])
def test_what_stands_in_no_text_speaks_against_a_reading(text: str) -> None:
    assert min(habit_at(text, place) or 0 for place in range(len(text))) <= -3


@pytest.mark.parametrize("text", ["£bn", "€ million", "3≤4", "a ≥ b", "x × y", "│ a"])
def test_signs_of_calculation_and_money_may_stand_by_themselves(text: str) -> None:
    assert all((habit_at(text, place) or 0) >= 0 for place in range(len(text)))
