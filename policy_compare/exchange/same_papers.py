"""Tells which papers and recommendations of two corpora are the same, whatever they are called.

What is surest is asked of all first, so that what is less sure can only join what is left over:
the same file comes to the same answer however often it comes in.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from policy_compare.model import Paper, Recommendation
from policy_compare.names import fold_name

_Record = TypeVar("_Record", Paper, Recommendation)

#: What two records that are the same have in common; empty where a record has no such thing.
_Key = Callable[[_Record], Hashable]


def same_papers(here: Iterable[Paper], there: Iterable[Paper]) -> dict[str, str]:
    """The ids here of the papers that are in both, by their ids there.

    A paper is the same by its DOI, its text (SHA-256), its id and title, or its title, authors
    and year. Two have no other DOI and, unless they have one id, no other authors, as far as both
    name them: of one debate, each speaker is a paper.
    """
    return _pair(here, there, _PAPER_KEYS, _may_be_same_paper)


def same_recommendations(
    here: Iterable[Recommendation], there: Iterable[Recommendation]
) -> dict[str, str]:
    """The ids here of the recommendations of a paper that are in both, by their ids there.

    A recommendation is the same by its quote, one at the same place first; or by its id, if it has
    the same statement or no other quote. Who coded it is the same, as far as both name somebody.
    """
    return _pair(here, there, _RECOMMENDATION_KEYS, _may_be_same_recommendation)


def _pair(
    here: Iterable[_Record],
    there: Iterable[_Record],
    keys: "Sequence[_Key[_Record]]",
    may_be_same: Callable[[_Record, _Record], bool],
) -> dict[str, str]:
    """The pairs of ids of records that have a key in common, by the first key that they have."""
    free = {record.id: record for record in here}
    waiting = {record.id: record for record in there}
    pairs: dict[str, str] = {}
    for key_of in keys:
        free_by_key: dict[Hashable, list[_Record]] = {}
        for record in free.values():
            free_by_key.setdefault(key_of(record), []).append(record)
        for id, record in tuple(waiting.items()):
            candidates = free_by_key.get(key_of(record), []) if key_of(record) else []
            same = next((one for one in candidates if may_be_same(one, record)), None)
            if same is not None:
                pairs[id] = same.id
                candidates.remove(same)
                del free[same.id], waiting[id]
    return pairs


def doi_of(paper: Paper) -> str:
    """The paper's DOI as it is compared; empty where it has none."""
    return paper.details.get("DOI", "").casefold()


def _digest(paper: Paper) -> str:
    return paper.source.sha256.casefold() if paper.source else ""


def _authors(paper: Paper) -> tuple[str, ...]:
    return tuple(fold_name(author.surname) for author in paper.authors)


def _title(paper: Paper) -> str:
    return fold_name(paper.title)


def _may_be_same_paper(here: Paper, there: Paper) -> bool:
    if doi_of(here) and doi_of(there):
        return doi_of(here) == doi_of(there)
    # An id that was another paper's got a number when it came in.
    is_called_same = re.fullmatch(rf"{re.escape(there.id)}(-\d+)?", here.id) is not None
    are_known = is_called_same or _digest(there) or _authors(there)
    are_authors_same = _agree(_authors(here), _authors(there))
    return here.id == there.id or bool(are_known and are_authors_same)


def _agree(first: object, second: object) -> bool:
    """Whether two values are the same, or one of them is not told."""
    return not first or not second or first == second


_PAPER_KEYS: Final[Sequence[_Key[Paper]]] = (
    doi_of,
    lambda paper: (paper.id, _title(paper)),
    lambda paper: _digest(paper) and (_digest(paper), _authors(paper), paper.publisher),
    _digest,
    lambda paper: (_title(paper), _authors(paper), paper.year),
)


def _quote(recommendation: Recommendation) -> str:
    return fold_name(recommendation.evidence.quote) if recommendation.evidence else ""


def _statement(recommendation: Recommendation) -> str:
    return fold_name(recommendation.statement)


_RECOMMENDATION_KEYS: Final[Sequence[_Key[Recommendation]]] = (
    lambda one: (one.id, _quote(one)),
    lambda one: (_quote(one), _statement(one), one.coder),
    lambda one: one.evidence and _quote(one) and (_quote(one), one.evidence[1:]),
    _quote,
    lambda one: one.id,
)


def _may_be_same_recommendation(here: Recommendation, there: Recommendation) -> bool:
    says_same = _statement(here) == _statement(there) or _agree(_quote(here), _quote(there))
    return says_same and _agree(here.coder, there.coder)
