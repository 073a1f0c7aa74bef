"""Guesses what each code of another program's project means, for an analyst to correct.

A project says what its codes are called and which stands under which, and no more. What that
does not tell is left, and said.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.tables.stance_words import StanceWords
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.corpus_names import CodebookKind, codebook_ids
from policy_compare.exchange.plan import (
    CODE_MEANINGS,
    LEAVE,
    VALUE_MEANINGS,
    ImportPlan,
    Meaning,
    code_keys,
)
from policy_compare.model import STANCES, STRENGTHS, Codebook
from policy_compare.names import fold_name
from policy_compare.project import Code, Project
from policy_compare.project_notes import split_note

#: What programs call what we call otherwise, in the names of their lists and values.
_SYNONYMS: Final = {
    "person": "author", "organization": "publisher", "organisation": "publisher",
    "concept": "proposition", "case": "author", "date": "issued",
}  # fmt: skip
#: Codes under one that is called so are each what that says.
_CONTAINERS: Final = {
    name: word for word in ("topic", "actor", "target", "instrument") for name in (word, f"{word}s")
}
#: Codes that only hold others together.
_APART: Final = frozenset(
    ("proposition", "propositions", "stance", "stances", "strength", "strengths")
)
#: So many characters of a name are looked at.
_LONGEST: Final = 1_000
#: The kinds of thing that a codebook's name is looked for among, in this order.
_NAMED: Final[tuple[CodebookKind, ...]] = ("proposition", "actor", "instrument", "topic")
_STANCE_WORDS: Final = StanceWords({}, ())


class CompletedPlan(NamedTuple):
    """A plan for all of a project's codes, and the keys of those that were proposed."""

    plan: ImportPlan
    proposed_keys: tuple[str, ...] = ()


def propose_plan(project: Project, book: Codebook) -> ImportPlan:
    """What the project's codes probably mean in a corpus that has the codebook.

    Our own projects say it. Else what the codebook has is what it is there; a code above others
    is a topic, one above stances the proposition that they are on, and one above none is a
    proposition. Codes of a kind that the program keeps apart all mean the same.
    """
    name_guess = _NameGuess(project, book)
    keys = code_keys(project)
    codes: dict[str, Meaning] = {}
    kinds: dict[str, str] = {}
    for id, code in project.codes.items():
        if meaning := _own_meaning(code):
            codes[keys[id]] = meaning
        elif code.kind:
            kinds[one_line_text(code.kind)] = _word_called(code.kind, CODE_MEANINGS)
        else:
            codes[keys[id]] = name_guess.meaning_of(code)
    names = (one_line_text(name) for text in project.texts.values() for name in text.values)
    values = {name: _word_called(name, VALUE_MEANINGS) for name in names if name}
    return ImportPlan(codes, kinds, values)


def complete_plan(plan: ImportPlan, project: Project, book: Codebook) -> CompletedPlan:
    """The plan, with a proposal for each code that the project has and the plan has not."""
    proposed_plan = propose_plan(project, book)
    kinds = {**proposed_plan.kinds, **plan.kinds}
    new_codes = {
        key: meaning
        for key, meaning in proposed_plan.codes.items()
        if key not in plan.codes and key not in plan.kinds
    }
    keys = (*(kind for kind in proposed_plan.kinds if kind not in plan.kinds), *new_codes)
    codes, values = {**plan.codes, **new_codes}, {**proposed_plan.values, **plan.values}
    return CompletedPlan(plan._replace(codes=codes, kinds=kinds, values=values), keys)


def _word_called(name: str, words: Iterable[str]) -> str:
    """Which of the words a program's own name for a list or a value stands for, or ``leave``."""
    folded_name = _SYNONYMS.get(fold_name(name), fold_name(name))
    return next((word for word in words if fold_name(word) == folded_name), LEAVE)


def _own_meaning(code: Code) -> Meaning | None:
    """What a code of our own project says that it means."""
    values = split_note(code.note).values
    word, id = (str(values.get(key, "")) for key in ("kind", "id"))
    if word in ("stance", "strength"):
        word, id = id, ""
    id = id if is_id(id) else ""
    return Meaning(word, id) if word in CODE_MEANINGS else None


class _NameGuess:
    """What codes mean by their names, and by what stands above and beneath them."""

    def __init__(self, project: Project, book: Codebook) -> None:
        paths = [code.names for code in project.codes.values() if not code.kind]
        self._parents = {path[:-1] for path in paths}
        self._of_stances = {path[:-1] for path in paths if self._stance_of(path)}
        self._ids = {kind: codebook_ids(book, kind) for kind in _NAMED}

    def meaning_of(self, code: Code) -> Meaning:
        """What the code means."""
        name, is_parent = fold_name(code.name[:_LONGEST]), code.names in self._parents
        if stance := self._stance_of(code.names):
            return Meaning(stance)
        if not is_parent and name in STRENGTHS:
            return Meaning(name)
        if is_parent and (name in _CONTAINERS or name in _APART):
            return Meaning(LEAVE)
        for kind in _NAMED[::-1] if is_parent else _NAMED:
            if id := self._ids[kind].get(name):
                return Meaning(kind, id)
        above = (_CONTAINERS.get(fold_name(name[:_LONGEST])) for name in code.names[-2::-1])
        if word := next(filter(None, above), ""):
            return Meaning(word)
        # Whether a passage is for or against something nobody guesses: a code that is not taken
        # up in such codes groups passages, which are still to be coded.
        return Meaning("proposition" if code.names in self._of_stances else "topic")

    def _stance_of(self, path: tuple[str, ...]) -> str | None:
        """The stance that a code under another one is called by, if nothing is under it."""
        if len(path) < 2 or path in self._parents or not any(map(str.isalpha, path[-1][:_LONGEST])):
            return None
        stance = _STANCE_WORDS.meaning(path[-1][:_LONGEST])
        return stance if stance in STANCES else None
