"""Where the files of a corpus name a thing of a kind, and other names put in these places.

The form reads every name, so it is asked where it read each: nothing else knows which keys hold
names. What stands in a place is changed in its own notation, and no other byte is.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from policy_compare.corpus.changed_contents import table_error
from policy_compare.corpus.form.known_names import ANY_NAME, Choice, KnownNames, names_in_nodes
from policy_compare.corpus.form.values import ValueKind
from policy_compare.corpus.reader import CorpusReading, list_and_read, read_as_corpus
from policy_compare.corpus.yaml.nodes import Node, Value
from policy_compare.corpus.yaml.notation import write_scalar
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.model import Corpus
from policy_compare.names import FreeNames

#: What stands before a text in a block of its own, on the line of its key.
_HEADER = re.compile(r"[|>][^\r\n]*\s+")


class NamePlace(NamedTuple):
    """A place at which a file names something.

    ``start`` counts characters from the file's first, without a mark of byte order; in a table
    it is -1. ``line`` counts from 1. At an entry's place the codebook lists it.
    """

    file: str
    start: int
    line: int
    name: str
    is_entry: bool


class _RecordedName(ValueKind):
    """A name that is read as ever, and whose places are kept."""

    def __init__(self, name: ValueKind, places: list[NamePlace], folder: str) -> None:
        self._name, self._places, self._folder = name, places, folder

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> str | None:
        id: str | None = self._name.read(value, mark, report, what)
        if id is not None:
            file = report.file.removeprefix(self._folder)
            start: int = getattr(mark, "index", -1)
            is_entry = not isinstance(self._name, Choice)
            self._places.append(NamePlace(file, start, mark.line + 1, id, is_entry))
        return id


def read_name_places(
    folder: Path, kind: str, contents: Mapping[str, bytes] | None = None
) -> tuple[CorpusReading, list[NamePlace]]:
    """The corpus in the folder, and every place at which its files name a thing of the kind.

    ``contents`` are read in the stead of the files.
    """
    places: list[NamePlace] = []

    def record(name_kind: str, name: ValueKind) -> ValueKind:
        if name_kind != kind:
            return name
        return _RecordedName(name, places, str(folder / "_").removesuffix("_"))

    def find_names(root: Node) -> KnownNames:
        return names_in_nodes(root)._replace(wrap=record)

    report = Report(str(folder))
    contents = list_and_read(folder, report)[1] if contents is None else contents
    reading = read_as_corpus(folder, contents, find_names)
    return reading._replace(problems=(*report.problems, *reading.problems)), places


def mark_places(
    reading: CorpusReading, corpus: Corpus, places: Iterable[NamePlace], ids: Collection[str]
) -> tuple[Corpus, dict[str, NamePlace]]:
    """The corpus with a mark, a name of its own, in each place that names one of these ids.

    With it come the places by their marks. Raises as :func:`replace_names` does.
    """
    free_names = FreeNames((*ids, *(place.name for place in places)))
    marks = {free_names.take(place.name): place for place in places if place.name in ids}
    texts = replace_names(reading.contents, {place: mark for mark, place in marks.items()})
    # Files without marks are left out, as they are beside the point; without a paper is no corpus.
    contents = texts if len(texts) > 1 else {**reading.contents, **texts}
    marked = read_as_corpus(reading.folder, contents, lambda _: ANY_NAME)
    return marked.corpus or corpus, marks


def replace_names(
    contents: Mapping[str, bytes], new_names: Mapping[NamePlace, str]
) -> dict[str, bytes]:
    """What the files hold with these names in these places, by name, as far as it changes.

    Raises:
        CallError: a place is in a table.
    """
    changed: dict[str, bytes] = {}
    for file, group in groupby(sorted(new_names.items()), key=lambda item: item[0].file):
        text = contents[file].decode()
        body = text.lstrip("\ufeff")
        parts, done = [text.removesuffix(body)], 0
        for place, new_name in group:
            start, end, piece = _replace_name(body, place, new_name)
            parts += [body[done:start], piece]
            done = end
        changed[file] = "".join((*parts, body[done:])).encode()
    return changed


def _replace_name(text: str, place: NamePlace, new_name: str) -> tuple[int, int, str]:
    """From where to where the text is replaced, and by what."""
    start = place.start
    if start < 0:
        raise table_error(place.name)
    if (sign := text[start]) in "\"'":
        # What stands in quotes may be written with escapes, and none of them is a quote.
        return start + 1, text.index(sign, start + 1), new_name
    if header := _HEADER.match(text, start):
        return header.end(), header.end() + len(place.name), new_name
    return start, start + len(place.name), write_scalar(new_name, flow=True)
