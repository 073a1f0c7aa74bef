"""The names that a codebook owns: what a file may name, and what may have been meant instead."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from policy_compare.corpus.form.text_patterns import ID
from policy_compare.corpus.form.values import Schema, ValueKind, whole_number
from policy_compare.corpus.yaml.nodes import Node, Value
from policy_compare.corpus.yaml.report import Mark, Report
from policy_compare.corpus_names import CODEBOOK_SECTIONS, codebook_names
from policy_compare.model import STANCES, STRENGTHS, Codebook
from policy_compare.names import fold_name, join_words, nearest_names
from policy_compare.problems import ProblemKind

#: What a file is stricter in than the command line is.
_TO_THE_LETTER = "capitals, blanks and hyphens count here"

#: Of a list of names no longer than this, the hint gives all; so too of a closed one.
_FEW, _FEW_CLOSED = 8, 16


UNKNOWN_NAME = ProblemKind(
    code="unknown-name",
    message="the {kind} '{given}' is not known",
    hint="{fix}",
    meaning="Only what the codebook lists can be used, so that two coders mean the same by "
    f"the same word. Stances are {join_words(STANCES)}; strengths are {join_words(STRENGTHS)}.",
)


class Choice(ValueKind):
    """One of a fixed set of names.

    ``names`` maps each to itself, so that equal names in a large corpus are one
    object; None accepts any text (the list of names could not be read). ``other_names``
    gives further names by which a coder may have meant one of them; it is a function
    because only a mistake asks for it.
    """

    def __init__(
        self,
        name_kind: str,
        names: Mapping[str, str] | None,
        other_names: Callable[[], Mapping[str, str]] = dict,
        *,
        closed: bool = False,
    ) -> None:
        self.name_kind = name_kind
        self.names = names
        self.other_names = other_names
        self._ids_by_other_name: dict[str, str] | None = None
        self.closed = closed
        self.noun = f"the name of {'an' if name_kind[0] in 'aeiou' else 'a'} {name_kind}"

    def read(self, value: Value, mark: Mark, report: Report, what: str) -> str | None:
        if self.names is not None and value.__class__ is str:
            name = self.names.get(value)
            if name is not None:
                return name
        if not isinstance(value, str):
            self.refuse(value, mark, report, what)
            return None
        text = value.strip()
        if self.names is None:
            return text
        fix = self._suggest_name(text)
        report(UNKNOWN_NAME, mark, kind=self.name_kind, given=text, fix=fix)
        return None

    def _suggest_name(self, text: str) -> str:
        """What the coder may have meant."""
        names = self.names or {}
        if self._ids_by_other_name is None:
            other_names = self.other_names()
            self._ids_by_other_name = {fold_name(name): id for name, id in other_names.items()}
        ids_by_other_name = self._ids_by_other_name
        typed = fold_name(text)
        if id := ids_by_other_name.get(typed):
            return f"write {id}, which it is another name of"
        exact = next((name for name in names if fold_name(name) == typed), None)
        if exact and exact != text:
            return f"write {exact}: {_TO_THE_LETTER}"
        near = nearest_names(text, (*names, *ids_by_other_name))
        ids = list(dict.fromkeys(ids_by_other_name.get(name, name) for name in near))
        if ids:
            return f"did you mean {' or '.join(ids)}?"
        if names and len(names) <= (_FEW_CLOSED if self.closed else _FEW):
            return f"write one of {', '.join(names)}"
        if self.closed:
            return "see the field's description in the JSON Schema"
        return f"add it to the {self.name_kind}s in codebook.yaml, or use one that stands there"

    def schema(self) -> Schema:
        if self.closed and self.names is not None:
            return {"enum": list(self.names)}
        # A file's schema lists the names of each kind in one place.
        return {"type": "string"} if self.names else {"$ref": f"#/$defs/{self.name_kind}"}


def choice_among(name_kind: str, names: Iterable[str]) -> Choice:
    """One of these names, which no codebook lists."""
    return Choice(name_kind, {name: name for name in names}, closed=True)


class KnownNames(NamedTuple):
    """What a codebook lists, as far as it could be read.

    ``ids`` maps each kind of name (see ``CODEBOOK_SECTIONS``) to its ids, or to None where
    the codebook's list could not be read, so that any name must pass. ``other_names``
    maps labels, aliases and statements to the ids. ``wrap`` may put something around what reads
    the names of a kind, to learn where they stand.
    """

    ids: Mapping[str, Mapping[str, str] | None]
    other_names: Mapping[str, Callable[[], Mapping[str, str]]]
    quote_words: int | None = None
    wrap: Callable[[str, ValueKind], ValueKind] = lambda kind, name: name

    def choice_of(self, kind: str) -> ValueKind:
        """One name of the kind."""
        return self.wrap(kind, Choice(kind, self.ids[kind], self.other_names[kind]))

    def entry_id(self, kind: str) -> ValueKind:
        """The name of an entry of the kind, where the codebook lists it."""
        return self.wrap(kind, ID)


#: Names before any codebook is read: everything passes.
ANY_NAME = KnownNames(dict.fromkeys(CODEBOOK_SECTIONS), dict.fromkeys(CODEBOOK_SECTIONS, dict))


def names_in_codebook(book: Codebook) -> KnownNames:
    """The names in a codebook that has been read."""
    ids: dict[str, Mapping[str, str] | None] = {}
    other_names: dict[str, Callable[[], Mapping[str, str]]] = {}
    for kind, section in CODEBOOK_SECTIONS.items():
        ids[kind] = {id: id for id in getattr(book, section)}
        other_names[kind] = lambda kind=kind: {  # type: ignore[misc]
            **book.former_names.get(kind, {}),
            **{
                name: thing.id
                for thing in codebook_names(book, kind)
                for name in (*thing.names, *thing.shared)
            },
        }
    return KnownNames(ids, other_names, book.quote_words)


def names_in_nodes(root: Node | None) -> KnownNames:
    """The names that a codebook's node lists, whatever else is wrong with it."""
    if root is None or not isinstance(root[0], dict):
        return ANY_NAME
    book = root[0]
    former_names = book["former_names"][0] if "former_names" in book else {}
    former_names = former_names if isinstance(former_names, dict) else {}
    ids: dict[str, Mapping[str, str] | None] = {}
    other_names: dict[str, Callable[[], Mapping[str, str]]] = {}
    for kind, section in CODEBOOK_SECTIONS.items():
        value = book[section][0] if section in book else {}
        ids[kind] = {key: key for key in value} if isinstance(value, dict) else None
        entries = value if isinstance(value, dict) else {}
        former, *_ = former_names.get(section, ({},))
        other_names[kind] = partial(_other_names_in, entries, former)
    most = whole_number(book["quote_words"][0]) if "quote_words" in book else None
    return KnownNames(ids, other_names, most)


def _other_names_in(entries: Mapping[str, Any], former: Value) -> dict[str, str]:
    """The former names, labels and aliases in a section of the codebook, mapped to their ids."""
    nodes = former.items() if isinstance(former, dict) else ()
    ids_by_name = {name: node[0] for name, node in nodes if isinstance(node[0], str)}
    for id, (entry, *_) in entries.items():
        if isinstance(entry, dict):
            for key in ("label", "aliases"):
                value = entry[key][0] if key in entry else None
                items = value if isinstance(value, list) else [(value, None)]
                ids_by_name.update((name, id) for name, _ in items if isinstance(name, str))
    return ids_by_name
