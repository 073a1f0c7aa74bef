"""The modals of a sentence."""

import pytest

from policy_compare.urging.modals import find_modals


def test_a_modal_has_the_words_around_it() -> None:
    (modal,) = find_modals("Rents rise, and ministers must, in time, publish ALL rents they know.")
    assert (modal.words, modal.name, modal.verb, modal.subject) == (
        "must",
        "must",
        "publish",
        "ministers",
    )
    assert modal.next_words == ["all", "rents", "they"]
    assert modal.before == "Rents rise, and ministers "
    assert modal.text_after == " ALL rents they know."


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Schools needs urgently to act.", ["need"]),
        ("It has to go and ought not to stay.", ["have", "ought"]),
        ("Towns can and must build.", ["can", "must"]),
        ("They should.", []),
    ],
)
def test_modals_have_the_names_of_their_base_form(sentence: str, names: list[str]) -> None:
    assert [modal.name for modal in find_modals(sentence)] == names
