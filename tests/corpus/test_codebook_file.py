"""A codebook's file, which must be one that is read again."""

import pytest

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.errors import CallError
from policy_compare.model import Actor, Codebook, Topic
from tests.support.records import keyed


def test_a_codebook_is_written() -> None:
    assert codebook_text(Codebook("Homes", topics=keyed(Topic("t", "Rents")))) == (
        "# yaml-language-server: $schema=codebook.schema.json\n"
        "title: Homes\n"
        "\n"
        "topics:\n"
        "  t: {label: Rents}\n"
    )


def test_a_date_that_is_written_is_text_to_every_reader() -> None:
    lines = codebook_text(Codebook("Homes", date="2024-05-17")).splitlines()
    assert lines[1:] == ["title: Homes", 'date: "2024-05-17"']


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (Codebook("\u202e"), "'title' has no value"),
        (Codebook("T", topics=keyed(Topic("t", "\x01"))), "'label' has no value"),
        (
            Codebook("T", actors=keyed(Actor("a", "Ali\uffff"), Actor("b", "Ali"))),
            "'Ali' is a name of both a and b",
        ),
    ],
)
def test_what_could_not_be_read_again_is_not_written(book: Codebook, reason: str) -> None:
    with pytest.raises(CallError) as caught:
        codebook_text(book)
    assert caught.value.message == (
        f"the codebook that would be written could not be read again: {reason}"
    )
    assert caught.value.hint == "mend the name where it comes from"
