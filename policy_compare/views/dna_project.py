"""A corpus's project in the shape of Discourse Network Analyzer: who agrees to which concept."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, Final, cast

from policy_compare.dna_format import CONCEPT, ORGANIZATION, PERSON
from policy_compare.model import Stance
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.project_notes import note_with_values, split_note
from policy_compare.views.phrases import one_line
from policy_compare.views.project_codes import DISMISSED

_CONDITION: Final = "condition"
#: How long an EDTF date is that is a day.
_DAY: Final = len("2024-05-01")


def dna_project(project: Project) -> Project:
    """The project with a coding for each position of a recommendation and each of its authors.

    Propositions are concepts, authors persons and publishers organizations; what a stance hangs
    on is a ``condition``. What a document of DNA has no field for is put to the values in the note
    of its text.
    """
    used = {id for coding in project.codings for id in coding.codes}
    codes = {
        code.id: code._replace(
            names=(code.name,), kind=CONCEPT if code.kind == "proposition" else code.kind
        )
        for code in project.codes.values()
        if code.kind not in ("", "stance") and (code.id in used or code.kind != DISMISSED)
    }
    speakers = {id: _speakers_of(text) for id, text in project.texts.items()}
    for people, publishers in speakers.values():
        codes |= {code.id: code for code in (*people, *publishers)}
    conditions = [_conditions_of(coding) for coding in project.codings]
    for conditions_by_proposition in conditions:
        codes |= {code.id: code for code in conditions_by_proposition.values()}
    return project._replace(
        texts={id: _text_for_dna(text) for id, text in project.texts.items()},
        codes=codes,
        codings=tuple(
            statement
            for coding, of_coding in zip(project.codings, conditions, strict=True)
            for statement in _statements_of(
                coding, project.codes, of_coding, *speakers[coding.text]
            )
        ),
    )


def _speakers_of(text: ProjectText) -> tuple[list[Code], list[Code]]:
    """The codes of the text's authors, and that of its publisher."""
    people = dict.fromkeys(author.name for author in text.authors)
    publishers = [text.publisher] if text.publisher else []
    return (
        [Code(f"{PERSON}/{name}", (name,), PERSON) for name in people],
        [Code(f"{ORGANIZATION}/{name}", (name,), ORGANIZATION) for name in publishers],
    )


def _text_for_dna(text: ProjectText) -> ProjectText:
    words, values = split_note(text.note)
    details: dict[str, Any] = dict(text.details)
    if len(text.issued) not in (0, _DAY):
        details["issued"] = text.issued
    return text._replace(
        details={},
        note=note_with_values(words, {**values, **details}),
        values={"Section": text.id, "Type": str(values.get("type", ""))},
    )


def _conditions_of(coding: Coding) -> dict[str, Code]:
    """What its stances hang on, by proposition: conditional support is not to pass for support."""
    conditions = {}
    for proposition, values in split_note(coding.note).values.get("positions", {}).items():
        if condition := one_line(values.get("condition", "")):
            # The note says it too, so it comes back without its code.
            note = note_with_values("", {"kind": "leave"})
            code = Code(f"{_CONDITION}/{condition}", (condition,), _CONDITION, note)
            conditions[proposition] = code
    return conditions


def _statements_of(
    coding: Coding,
    codes: Mapping[str, Code],
    conditions: Mapping[str, Code],
    people: list[Code],
    publishers: list[Code],
) -> Iterable[Coding]:
    stances = [id for id in coding.codes if codes[id].kind == "stance"]
    others = [id for id in coding.codes if id not in stances]
    organization = [code.id for code in publishers]
    speakers = [[person.id] for person in people] or [[]]
    for stance_id, person in product(stances or [""], speakers):
        # The id of a stance holds that of the proposition: ``stance/rent-cap/support``.
        proposition, _, stance = stance_id.removeprefix("stance/").rpartition("/")
        yield coding._replace(
            codes=(
                *person,
                *organization,
                *([f"proposition/{proposition}"] if stance else []),
                *others,
                *([conditions[proposition].id] if proposition in conditions else []),
            ),
            stance=cast("Stance", stance) if stance else None,
        )
