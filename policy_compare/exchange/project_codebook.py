"""Makes a codebook of a project's codes, by a plan that says what they mean.

Names that the corpus has already stay its own; all others get ids, and stand under what their
codes stood under.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from policy_compare.corpus.form.known_names import names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.tables.new_ids import NewIds
from policy_compare.corpus.yaml.nodes import node_of
from policy_compare.corpus.yaml.notation import filled_values, one_line_text
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, codebook_ids
from policy_compare.exchange.plan import LEAVE, ImportPlan, Meaning, code_keys
from policy_compare.invisible import is_blank
from policy_compare.model import STANCES, Codebook, Stance
from policy_compare.names import fold_name
from policy_compare.project import Project
from policy_compare.project_notes import split_note
from policy_compare.statement_table import codebook_values

#: What a codebook has of codes with these meanings.
_KINDS: Final[Mapping[str, CodebookKind]] = {
    "topic": "topic",
    "proposition": "proposition",
    "actor": "actor",
    "target": "actor",
    "instrument": "instrument",
}

#: So many characters of a code's name are read: it is a label, or a sentence.
_LONGEST: Final = 1_000


class CodeUse(NamedTuple):
    """What a coding with a code says: a word of ``CODE_MEANINGS``, and of which id or name.

    For a proposition it may say the ``stance`` on it.
    """

    word: str
    name: str = ""
    stance: Stance | None = None


class ProjectCodebook(NamedTuple):
    """A codebook, and what the codes say, by their ids.

    ``stances`` are those on propositions of codings that say none, where the plan tells it.
    ``named_propositions`` counts those whose statement is no more than a code's name.
    """

    book: Codebook
    uses: Mapping[str, CodeUse]
    stances: Mapping[str, Stance]
    named_propositions: int = 0


def codebook_of_project(
    project: Project, plan: ImportPlan, book: Codebook, report: Report
) -> ProjectCodebook:
    """The codebook with what the project's codes add to it, and what each code says.

    What our own notes hold is read as a codebook's file is: ``report`` tells what cannot be.
    """
    tree = _MeantTree(project, plan, book)
    note = split_note(project.note)
    words = {"title": one_line_text(project.title), "about": one_line_text(note.words)}
    book_values = codebook_values(book)
    values: dict[str, Any] = {**filled_values(words), **note.values, **book_values}
    if isinstance(tensions := note.values.get("tensions"), list):
        own_tensions = book_values.get("tensions", [])
        values["tensions"] = [*own_tensions, *(one for one in tensions if one not in own_tensions)]
    sections = {
        section: dict(book_values.get(section, {})) for section in CODEBOOK_SECTIONS.values()
    }
    bare_names = 0
    for code_id, id in tree.ids.items():
        kind = _KINDS[tree.meanings[code_id].word]
        if id not in sections[CODEBOOK_SECTIONS[kind]]:
            sections[CODEBOOK_SECTIONS[kind]][id] = tree.entry_values(code_id, kind)
            is_ours = bool(split_note(project.codes[code_id].note).values)
            is_sentence = tree.names[code_id].endswith((".", "!"))
            bare_names += kind == "proposition" and not is_ours and not is_sentence
    root = node_of({**values, **sections}, OwnMark(0))
    joined_book = build_codebook(root, names_in_nodes(root), report)
    stances = {
        id: stance for code_id, id in tree.ids.items() if (stance := tree.meanings[code_id].stance)
    }
    return ProjectCodebook(joined_book, tree.uses(), stances, bare_names)


class _MeantTree:
    """A project's codes, each with its meaning, its name and what stands above it.

    ``ids`` are those that the codes' entries have in the codebook.
    """

    def __init__(self, project: Project, plan: ImportPlan, book: Codebook) -> None:
        keys = code_keys(project)
        self._codes = project.codes
        self._paths = {code.names: id for id, code in project.codes.items()}
        self.meanings = {
            id: plan.codes.get(keys[id]) or Meaning(plan.kinds.get(one_line_text(code.kind), LEAVE))
            for id, code in project.codes.items()
        }
        paths = {
            id: [*filter(None, map(_visible_name, code.names))] or [keys[id]]
            for id, code in project.codes.items()
        }
        # Two codes of one name may be two things: Costs of homes, and of energy.
        self.names: dict[str, str] = {}
        for length in (1, 2, None):
            names = {
                id: ": ".join(path[-(length or len(path)) :])
                for id, path in paths.items()
                if id not in self.names
            }
            words = {id: (self.meanings[id].word, fold_name(name)) for id, name in names.items()}
            counts = Counter(words.values())
            self.names |= {
                id: name for id, name in names.items() if length is None or counts[words[id]] == 1
            }
        self.ids = dict(self._give_ids(book))

    def _give_ids(self, book: Codebook) -> Iterator[tuple[str, str]]:
        for kind in CODEBOOK_SECTIONS:
            words = {word for word, kind_of_word in _KINDS.items() if kind_of_word == kind}
            codes = [id for id, meaning in self.meanings.items() if meaning.word in words]
            codes.sort(key=lambda id: self.meanings[id].word == "target")
            ids_by_any_name = codebook_ids(book, kind)
            for code_id in codes:
                if id := self.meanings[code_id].id:
                    id = ids_by_any_name.setdefault(fold_name(id), id)
                    if ids_by_any_name.setdefault(fold_name(self.names[code_id]), id) != id:
                        # The name is that of another thing.
                        self.names[code_id] = id
            names = [self.meanings[code_id].id or self.names[code_id] for code_id in codes]
            new_ids = NewIds(ids_by_any_name)
            new_ids.give_ids(names)
            yield from zip(codes, map(new_ids.give_id, names), strict=True)

    def _above(self, code_id: str, *words: str) -> str | None:
        """The nearest code above that means one of these; None for none."""
        names = self._codes[code_id].names
        for length in range(len(names) - 1, 0, -1):
            above = self._paths.get(names[:length])
            if above is not None and self.meanings[above].word in words:
                return above
        return None

    def entry_values(self, code_id: str, kind: CodebookKind) -> dict[str, Any]:
        """What the codebook says of a code: the words of its note, its place, and our own."""
        words, own_values = split_note(self._codes[code_id].note)
        word, id = self.meanings[code_id].word, self.ids[code_id]
        values: dict[str, Any] = {
            "statement" if kind == "proposition" else "label": self.names[code_id]
        }
        above = self._above(code_id, "topic" if kind == "proposition" else word)
        if above is not None and self.ids[above] != id and kind != "instrument":
            values["topics" if kind == "proposition" else "part_of"] = [self.ids[above]]
        others = {key: value for key, value in own_values.items() if key not in ("kind", "id")}
        return {**values, **filled_values({"about": one_line_text(words)}), **others}

    def uses(self) -> dict[str, CodeUse]:
        """What each code says."""
        uses = {}
        for code_id, meaning in self.meanings.items():
            uses[code_id] = CodeUse(meaning.word, self.ids.get(code_id, self.names[code_id]))
            if meaning.word in STANCES and (above := self._above(code_id, "proposition")):
                uses[code_id] = CodeUse("proposition", self.ids[above], meaning.word)
        return uses


def _visible_name(name: str) -> str:
    text = one_line_text(name[:_LONGEST])
    return "" if is_blank(text) else text
