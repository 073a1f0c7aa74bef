"""A codebook as the codes of a project: a tree to be read, and in notes what a tree cannot say.

A name stands for one code only in the whole tree, since some programs know codes by name alone.
"""

from collections.abc import Mapping
from typing import Any, Final

from policy_compare.model import STANCES, STRENGTHS, Actor, Codebook, Topic
from policy_compare.project import Code
from policy_compare.project_notes import note_with_values
from policy_compare.statement_table import codebook_values
from policy_compare.views.phrases import one_line

#: The id of the code of passages that were dismissed.
DISMISSED: Final = "dismissed"

#: What stands above the codes of each kind.
_CONTAINERS: Final = {
    "topic": "Topics",
    "proposition": "Propositions",
    "actor": "Actors",
    "target": "Targets",
    "instrument": "Instruments",
    "strength": "Strengths",
}


def codes_of_codebook(book: Codebook) -> dict[str, Code]:
    """The codes by id, each behind the one above it.

    Below a topic stand its parts and the propositions that name it first, below these their
    stances. An id is the kind and the codebook's id, ``actor/council``; that of a stance is
    ``stance/rent-cap/support``. What only holds other codes has no kind.
    """
    tree = _CodeTree()
    values = codebook_values(book)
    tree.add_entries("topic", book.topics, values.get("topics", {}))
    for proposition in book.propositions.values():
        above = f"topic/{proposition.topics[0]}" if proposition.topics else ""
        entry_values = values["propositions"][proposition.id]
        below = tree.add("proposition", proposition.id, proposition.statement, above, entry_values)
        for stance in STANCES:
            tree.add("stance", f"{proposition.id}/{stance}", f"{stance}: {proposition.id}", below)
    tree.add_entries("actor", book.actors, values.get("actors", {}))
    tree.add_entries("target", book.actors, {}, name="toward {}")
    for instrument in book.instruments.values():
        tree.add(
            "instrument", instrument.id, instrument.label, "", values["instruments"][instrument.id]
        )
    for strength in STRENGTHS:
        tree.add("strength", strength, strength)
    tree.codes[DISMISSED] = Code(
        DISMISSED, ("Dismissed",), DISMISSED, note_with_values("", {"kind": DISMISSED})
    )
    return tree.codes


class _CodeTree:
    """Codes by their ids, to which others are added below."""

    def __init__(self) -> None:
        self.codes: dict[str, Code] = {}
        self._names = {name.casefold() for name in (*_CONTAINERS.values(), "Dismissed")}

    def add(
        self, kind: str, id: str, name: str, above: str = "", values: Mapping[str, Any] = {}
    ) -> str:
        """Put a code below the one with the id ``above``, else below its kind's container.

        ``values`` are those of its entry; what its name and its words say is left out of them.
        Gives its id.
        """
        code_id = f"{kind}/{id}"
        names = (*self._names_above(kind, above), self._free_name(one_line(name), code_id))
        others = {
            key: value
            for key, value in values.items()
            if key != "about" and not (key in ("label", "statement") and value == names[-1])
        }
        own_values = {"kind": kind, "id": id.rpartition("/")[2], **others}
        note = note_with_values(values.get("about", ""), own_values)
        self.codes[code_id] = Code(code_id, names, kind, note)
        return code_id

    def add_entries(
        self,
        kind: str,
        entries: Mapping[str, Topic] | Mapping[str, Actor],
        values: Mapping[str, Any],
        name: str = "{}",
    ) -> None:
        """Put in the codes of entries, each below the one that it is part of first."""
        for id in entries:
            chain = [id]
            while part_of := entries[chain[-1]].part_of:
                chain.append(part_of[0])
            above = ""
            for entry_id in reversed(chain):
                code_id = f"{kind}/{entry_id}"
                if code_id not in self.codes:
                    entry_name = name.format(entries[entry_id].label)
                    self.add(kind, entry_id, entry_name, above, values.get(entry_id, {}))
                above = code_id

    def _names_above(self, kind: str, above: str) -> tuple[str, ...]:
        if above:
            return self.codes[above].names
        container = _CONTAINERS[kind]
        id = container.casefold()
        if id not in self.codes:
            self.codes[id] = Code(id, (container,), "", note_with_values("", {"kind": "leave"}))
        return (container,)

    def _free_name(self, name: str, code_id: str) -> str:
        """The name, with the id behind it where another code has it."""
        if name.casefold() in self._names:
            name = f"{name} ({code_id})"
        self._names.add(name.casefold())
        return name
