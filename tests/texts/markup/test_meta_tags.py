"""A page's meta tags are properties of the paper, the most trusted first."""

import lxml.html
import pytest

from policy_compare.texts.markup.meta_tags import properties_of_page


def properties(head: str, body: str = "<p>In 2020.") -> dict[str, str]:
    return properties_of_page(lxml.html.document_fromstring(f"<head>{head}</head>{body}"))


def test_no_property_is_guessed() -> None:
    head = "<title>Homes | Town</title><meta name=author content='https://x.example/ali'>"
    assert properties(head) == {"title": "Homes | Town"}
    assert properties(head, "<p>In 2020.<h1>Homes</h1>") == {"title": "Homes"}


@pytest.mark.parametrize(
    ("tags", "name", "value"),
    [
        ({"dc.title": "B", "citation_title": "A"}, "title", "A"),
        ({"date": "soon", "article:published_time": "2023-05-07T10:00"}, "issued", "2023-05-07"),
        ({"citation_date": "2023", "date": "2024"}, "issued", "2023"),
        ({"dc.identifier": "https://doi.org/10.1234/a"}, "DOI", "10.1234/a"),
        ({"dc.identifier": "7", "dc.publisher": "ITS"}, "publisher", "ITS"),
    ],
)
def test_the_first_tag_that_fits_is_taken(tags: dict[str, str], name: str, value: str) -> None:
    head = "".join(f"<meta name='{key}' content='{content}'>" for key, content in tags.items())
    assert properties(head)[name] == value
