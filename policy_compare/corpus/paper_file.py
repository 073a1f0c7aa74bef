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
    dismissal_values,
    entry_lines,
    filled_values,
    item_lines,
    one_line_text,
    wrap_text,
    write_pairs,
    write_scalar,
)
from policy_compare.model import Evidence, Paper, Person, Recommendation, Source, StanceOn

#: What stands at the end of a recommendation.
_REMARKS = ("date", "note", "coder", "proposed_by")

_SCHEMA = "# yaml-language-server: $schema=paper.schema.json"


def paper_text(
    paper: Paper,
    comments: Mapping[str, Sequence[str]] = {},
    pending: Mapping[str, Sequence[str]] = {},
    choices: Mapping[str, Sequence[str]] = {},
) -> str:
    """The YAML of a paper's file, with everything that the record holds.

    ``comments`` are lines to stand as comments at the end of the recommendation with
    that id. ``pending`` are propositions of it whose stance is still to be given: they
    stand there without a value, which ``check`` reports. Where a recommendation is still to
    be coded, its ``choices`` are lines to stand as comments below its ``positions``, which
    have no value, for a coder to choose from.
    """
    lines = [_SCHEMA, "paper:", *_description_lines(paper), ""]
    lines.append("recommendations:" if paper.recommendations else "recommendations: []")
    for place, recommendation in enumerate(paper.recommendations):
        if place:
            lines.append("")
        id = recommendation.id
        lines += _recommendation_lines(recommendation, pending.get(id, ()), choices.get(id))
        lines += _comment_lines(comments.get(id, ()))
    if paper.dismissed:
        lines += ["", "dismissed:"]
    for dismissal in paper.dismissed:
        lines += item_lines(dismissal_values(dismissal), 2)
    return "".join(f"{line}\n" for line in lines)


def _description_lines(paper: Paper) -> Iterator[str]:
    """The lines of what is said of the paper as a whole."""
    # A record without a title is none; the check then says what to write.
    yield from entry_lines("title", paper.title, 2)
    yield from _text_lines({"title-short": paper.title_short}, 2)
    # No authors may mean that nobody is named or that nobody has looked: check asks.
    authors = [author for author in map(_name_parts, paper.authors) if author]
    if authors:
        yield "  authors:"
    for author in authors:
        yield f"    - {{{write_pairs(author)}}}"
    direct = {"publisher": paper.publisher, "issued": paper.issued, "type": paper.type}
    yield from _text_lines(direct, 2)
    yield from _text_lines(_order_details(paper.details), 2)
    source = _filled_fields(paper.source)
    if source:
        yield "  source:"
        yield from _text_lines(source, 4)


def _order_details(details: Mapping[str, str]) -> dict[str, str]:
    """The details in the order of the form."""
    return {key: details[key] for key in PAPER.kinds if key in details} | dict(details)


def _name_parts(person: Person) -> dict[str, Value]:
    return {PERSON_KEYS.get(key, key): value for key, value in _filled_fields(person).items()}


def _recommendation_lines(
    recommendation: Recommendation, pending: Sequence[str], choices: Sequence[str] | None
) -> list[str]:
    """The lines of a recommendation as an item of the list."""
    lines = [
        *entry_lines("id", recommendation.id, 4),
        *entry_lines("statement", recommendation.statement, 4),
        *entry_lines("actors", recommendation.actors, 4),
        *(entry_lines("targets", recommendation.targets, 4) if recommendation.targets else ()),
        *_text_lines(
            {"instrument": recommendation.instrument, "strength": recommendation.strength or ""}, 4
        ),
        *_position_lines(recommendation, pending, choices),
        *(entry_lines("topics", recommendation.topics, 4) if recommendation.topics else ()),
        *_text_lines({"rationale": recommendation.rationale}, 4),
        *_evidence_lines(recommendation.evidence),
        *_text_lines({key: getattr(recommendation, key) for key in _REMARKS}, 4),
    ]
    return [f"  - {lines[0].lstrip(' ')}", *lines[1:]]


def _position_lines(
    recommendation: Recommendation, pending: Sequence[str], choices: Sequence[str] | None
) -> Iterator[str]:
    spoken_to = {stance_on.proposition for stance_on in recommendation.positions}
    open = [proposition for proposition in dict.fromkeys(pending) if proposition not in spoken_to]
    if recommendation.positions or open or choices is not None:
        yield "    positions:"
    elif recommendation.coded:
        yield "    positions: {}"
    for stance_on in recommendation.positions:
        yield from entry_lines(stance_on.proposition, _stance_value(stance_on), 6)
    for proposition in open:
        yield f"      {write_scalar(proposition)}:"
    yield from _comment_lines(choices or (), 6)


def _stance_value(stance_on: StanceOn) -> Value:
    """The stance alone where there is no more to say."""
    values = {key: value for key, value in stance_on._asdict().items() if value}
    del values["proposition"]
    return values if len(values) > 1 else stance_on.stance


def _evidence_lines(evidence: Evidence | None) -> list[str]:
    values = _filled_fields(evidence)
    return entry_lines("evidence", values, 4) if values else []


def _text_lines(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of those values that there are."""
    for key, value in filled_values(values).items():
        yield from entry_lines(key, value, indent)


def _filled_fields(record: Evidence | Person | Source | None) -> dict[str, Value]:
    """What a record holds, by its keys."""
    return filled_values(record._asdict()) if record else {}


def _comment_lines(comments: Sequence[str], indent: int = 4) -> Iterator[str]:
    for comment in comments:
        text = one_line_text(comment).replace("\ufeff", "")
        lines = wrap_text(text, WIDTH - indent - 6)
        yield from (f"{' ' * indent}# {line}".rstrip() for line in lines)
