"""Brings together the names of one actor: short forms, abbreviations, and who holds its offices."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from policy_compare.evidence.body_names import (
    is_initials,
    names_body,
    names_holder,
    names_no_actor,
    split_office,
)
from policy_compare.evidence.name_uses import NameUses, initials_of

#: So long a name is typed by its initials.
_LONG_NAME = 4

#: What leads the names of bodies that go by the rest alone.
_DEPARTMENTS = ("Department", "Ministry")

#: The names of one actor, with how often each is mentioned.
Cluster = Counter[str]


def cluster_names(uses: NameUses) -> list[Cluster]:
    """The names of each possible actor, as far as the texts tell that they are one's."""
    heads = {name: name for name in uses.mentions}

    def head_of(name: str) -> str:
        while heads.setdefault(name, name) != name:
            name = heads[name]
        return name

    for name in uses.mentions:
        if (folded := name.casefold()) in uses.mentions:
            heads[head_of(name)] = head_of(folded)
    for short_form, long_names in uses.definitions.items():
        ((commonest, _),) = long_names.most_common(1)
        heads[head_of(short_form)] = head_of(commonest)
        for long_name in long_names:
            # Other papers may have it for somebody else.
            if long_name.endswith(commonest) or commonest.endswith(long_name):
                heads[head_of(long_name)] = head_of(commonest)
    for name, body in _undefined_short_forms(uses):
        heads[head_of(name)] = head_of(body)
    for name, body in _offices_of_bodies(uses):
        heads[head_of(name)] = head_of(body)
    clusters: dict[str, Cluster] = defaultdict(Counter)
    for name in heads:
        clusters[head_of(name)][name] = uses.mentions[name]
    return [cluster for cluster in clusters.values() if not any(map(names_no_actor, cluster))]


def _undefined_short_forms(uses: NameUses) -> Iterator[tuple[str, str]]:
    """Abbreviations that no text explains, with the commonest name that has such initials."""
    long_names: dict[str, Cluster] = defaultdict(Counter)
    for name in uses.mentions:
        for initials in initials_of(name) if " " in name else ():
            long_names[initials][name] = uses.mentions[name]
    for name in uses.mentions:
        ranked = long_names[name.upper()].most_common(2) if is_initials(name) else []
        is_clear = len(ranked) == 1 or (ranked and ranked[0][1] > ranked[1][1])
        if name not in uses.definitions and is_clear:
            yield name, ranked[0][0]


def _offices_of_bodies(uses: NameUses) -> Iterator[tuple[str, str]]:
    """Names of offices, and last words of names, with the bodies that go by them.

    *Director of OMB*, *Secretary of Energy*, *Commissioner of Internal Revenue*; *Treasury*, and
    *Education* where it acts, as a subject taught at schools does not.
    """
    bodies = [name for name in uses.mentions if names_body(name) and not names_holder(name)]
    bodies_by_matter = {split_office(body)[1]: body for body in reversed(bodies)}
    bodies_by_beginning = {
        " ".join(body.split(" ")[:count]): body for body in reversed(bodies) for count in (2, 3, 4)
    }
    for name in uses.mentions:
        matter = split_office(name)[1]
        if matter and names_holder(name):
            if matter in uses.mentions and (is_initials(matter) or names_body(matter)):
                yield name, matter
            elif body := bodies_by_matter.get(matter) or bodies_by_beginning.get(matter):
                yield name, body
        elif split_office(bodies_by_matter.get(name, ""))[0] in _DEPARTMENTS and (
            names_body(name) or uses.acting[name] > 1
        ):
            yield name, bodies_by_matter[name]


def label_of(cluster: Cluster) -> str:
    """The fullest name, as it is written most often."""
    full = [name for name in cluster if " " in name and not names_holder(name)]
    label = max(full or cluster, key=lambda name: (cluster[name], name))
    return f"{label[0].upper()}{label[1:]}"


def words_for_id(cluster: Cluster) -> str:
    """What people type for it: an abbreviation, a short name, or the initials of a long one."""
    short_forms = [name for name in cluster if " " not in name and not names_holder(name)]
    if short_forms:
        return max(short_forms, key=lambda name: (cluster[name], name))
    label = label_of(cluster)
    lead, matter = split_office(label)
    if lead in _DEPARTMENTS:
        return matter
    initials = re.findall(r"\b[A-Z]", label)
    return "".join(initials) if len(initials) >= _LONG_NAME else label
