"""What an import takes the parts of another program's file for, as a small YAML file to edit.

For a project it says what each code means, for a table what its columns and words do. So an
analyst corrects what was guessed, and every import can be repeated.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from policy_compare.corpus.form.known_names import UNKNOWN_NAME, choice_among
from policy_compare.corpus.form.text_patterns import ID
from policy_compare.corpus.form.values import ANY_TEXT, Field, MappingOf, Record
from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS, ImportOptions
from policy_compare.corpus.tables.stance_words import SILENT
from policy_compare.corpus.yaml.nodes import Node, read_yaml
from policy_compare.corpus.yaml.notation import one_line_text, write_inline, write_scalar
from policy_compare.corpus.yaml.report import Report
from policy_compare.invisible import is_blank
from policy_compare.model import STANCES, STRENGTHS, Stance, Strength
from policy_compare.names import nearest_names
from policy_compare.problems import has_errors
from policy_compare.project import Project

LEAVE: Final = "leave"
#: What a code can mean, each with what that is.
CODE_MEANINGS: Final[Mapping[str, str]] = {
    "topic": "a subject that groups propositions",
    "proposition": "what one can be for or against; a coding is for it where nothing says else",
    **dict.fromkeys(STANCES, "the stance on the proposition above it, or beside it"),
    **dict.fromkeys(STRENGTHS, "how binding the wording is"),
    "actor": "who is asked to act",
    "target": "on or toward whom",
    "instrument": "the lever",
    "author": "who says it: what each says becomes a paper of its own",
    "publisher": "the organisation for which it is said",
    "dismissed": "a passage that reads as if it urged something and does not",
    LEAVE: "nothing: what is coded so is left out, and counted",
}
#: What the values that a project has of a text can mean.
VALUE_MEANINGS: Final = ("title", "author", "publisher", "issued", "URL", "DOI", LEAVE)

#: So many characters of a code's path make a key; libyaml reads none of more than 1,024.
_LONGEST: Final = 200


class Meaning(NamedTuple):
    """What a code means, by one of the words of ``CODE_MEANINGS``.

    ``id`` is what the corpus calls it, where its name does not tell; ``stance`` is that of a
    proposition's codings with which none is said.
    """

    word: str
    id: str = ""
    stance: Stance | None = None


class ImportPlan(NamedTuple):
    """What an import takes the parts of a file for.

    ``codes`` are by their keys (see ``code_keys``), ``kinds`` say it of all codes of a kind that
    are not there, and ``values`` of what the project says beside a text. ``strength`` is that of
    a recommendation of which no code and no wording tells it. ``table`` is how a table is read.
    """

    codes: Mapping[str, Meaning] = {}
    kinds: Mapping[str, str] = {}
    values: Mapping[str, str] = {}
    strength: Strength = "should"
    table: ImportOptions = ImportOptions()


_MEANING = Record(
    "the meaning",
    (
        Field("as", choice_among("meaning", CODE_MEANINGS), "what it is", required=True),
        Field("id", ID, "its id in the corpus"),
        Field("stance", choice_among("stance", STANCES), "what a coding says of a proposition"),
    ),
    build=lambda values, mark: Meaning(values.pop("as"), **values),
    short="as",
)


def _pairs(kind: Any) -> MappingOf:
    return MappingOf(ANY_TEXT, kind, lambda key, value: (key, value))


_PLAN = Record(
    "the plan",
    (
        Field("codes", _pairs(_MEANING), "what each code means"),
        Field("kinds", _pairs(choice_among("meaning", CODE_MEANINGS)), "what codes of a kind mean"),
        Field("values", _pairs(choice_among("meaning", VALUE_MEANINGS)), "what texts' values are"),
        Field("strength", choice_among("strength", STRENGTHS), "where nothing tells it"),
        Field("kind", choice_among("kind of table", TABLE_KINDS), "what a row of the table is"),
        Field("columns", _pairs(ANY_TEXT), "fields, each with the column that has it"),
        Field(
            "stances",
            _pairs(choice_among("stance", (*STANCES, SILENT))),
            "the table's words, each with the stance that it means",
        ),
        Field("split", _pairs(ANY_TEXT), "fields, each with what stands between two items"),
    ),
)


def code_keys(project: Project) -> dict[str, str]:
    """What a plan calls each code, by the codes' ids: its kind and its path, and no two alike."""
    keys: dict[str, str] = {}
    counts: dict[str, int] = {}
    for id, code in project.codes.items():
        parts = (name[:_LONGEST] for name in (code.kind, *code.names))
        names = (name for name in map(one_line_text, parts) if name)
        path = " / ".join(name for name in names if not is_blank(name)) or "(no name)"
        key = path = path if len(path) <= _LONGEST else f"{path[:_LONGEST].rstrip()}…"
        while key in counts:
            counts[path] += 1
            key = f"{path} ({counts[path]})"
        counts[key] = 1
        keys[id] = key
    return keys


def read_plan(data: bytes, report: Report, project: Project | None = None) -> ImportPlan | None:
    """The plan in a file's content, or None where ``report`` says what is wrong with it.

    With a ``project``, it may speak of nothing that this one has not.
    """
    root = read_yaml(data, report)
    values = _PLAN.read(*root, report, "the plan") if root else None
    if root is None or values is None:
        return None
    if project is not None:
        _report_unknown_names(root, project, report)
    if has_errors(report.problems):
        return None
    pairs = {key: dict(value) for key, value in values.items() if isinstance(value, tuple)}
    table = ImportOptions(
        values.get("kind"),
        pairs.get("columns", {}),
        pairs.get("stances", {}),
        pairs.get("split", {}),
    )
    codes, kinds, of_texts = (pairs.get(key, {}) for key in ("codes", "kinds", "values"))
    return ImportPlan(codes, kinds, of_texts, values.get("strength", ImportPlan().strength), table)


def _report_unknown_names(root: Node, project: Project, report: Report) -> None:
    sections: Any = root[0]
    for section, noun, names in (
        ("codes", "code", code_keys(project).values()),
        ("kinds", "kind of code", (code.kind for code in project.codes.values())),
        ("values", "value", (name for text in project.texts.values() for name in text.values)),
    ):
        known_names = dict.fromkeys(map(one_line_text, names))
        entries = sections[section][0] if section in sections else {}
        # What is no mapping is told already.
        for name, (*_, mark) in entries.items() if isinstance(entries, dict) else ():
            if name.strip() not in known_names:
                near = nearest_names(name, known_names, limit=1)
                fix = f"did you mean '{near[0]}'?" if near else "take the plan of this file"
                report(UNKNOWN_NAME, mark, kind=noun, given=name, fix=fix)


def plan_text(plan: ImportPlan, file: str, counts: Mapping[str, int] = {}) -> str:
    """The plan's YAML, with what an analyst must know to edit it.

    ``file`` is what it is of; ``counts`` tell how many codings have each code, by its key.
    """
    lines = [
        f"# What import takes the parts of {one_line_text(file)} for.",
        "# Change what was guessed wrongly, and run the same command again.",
    ]
    if plan.codes or plan.kinds:
        lines += ["#", "# A code can mean:"]
        lines += [f"#   {word:<12} {what}" for word, what in CODE_MEANINGS.items()]
        lines += ["#", "# Where a code's name is not what the corpus calls it, or a coding of it"]
        lines += ["# is against it: {as: proposition, id: rent-cap, stance: oppose}"]
        lines += ["", "# Where no code and no wording tells how binding a recommendation is:"]
        lines += [f"strength: {plan.strength}"]
    codes = {key: _meaning_value(meaning) for key, meaning in plan.codes.items()}
    sections: Sequence[tuple[str, str, Mapping[str, Any]]] = (
        ("kinds", "Codes of these kinds, but for those below:", plan.kinds),
        ("values", f"What is said of a text: {', '.join(VALUE_MEANINGS)}.", plan.values),
        ("codes", "Each code, by its path, and how many codings have it:", codes),
        ("columns", "Fields, each with the column that has it:", plan.table.columns),
        ("stances", "Words, each with the stance that it means:", plan.table.stances),
        ("split", "Fields, each with what stands between two items:", plan.table.separators),
    )
    if plan.table.kind:
        lines += ["", f"# What a row is:\nkind: {plan.table.kind}"]
    for key, about, values in sections:
        if values:
            lines += ["", f"# {about}", f"{key}:", *_pair_lines(values, counts)]
    return "".join(f"{line}\n" for line in lines)


def _meaning_value(meaning: Meaning) -> Any:
    values = {"as": meaning.word, "id": meaning.id, "stance": meaning.stance}
    filled = {key: value for key, value in values.items() if value}
    return filled if len(filled) > 1 else meaning.word


def _pair_lines(values: Mapping[str, Any], counts: Mapping[str, int]) -> Iterator[str]:
    for key, value in values.items():
        comment = f"  # {counts[key]}" if key in counts else ""
        yield f"  {write_scalar(key)}: {write_inline('', value)}{comment}"
