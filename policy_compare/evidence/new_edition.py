"""Tells where a quote is meant to stand in another edition of a text than the one coded.

Nobody has that edition. Of several places only the section that is coded tells which is meant;
where it does not, all of them may be. A coded paragraph or page never tells: it is of the old
edition, and whether the quotes around have moved shows no more once some were given new places.
"""

from collections.abc import Sequence

from policy_compare.evidence.quote_places import fits_place, paragraph_in
from policy_compare.evidence.quotes import QuoteMatch
from policy_compare.model import Evidence


def settle_place(
    evidence: Evidence, matches: Sequence[QuoteMatch]
) -> tuple[Evidence, tuple[QuoteMatch, ...]]:
    """The quote with its place in this edition, and its matches that may be meant.

    If these are at one place, what was coded of the old one is told anew, as far as this edition
    has it, and nothing beside; else the evidence is as it was coded.
    """
    in_section = [match for match in matches if _is_in_section(evidence.section, match)]
    meant = tuple(in_section or matches)
    if len({match.place for match in meant}) != 1 or fits_place(evidence, meant[0]):
        return evidence, meant
    section, page = evidence.section, evidence.page
    if section and not _is_in_section(section, meant[0]):
        section = meant[0].place.section
    if not fits_place(Evidence(page=page), meant[0]):
        page = meant[0].place.page
    paragraph = paragraph_in(section, meant[0]) if evidence.paragraph else None
    return evidence._replace(section=section, paragraph=paragraph, page=page), meant


def _is_in_section(section: str, match: QuoteMatch) -> bool:
    return bool(section) and fits_place(Evidence(section=section), match)
