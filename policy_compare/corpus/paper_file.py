"""Writes a paper's file as a person would who keeps to the corpus's layout.

For papers that come out of a program, a draft or a table: somebody will go on coding
in the file, so it looks like those that were written by hand. What is cleaned away on
the way is what a corpus may not hold: control characters and ends of lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_compare.corpus.form.paper_form import PAPER, PERSON_KEYS
from policy_compare.corpus.yaml.notation import (
    WIDTH,
    Value,
    block_lines,
    dismissal_values,
    entry_lines,
    filled_values,
    item_lines,
    one_line_text,
    wrap_text,
    write_scalar,
)
from policy_compare.model import Evidence, Paper, Person, Recommendation, Source, StanceOn

#: What stands at the end of a recommendation.
_REMARKS = ("date", "note", "coder", "proposed_by")

#: So many letters of a stance and its statement fit into one line of a comment.
_CHOICE = 80

_SCHEMA = "# yaml-language-server: $schema=paper.schema.json"


def paper_text(
    paper: Paper,
    comments: Mapping[str, Sequence[str]] = {},
    choices: Mapping[str, Sequence[str]] = {},
    remarks: Sequence[str] = (),
) -> str:
    """The YAML of a paper's file, with everything that the record holds.

    ``comments`` are lines to stand as comments at the end of the recommendation with
    that id. Where one is still to be coded, its ``choices`` are lines to stand as comments
    below its ``positions``, which have no value, for a coder to choose from (see
    ``choice_lines``). ``remarks`` are lines to stand as comments at the end of what is said of
    the paper as a whole.
    """
    lines = [_SCHEMA, "paper:"]
    for key, value in _description_values(paper).items():
        # Somebody will look for the digest: it has a line of its own.
        block = key == "source"
        lines += ["  source:", *block_lines(value, 4)] if block else entry_lines(key, value, 2)
    lines += _comment_lines(remarks, 2)
    lines += ["", "recommendations:" if paper.recommendations else "recommendations: []"]
    for place, recommendation in enumerate(paper.recommendations):
        if place:
            lines.append("")
        id = recommendation.id
        lines += _recommendation_lines(recommendation, choices.get(id))
        lines += _comment_lines(comments.get(id, ()))
    if paper.dismissed:
        lines += ["", "dismissed:"]
    for dismissal in paper.dismissed:
        lines += item_lines(dismissal_values(dismissal), 2)
    return "".join(f"{line}\n" for line in lines)


def paper_values(paper: Paper) -> dict[str, Any]:
    """What the record says, as plain values under the keys of its file and in their order."""
    values: dict[str, Any] = {
        "paper": _description_values(paper),
        "recommendations": [
            recommendation_values(recommendation) for recommendation in paper.recommendations
        ],
    }
    if paper.dismissed:
        values["dismissed"] = [dismissal_values(dismissal) for dismissal in paper.dismissed]
    return values


def _description_values(paper: Paper) -> dict[str, Any]:
    """What is said of the paper as a whole."""
    # No authors may mean that nobody is named or that nobody has looked: check asks.
    values = {
        "title-short": paper.title_short,
        "authors": [author for author in map(_name_parts, paper.authors) if author],
        "publisher": paper.publisher,
        "issued": paper.issued,
        "type": paper.type,
        **_order_details(paper.details),
        "source": _filled_fields(paper.source),
    }
    # A record without a title is none; the check then says what to write.
    return {"title": paper.title, **filled_values(values)}


def _order_details(details: Mapping[str, str]) -> dict[str, str]:
    """The details in the order of the form."""
    return {key: details[key] for key in PAPER.kinds if key in details} | dict(details)


def _name_parts(person: Person) -> dict[str, Value]:
    return {PERSON_KEYS.get(key, key): value for key, value in _filled_fields(person).items()}


def recommendation_values(recommendation: Recommendation) -> dict[str, Any]:
    """What the record says, as plain values under the keys of its file and in their order.

    ``positions`` is None where the recommendation is still to be coded.
    """
    positions = {
        stance_on.proposition: _stance_value(stance_on) for stance_on in recommendation.positions
    }
    before_positions = {
        "targets": list(recommendation.targets),
        "instrument": recommendation.instrument,
        "strength": recommendation.strength,
    }
    after_positions = {
        "topics": list(recommendation.topics),
        "rationale": recommendation.rationale,
        "evidence": _filled_fields(recommendation.evidence),
        **{key: getattr(recommendation, key) for key in _REMARKS},
    }
    return {
        "id": recommendation.id,
        "statement": recommendation.statement,
        "actors": list(recommendation.actors),
        **filled_values(before_positions),
        "positions": positions if positions or recommendation.coded else None,
        **filled_values(after_positions),
    }


def _stance_value(stance_on: StanceOn) -> Value:
    """The stance alone where there is no more to say."""
    values: dict[str, Any] = {key: value for key, value in stance_on._asdict().items() if value}
    del values["proposition"]
    if "by" in values:
        values["by"] = list(stance_on.by)
    return values if len(values) > 1 else stance_on.stance


def _recommendation_lines(
    recommendation: Recommendation, choices: Sequence[str] | None
) -> list[str]:
    """The lines of a recommendation as an item of the list."""
    values = recommendation_values(recommendation)
    if choices is None and values["positions"] is None:
        del values["positions"]
    lines = []
    for key, value in values.items():
        lines += entry_lines(key, value, 4)
        if key == "positions":
            lines += _comment_lines(choices or (), 6)
    return [f"  - {lines[0].lstrip(' ')}", *lines[1:]]


def _filled_fields(record: Evidence | Person | Source | None) -> dict[str, Value]:
    """What a record holds, by its keys."""
    return filled_values(record._asdict()) if record else {}


def choice_lines(statements: Mapping[str, str]) -> list[str]:
    """Propositions, with their statements, as lines for a coder to choose from in comments.

    Each is a stance once its sign of a comment is taken away, and its statement still a
    comment: ``cap-rents: support  # Rents should be capped.``
    """
    lines: list[str] = []
    for proposition, statement in statements.items():
        stance = f"{write_scalar(proposition)}: support"
        words = one_line_text(statement).replace("\ufeff", "")
        if len(stance) + len(words) <= _CHOICE:
            lines.append(f"{stance}  # {words}")
        else:
            lines += [stance, *(f"# {part}" for part in wrap_text(words, _CHOICE))]
    return lines


def _comment_lines(comments: Sequence[str], indent: int = 4) -> Iterator[str]:
    for comment in comments:
        text = one_line_text(comment).replace("\ufeff", "")
        lines = wrap_text(text, WIDTH - indent - 6)
        yield from (f"{' ' * indent}# {line}".rstrip() for line in lines)
