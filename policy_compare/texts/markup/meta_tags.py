"""What a web page's meta tags say of the paper, under the names that CSL has for it.

Repositories and think tanks describe their pages for search engines and for reference
managers in four vocabularies; the one made for papers is believed first. What is only
guessed from the text (a date in it, a name in it) is left to the person who codes.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from policy_compare.doi import find_doi
from policy_compare.texts.dates import date_of_metadata
from policy_compare.texts.markup.html_tree import Element

#: For each CSL name, the meta tags that give it, the most trusted first.
_TAGS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author"),
    "issued": (
        "citation_publication_date", "citation_date", "citation_online_date", "dcterms.issued",
        "dc.date.issued", "dc.date", "dcterms.date", "article:published_time", "date",
    ),
    "DOI": ("citation_doi", "dc.identifier.doi", "prism.doi", "dc.identifier"),
    "publisher": (
        "citation_publisher", "dc.publisher", "dcterms.publisher",
        "citation_technical_report_institution", "og:site_name",
    ),
    "URL": ("og:url", "citation_abstract_html_url", "citation_public_url"),
}  # fmt: skip


def properties_of_page(root: Element) -> dict[str, str]:
    """The page's metadata: ``title``, ``author`` (joined by ``; ``), ``issued`` and so on."""
    # What a tag says is in keys of a dictionary, which are in order and each once.
    contents: dict[str, dict[str, None]] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if key and content:
            contents.setdefault(key, {})[content] = None
    properties = {
        name: value
        for name, tags in _TAGS.items()
        if (value := _first_fitting_value(name, tags, contents))
    }
    if "title" not in properties and (title := _title_of_page(root)):
        properties["title"] = title
    return properties


def _first_fitting_value(
    name: str, tags: Sequence[str], contents: Mapping[str, Mapping[str, None]]
) -> str:
    """What the first of the tags that the page has and that fits says."""
    for tag in tags:
        values = list(contents.get(tag, ()))
        if name == "author":
            # Some put the address of the author's profile there.
            values = [value for value in values if not value.startswith("http")]
        if name == "DOI":
            values = [doi for value in values if (doi := find_doi(value))]
        if name == "issued":
            values = [date for value in values if (date := date_of_metadata(value))]
        if values:
            return "; ".join(values) if name == "author" else values[0]
    return ""


def _title_of_page(root: Element) -> str:
    """The page's only first-level heading, else its title."""
    headings = [text for heading in root.iter("h1") if (text := _line_of_element(heading))]
    if len(headings) == 1:
        return headings[0]
    title = root.find(".//title")
    return "" if title is None else _line_of_element(title)


def _line_of_element(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
