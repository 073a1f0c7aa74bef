"""Tells where quotes are meant to stand in another edition of a text than the one coded.

Nobody has the edition that was coded. What stands at one place only is meant there. Of what
stands at several, the section that is coded, the order of the paper's other quotes, and the coded
place where nothing around it has moved tell which is meant; where they do not, all of them may be.
"""

from collections.abc import Iterable, Sequence

from policy_compare.evidence.quote_places import fits_place, paragraph_in
from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch
from policy_compare.model import Evidence
from policy_compare.texts.normalisation import fold_text


class NewEdition:
    """A text, and where the quotes stand that were coded in another edition of it."""

    def __init__(
        self, index: QuoteIndex, quotes: Iterable[tuple[Evidence, Sequence[QuoteMatch]]]
    ) -> None:
        self._numbers = {id(block): n for n, block in enumerate(index.document.blocks)}
        #: Of each quote at one place its rank as coded, where it is, and whether it has stayed.
        self._neighbours = sorted(
            (*_coded_rank(evidence), self._position(matches[0]), fits_place(evidence, matches[0]))
            for evidence, matches in quotes
            if _count_places(matches) == 1
        )

    def settle_place(
        self, evidence: Evidence, matches: Sequence[QuoteMatch]
    ) -> tuple[Evidence, tuple[QuoteMatch, ...]]:
        """The quote with its place in this edition, and its matches that may be meant.

        They are at one place if the place is settled, else the evidence is as it was coded. What
        was coded of its place is told anew, as far as this edition has it, and nothing beside.
        """
        meant = self._meant_matches(evidence, matches)
        if _count_places(meant) != 1:
            return evidence, tuple(meant)
        place = evidence if fits_place(evidence, meant[0]) else _moved_evidence(evidence, meant[0])
        # A paragraph's number can still be told; a page says no more than it does.
        told = place if place.paragraph else place._replace(page=place.page or meant[0].place.page)
        same = tuple(match for match in matches if fits_place(told, match))
        if _count_places(same) > 1 and (told.page or told.paragraph):
            return evidence, same
        return place, tuple(meant)

    def _meant_matches(
        self, evidence: Evidence, matches: Sequence[QuoteMatch]
    ) -> Sequence[QuoteMatch]:
        """Those of the matches that may be meant, as far as what stands around tells."""
        in_section = [match for match in matches if _is_in_section(evidence.section, match)]
        candidates = in_section or matches
        scale, rank = _coded_rank(evidence)
        near = [neighbour[1:] for neighbour in self._neighbours if scale and neighbour[0] == scale]
        positions = [position for _, position, _ in near]
        # Neighbours that have changed their own order tell nothing by it.
        if positions == sorted(positions):
            between = [
                match
                for match in candidates
                if all(
                    (number < rank) == (position < self._position(match))
                    for number, position, _ in near
                    if number != rank
                )
            ]
            if _count_places(between) == 1:
                return between
        at_place = [match for match in candidates if fits_place(evidence, match)]
        return at_place if at_place and all(stayed for *_, stayed in near) else candidates

    def _position(self, match: QuoteMatch) -> tuple[int, int]:
        return self._numbers[id(match.block)], match.start


def _count_places(matches: Iterable[QuoteMatch]) -> int:
    return len({match.place for match in matches})


def _is_in_section(section: str, match: QuoteMatch) -> bool:
    return bool(section) and fits_place(Evidence(section=section), match)


def _coded_rank(evidence: Evidence) -> tuple[str, int]:
    """By what the place is counted, and its number there; nothing where it has none."""
    if evidence.page.isdecimal():
        return "page", int(evidence.page)
    if evidence.section and evidence.paragraph:
        return fold_text(f"section {evidence.section}"), evidence.paragraph
    return "", 0


def _moved_evidence(evidence: Evidence, match: QuoteMatch) -> Evidence:
    """The quote with the match's place, in the parts that were coded."""
    section, page = evidence.section, evidence.page
    if section and not _is_in_section(section, match):
        section = match.place.section
    if not fits_place(Evidence(page=page), match):
        page = match.place.page
    paragraph = paragraph_in(section, match) if evidence.paragraph else None
    return evidence._replace(section=section, paragraph=paragraph, page=page)
