"""What a coder can decide of a recommendation: plain functions on its record.

Each gives a decision, which says in a sentence what was decided and holds what it changes.
Nothing is written here: a session checks it, writes it and can undo it.
"""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.errors import CallError
from policy_compare.model import (
    Actor,
    Dismissal,
    Evidence,
    Paper,
    Proposition,
    Recommendation,
    Stance,
    StanceOn,
    Strength,
    Tension,
    Topic,
)
from policy_compare.names import join_words

#: What of a recommendation is words of the coder, or the one name of its lever.
TextField = Literal["statement", "instrument", "rationale", "note"]
#: What of it is a list of names.
NamesField = Literal["actors", "targets", "topics"]


class Decision(NamedTuple):
    """What was decided, in a ``sentence``, and what it changes in a paper and the codebook.

    Where the recommendations with the ids ``replaced`` stand in the paper, ``recommendations``
    come instead; those of a passage that is not in it yet come where the passage stands.
    ``dismissed`` comes to the passages that are dismissed, ``taken_back`` is one no more.
    ``new_entry`` comes to the codebook.
    """

    sentence: str
    replaced: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    dismissed: Dismissal | None = None
    taken_back: Dismissal | None = None
    new_entry: Proposition | Actor | Topic | Tension | None = None

    @property
    def new_id(self) -> str:
        """What is new in the codebook, by its id; empty where that has none."""
        entry = self.new_entry
        return entry.id if entry and not isinstance(entry, Tension) else ""


def with_new_entry(use: Decision, new: Decision | None) -> Decision:
    """What is ``new`` in the codebook, if anything, and its use as one decision to be undone."""
    if new is None:
        return use
    return use._replace(sentence=f"{new.sentence}; {use.sentence}", new_entry=new.new_entry)


def clean_decision(decision: Decision) -> Decision:
    """The decision with all its texts as they are read again once they are written.

    What nobody sees, or what may not stand in a corpus, is not written.
    """
    return Decision(*map(_clean_value, decision))


def _clean_value(value: Any) -> Any:
    if isinstance(value, str):
        return one_line_text(value)
    if not isinstance(value, tuple):
        return value
    values = map(_clean_value, value)
    return type(value)(*values) if hasattr(value, "_fields") else tuple(values)


def apply_decision(paper: Paper, decision: Decision, before: str = "") -> Paper:
    """The paper after a decision.

    Recommendations that take no other's place come ``before`` the one with that id, or last.
    """
    recommendations: list[Recommendation] = []
    waiting = decision.recommendations
    ids = {recommendation.id for recommendation in paper.recommendations}
    stands_there = not ids.isdisjoint(decision.replaced)
    for recommendation in paper.recommendations:
        is_replaced = recommendation.id in decision.replaced
        if is_replaced or (not stands_there and recommendation.id == before):
            recommendations += waiting
            waiting = ()
        if not is_replaced:
            recommendations.append(recommendation)
    dismissed = [passage for passage in paper.dismissed if passage != decision.taken_back]
    dismissed += [decision.dismissed] if decision.dismissed else []
    return paper._replace(recommendations=(*recommendations, *waiting), dismissed=tuple(dismissed))


def change_recommendation(
    recommendation: Recommendation, sentence: str, **fields: object
) -> Decision:
    """The decision that gives a recommendation these fields."""
    # mypy knows the fields of no named tuple by their names.
    changed = recommendation._replace(**fields)  # type: ignore[arg-type]
    return Decision(f"{recommendation.id}: {sentence}", (recommendation.id,), (changed,))


def accept(recommendation: Recommendation, coder: str) -> Decision:
    """What stands there is right, and the coder's own, whoever proposed it.

    Raises:
        CallError: nobody has said yet which propositions it speaks to.
    """
    if not recommendation.coded:
        raise CallError(
            f"'{recommendation.id}' has no stance on any proposition yet",
            "give it one, or say that it speaks to none",
        )
    return change_recommendation(
        recommendation, "accepted", coder=coder or recommendation.coder, proposed_by=""
    )


def speak_to_none(recommendation: Recommendation) -> Decision:
    """It speaks to no proposition, as frames and asides do."""
    return change_recommendation(
        recommendation, "speaks to no proposition", positions=(), coded=True
    )


def give_stance(recommendation: Recommendation, proposition: str, stance: Stance) -> Decision:
    """It supports or opposes the proposition, or is neutral; what else is said of that stays."""
    stance_on = position_on(recommendation, proposition)
    changed = stance_on._replace(stance=stance) if stance_on else StanceOn(proposition, stance)
    return change_recommendation(
        recommendation,
        f"{stance} {proposition}",
        positions=_with_position(recommendation, changed),
        coded=True,
    )


def position_on(recommendation: Recommendation, proposition: str) -> StanceOn | None:
    """Its position on the proposition, or None."""
    return _by_proposition(recommendation).get(proposition)


def _by_proposition(recommendation: Recommendation) -> dict[str, StanceOn]:
    return {stance_on.proposition: stance_on for stance_on in recommendation.positions}


def _with_position(recommendation: Recommendation, changed: StanceOn) -> tuple[StanceOn, ...]:
    """The positions with the changed one in its place, or last."""
    return tuple({**_by_proposition(recommendation), changed.proposition: changed}.values())


def withdraw_stance(recommendation: Recommendation, proposition: str) -> Decision:
    """It has no position on the proposition. Without any it is still to be coded."""
    others = _by_proposition(recommendation)
    others.pop(proposition, None)
    return change_recommendation(
        recommendation,
        f"no position on {proposition}",
        positions=tuple(others.values()),
        coded=bool(others),
        coder=recommendation.coder if others else "",
    )


def _change_position(
    recommendation: Recommendation, proposition: str, sentence: str, **fields: object
) -> Decision:
    """The decision that gives the position on a proposition these fields.

    Raises:
        CallError: it has no position there.
    """
    stance_on = position_on(recommendation, proposition)
    if stance_on is None:
        raise CallError(
            f"'{recommendation.id}' has no position on {proposition}", "give it a stance first"
        )
    changed = stance_on._replace(**fields)  # type: ignore[arg-type]
    return change_recommendation(
        recommendation,
        f"{proposition}: {sentence}",
        positions=_with_position(recommendation, changed),
    )


def set_condition(recommendation: Recommendation, proposition: str, condition: str) -> Decision:
    """What its stance on the proposition hangs on; nothing takes a condition away."""
    sentence = f"condition “{condition}”" if condition else "no condition"
    return _change_position(recommendation, proposition, sentence, condition=condition)


def set_doers(recommendation: Recommendation, proposition: str, by: Sequence[str]) -> Decision:
    """Who would do what the proposition says; nobody means the recommendation's actors."""
    doers = tuple(dict.fromkeys(by))
    sentence = f"by {join_words(doers)}" if doers else "by whoever is asked"
    return _change_position(recommendation, proposition, sentence, by=doers)


def set_position_strength(
    recommendation: Recommendation, proposition: str, strength: Strength | None
) -> Decision:
    """How firmly what the proposition says is urged; None is as the recommendation."""
    sentence = f"strength {strength or 'as the recommendation'}"
    return _change_position(recommendation, proposition, sentence, strength=strength)


def set_strength(recommendation: Recommendation, strength: Strength) -> Decision:
    """How binding its wording is."""
    return change_recommendation(recommendation, f"strength {strength}", strength=strength)


def set_names(recommendation: Recommendation, field: NamesField, ids: Sequence[str]) -> Decision:
    """Who is asked to act, toward whom, or topics beside those of its propositions."""
    unique_ids = tuple(dict.fromkeys(ids))
    sentence = f"{field} {', '.join(unique_ids) or 'none'}"
    return change_recommendation(recommendation, sentence, **{field: unique_ids})


def same_as_before(recommendation: Recommendation, previous: Recommendation) -> Decision:
    """The actors and targets of the recommendation that was decided before."""
    return change_recommendation(
        recommendation,
        f"actors and targets as {previous.id}",
        actors=previous.actors,
        targets=previous.targets,
    )


def set_text(recommendation: Recommendation, field: TextField, text: str) -> Decision:
    """The words of a field, or the id of its instrument; nothing takes away what was there."""
    sentence = f"{field} “{text}”" if text else f"no {field}"
    return change_recommendation(recommendation, sentence, **{field: text})


def set_evidence(recommendation: Recommendation, evidence: Evidence) -> Decision:
    """The words that stand behind it, and where they are."""
    return change_recommendation(recommendation, f"quote “{evidence.quote}”", evidence=evidence)
