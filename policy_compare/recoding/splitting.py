"""Splits one thing into several: each place that names it is decided, and none is left.

In memory each place gets a mark, a name of its own. What is decided of it is then to put ids for
its mark; in the text the first of them comes into the place itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from policy_compare.corpus.changed_contents import changed_contents, table_error
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX, TABLE
from policy_compare.corpus.paper_file import paper_values
from policy_compare.corpus.reader import CorpusReading
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.corpus_names import CorpusNames
from policy_compare.errors import CallError
from policy_compare.model import Corpus, Paper
from policy_compare.names import fold_name, join_words
from policy_compare.recoding.name_places import NamePlace, mark_places, replace_names
from policy_compare.recoding.recoded_files import Recoding, finish_recoding, read_sound_corpus
from policy_compare.recoding.renaming import RecodedKind, check_new_id
from policy_compare.statement_table import FORMER_NAME_SECTIONS, codebook_values

#: The ids that come into places, by their marks.
Decisions = Mapping[str, Sequence[str]]


class SplitPlace(NamedTuple):
    """A place that names what is split; of a position, ``others`` are spoken to beside it."""

    mark: str
    place: str
    field: str
    said: str = ""
    statement: str = ""
    quote: str = ""
    others: frozenset[str] = frozenset()


class Split(NamedTuple):
    """What is split into what: the ``corpus`` with marks, their places, and those to decide."""

    reading: CorpusReading
    corpus: Corpus
    kind: RecodedKind
    old: str
    into: Sequence[str]
    names: Mapping[str, NamePlace]
    places: Sequence[SplitPlace]


def open_split(folder: Path, kind: RecodedKind, typed: str, into: Sequence[str]) -> Split:
    """The split of what is called as it was ``typed`` into these ids, new ones or known.

    Raises:
        CorpusError: the corpus has errors.
        UnknownName: nothing of the kind is called so.
        CallError: there are not two ids, one can be none, or a place is in a table.
    """
    if not 1 < len(into) == len(set(map(fold_name, into))):
        raise CallError("a split is into two or more, of other names", "--into ID --into ID")
    reading, corpus, name_places = read_sound_corpus(folder, kind)
    old = CorpusNames(corpus).resolve_name(kind, typed)
    section = FORMER_NAME_SECTIONS[kind]
    ids_there = corpus.papers if kind == "paper" else getattr(corpus.codebook, section)
    for id in (id for id in into if id not in ids_there):
        check_new_id(corpus, kind, old, id)
    if kind == "paper":
        if corpus.papers[old].file == TABLE:
            raise table_error(old)
        return Split(reading, corpus, kind, old, into, {}, [*_find_passages(corpus.papers[old])])
    corpus, names = mark_places(reading, corpus, name_places, (old,))
    return Split(reading, corpus, kind, old, into, names, [*_find_places(corpus, names)])


def _find_passages(paper: Paper) -> Iterator[SplitPlace]:
    for one in paper.recommendations:
        quote = one.evidence.quote if one.evidence else ""
        yield SplitPlace(one.ref, one.ref, "recommendations", "", one.statement, quote)
    for number, (quote, why, *_) in enumerate(paper.dismissed, 1):
        yield SplitPlace(quote, paper.id, f"dismissed {number}", "", why, quote)


def _find_places(corpus: Corpus, names: Mapping[str, NamePlace]) -> Iterator[SplitPlace]:
    book = corpus.codebook
    for mark, path, _ in _find_marks(codebook_values(book), names):
        if not names[mark].is_entry:
            why = next((tension.why for tension in book.tensions if mark in tension.between), "")
            yield SplitPlace(mark, CODEBOOK, " > ".join(path), "", why)
    for paper in corpus.papers.values():
        items = paper_values(paper)["recommendations"]
        for recommendation, values in zip(paper.recommendations, items, strict=True):
            quote = recommendation.evidence.quote if recommendation.evidence else ""
            spoken_to = frozenset(stance_on.proposition for stance_on in recommendation.positions)
            for mark, path, words in _find_marks(values, names):
                others = spoken_to - {mark} if words else frozenset()
                place = recommendation.ref, " > ".join(path)
                yield SplitPlace(mark, *place, words, recommendation.statement, quote, others)


def _find_marks(
    values: Any, names: Mapping[str, NamePlace], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each mark in the values, with the keys that lead to it, and what is said under it."""
    if isinstance(values, dict):
        for key, value in values.items():
            if key in names:
                texts = [value] if isinstance(value, str) else value.values()
                yield key, path, ", ".join(text for text in texts if isinstance(text, str))
            elif isinstance(value, str) and value in names:
                yield value, (*path, key), ""
            else:
                yield from _find_marks(value, names, (*path, key))
    for item in values if isinstance(values, list) else ():
        if isinstance(item, str) and item in names:
            yield item, path, ""
        elif isinstance(item, dict) and (ends := item.get("between")):
            others = (id for id in ends if id not in names)
            yield from _find_marks(ends, names, (*path, " and ".join(others)))


def find_fault(split: Split, place: SplitPlace, ids: Sequence[str]) -> str:
    """Why these ids cannot come into the place; empty if they can."""
    if not ids:
        return f"nothing is decided: {join_words(split.into, 'or')}"
    if wrong := [id for id in ids if id not in split.into]:
        return f"'{wrong[0]}' is none of {', '.join(split.into)}"
    if len(ids) > 1 and split.kind in ("instrument", "paper"):
        return f"there can be one {split.kind} only"
    spoken_to = sorted(place.others.intersection(ids))
    return f"{place.place} has a position on {spoken_to[0]} already" if spoken_to else ""


def split_coding(split: Split, decisions: Decisions) -> Recoding:
    """What each file holds with the ids in their places; raises as ``finish_recoding``."""
    if split.kind == "paper":
        return _split_paper(split, decisions)
    book, section = split.corpus.codebook, FORMER_NAME_SECTIONS[split.kind]
    # What goes on as it was called keeps its entry, which has a mark here.
    own = [split.old] * (split.old in split.into)
    own += [id for id in split.into if id not in (split.old, *getattr(book, section))]
    ids = {mark: own if name.is_entry else decisions[mark] for mark, name in split.names.items()}
    first = {mark: some[:1] or [mark] for mark, some in ids.items()}
    in_place = {name: first[mark][0] for mark, name in split.names.items()}
    contents = {**split.reading.contents, **replace_names(split.reading.contents, in_place)}
    values = {paper.file: paper_values(paper) for paper in split.corpus.papers.values()}
    values[CODEBOOK] = codebook_values(book)
    for file in {name.file for name in in_place}:
        before, after = _put_ids(values[file], first), _put_ids(values[file], ids, once=True)
        if file == CODEBOOK:
            _finish_codebook(split, after, own)
        contents[file] = change_values(contents[file].decode(), before, after).encode()
    gone = {split.old} - {*split.into}
    lines = (f"look at the entries in {CODEBOOK}: {', '.join(split.into)}",)
    return finish_recoding(split.reading, contents, split.kind, gone, lines=lines)


def _finish_codebook(split: Split, values: dict[str, Any], ids: Sequence[str]) -> None:
    """Leave to the first entry what names it; a former name of what is gone goes, too."""
    section = FORMER_NAME_SECTIONS[split.kind]
    for id in ids[1:]:
        values[section][id] = {
            key: f"{value} ({id})" if key == "statement" else value
            for key, value in values[section][id].items()
            if key not in ("label", "aliases", "keywords")
        }
    names = values.get("former_names", {}).get(section, {})
    for former_id in [one for one, id in names.items() if id == split.old and id not in split.into]:
        del names[former_id]


def _put_ids(values: Any, ids: Decisions, *, once: bool = False) -> Any:
    """The values with the ids in the places of their marks, in a list each ``once``."""
    if isinstance(values, str):
        return ids.get(values, (values,))[0]
    if isinstance(values, dict):
        pairs = ((id, value) for key, value in values.items() for id in ids.get(key, (key,)))
        return {id: _put_ids(value, ids, once=once) for id, value in pairs}
    if not isinstance(values, list):
        return values
    items: list[Any] = []
    for item in values:
        if isinstance(item, str):
            items += (id for id in ids.get(item, (item,)) if not (once and id in items))
        elif "between" in item:
            ends = product(*(ids.get(id, (id,)) for id in item["between"]))
            items += ({**item, "between": [*pair]} for pair in ends if len({*pair}) > once)
        else:
            items.append(_put_ids(item, ids, once=once))
    return items


def _split_paper(split: Split, decisions: Decisions) -> Recoding:
    """What the papers' files hold; a new paper begins as a copy of the one that is split."""
    papers, contents = dict(split.corpus.papers), dict(split.reading.contents)
    old, after, book = papers[split.old], dict[str, Paper](), split.corpus.codebook
    for id in split.into:
        own = papers[id] if id in papers and id != old.id else Paper(id, "")
        if id not in papers:
            papers[id] = old._replace(id=id, file=f"{id}{PAPER_SUFFIX}")
            contents[papers[id].file] = contents[old.file]
        marks = {mark for mark, ids in decisions.items() if id in ids}
        items = (one for one in old.recommendations if one.ref in marks)
        dismissed = (passage for passage in old.dismissed if passage.quote in marks)
        after[id] = papers[id]._replace(
            recommendations=(*own.recommendations, *items), dismissed=(*own.dismissed, *dismissed)
        )
    before, gone = split.corpus._replace(papers=papers), {old.id} - {*split.into}
    names = {one: id for one, id in book.former_names.get("paper", {}).items() if id not in gone}
    book = book._replace(former_names={**book.former_names, "paper": names})
    contents |= changed_contents(before, contents, Corpus(book, {**papers, **after}))
    if gone:
        del contents[old.file]
    lines = (f"look at what is said of each paper: {', '.join(split.into)}",)
    return finish_recoding(split.reading, contents, "paper", gone, lines=lines)
