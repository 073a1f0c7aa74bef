"""Makes a corpus of another program's project by a plan that says what its codes mean.

What a coder said of one passage is one recommendation, and its quote is looked up in the
project's text. It is read as a corpus's files are; what has no place there is left out and said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain, groupby
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from policy_compare.analysis.wording.split_words import STOP
from policy_compare.author_cells import read_author
from policy_compare.corpus.form.known_names import KnownNames, names_in_codebook
from policy_compare.corpus.form.paper_form import PERSON_KEYS, paper_form
from policy_compare.corpus.form.records import build_paper
from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.tables.new_ids import make_file_id
from policy_compare.corpus.yaml.nodes import node_of
from policy_compare.corpus.yaml.notation import filled_values, one_line_text
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.errors import CallError, SourceError
from policy_compare.evidence.coded_passages import MarkedText, PassageQuote
from policy_compare.evidence.own_words import plain_words
from policy_compare.evidence.quote_choice import QUOTE_WORDS
from policy_compare.exchange.imported_corpus import ImportedCorpus
from policy_compare.exchange.plan import LEAVE, ImportPlan
from policy_compare.exchange.project_codebook import ProjectCodebook, codebook_of_project
from policy_compare.exchange.project_passages import (
    MarkedPassage,
    gather_passages,
    texts_of_ours,
)
from policy_compare.files.temporary_folder import folder_of_files
from policy_compare.model import STRENGTHS, Codebook, Corpus, Evidence, Paper, Strength
from policy_compare.names import FreeNames
from policy_compare.project import Project, ProjectText
from policy_compare.project_notes import split_note
from policy_compare.texts.formats import PLAIN_TEXT, format_of_suffix
from policy_compare.texts.opening import DocumentReader, TextFile

#: So many characters of a passage say what it urges, until a person words it.
_STATEMENT: Final = 400
#: So many words of a quote make an id.
_ID_WORDS: Final = 4


def corpus_of_project(project: Project, plan: ImportPlan, book: Codebook) -> ImportedCorpus:
    """The corpus that the project makes, with the names of the codebook and new ones beside them.

    A project in which nothing is coded gives a codebook alone.

    Raises:
        CallError: the plan leaves every code.
    """
    report = Report(project.program)
    codebook = codebook_of_project(project, plan, book, report)
    if project.codes and all(use.word == LEAVE for use in codebook.uses.values()):
        raise CallError(
            "the plan leaves every code, so nothing would come in",
            "say in it which codes are topics or propositions",
        )
    passages, came_in, left_out = gather_passages(project, codebook.uses)
    maker = _PaperMaker(project, plan, codebook, report)
    papers = dict(sorted((paper.id, paper) for paper in maker.papers(passages)))
    total = len(project.codings)
    summary = [f"{came_in} of {total} codings came in"] if total else []
    summary += (f"codings {why}, left out: {count}" for why, count in left_out.items())
    summary += maker.remarks()
    if codebook.named_propositions:
        summary.append(
            f"statements of propositions that are only a code's name, and want wording: "
            f"{codebook.named_propositions}"
        )
    faults = Counter(problem.message for problem in report.problems if problem.severity == "error")
    summary += (f"without what cannot be: {fault}, {count}" for fault, count in faults.items())
    corpus = Corpus(codebook.book, papers)
    return ImportedCorpus(corpus, maker.sources, (*project.left_out, *summary))


class SourceFile(NamedTuple):
    """What the file of a text holds, and how its name ends."""

    suffix: str
    content: bytes


class _PaperMaker:
    """Makes papers of passages; gathers their ``sources``, and what there is to say of them."""

    def __init__(
        self, project: Project, plan: ImportPlan, codebook: ProjectCodebook, report: Report
    ) -> None:
        self.sources: dict[str, bytes] = {}
        self._project, self._plan, self._codebook, self._report = project, plan, codebook, report
        self._limit = codebook.book.quote_words or QUOTE_WORDS
        self._ids, self._stems = FreeNames(), FreeNames()
        self._files: dict[str, SourceFile] = {}
        self._file_names: dict[str, str] = {}
        self._own_texts = texts_of_ours(project)
        self._counts: Counter[str] = Counter()

    def remarks(self) -> list[str]:
        """What a person must know of what was made, with how often."""
        return [f"{remark}: {count}" for remark, count in self._counts.items() if count]

    def papers(self, passages: Iterable[MarkedPassage]) -> Iterator[Paper]:
        """The papers: one a text, or one for each who speaks in it."""
        own_texts = (id for id in self._project.texts if id in self._own_texts)
        by_text: dict[str, list[MarkedPassage]] = {id: [] for id in own_texts}
        for passage in passages:
            by_text.setdefault(passage.text, []).append(passage)
        self._counts["texts of which nothing came in"] = len(self._project.texts) - len(by_text)
        names = names_in_codebook(self._codebook.book)
        # Our own notes have the quotes.
        ids = {id: any(not passage.values for passage in by_text[id]) for id in by_text}
        unread_texts = ((self._project.texts[id], None) for id in ids if not ids[id])
        read_texts = self._read_texts(id for id in ids if ids[id])
        for text, marked_text in chain(unread_texts, read_texts):
            by_speakers: dict[tuple[tuple[str, ...], ...], list[MarkedPassage]] = {}
            for passage in by_text[text.id]:
                both = (passage.names.get("author", ()), passage.names.get("publisher", ()))
                by_speakers.setdefault(both, []).append(passage)
            for speakers, own_passages in (by_speakers or {((), ()): []}).items():
                # One who alone speaks in a text is told from nobody by the paper's id.
                speaker_names = (
                    [name for some in speakers for name in some] if len(by_speakers) > 1 else []
                )
                label = " ".join((text.name or text.id, *speaker_names))
                paper = self._paper(text, label, speakers, own_passages, marked_text, names)
                if paper is not None:
                    yield paper

    def _read_texts(self, ids: Iterable[str]) -> Iterator[tuple[ProjectText, MarkedText | None]]:
        """The texts, each with what was read of its file; None where nothing can be."""
        texts = [(id, file) for id in ids for file in files_of_text(self._project.texts[id])]
        contents = {
            f"{number}{file.suffix}": file.content for number, (_, file) in enumerate(texts)
        }
        with folder_of_files(contents) as folder, DocumentReader() as reader:
            documents = reader.read_each([TextFile(folder / name) for name in contents])
            by_text = groupby(zip(texts, documents, strict=True), key=lambda pair: pair[0][0])
            for id, pairs in by_text:
                text, marked_text = self._project.texts[id], None
                for (_, file), document in list(pairs):
                    if marked_text is None and not isinstance(document, SourceError):
                        marked_text = MarkedText(text.text, document)
                        self._files[id] = file
                if marked_text is None:
                    self._counts[f"texts that cannot be read: {one_line_text(text.name)}"] += 1
                yield text, marked_text

    def _paper(
        self,
        text: ProjectText,
        label: str,
        speakers: Sequence[Sequence[str]],
        passages: Sequence[MarkedPassage],
        marked_text: MarkedText | None,
        names: KnownNames,
    ) -> Paper | None:
        """The paper of a text, or of who speaks in it, if it can be one; ``label`` makes its id."""
        values = _description(text, speakers, self._plan)
        own_id = str(values.pop("id", ""))
        id = self._ids.take(own_id if is_id(own_id) else make_file_id(label))
        if text.id not in self._own_texts and text.id in self._files:
            values["source"] = self._source_values(text)
        entries: dict[str, list[dict[str, Any]]] = {"recommendations": [], "dismissed": []}
        ids = FreeNames()
        for passage in passages:
            if "dismissed" in passage.names:
                entries["dismissed"].append(self._dismissal(passage, marked_text))
            else:
                entry = self._recommendation(passage, marked_text, ids)
                if entry.get("date") == text.issued:
                    del entry["date"]
                entries["recommendations"].append(entry)
        if not entries["dismissed"]:
            del entries["dismissed"]
        root = node_of({"paper": values, **entries}, OwnMark(0))
        book = self._codebook.book
        return build_paper(id, f"{id}.yaml", root, paper_form(names), book, self._report)

    def _source_values(self, text: ProjectText) -> dict[str, str]:
        """What a paper says of its text's file, which is put among the sources."""
        suffix, content = self._files[text.id]
        if text.id not in self._file_names:
            stem = self._stems.take(make_file_id(text.name or text.id))
            self._file_names[text.id] = f"{stem}{suffix}"
            self.sources[f"{stem}{suffix}"] = content
        return {"file": self._file_names[text.id], "sha256": sha256(content).hexdigest()}

    def _recommendation(
        self, passage: MarkedPassage, marked_text: MarkedText | None, ids: FreeNames
    ) -> dict[str, Any]:
        """The passage under the keys of a paper's file; what our own notes say goes before."""
        names, own, own_id = passage.names, passage.values, passage.values.get("id")
        quote = None if own_id else self._quote(passage, marked_text)
        positions = self._positions(passage)
        words = plain_words(quote.evidence.quote if quote else "")
        telling_words = [word for word in words if word not in STOP][:_ID_WORDS]
        id = "-".join(telling_words) or next(iter(passage.stances), "recommendation")
        propositions = self._codebook.book.propositions
        of_propositions = {topic for name in positions for topic in propositions[name].topics}
        self._counts["passages with a second lever, of which the first was taken"] += (
            len(names.get("instrument", ())) > 1
        )
        end = min(passage.end, passage.start + _STATEMENT + 1)
        text = self._project.texts[passage.text].text[passage.start : end]
        values: dict[str, Any] = {
            "id": ids.take(str(own_id) if own_id else id),
            "statement": _first_words(text) or "(without words)",
            "actors": list(names.get("actor", ())),
            "targets": list(names.get("target", ())),
            "instrument": next(iter(names.get("instrument", ())), None),
            "strength": self._strength(passage, quote),
            "topics": [
                name for name in names.get("topic", ()) if own_id or name not in of_propositions
            ],
            "evidence": filled_values(quote.evidence._asdict()) if quote else None,
            "date": passage.date,
            "note": one_line_text("; ".join(passage.notes)),
            "coder": one_line_text(passage.coder),
        }
        is_coded = own.get("coded", bool(own_id)) or positions
        others = {key: value for key, value in own.items() if key not in ("id", "coded")}
        values = {"actors": [], **filled_values(values), **others, "id": values["id"]}
        return {**values, "positions": positions} if is_coded else values

    def _positions(self, passage: MarkedPassage) -> dict[str, dict[str, Any]]:
        """The passage's stances, with what our own notes say of them."""
        # Who knows that it is guessed can look whether it is so.
        self._counts["stances that no code tells, taken as support, or as the plan says"] += sum(
            stance is None for stance in passage.stances.values()
        )
        details = _mapping(passage.values.get("positions"))
        return {
            name: {
                "stance": stance or self._codebook.stances.get(name, "support"),
                **_mapping(details.get(name)),
            }
            for name, stance in passage.stances.items()
        }

    def _strength(self, passage: MarkedPassage, quote: PassageQuote | None) -> Strength:
        """How firmly the passage urges by its codes, else by its words, else by the plan."""
        strength = next((word for word in STRENGTHS if word in passage.names), None)
        if strength is None and quote is not None:
            strength = quote.strength
        if strength is None:
            strength = self._plan.strength
            self._counts[f"strengths that no code and no wording tells, taken as {strength}"] += 1
        return strength

    def _dismissal(self, passage: MarkedPassage, marked_text: MarkedText | None) -> dict[str, Any]:
        """The passage as one that urges nothing."""
        evidence: dict[str, Any] = dict(_mapping(passage.values.get("evidence")))
        if not evidence and (quote := self._quote(passage, marked_text)):
            evidence.update(filled_values(quote.evidence._asdict()))
        why = passage.values.get("why") or one_line_text("; ".join(passage.notes))
        return {**evidence, "why": why or "(not said)"}

    def _quote(self, passage: MarkedPassage, marked_text: MarkedText | None) -> PassageQuote | None:
        """A quote of the passage with its place; counted where it is not in what was read."""
        if marked_text is None:
            return None
        quote = marked_text.quote_passage(passage.start, passage.end, self._limit)
        is_placed = quote is not None and any(quote.evidence[1:])
        self._counts["quotes that are not in the text as it was read"] += not is_placed
        if quote is not None and passage.text in self._own_texts:
            # The places in what we wrote are not those of the paper's own file.
            return quote._replace(evidence=Evidence(quote.evidence.quote))
        return quote


def files_of_text(text: ProjectText) -> tuple[SourceFile, ...]:
    """What can be a text's source: the project's file, where such are read, else its words."""
    format = format_of_suffix(PurePath(text.file).suffix) if text.content else None
    plain = SourceFile(PLAIN_TEXT.suffixes[0], text.text.encode("utf-8", "replace"))
    return (plain,) if format is None else (SourceFile(format.suffixes[0], text.content), plain)


def _description(
    text: ProjectText, speakers: Sequence[Sequence[str]], plan: ImportPlan
) -> dict[str, Any]:
    """What is said of a paper, under the keys of its file."""
    words, own = split_note(text.note)
    words_of_values = ((plan.values.get(one_line_text(name)), name) for name in text.values)
    text_values = {word: text.values[name] for word, name in words_of_values if word}
    author = text_values.pop("author", "")
    people_by_name = {person.name: person for person in text.authors}
    names = speakers[0] or filter(None, [author])
    authors = [people_by_name.get(name) or read_author(name) for name in names] or text.authors
    text_values.pop(LEAVE, None)
    values = {
        "title": one_line_text(text.name) or text.id,
        "publisher": ", ".join(speakers[1]) or text.publisher,
        "issued": text.issued,
        **text.details,
        "note": one_line_text(words),
    }
    people = [
        {PERSON_KEYS.get(key, key): part for key, part in person._asdict().items() if part}
        for person in authors
    ]
    filled = filled_values({**values, **text_values})
    return {**filled, **({"authors": people} if people else {}), **own}


def _mapping(value: Any) -> Mapping[str, Any]:
    """The value if it is a mapping, as it is in what we wrote."""
    return value if isinstance(value, dict) else {}


def _first_words(text: str) -> str:
    """The beginning of a passage on one line."""
    words = text[:_STATEMENT].split(" ")
    shown = text if len(text) <= _STATEMENT else f"{' '.join(words[:-1] or words)} …"
    return one_line_text(" ".join(shown.split()))
