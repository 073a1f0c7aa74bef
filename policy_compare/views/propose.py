"""Actors and propositions that papers propose for a codebook."""

from collections.abc import Iterator, Sequence

from policy_compare.model import Recommendation
from policy_compare.passage import ActorProposal, PropositionProposal
from policy_compare.views.coverage import ENGLISH_ONLY
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, join_few
from policy_compare.views.phrases import Phrase, Span, join_phrases, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

COLUMNS = ("kind", "id", "label", "aliases", "count", "passages")

_ACTOR_HEADS = ("Actor", "Also called", "Named", "Passages")
_HEADS = ("Proposition", "Passages")

#: So many passages are shown under a proposition, and so many characters of each.
_SHOWN = 4
_LONGEST = 160

#: Nobody reads more actors, or propositions, than so many.
_MOST = 100

_ALIKE = (
    "Propositions are proposed for passages that are worded alike, which tells what they are "
    "about and never that they agree: contrary demands are worded alike too."
)
_NEXT = "policy-compare code takes a proposal into the codebook, at a passage that it stands for."


def view(
    actors: Sequence[ActorProposal],
    propositions: Sequence[PropositionProposal],
    notes: Sequence[str] = (),
) -> View:
    """What could be added to the codebook, best first, with the passages behind each.

    ``notes`` say what could not be looked at.
    """
    new = [proposal for proposal in propositions if not proposal.is_known]
    known_groups = [proposal for proposal in propositions if proposal.is_known]
    notes = (*([_ALIKE] if new else []), *_notes_of_known(known_groups), *notes)

    def page() -> Page:
        counts = f"{count_of(len(actors), 'actor')} and {count_of(len(new), 'proposition')}"
        blocks: list[Block] = [Heading(f"Proposed for the codebook: {counts}", 1)]
        blocks += _grid_blocks("Actors", _ACTOR_HEADS, list(map(_actor_row, actors)))
        blocks += _grid_blocks("Propositions", _HEADS, list(map(_proposition_row, new)))
        if not (actors or new):
            blocks.append(Paragraph(f"There is nothing to propose; {ENGLISH_ONLY}."))
        blocks += note_paragraphs(notes)
        if actors or new:
            blocks.append(Paragraph(_NEXT, note=True, hint=True))
        return tuple(blocks)

    return View(lambda: Table("propose", COLUMNS, list(_table_rows(actors, new)), notes), page)


def _table_rows(
    actors: Sequence[ActorProposal], propositions: Sequence[PropositionProposal]
) -> Iterator[tuple[Value, ...]]:
    for actor in actors:
        aliases = tuple(map(one_line, actor.aliases))
        refs = tuple(passage.ref for passage in actor.passages)
        yield "actor", actor.id, one_line(actor.label), aliases, actor.mentions, refs
    for proposal in propositions:
        refs = tuple(passage.ref for passage in proposal.passages)
        yield "proposition", proposal.id, one_line(proposal.statement), (), len(refs), refs


def _grid_blocks(
    title: str, heads: tuple[str, ...], rows: Sequence[tuple[Phrase, ...]]
) -> Iterator[Block]:
    if rows:
        yield Heading(title)
        yield Grid(heads, tuple(rows[:_MOST]), fixed=1)
    if len(rows) > _MOST:
        yield Paragraph(f"{len(rows) - _MOST} more are in CSV and JSON.", note=True)


def _actor_row(actor: ActorProposal) -> tuple[Phrase, ...]:
    part_of = f"\n(part of {', '.join(actor.part_of)})" if actor.part_of else ""
    aliases = one_line("; ".join(actor.aliases))
    name = (*text_over_id(actor.label, actor.id), part_of)
    return name, aliases, str(actor.mentions), str(len(actor.passages))


def _proposition_row(proposal: PropositionProposal) -> tuple[Phrase, ...]:
    near = f"\n(near {', '.join(proposal.near)})" if proposal.near else ""
    lines = [_passage_line(passage) for passage in proposal.passages[:_SHOWN]]
    hidden_count = len(proposal.passages) - len(lines)
    passages = join_phrases([*lines, *([f"{hidden_count} more"] if hidden_count else [])], "\n")
    return (*text_over_id(proposal.statement, proposal.id), near), passages


def _passage_line(passage: Recommendation) -> Phrase:
    text = one_line(passage.statement)
    end = text.rfind(" ", 0, _LONGEST) if len(text) > _LONGEST else len(text)
    return Span(passage.ref, "id"), f" {text[:end]}{' …' if end < len(text) else ''}"


def _notes_of_known(groups: Sequence[PropositionProposal]) -> Iterator[str]:
    """What is not proposed, since the codebook has it."""
    near = [
        f"{proposal.near[0]} ({count_of(len(proposal.passages), 'passage')})" for proposal in groups
    ]
    if near:
        yield f"Near to what the codebook has, and not proposed: {join_few(near, len(near))}."
