"""Proposes actors for a codebook: those whom papers ask to act, and those acted upon.

A name is proposed for what the texts do with it. A body's is, where it recurs or something is
asked of it; any other where it acts, is a country's, or stands beside such in a list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from policy_compare.evidence.body_names import GROUPS, is_initials, names_body, names_holder
from policy_compare.evidence.name_clusters import Cluster, cluster_names, label_of, words_for_id
from policy_compare.evidence.name_uses import NameUses, asked_names, urged_names
from policy_compare.evidence.proposed_ids import ProposedIds
from policy_compare.model import Codebook, Paper, Recommendation
from policy_compare.names import fold_name
from policy_compare.passage import ActorProposal
from policy_compare.texts.document import Document

#: What no recommendation names is proposed if it is mentioned, or acts, so often; and so many are.
_OFTEN: Final = 5
_OFTEN_ABBREVIATED: Final = 3
_OFTEN_INVOLVED: Final = 10
_MOST_UNNAMED: Final = 10
#: In such a share of its mentions a name acts, or stands in a list with one that does.
_SHARE_ACTING: Final = 0.06
_SHARE_JOINED: Final = 0.1
#: Names that end so are adjectives: *European*.
_ADJECTIVAL: Final = ("ean", "ese", "ian", "ish")


class _Candidate(NamedTuple):
    """Someone who may be an actor: all names, who names it, and how often it is asked or acts.

    It is ``urged`` where a recommendation says that it should act, and ``asked`` there too or where
    something should be done to it; it is ``acting`` and ``addressed`` anywhere in the texts.
    """

    names: Cluster
    passages: tuple[Recommendation, ...]
    urged: int
    asked: int
    acting: int
    addressed: int

    @property
    def mentions(self) -> int:
        """How often the texts name it."""
        return self.names.total()


def propose_actors(
    papers: Iterable[Paper], documents: Mapping[str, Document], book: Codebook
) -> tuple[ActorProposal, ...]:
    """The actors that the codebook does not have, bodies before groups of people.

    ``documents`` are the papers' texts by their ids, as far as they are at hand.
    """
    papers = list(papers)
    uses = NameUses(_texts_of_papers(papers, documents))
    candidates = _find_candidates(uses, papers)
    actors = [candidate for candidate in candidates if _is_body(candidate) or _is_group(candidate)]
    actors += _acting_names(candidates, uses)
    actors.sort(key=_rank)
    known_ids = {
        fold_name(name): actor.id
        for actor in book.actors.values()
        for name in (actor.id, actor.label, *actor.aliases)
    }
    named = sum(bool(actor.passages) for actor in actors)
    new = [
        actor
        for actor in actors[: named + _MOST_UNNAMED]
        if known_ids.keys().isdisjoint(map(fold_name, actor.names))
    ]
    proposed_ids = ProposedIds((*known_ids, *known_ids.values()))
    ids = [proposed_ids.give_id(words_for_id(actor.names)) for actor in new]
    new_ids = {
        fold_name(name): id for id, actor in zip(ids, new, strict=True) for name in actor.names
    }
    wholes = _find_wholes(uses, {**known_ids, **new_ids})
    return tuple(
        ActorProposal(
            id,
            label := label_of(actor.names),
            tuple(
                name for name, _ in actor.names.most_common() if fold_name(name) != fold_name(label)
            ),
            tuple(wholes[id]),
            actor.mentions,
            actor.passages,
        )
        for id, actor in zip(ids, new, strict=True)
    )


def _texts_of_papers(papers: Iterable[Paper], documents: Mapping[str, Document]) -> Iterator[str]:
    """What stands in paragraphs, items, cells and *X should:*, and what coders say themselves."""
    for paper in papers:
        document = documents.get(paper.id)
        for block in document.blocks if document else ():
            is_lead = block.kind == "heading" and " should" in block.text
            if is_lead or block.kind in {"paragraph", "item", "cell"}:
                yield block.text
        for recommendation in paper.recommendations:
            if recommendation.coded or document is None:
                yield recommendation.statement


def _find_candidates(uses: NameUses, papers: Iterable[Paper]) -> list[_Candidate]:
    recommendations = [item for paper in papers for item in paper.recommendations]
    places: dict[str, set[int]] = defaultdict(set)
    urged_counts: Counter[str] = Counter()
    asked_counts: Counter[str] = Counter()
    for place, recommendation in enumerate(recommendations):
        names = uses.names_in(recommendation.statement)
        urged_counts.update(urged_names(recommendation.statement, names))
        asked_counts.update(asked_names(recommendation.statement, names))
        for name in names:
            places[name.name].add(place)
    counters = (urged_counts, asked_counts, uses.acting, uses.addressed)
    return [
        _Candidate(
            cluster,
            tuple(
                recommendations[place]
                for place in sorted(set().union(*map(places.__getitem__, cluster)))
            ),
            *(sum(counter[name] for name in cluster) for counter in counters),
        )
        for cluster in cluster_names(uses)
        # Other words that only ever open sentences are no names.
        if any(
            " " in name or name in GROUPS or uses.mentions[name] > uses.opening[name]
            for name in cluster
        )
    ]


def _rank(actor: _Candidate) -> tuple[bool, bool, int, int, str]:
    """What actors are sorted by: groups that nothing is asked of come after bodies."""
    is_passive_group = not actor.urged and not GROUPS.isdisjoint(actor.names)
    mentions = (-len(actor.passages), -actor.mentions)
    return not actor.passages, is_passive_group, *mentions, min(actor.names)


def _is_body(candidate: _Candidate) -> bool:
    """Whether it is a body, and is asked for something or recurs."""
    if not any(names_body(name) and name not in GROUPS for name in candidate.names):
        return False
    if candidate.passages:
        return candidate.asked > 0 or candidate.mentions > 1
    is_bare = all(" " not in name and names_holder(name) for name in candidate.names)
    # What a text abbreviates it comes back to.
    often = _OFTEN_ABBREVIATED if any(map(is_initials, candidate.names)) else _OFTEN
    return candidate.mentions >= often and not is_bare


def _is_group(candidate: _Candidate) -> bool:
    """Whether it is a group of people to whom the recommendations, or the texts, do something."""
    is_involved = candidate.acting + candidate.addressed >= _OFTEN_INVOLVED
    is_named = len(candidate.passages) > 1 or candidate.asked > 0
    return not GROUPS.isdisjoint(candidate.names) and (is_named or is_involved)


def _acting_names(candidates: Iterable[_Candidate], uses: NameUses) -> list[_Candidate]:
    """Those without a noun for a body that act, are countries, or are joined to such in lists."""
    peoples = {people for name in uses.mentions for people in _words_for_people(name)}
    named = [
        candidate
        for candidate in candidates
        if candidate.passages
        and (candidate.mentions > 1 or candidate.urged)
        and not any(
            names_body(name) or name in GROUPS | peoples or name.endswith(_ADJECTIVAL)
            for name in candidate.names
        )
    ]
    acting = [
        candidate
        for candidate in named
        if candidate.urged
        or candidate.acting >= _SHARE_ACTING * candidate.mentions
        or any(
            not _words_for_people(name.rpartition(" ")[2]).isdisjoint(uses.words)
            for name in candidate.names
        )
    ]
    names = {name for candidate in acting for name in candidate.names}
    beside: Counter[str] = Counter()
    for (a, b), count in uses.joined.items():
        beside[a] += count * (b in names)
        beside[b] += count * (a in names)
    return [
        candidate
        for candidate in named
        if not names.isdisjoint(candidate.names)
        or sum(beside[name] for name in candidate.names) >= _SHARE_JOINED * candidate.mentions
    ]


def _words_for_people(country: str) -> set[str]:
    """What those may be called who live in a country of that name: *Indian*, *Taiwanese*."""
    if len(country) < 4 or is_initials(country):
        return set()
    stem = country.rstrip("aey")
    return {
        *(f"{country}{end}" for end in ("n", "an", "i")),
        *(f"{stem}{end}" for end in ("an", "ian", "ese")),
    }


def _find_wholes(uses: NameUses, ids: Mapping[str, str]) -> dict[str, list[str]]:
    """The ids of those that texts say an actor to be part of, by the actor's id."""
    counts: Counter[tuple[str, str]] = Counter()
    for (part, whole), count in uses.parts.items():
        if GROUPS.isdisjoint((part, whole)):
            counts[ids.get(fold_name(part), ""), ids.get(fold_name(whole), "")] += count
    wholes: dict[str, list[str]] = defaultdict(list)
    for (part, whole), count in counts.items():
        if part and whole and count > counts[whole, part]:
            wholes[part].append(whole)
    return wholes
