"""Reads what programs for coding texts exchange: projects and codebooks of REFI-QDA 1.0.

NVivo, MAXQDA, ATLAS.ti, QualCoder and others write these, each in its own way. What is no text,
no code and no coded passage is counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath
from typing import Final
from xml.etree.ElementTree import Element

from policy_compare.author_cells import read_author, split_authors
from policy_compare.corpus.projects.counted_places import CountedText, count_characters
from policy_compare.corpus.projects.project_archive import (
    MOST_OF_TEXT,
    ProjectArchive,
    no_project_error,
    too_large_error,
)
from policy_compare.names import FreeNames
from policy_compare.project import OURS, Code, Coding, Project, ProjectText
from policy_compare.project_notes import split_note
from policy_compare.texts.encoding_guess import guess_encoding

#: What in a source holds its text, where that is not the source itself.
_TEXTS_OF_SOURCES: Final = ("Representation", "TextDescription", "Transcript")

#: A number of characters; no text has more than so many digits tell.
_COUNT: Final = re.compile(r"[0-9]{1,9}")

#: So many characters may all notes have; one that many things refer to counts for each.
_MOST_OF_NOTES: Final = 16_000_000

_AMBIGUOUS: Final = "codings with an identifier that several codes share"
_OF_ONE_OF_SEVERAL: Final = "variables of cases, of sources that share an identifier with others"
_WITHOUT_CODE: Final = "codings with a code that the project does not have"
_OUTSIDE: Final = "codings outside of their texts, or of texts that the file does not have"
_NOT_IN_TEXT: Final = "codings of areas of pages and pictures, of recordings or of whole sources"
#: What else has no place in our record, by its elements.
_OTHERS: Final = {"Link": "links", "Set": "sets", "Graph": "graphs"}


def read_qdpx(data: bytes, name: str) -> Project:
    """The project in a file of this name, or the codes alone of a codebook.

    Raises:
        SourceError: it is damaged or no such file, or has more than any project.
    """
    archive = ProjectArchive(data, name)
    root = archive.description()
    if root.tag not in ("Project", "CodeBook"):
        raise no_project_error(name)
    return _ProjectReading(root, archive).project()


class _ProjectReading:
    """Makes a project of its description and of the texts in its archive."""

    def __init__(self, root: Element, archive: ProjectArchive) -> None:
        self._root = root
        self._archive = archive
        self._is_ours = root.get("origin") == OURS
        self._left_out: Counter[str] = Counter()
        self._users = _names_by_guid(root.iter("User"))
        self._variables = _names_by_guid(root.iter("Variable"))
        self._notes = {_guid(note): self._content_of(note) for note in root.iter("Note")}
        self._left_of_notes = _MOST_OF_NOTES
        self._codes: dict[str, Code] = {}
        self._ambiguous_codes: set[str] = set()
        self._ids_of_codes, self._ids_of_texts = FreeNames(), FreeNames()
        sources = Counter(map(_guid, root.iterfind("Sources/*")))
        self._shared_ids_of_texts = {id for id, count in sources.items() if count > 1}
        for codes in root.iter("Codes"):
            self._add_codes(codes, ())
        self._values_of_sources: dict[str, dict[str, str]] = {}
        self._cases_of_passages: dict[str, list[str]] = {}
        for case in root.iter("Case"):
            self._add_case(case)

    def project(self) -> Project:
        """The project with the texts of the sources, and the codings in them."""
        texts: dict[str, ProjectText] = {}
        codings: list[Coding] = []
        for source in self._root.iterfind("Sources/*"):
            text, counted_text, passages = self._read_source(source)
            texts[text.id] = text
            for passage in passages:
                codings += self._codings_of(passage, text.id, counted_text)
        for tag, what in _OTHERS.items():
            self._left_out[what] += sum(1 for _ in self._root.iter(tag))
        return Project(
            self._root.get("origin", ""),
            self._root.get("name", ""),
            texts,
            self._codes,
            tuple(codings),
            tuple(f"{what}, left out: {count}" for what, count in self._left_out.items() if count),
            self._note(self._root),
        )

    def _add_codes(self, parent: Element, above: tuple[str, ...]) -> None:
        for element in parent.iterfind("Code"):
            id, names = _guid(element), (*above, element.get("name", ""))
            if id not in self._codes or self._codes[id].names != names:
                self._add_code(Code(id, names, note=self._note(element)))
            self._add_codes(element, names)

    def _add_code(self, code: Code) -> str:
        """Add the code, with another id where its own is taken; the id."""
        id = self._ids_of_codes.take(code.id or "code")
        if id != code.id and not code.kind:
            self._ambiguous_codes.add(code.id)
        self._codes[id] = code._replace(id=id)
        return id

    def _add_case(self, element: Element) -> None:
        """A case of passages is a code; one of whole sources is said beside them."""
        name = element.get("name", "")
        id = self._add_code(Code(_guid(element), (name,), "case", self._note(element)))
        for reference in element.iterfind("SelectionRef"):
            self._cases_of_passages.setdefault(_target(reference), []).append(id)
        values = {"case": name, **self._values(element)}
        for target in dict.fromkeys(map(_target, element.iterfind("SourceRef"))):
            if target in self._shared_ids_of_texts:
                self._left_out[_OF_ONE_OF_SEVERAL] += len(values)
            else:
                self._values_of_sources.setdefault(target, {}).update(values)

    def _values(self, element: Element) -> dict[str, str]:
        """The values of the variables of a case or a source, by their names."""
        values: dict[str, str] = {}
        for variable_value in element.iterfind("VariableValue"):
            for reference in variable_value.iterfind("VariableRef"):
                name = self._variables.get(_target(reference), "")
                values[name] = "".join(variable_value.itertext()).strip() or values.get(name, "")
        return {name: value for name, value in values.items() if name and value}

    def _note(self, *elements: Element) -> str:
        """What is said of the elements: their descriptions, and the notes that they refer to."""
        words = [element.findtext("Description") for element in elements]
        ids = (_target(one) for element in elements for one in element.iterfind("NoteRef"))
        words += map(self._notes.get, dict.fromkeys(ids))
        self._left_of_notes -= sum(map(len, filter(None, words)))
        if self._left_of_notes < 0:
            raise too_large_error(f"{_MOST_OF_NOTES:,} characters of notes")
        return "\n".join(filter(None, words))

    def _content_of(self, element: Element) -> str:
        """The text of a source or note, as its file has it; empty where there is none."""
        content = element.findtext("PlainTextContent")
        if content is None:
            data = self._archive.read(element.get("plainTextPath", ""), MOST_OF_TEXT)
            is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
            try:
                content = data.decode("utf-16" if is_utf_16 else "utf-8")
            except UnicodeDecodeError:
                content = data.decode(guess_encoding(data, "a text of the project"), "replace")
        return content.removeprefix("\ufeff")

    def _read_source(self, element: Element) -> tuple[ProjectText, CountedText, list[Element]]:
        """A source with its text, how that was counted, and the passages in it."""
        holders = (element.find(tag) for tag in _TEXTS_OF_SOURCES)
        holder = next((child for child in holders if child is not None), element)
        content, passages = self._content_of(holder), holder.findall("PlainTextSelection")
        # Ours are counted as we count.
        counted_text = CountedText(content)
        if not self._is_ours:
            counted_text = count_characters(content, [_place(passage) for passage in passages])
        self._left_out[_NOT_IN_TEXT] += sum(1 for _ in element.iter("Coding")) - sum(
            len(passage.findall("Coding")) for passage in passages
        )
        path = ""
        if element.tag in ("TextSource", "PDFSource"):
            path = element.get("path", "") or element.get("richTextPath", "")
        guid, own_path = _guid(element), PureWindowsPath(element.get("plainTextPath", ""))
        id = self._ids_of_texts.take(guid or "text")
        text = ProjectText(
            id,
            element.get("name", "") or own_path.stem or id,
            counted_text.text,
            PureWindowsPath(path).name,
            self._archive.read(path),
            note=self._note(element),
            values=self._values_of_sources.get(guid, {}) | self._values(element),
        )
        # Other programs hand on what we wrote.
        is_our_text = bool(split_note(text.note).values)
        return _with_own_values(text) if is_our_text else text, counted_text, passages

    def _codings_of(
        self, passage: Element, text: str, counted_text: CountedText
    ) -> Iterator[Coding]:
        """A coding for each who coded the passage, or one for what is noted beside it."""
        codings = passage.findall("Coding")
        place = counted_text.place_of(*_place(passage))
        if place is None:
            self._left_out[_OUTSIDE] += len(codings)
            return
        codes_by_user: dict[str, list[str]] = {}
        for coding in codings:
            code = next((_target(reference) for reference in coding.iterfind("CodeRef")), "")
            user = _guid(coding, "creatingUser") or _guid(passage, "creatingUser")
            if code and code in self._ambiguous_codes:
                self._left_out[_AMBIGUOUS] += 1
            elif code in self._codes:
                codes_by_user.setdefault(user, []).append(code)
            else:
                self._left_out[_WITHOUT_CODE] += 1
        cases = self._cases_of_passages.get(_guid(passage), ())
        note = self._note(passage, *codings)
        if not codings and (cases or note):
            codes_by_user[_guid(passage, "creatingUser")] = []
        for user, codes in codes_by_user.items():
            coder, name = self._users.get(user, ""), passage.get("name", "")
            yield Coding(text, *place, (*codes, *cases), coder=coder, name=name, note=note)


def _guid(element: Element, attribute: str = "guid") -> str:
    """A GUID, which programs write in several ways; empty where there is none."""
    return element.get(attribute, "").strip("{}").casefold()


def _target(reference: Element) -> str:
    return _guid(reference, "targetGUID")


def _names_by_guid(elements: Iterable[Element]) -> dict[str, str]:
    return {_guid(one): one.get("name", "") or one.get("id", "") for one in elements}


def _place(passage: Element) -> tuple[int, int]:
    """From which character up to before which one a passage is; none where it does not tell."""
    start, end = (passage.get(key, "").strip() for key in ("startPosition", "endPosition"))
    return (int(start), int(end)) if _COUNT.fullmatch(start) and _COUNT.fullmatch(end) else (0, 0)


def _with_own_values(text: ProjectText) -> ProjectText:
    """A text of ours, of which variables say what it has fields for."""
    values = dict(text.values)
    return text._replace(
        name=values.pop("title", text.name),
        authors=tuple(map(read_author, split_authors(values.pop("authors", "")))),
        publisher=values.pop("publisher", ""),
        issued=values.pop("issued", ""),
        details=values,
        values={},
    )
