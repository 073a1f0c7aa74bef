"""Which column of a foreign table is which of ours."""

from typing import Any

import pytest

from policy_compare.errors import CallError
from tests.corpus.tables.test_imports import corpus, positions, recommendations, stances


def test_columns_are_mapped_by_any_name_of_their_field() -> None:
    text = "Who,Recommendation,Asked\nA,Act.,Council\n"
    options = {"from": "Who", "text": "Recommendation", "actors": "Asked"}
    (one,) = corpus(recommendations(text, columns=options)).recommendations()
    assert (one.paper, one.statement, one.actors) == ("A", "Act.", ("Council",))


@pytest.mark.parametrize(
    ("header", "options", "message", "hint"),
    [
        ("author,stance", {}, "has no column for proposition", "it has: author, stance"),
        ("proposition,stance", {}, "has no column for author", "--map author=COLUMN"),
        ("author,p,s", {"columns": {"propositon": "p"}}, "no field 'propositon'", "proposition"),
        ("author,p,s", {"columns": {"proposition": "Q"}}, "no column 'Q'", "p"),
        (
            "author,title,proposition_statement,proposition,stance",
            {},
            "the columns 'title' and 'proposition_statement' would both be proposition_statement",
            "--map proposition_statement=title",
        ),
        ("author,proposition,stance", {"separators": {"tpoics": ","}}, "no field", "topics"),
    ],
)
def test_what_a_table_lacks_is_told(
    header: str, options: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(CallError) as caught:
        positions(f"{header}\n{',' * header.count(',')}x\n", **options)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_one_of_two_columns_for_a_field_can_be_chosen() -> None:
    text = "author,title,proposition_statement,proposition,stance\nA,x,y,p,yes\n"
    found = positions(text, columns={"proposition_statement": "title"})
    assert corpus(found).codebook.propositions["p"].statement == "x"
    assert found.unread_columns == ("proposition_statement",)


def test_columns_are_mapped_in_any_case() -> None:
    found = positions("author,Case Nr,stance\nA,p,yes\n", columns={"proposition": "case nr"})
    assert stances(found) == [("A", "p", "support")]
