"""What a draft holds, in counts."""

from policy_compare.evidence.draft_summary import summarise_draft
from policy_compare.evidence.drafting import draft_paper
from policy_compare.model import Codebook
from policy_compare.passage import DraftSummary
from policy_compare.texts.language import languages_of_document
from policy_compare.urging.weights import POSSIBLE
from tests.evidence.test_drafting import LESS, TEXT
from tests.support.drafting import plain_document
from tests.texts.test_language import GERMAN


def summed(text: str, name: str = "ali.txt") -> DraftSummary:
    return summarise_draft(draft_paper(plain_document(text, name), "ali-2023", Codebook()))


def test_a_draft_in_counts() -> None:
    found = summed(TEXT)
    assert (found.id, found.text) == ("ali-2023", "ali.txt")
    assert found.ids == ("cap-rents-old", "pay-farmers-who", "consider-hiring-teachers")
    assert [one.strength for one in found.passages] == ["should", "must", "could"]
    assert list(found.strengths.items()) == [("must", 1), ("should", 1), ("could", 1)]
    assert found.sections == {"Proposals": 3}
    assert (found.unsure, found.languages) == (0, ())


def test_what_the_text_tells_of_the_paper() -> None:
    found = summed(TEXT)
    assert found.fields_found == {
        "title": ("Homes for a shrinking town", "the text"),
        "authors": ("Noor Ali", "the text"),
        "issued": ("2023-05", "the text"),
    }
    assert found.fields_missing == ("publisher",)


def test_what_it_does_not_tell() -> None:
    found = summed("The council must cap rents.")
    # A paper without a title goes by its file, which is not what the text tells.
    assert found.fields_found == {}
    assert found.fields_missing == ("title", "authors", "publisher", "issued")
    assert (found.strengths, found.sections) == ({"must": 1}, {"": 1})


def test_sections_are_in_the_order_of_the_text() -> None:
    text = "Homes\n\nThe town must build.\n\nRents\n\nThe town must act.\n\nThe town must care.\n"
    assert list(summed(text).sections.items()) == [("Homes", 1), ("Rents", 2)]


def test_less_certain_passages_are_counted() -> None:
    assert summed(LESS).unsure == 1
    whole = summarise_draft(draft_paper(plain_document(LESS), "ali-2023", Codebook(), POSSIBLE))
    assert (whole.unsure, len(whole.passages)) == (0, 2)


def test_another_language_is_told() -> None:
    found = summed(f"{GERMAN}\n\n{GERMAN}")
    assert found.passages == ()
    assert found.languages == languages_of_document(plain_document(f"{GERMAN}\n\n{GERMAN}"))
    assert found.fields_found["language"] == ("de", "its words")
    assert "language" not in summed(GERMAN[:320]).fields_found
