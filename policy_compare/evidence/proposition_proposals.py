"""Proposes propositions for a codebook: what recommendations alike in wording ask for.

Alike wording tells what recommendations are about, and never which side they take: those of a
group may be for what is proposed, or against it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from typing import Final

from policy_compare.analysis.wording.recommendation_gist import GistMaker
from policy_compare.analysis.wording.similarity import EXHAUSTIVE, LEAST_SCORE, find_alike_texts
from policy_compare.evidence.proposed_ids import ProposedIds
from policy_compare.evidence.proposed_statements import ProposedStatement, propose_statement
from policy_compare.model import Codebook, Paper, Recommendation
from policy_compare.passage import PropositionProposal

#: The score (0 to 100) from which on two of few recommendations may ask for one thing. Of the
#: pairs in groups so made of the shipped corpus 42 % share a proposition; at 20 and 30 fewer do.
_LEAST_AMONG_FEW: Final = 25.0


def propose_new_propositions(
    papers: Iterable[Paper], book: Codebook
) -> tuple[PropositionProposal, ...]:
    """What recommendations without positions ask for alike, those of several papers first.

    Where half of a group are near to one proposition of the codebook, that is known already.
    """
    recommendations = [item for paper in papers for item in paper.recommendations]
    uncoded = [item for item in recommendations if not item.positions]
    codebook = [
        (item.statement, [stance_on.proposition for stance_on in item.positions])
        for item in recommendations
        if item.positions
    ]
    codebook += [(proposition.statement, [id]) for id, proposition in book.propositions.items()]
    alike, near = _find_alike([item.statement for item in uncoded], codebook)
    ids = ProposedIds(book.propositions)
    proposals: list[PropositionProposal] = []
    for group in _group_alike(uncoded, alike):
        passages = tuple(uncoded[place] for place in group)
        asked = _plainest_statement(passages)
        counts = Counter(id for place in group for id in near[place])
        is_known = any(2 * count >= len(group) for count in counts.values())
        proposals.append(
            PropositionProposal(
                ids.give_id_of_words(asked.words),
                asked.statement,
                tuple(id for id, _ in counts.most_common()),
                is_known,
                passages,
            )
        )
    return tuple(proposals)


def _find_alike(
    statements: Sequence[str], codebook: Sequence[tuple[str, Sequence[str]]]
) -> tuple[Mapping[int, AbstractSet[int]], Mapping[int, AbstractSet[str]]]:
    """Which statements are alike, and near to which propositions, by the statements' places.

    ``codebook`` holds what the propositions, and those who speak to them, say.
    """
    # Without names and codes: they would tell who is asked, and what coders have seen already.
    maker = GistMaker(Codebook())
    texts = [
        maker.of_statement(Recommendation("", "", statement))
        for statement in (*statements, *(statement for statement, _ in codebook))
    ]
    least_score = _LEAST_AMONG_FEW if len(texts) < EXHAUSTIVE else LEAST_SCORE
    alike: dict[int, set[int]] = defaultdict(set)
    near: dict[int, set[str]] = defaultdict(set)
    for _, a, b in find_alike_texts(texts, at_least=least_score).pairs:
        if b < len(statements):
            alike[a].add(b)
            alike[b].add(a)
        elif a < len(statements):
            near[a].update(codebook[b - len(statements)][1])
    return alike, near


def _group_alike(
    recommendations: Sequence[Recommendation], alike: Mapping[int, AbstractSet[int]]
) -> list[list[int]]:
    """Groups of at least two, each of one and all that are like it, by their places.

    The one that is like most of those left, in most papers, makes the first group.
    """
    left = set(alike)
    groups: list[list[int]] = []

    def rank(place: int) -> tuple[int, int, int]:
        group = alike[place] & left | {place}
        papers = {recommendations[member].paper for member in group}
        return -len(papers), -len(group), place

    waiting = [rank(place) for place in left]
    heapify(waiting)
    while waiting:
        ranked = heappop(waiting)
        if ranked[2] not in left:
            continue
        if (now := rank(ranked[2])) != ranked:
            # Some of its like are in other groups by now.
            heappush(waiting, now)
        elif ranked[1] < -1:
            groups.append([ranked[2], *sorted(alike[ranked[2]] & left)])
            left.difference_update(groups[-1])
    return groups


def _plainest_statement(passages: Iterable[Recommendation]) -> ProposedStatement:
    """A neutral sentence for the passage that says it most plainly, and shortest."""
    return min(
        (propose_statement(passage.statement) for passage in passages),
        key=lambda proposed: (not proposed.is_plain, len(proposed.statement)),
    )
