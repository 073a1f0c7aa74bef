"""Quotes with the place where they stand, and the full references of papers."""

from policy_compare.model import Evidence, Paper, Recommendation
from policy_compare.names import join_words
from policy_compare.views.parts.dates import date_in_words
from policy_compare.views.phrases import Phrase, Span, one_line


def place_of_quote(evidence: Evidence) -> str:
    """Where a quote stands: ``section Proposals, paragraph 3``."""
    parts = []
    if evidence.section:
        parts.append(f"section {one_line(evidence.section)}")
    if evidence.paragraph:
        parts.append(f"paragraph {evidence.paragraph}")
    if evidence.page:
        parts.append(f"page {one_line(evidence.page)}")
    return ", ".join(parts)


def quote_with_place(recommendation: Recommendation) -> Phrase:
    """The quote in quotation marks with its place, or nothing."""
    evidence = recommendation.evidence
    if evidence is None:
        return ""
    quote = f"“{one_line(evidence.quote)}”" if evidence.quote else ""
    where = place_of_quote(evidence)
    return f"{quote} ({where})" if quote and where else quote or where


def mark_found(text: str) -> Span:
    """A stretch of text to be seen among others: by sign, and by style where there is one."""
    return Span(f"»{text}«", "found")


def full_reference(paper: Paper, *, in_words: bool = False) -> str:
    """The full reference, in the order author, date, title, place of publication.

    The date is as files have it, or ``in_words`` for who never met that notation.
    """
    names = join_words(
        one_line(
            f"{author.surname}, {' '.join(part for part in (author.given, author.suffix) if part)}"
            if author.family and author.given
            else author.name
        )
        for author in paper.authors
    )
    details = paper.details
    date = date_in_words(paper.issued) if in_words else paper.issued
    start = f"{names or '[no author named]'} ({date or 'no date'}). "
    title = one_line(paper.title)
    parts = [title if title.endswith((".", "?", "!")) else f"{title}."]
    container = one_line(details.get("container-title", ""))
    number = one_line(details.get("number", ""))
    volume = one_line(details.get("volume", ""))
    issue = one_line(details.get("issue", ""))
    where = [container, f"{volume}({issue})" if volume and issue else volume or issue]
    where += [one_line(details.get("genre", "")), number]
    publisher = one_line(paper.publisher)
    if publisher != container:
        where += [one_line(details.get("publisher-place", "")), publisher]
    if page := one_line(details.get("page", "")):
        where.append(f"pp. {page}")
    if text := ", ".join(part for part in where if part):
        parts.append(f"{text}.")
    if doi := details.get("DOI"):
        parts.append(f"https://doi.org/{doi}")
    elif url := details.get("URL"):
        parts.append(url)
    if isbn := one_line(details.get("ISBN", "")):
        parts.append(f"ISBN {isbn}.")
    return start + " ".join(parts)
