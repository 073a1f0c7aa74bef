"""Gathers a project's codings by the passages that they are of.

Programs keep a coding for each code and passage. What a coder said of one passage belongs
together: what is urged, and beside it by whom, how firmly, and for or against.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from policy_compare.exchange.plan import LEAVE
from policy_compare.exchange.project_codebook import CodeUse
from policy_compare.model import STANCES, Stance
from policy_compare.project import Coding, Project
from policy_compare.project_notes import split_note

#: A coding with one of these is one of something that is urged, or dismissed.
_SUBJECTS: Final = ("proposition", "topic", "dismissed")
_SPEAKERS: Final = ("author", "publisher")
#: So many passages that begin before a coding are looked at for the one that it is in.
_NEAR: Final = 100
#: What a coding is left out for, each with the sentence that says so.
NO_CODE: Final = "without a code"
LEFT: Final = "with no code but such as the plan leaves"
ALONE: Final = "that say who, how or by what means, in no passage that says what"

Span = tuple[int, int]


class MarkedPassage(NamedTuple):
    """Characters ``start`` to ``end`` of a text, and what a coder said of them.

    ``names`` are those that it was coded with, by the words of ``CODE_MEANINGS``; ``stances``
    those on propositions, None where it is still to be told. ``values`` are our own notes'.
    """

    text: str
    start: int
    end: int
    coder: str
    date: str
    notes: tuple[str, ...]
    values: Mapping[str, Any]
    names: Mapping[str, tuple[str, ...]]
    stances: Mapping[str, Stance | None]


class GatheredPassages(NamedTuple):
    """The passages, how many codings they are made of, and for what the others were left out."""

    passages: tuple[MarkedPassage, ...]
    codings: int
    left_out: Mapping[str, int]


class _OpenPassage:
    """What is said of one passage so far."""

    def __init__(self, coding: Coding, number: int) -> None:
        self.coding, self.number, self.values = coding, number, split_note(coding.note).values
        self.notes: dict[str, None] = {}
        self.names: dict[str, dict[str, None]] = defaultdict(dict)
        self.stances: dict[tuple[str, Stance | None], None] = {}

    @property
    def span(self) -> Span:
        return self.coding.start, self.coding.end

    def add(self, coding: Coding, uses: Iterable[CodeUse]) -> None:
        """Put in what a coding says."""
        self.notes |= dict.fromkeys(filter(None, [split_note(coding.note).words]))
        for use in uses:
            self.names[use.word][use.name] = None
            if use.word == "proposition":
                self.stances[use.name, use.stance or coding.stance] = None

    def passages(self) -> Iterator[MarkedPassage]:
        """The passage, and once more for each further stance on what it has one on."""
        stance_beside = next((stance for stance in STANCES if stance in self.names), None)
        layers: list[dict[str, Stance | None]] = [{}]
        names_with_stance = {name for name, stance in self.stances if stance}
        for name, stance in self.stances:
            if stance or name not in names_with_stance:
                layer = next((layer for layer in layers if name not in layer), None)
                if layer is None:
                    layers.append(layer := {})
                layer[name] = stance or stance_beside
        coding, names = self.coding, {word: tuple(names) for word, names in self.names.items()}
        for layer in layers:
            yield MarkedPassage(
                coding.text, *self.span, coding.coder, coding.date, tuple(self.notes),
                self.values, names, layer,
            )  # fmt: skip


def gather_passages(project: Project, uses: Mapping[str, CodeUse]) -> GatheredPassages:
    """The passages of the project, in the order of its texts.

    Those of one text are in its order, and in that of the codings where they are our own.
    """
    left_out: Counter[str] = Counter()
    open_passages: dict[tuple[Any, ...], _OpenPassage] = {}
    further_codings: list[tuple[Coding, list[CodeUse]]] = []
    own_texts = texts_of_ours(project)
    for number, coding in enumerate(project.codings):
        coded_uses = [use for code in coding.codes if (use := uses[code]).word != LEAVE]
        if coding.text in own_texts:
            coded_uses = [use for use in coded_uses if use.word not in _SPEAKERS]
        own_id = split_note(coding.note).values.get("id")
        if not (own_id or coded_uses):
            left_out[LEFT if coding.codes else NO_CODE] += 1
        elif own_id or any(use.word in _SUBJECTS for use in coded_uses):
            speakers = tuple(use for use in coded_uses if use.word in _SPEAKERS)
            key = (coding.start, coding.end, coding.coder, coding.name, speakers)
            key = (coding.text, *((str(own_id),) if own_id else key))
            open_passages.setdefault(key, _OpenPassage(coding, number)).add(coding, coded_uses)
        else:
            further_codings.append((coding, coded_uses))
    unplaced = _put_into_passages(further_codings, open_passages.values())
    left_out.update({ALONE: unplaced} if unplaced else {})
    order = {id: number for number, id in enumerate(project.texts)}
    by_place = sorted(
        open_passages.values(),
        key=lambda open_passage: (
            order[open_passage.coding.text],
            open_passage.span if open_passage.coding.text not in own_texts else (0, 0),
            open_passage.number,
        ),
    )
    passages = tuple(passage for open_passage in by_place for passage in open_passage.passages())
    return GatheredPassages(passages, len(project.codings) - left_out.total(), left_out)


def texts_of_ours(project: Project) -> frozenset[str]:
    """The texts that we wrote for another program, which is told by their notes."""
    return frozenset(
        id for id, text in project.texts.items() if "id" in split_note(text.note).values
    )


class _Places:
    """Things by a key and a place in a text, to be asked for those around another place."""

    def __init__(self, things: Iterable[tuple[tuple[str, ...], Span, Any]]) -> None:
        self._things: dict[tuple[tuple[str, ...], Span], list[Any]] = defaultdict(list)
        for key, span, thing in things:
            self._things[key, span].append(thing)
        self._spans: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for key, span in sorted(self._things):
            self._spans[key].append(span)

    def around(self, key: tuple[str, ...], span: Span) -> list[Any]:
        """The things at the nearest place that has the span in it; none for none."""
        spans = self._spans.get(key, [])
        stop = bisect_right(spans, (span[0], float("inf")))
        near = reversed(spans[max(stop - _NEAR, 0) : stop])
        place = next((place for place in near if place[1] >= span[1]), None)
        return self._things[key, place] if place else []


def _put_into_passages(
    further_codings: Iterable[tuple[Coding, list[CodeUse]]], open_passages: Collection[_OpenPassage]
) -> int:
    """Put codings that say no subject to the passages that they are in; how many are in none.

    Who speaks may also be said of a longer stretch that has the passage in it, by any coder.
    """
    by_coder = _Places(
        ((open_passage.coding.text, open_passage.coding.coder), open_passage.span, open_passage)
        for open_passage in open_passages
    )
    by_anyone = _Places(
        ((open_passage.coding.text,), open_passage.span, open_passage)
        for open_passage in open_passages
    )
    unplaced_codings: list[tuple[Coding, list[CodeUse]]] = []
    for coding, coded_uses in further_codings:
        span, is_speaker = (coding.start, coding.end), _is_of_speakers(coded_uses)
        passages = (
            by_anyone.around((coding.text,), span)
            if is_speaker
            else by_coder.around((coding.text, coding.coder), span)
        )
        for open_passage in passages:
            open_passage.add(coding, coded_uses)
        if not passages:
            unplaced_codings.append((coding, coded_uses))
    speakers = _Places(
        ((coding.text,), (coding.start, coding.end), number)
        for number, (coding, coded_uses) in enumerate(unplaced_codings)
        if _is_of_speakers(coded_uses)
    )
    used_numbers: set[int] = set()
    for open_passage in open_passages:
        if open_passage.names.keys().isdisjoint(_SPEAKERS):
            for number in speakers.around((open_passage.coding.text,), open_passage.span):
                open_passage.add(*unplaced_codings[number])
                used_numbers.add(number)
    return len(unplaced_codings) - len(used_numbers)


def _is_of_speakers(uses: Iterable[CodeUse]) -> bool:
    return all(use.word in _SPEAKERS for use in uses)
