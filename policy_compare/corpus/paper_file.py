"""Writes a paper's file as a person would who keeps to the corpus's layout.

For papers that come out of a program, a draft or a table: somebody will go on coding
in the file, so it looks like those that were written by hand. What is cleaned away on
the way is what a corpus may not hold: control characters and ends of lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_compare.corpus.form.paper_form import PAPER
from policy_compare.corpus.yaml.notation import (
    WIDTH,
    Value,
    clean,
    entry,
    filled,
    item,
    pairs,
    scalar,
    wrapped,
    written,
)
from policy_compare.model import Evidence, Paper, Person, Recommendation, Source, StanceOn

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
    lines = [_SCHEMA, "paper:", *_description(paper), ""]
    lines.append("recommendations:" if paper.recommendations else "recommendations: []")
    for place, one in enumerate(paper.recommendations):
        if place:
            lines.append("")
        lines += _recommendation(one, pending.get(one.id, ()), choices.get(one.id))
        lines += _comments(comments.get(one.id, ()))
    if paper.dismissed:
        lines += ["", "dismissed:"]
    for dismissal in paper.dismissed:
        lines += item(written(dismissal), 2)
    return "".join(f"{line}\n" for line in lines)


def _description(paper: Paper) -> Iterator[str]:
    """The lines of what is said of the paper as a whole."""
    # A record without a title is none; the check then says what to write.
    yield from entry("title", paper.title, 2)
    yield from _texts({"title-short": paper.title_short}, 2)
    # No authors may mean that nobody is named or that nobody has looked: check asks.
    authors = [author for author in map(_person, paper.authors) if author]
    if authors:
        yield "  authors:"
    for author in authors:
        yield f"    - {{{pairs(author)}}}"
    direct = {"publisher": paper.publisher, "issued": paper.issued, "type": paper.type}
    yield from _texts(direct, 2)
    yield from _texts(_in_order(paper.details), 2)
    source = _filled(paper.source)
    if source:
        yield "  source:"
        yield from _texts(source, 4)


def _in_order(details: Mapping[str, str]) -> dict[str, str]:
    """The details in the order of the form."""
    return {key: details[key] for key in PAPER.kinds if key in details} | dict(details)


def _person(person: Person) -> dict[str, Value]:
    keys = {"particle": "non-dropping-particle"}
    return {keys.get(key, key): value for key, value in _filled(person).items()}


def _recommendation(
    one: Recommendation, pending: Sequence[str], choices: Sequence[str] | None
) -> list[str]:
    """The lines of a recommendation as an item of the list."""
    lines = [
        *entry("id", one.id, 4),
        *entry("statement", one.statement, 4),
        *entry("actors", one.actors, 4),
        *(entry("targets", one.targets, 4) if one.targets else ()),
        *_texts({"instrument": one.instrument, "strength": one.strength or ""}, 4),
        *_positions(one, pending, choices),
        *(entry("topics", one.topics, 4) if one.topics else ()),
        *_texts({"rationale": one.rationale}, 4),
        *_evidence(one.evidence),
        *_texts({"date": one.date, "note": one.note}, 4),
    ]
    return [f"  - {lines[0].lstrip(' ')}", *lines[1:]]


def _positions(
    item: Recommendation, pending: Sequence[str], choices: Sequence[str] | None
) -> Iterator[str]:
    taken = {position.proposition for position in item.positions}
    open = [proposition for proposition in dict.fromkeys(pending) if proposition not in taken]
    if item.positions or open or choices is not None:
        yield "    positions:"
    elif item.coded:
        yield "    positions: {}"
    for position in item.positions:
        yield from entry(position.proposition, _stance(position), 6)
    for proposition in open:
        yield f"      {scalar(proposition)}:"
    yield from _comments(choices or (), 6)


def _stance(position: StanceOn) -> Value:
    """The stance alone where there is no more to say."""
    values = {key: value for key, value in position._asdict().items() if value}
    del values["proposition"]
    return values if len(values) > 1 else position.stance


def _evidence(evidence: Evidence | None) -> list[str]:
    values = _filled(evidence)
    return entry("evidence", values, 4) if values else []


def _texts(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of those values that there are."""
    for key, value in filled(values).items():
        yield from entry(key, value, indent)


def _filled(record: Evidence | Person | Source | None) -> dict[str, Value]:
    """What a record holds, by its keys."""
    return filled(record._asdict()) if record else {}


def _comments(comments: Sequence[str], indent: int = 4) -> Iterator[str]:
    for comment in comments:
        text = clean(comment).replace("\ufeff", "")
        lines = wrapped(text, WIDTH - indent - 6)
        yield from (f"{' ' * indent}# {line}".rstrip() for line in lines)
