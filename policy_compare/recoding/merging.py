"""Makes one thing of several: what they list is joined, what collides is told or refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policy_compare.analysis.changes.coding_changes import corpus_by_new_ids
from policy_compare.analysis.coders.matching import match_recommendations
from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import find_positions
from policy_compare.corpus.changed_contents import changed_contents, table_error
from policy_compare.corpus.corpus_files import PAPER_SUFFIX, TABLE
from policy_compare.corpus.paper_file import paper_values
from policy_compare.corpus.reader import CorpusReading
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, CorpusNames
from policy_compare.errors import CallError
from policy_compare.model import STRENGTHS, Corpus, Recommendation, StanceOn, Tension
from policy_compare.names import FreeNames
from policy_compare.recoding.name_places import NamePlace, mark_places, replace_names
from policy_compare.recoding.recoded_files import Recoding, finish_recoding, read_sound_corpus
from policy_compare.recoding.renaming import RecodedKind, change_former_names, check_new_id
from policy_compare.statement_table import codebook_values

#: How much alike statements are that are the same, see ``Match.alike``.
_SAME = 100


def merge_things(
    folder: Path, kind: RecodedKind, typed: Sequence[str], into: str, prefer: str, *, keep: bool
) -> Recoding:
    """What makes one thing, with the id ``into``, of those that are called as it was ``typed``.

    It stays as the one that has the id, or else the first. Where a recommendation takes several
    stances, that on the one to ``prefer`` holds. ``keep`` makes former names of the old ids.

    Raises:
        CorpusError: the corpus has errors.
        UnknownName: nothing of the kind is called so.
        CallError: the id cannot be theirs, stances collide, or a name stands in a table.
    """
    reading, corpus, places = read_sound_corpus(folder, kind)
    names = CorpusNames(corpus)
    ids = [names.resolve_name(kind, name) for name in typed]
    if into not in ids:
        check_new_id(corpus, kind, " ".join(ids), into)
    ids = list(dict.fromkeys((into, *ids) if into in ids else ids))
    if len(ids) < 2:
        raise CallError(f"{ids[0]} alone is one already", "name two, or more, that become one")
    prefer = prefer and names.resolve_name(kind, prefer)
    if prefer not in ("", *ids):
        raise CallError(f"{prefer} is none of {', '.join(ids)}", "--prefer names one of them")
    models: dict[str, str] = {}
    if kind == "paper":
        contents, merged, lines = _merge_papers(reading, corpus, ids, into, models)
        lines += _new_contradictions(corpus, merged, dict.fromkeys(ids, ids[0]))
    else:
        merge = _EntryMerge(reading, corpus, kind, places, ids, into, prefer)
        contents, lines = merge.merged_contents(), merge.lines
    new_ids = {id: into for id in ids if id != into}
    change_former_names(contents, corpus.codebook, kind, new_ids, keep=keep)
    return finish_recoding(reading, contents, kind, new_ids, models, lines)


def _merge_papers(
    reading: CorpusReading, corpus: Corpus, ids: Sequence[str], into: str, models: dict[str, str]
) -> tuple[dict[str, bytes], Corpus, list[str]]:
    """What the files hold then, as a corpus too, and what to say.

    ``models`` gets the new name of a file.
    """
    after, *others = (corpus.papers[id] for id in ids)
    file, contents, lines = after.file, dict(reading.contents), []
    free_ids = FreeNames(one.id for one in after.recommendations)
    for paper in others:
        if TABLE in (file, paper.file):
            raise table_error(paper.id)
        del contents[paper.file]
        lines.append(f"{paper.file} goes, with its comments and its description: {paper.title}")
        items = [
            one._replace(paper=after.id, id=free_ids.take(one.id)) for one in paper.recommendations
        ]
        pairs = zip(paper.recommendations, items, strict=True)
        lines += (f"{old.ref} is {into}/{new.id}" for old, new in pairs if old.id != new.id)
        matches, _, _ = match_recommendations(after.recommendations, paper.recommendations)
        lines += (
            f"{match.a.ref} and {match.b.ref} quote or say the same: both stay, delete one"
            for match in matches
            if match.how == "quote" or match.alike == _SAME
        )
        dismissed = tuple(dict.fromkeys((*after.dismissed, *paper.dismissed)))
        recommendations = (*after.recommendations, *items)
        after = after._replace(recommendations=recommendations, dismissed=dismissed)
    contents |= changed_contents(corpus, contents, Corpus(corpus.codebook, {after.id: after}))
    merged = {id: paper for id, paper in corpus.papers.items() if id not in ids}
    if after.id != into:
        models[f"{into}{PAPER_SUFFIX}"] = file
        contents[f"{into}{PAPER_SUFFIX}"] = contents.pop(file)
    return contents, corpus._replace(papers={**merged, after.id: after}), lines


def _new_contradictions(before: Corpus, after: Corpus, new_ids: Mapping[str, str]) -> Iterator[str]:
    """Which papers contradict themselves on what then, and neither did by its former ids."""

    def contradictions(corpus: Corpus) -> dict[tuple[str, str], None]:
        return {
            (new_ids.get(unit, unit), new_ids.get(proposition, proposition)): None
            for proposition, positions in find_positions(corpus).by_proposition.items()
            for unit, position in positions.items()
            if position.direction == "both"
        }

    contradictions_before = contradictions(before)
    for unit, proposition in contradictions(after):
        if (unit, proposition) not in contradictions_before:
            yield f"{unit} contradicts itself on {proposition}"


class _EntryMerge:
    """Entries of a codebook that become one; ``lines`` say what comes of it.

    In memory each place that names one of them has a mark, a name of its own. Of those that stand
    in one list or mapping, one gets the new id in its place, and the others are taken out.
    """

    def __init__(
        self,
        reading: CorpusReading,
        corpus: Corpus,
        kind: CodebookKind,
        places: Iterable[NamePlace],
        ids: Sequence[str],
        into: str,
        prefer: str,
    ) -> None:
        self._contents, self._corpus, self._kind = reading.contents, corpus, kind
        self._ids, self._into, self._prefer = ids, into, prefer
        self._marked, self._places = mark_places(reading, corpus, places, ids)
        self._names = {mark: place.name for mark, place in self._places.items()}
        self._collisions: list[str] = []
        self.lines = [f"{' and '.join(ids)} become {into}: {len(self._names)} places name them"]

    def merged_contents(self) -> dict[str, bytes]:
        """What the files hold then; where stances collide, CallError is raised."""
        papers = {}
        for paper in self._marked.papers.values():
            items = tuple(map(self._join_positions, paper.recommendations))
            papers[paper.id] = paper._replace(recommendations=items)
        if self._collisions:
            raise CallError(
                "\n  ".join(("nothing was written: these take two stances", *self._collisions)),
                "--prefer ID says whose stance holds; or code them anew first",
            )
        sections: dict[str, Any] = {CODEBOOK_SECTIONS[self._kind]: self._joined_entries()}
        tensions = self._joined_tensions()
        book = self._marked.codebook._replace(**sections, tensions=tensions)
        all_values = (codebook_values(book), *map(paper_values, papers.values()))
        kept = {mark for values in all_values for mark in self._marks_to_keep(values)}
        old_ids = {mark: self._into if mark in kept else id for mark, id in self._names.items()}
        new_ids = dict.fromkeys(self._names, self._into)
        before = corpus_by_new_ids(self._marked, {self._kind: old_ids})
        after = corpus_by_new_ids(Corpus(book, papers), {self._kind: new_ids})
        in_place = {self._places[mark]: self._into for mark in kept}
        contents = {**self._contents, **replace_names(self._contents, in_place)}
        self.lines += _new_contradictions(self._corpus, after, dict.fromkeys(self._ids, self._into))
        return contents | changed_contents(before, contents, after)

    def _join_positions(self, recommendation: Recommendation) -> Recommendation:
        """The recommendation with one position for those that become one."""
        names, positions = self._names, recommendation.positions
        colliding = [one for one in positions if one.proposition in names]
        if len(colliding) < 2:
            return recommendation
        preferred = [one for one in colliding if names[one.proposition] == self._prefer]
        kept = (preferred or colliding)[0]
        alike = [one for one in colliding if one.stance == kept.stance]
        # How firm and on which condition is told where it may be another than it was.
        is_told = len({(one.condition, recommendation.strength_of(one)) for one in colliding}) > 1

        def told_stance(stance_on: StanceOn) -> str:
            degrees = filter(None, (recommendation.strength_of(stance_on), stance_on.condition))
            text = ", ".join(degrees) if is_told else ""
            return f"{stance_on.stance} ({text})" if text else stance_on.stance

        told = ", ".join(f"{names[one.proposition]} {told_stance(one)}" for one in colliding)
        if len(alike) < len(colliding) and not preferred:
            self._collisions.append(f"{recommendation.ref}: {told}")
            return recommendation
        strengths = {recommendation.strength_of(stance_on) for stance_on in preferred or alike}
        strength = next((degree for degree in STRENGTHS if degree in strengths), None)
        doers = [doer for one in alike for doer in recommendation.doers(one)]
        joined = kept._replace(
            proposition=self._one_to_keep([one.proposition for one in colliding]),
            condition="; ".join(dict.fromkeys(one.condition for one in alike if one.condition)),
            by=tuple(dict.fromkeys(doers)) if any(one.by for one in alike) else (),
            strength=strength if strength != recommendation.strength else None,
        )
        self.lines.append(f"{recommendation.ref}: {told}; one position, {told_stance(joined)}")
        others = [stance_on for stance_on in positions if stance_on not in colliding]
        others.insert(positions.index(colliding[0]), joined)
        return recommendation._replace(positions=tuple(others))

    def _joined_entries(self) -> dict[str, Any]:
        """The section in which the first entry has what the others list, and these are gone."""
        section = CODEBOOK_SECTIONS[self._kind]
        entries = dict(getattr(self._marked.codebook, section))
        marks = {place.name: mark for mark, place in self._places.items() if place.is_entry}
        first = entries[marks[self._ids[0]]]
        others = [entries.pop(marks[id]) for id in self._ids[1:]]
        for field in {"aliases", "keywords", "topics", "part_of"} & {*first._fields}:
            items = [item for entry in (first, *others) for item in getattr(entry, field)]
            if field in ("aliases", "keywords"):
                items += (entry.label for entry in others if entry.label != entry.id)
            if field == "part_of":
                # What is part of one of them cannot be what all of them are part of.
                hierarchy = Hierarchy(getattr(self._corpus.codebook, section))
                wholes = {id: hierarchy.with_wholes(self._names.get(id, id)) for id in items}
                items = [id for id in items if wholes[id].isdisjoint(self._ids)]
            first = first._replace(**{field: tuple(dict.fromkeys(items))})
        for entry, id in zip(others, self._ids[1:], strict=True):
            fields = ("label" if self._kind == "instrument" else "statement", "about")
            lost = (getattr(entry, field, "") for field in fields)
            self.lines.append(": ".join((f"{id} goes", *filter(None, lost))))
        return {**entries, first.id: first}

    def _one_to_keep(self, marks: Sequence[str]) -> str:
        """Of marks that stand together the one that is called so already, or else the first."""
        return next((mark for mark in marks if self._names[mark] == self._into), marks[0])

    def _marks_to_keep(self, values: Any) -> Iterator[str]:
        """Of the marks that stand in one list or mapping one."""
        if isinstance(values, str):
            yield from self._names.keys() & {values}
            return
        together = [name for name in values if isinstance(name, str) and name in self._names]
        yield from [self._one_to_keep(together)] if together else ()
        is_mapping = isinstance(values, dict)
        for value in values.values() if is_mapping else values:
            if isinstance(value, dict | list) or (is_mapping and isinstance(value, str)):
                yield from self._marks_to_keep(value)

    def _joined_tensions(self) -> tuple[Tension, ...]:
        """The tensions; those of two that become one go, and two with the same third are one."""
        joined: list[Tension] = []
        places: dict[frozenset[str], int] = {}
        for tension in self._marked.codebook.tensions:
            pair = frozenset("" if id in self._names else id for id in tension.between)
            place = places.setdefault(pair, len(joined)) if "" in pair else len(joined)
            tension_told = (
                f"the tension of {' and '.join(self._names.get(id, id) for id in tension.between)}"
            )
            if pair == {""}:
                self.lines.append(f"{tension_told} goes: {tension.why}")
            elif place == len(joined):
                joined.append(tension)
            else:
                self.lines.append(f"{tension_told} joins one of {self._into}")
                why = " ".join(dict.fromkeys((joined[place].why, tension.why)))
                joined[place] = joined[place]._replace(why=why)
        return tuple(joined)
