"""What reader and writer of DNA's databases agree on."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.dna_format import JavaText, cut_short, setting_of_field

TEXTS = st.text("ab\r\n𝐀🙂é", max_size=20)


@given(TEXTS)
def test_places_count_as_java_does_and_back(text: str) -> None:
    java = JavaText(text)
    for place in range(len(text) + 1):
        if text[:place].endswith("\r") and text[place:].startswith("\n"):
            continue
        before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
        assert java.units_before(place) == len(before.encode("utf-16-le")) // 2
        assert java.text[: java.place_after(java.units_before(place))] == before


def test_a_place_in_the_midst_of_a_character_is_its_beginning() -> None:
    java = JavaText("a🙂b")
    assert [java.place_after(units) for units in range(5)] == [0, 1, 1, 2, 3]


def test_what_is_too_long_is_cut() -> None:
    assert cut_short("x" * 190) == "x" * 190
    assert cut_short("x" * 191) == "x" * 189 + "…"
    assert cut_short("x" * 190, " (2)") == "x" * 185 + "… (2)"
    assert setting_of_field("ENTITIES", 3, "x…") != setting_of_field("ENTITIES", 4, "x…")
