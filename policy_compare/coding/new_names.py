"""What the codebook does not have yet and could: proposed, each ready to be put into it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from policy_compare.coding.codebook_decisions import add_actor, add_proposition
from policy_compare.coding.decisions import Decision
from policy_compare.coding.name_choice import letters_fit
from policy_compare.corpus_names import CodebookKind, codebook_names
from policy_compare.evidence.actor_proposals import propose_actors
from policy_compare.evidence.proposed_statements import propose_statement
from policy_compare.evidence.proposition_proposals import propose_new_propositions
from policy_compare.model import Codebook, Paper
from policy_compare.names import fold_name
from policy_compare.passage import ActorProposal
from policy_compare.texts.document import Document


class NewName(NamedTuple):
    """An actor or a proposition that could be, with the decision that makes it.

    ``label`` may be a statement, ``aliases`` are an actor's. ``is_near`` says that the passage in
    hand is among those that it was found in.
    """

    label: str
    is_near: bool
    decision: Decision
    aliases: tuple[str, ...] = ()

    def likeness(self, typed: str) -> int:
        """How well some letters fit its id, its label and its aliases, as ``letters_fit`` says."""
        names = (self.decision.new_id, self.label, *self.aliases)
        return max(letters_fit(fold_name(typed), fold_name(name)) for name in names)


def fitting_names(names: Iterable[NewName], typed: str) -> tuple[NewName, ...]:
    """The names that the letters may mean, the best first, and of those as good the nearest."""
    scored = [(name.likeness(typed), name) for name in names]
    scored.sort(key=lambda pair: (-pair[0], not pair[1].is_near))
    return tuple(name for score, name in scored if score or not typed.strip())


class NewNames:
    """The proposals of papers, looked for when they are first asked for.

    ``documents`` are the papers' texts by their ids, as far as they are at hand.
    """

    def __init__(
        self, papers: Iterable[Paper], documents: Mapping[str, Document], book: Codebook
    ) -> None:
        self._papers, self._documents, self._first_book = tuple(papers), documents, book
        self._actors: tuple[ActorProposal, ...] | None = None
        self._made_for: tuple[Codebook, tuple[str, ...], Mapping[str, Decision]] | None = None

    def actors(self, book: Codebook, passage: str) -> tuple[NewName, ...]:
        """Actors that the codebook still does not have."""
        if self._actors is None:
            self._actors = propose_actors(self._papers, self._documents, self._first_book)
        taken_names = _names_taken(book, "actor")
        words = f" {fold_name(passage)} "
        names = []
        for proposal in self._actors:
            if fold_name(proposal.label) in taken_names:
                continue
            id = "" if fold_name(proposal.id) in taken_names else proposal.id
            aliases = [alias for alias in proposal.aliases if fold_name(alias) not in taken_names]
            wholes = [id for id in proposal.part_of if id in book.actors]
            is_near = any(fold_name(name) in words for name in (proposal.label, *aliases))
            decision = add_actor(book, proposal.label, aliases, id, wholes)
            names.append(NewName(proposal.label, is_near, decision, tuple(aliases)))
        return tuple(names)

    def propositions(
        self, book: Codebook, passage: str, ref: str, topics: Sequence[str] = ()
    ) -> tuple[NewName, ...]:
        """Propositions that it still does not have: that of the passage, then those of groups.

        ``ref`` is how the passage's recommendation is cited, which groups may have; each has
        these ``topics``.
        """
        own_statement = propose_statement(passage).statement
        decisions = self._proposition_decisions(book, tuple(topics))
        near = {statement for statement, refs in self._refs_by_statement.items() if ref in refs}
        names = [
            NewName(statement, statement in near, decision)
            for statement, decision in decisions.items()
            if statement != own_statement
        ]
        if own_statement and fold_name(own_statement) not in _names_taken(book, "proposition"):
            own_decision = add_proposition(book, own_statement, topics)
            names.insert(0, NewName(own_statement, True, own_decision))
        return tuple(names)

    def _proposition_decisions(
        self, book: Codebook, topics: tuple[str, ...]
    ) -> Mapping[str, Decision]:
        """How what groups of passages propose is made, by statement, for a codebook.

        They are the same for every passage until the codebook changes.
        """
        if not self._made_for or self._made_for[0] is not book or self._made_for[1] != topics:
            taken_names = _names_taken(book, "proposition")
            decisions = {
                statement: add_proposition(book, statement, topics)
                for statement in self._refs_by_statement
                if fold_name(statement) not in taken_names
            }
            self._made_for = book, topics, decisions
        return self._made_for[2]

    @cached_property
    def _refs_by_statement(self) -> Mapping[str, frozenset[str]]:
        """What groups of passages propose, with the recommendations behind each."""
        return {
            proposal.statement: frozenset(
                recommendation.ref for recommendation in proposal.passages
            )
            for proposal in propose_new_propositions(self._papers, self._first_book)
            if proposal.statement and not proposal.is_known
        }


def _names_taken(book: Codebook, kind: CodebookKind) -> set[str]:
    return {fold_name(name) for thing in codebook_names(book, kind) for name in thing.all_names}
