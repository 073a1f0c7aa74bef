"""Phrases as HTML: escaped, line by line, each in its direction, leading where there is a place."""

import re

import pytest

from policy_compare.render.html.phrases import PhraseWriter, direction_of, plain_text
from policy_compare.views.phrases import Phrase, Span


def written(phrase: Phrase, **places: str) -> str:
    """The phrase on a page that has these places: ids by anchor."""
    return PhraseWriter(lambda span: places.get(span.target or span.text, "")).write(phrase)


def elements(html: str) -> set[str]:
    """The names of the elements."""
    return set(re.findall(r"<(\w+)", html))


@pytest.mark.parametrize("role", ["", "id", "strong", "muted", "found"])
@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "https://x.example <img>", "</span><script>1</script>"]
)
def test_no_text_makes_an_element_of_its_own(text: str, role: str) -> None:
    span = Span(text, role, words=text)  # type: ignore[arg-type]
    assert not {"img", "script"} & elements(written(span))


def test_lines_are_elements_with_a_blank_between_them() -> None:
    assert written("one\n  two") == (
        '<span class="line">one</span> <span class="line in">  two</span>'
    )


def test_nothing_is_written_for_what_says_nothing() -> None:
    assert written(("one", Span("", "muted"))) == "one"


def test_a_span_leads_to_its_place_where_the_page_has_it() -> None:
    span = Span("Rents", target="rents")
    assert written(span, rents="topic:rents") == '<a href="#topic:rents">Rents</a>'
    assert written(span) == "Rents"


def test_a_control_leads_nowhere() -> None:
    assert PhraseWriter(None).write(Span("Rents", "id")) == "<code>Rents</code>"


def test_words_are_read_in_place_of_a_sign() -> None:
    assert written(Span("+", words="for")) == (
        '<span aria-hidden="true">+</span><span class="aloud">for</span>'
    )


@pytest.mark.parametrize("address", ["javascript://%0aalert(1)", "data://text/html,x", "file:///x"])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert "<a" not in written(f"see {address}")
    assert 'href="https://x.example/?a=1&amp;b"' in written("see https://x.example/?a=1&b")


def test_text_from_the_right_stands_in_elements_of_its_own() -> None:
    html = written("דיור (homes)")
    assert "bdi" in elements(html)
    assert not {"\u2066", "\u2067", "\u2068", "\u2069"} & set(html)
    assert direction_of("דיור") == "auto"
    assert direction_of("homes") == ""


def test_plain_text_is_one_line() -> None:
    assert plain_text(("one\n  ", Span("two", "strong"))) == "one two"
