"""What the keys do that choose names of the codebook, and make what it has not."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from policy_compare.cli.screens.ask_screen import CHOSEN, AskScreen, Offer
from policy_compare.cli.screens.desk import NO_POSITION, NO_PROPOSITION, Desk
from policy_compare.cli.screens.proposition_rows import take_row
from policy_compare.coding import codebook_decisions, decisions
from policy_compare.coding.decisions import Decision, NamesField, with_new_entry
from policy_compare.coding.new_names import NewName
from policy_compare.corpus_names import CodebookKind
from policy_compare.model import Recommendation

#: The ids of the choices that make something new, and that leave it; no name has these.
_NEW, _NONE = "+", "/"

#: What is asked of a new name, of each kind that one can be made of.
_NEW_NAMES: dict[CodebookKind, str] = {
    "proposition": "New proposition: what should be done, so that one can be against it",
    "actor": "New actor: its name",
    "topic": "New topic: its name",
}


#: The kinds of which names are proposed.
_PROPOSED: tuple[CodebookKind, ...] = ("actor", "proposition")

#: Of which kind the names in a field are, and how they are asked for.
_FIELDS: dict[NamesField, tuple[CodebookKind, str]] = {
    "actors": ("actor", "Who is asked?"),
    "targets": ("actor", "On or toward whom?"),
    "topics": ("topic", "Which topics, beside those of its propositions?"),
}

#: Fewer words are no name of the kind: a proposition is a sentence.
_FEWEST_WORDS: dict[CodebookKind, int] = {"proposition": 3, "actor": 1, "topic": 1}


class _Chosen(NamedTuple):
    """The id that was chosen, empty for none, and whether more is to be chosen.

    Of what is new, ``make`` puts it into the codebook.
    """

    id: str
    goes_on: bool = False
    make: Decision | None = None


async def _choose_name(
    desk: Desk,
    kind: CodebookKind,
    heading: str,
    chosen: Sequence[str],
    none: str = "",
    *,
    is_first: bool = True,
    left_out: str = "",
) -> _Chosen | None:
    """Have a name chosen, or a new one made; ``none`` says what the choice of none is called.

    Where it is not the first of several, Enter alone chooses no further one.
    """
    can_be_new = kind in _NEW_NAMES
    new_names: dict[str, NewName] = {}

    def find(typed: str) -> list[Offer]:
        fitting = [
            (name.fit, Offer(name.id, f"{name.label}  [{name.id}]", CHOSEN * (name.id in chosen)))
            for name in desk.session.choices(kind, typed)
            if name.id != left_out
        ]
        for name in desk.session.new_names(kind, typed) if kind in _PROPOSED else ():
            id = f"{_NEW}{name.label}"
            new_names[id] = name
            label = " · ".join((name.label, *name.aliases))
            fitting.append((name.likeness(typed), Offer(id, f"new: {label}")))
        # Of those that fit as well, what is in the codebook comes first.
        offers = [offer for _, offer in sorted(fitting, key=lambda pair: -pair[0])]
        if none and not typed:
            # A topic that is taken by a hasty Enter would be wrong.
            offers.insert(0 if kind == "topic" else len(offers), Offer(_NONE, none))
        offers += [Offer(_NEW, f"new {kind}: {typed or '…'}")] if can_be_new else []
        return offers

    reply = await desk.ask(AskScreen(heading, offers=find, marks_first=is_first))
    if reply is None:
        return None
    if reply.id in new_names:
        make: Decision | None = new_names[reply.id].decision
    elif reply.id == _NEW:
        make = await _make_name(desk, kind, reply.text)
    else:
        return _Chosen(reply.id.removeprefix(_NONE), reply.goes_on)
    return _Chosen(make.new_id, reply.goes_on, make) if make else None


async def _word_name(desk: Desk, kind: CodebookKind, typed: str) -> str:
    """What is new in words: what was typed where that is enough, else what is answered."""
    if len(typed.split()) >= _FEWEST_WORDS[kind]:
        return typed
    proposed = desk.session.new_names(kind) if kind == "proposition" else ()
    before = typed or next((name.label for name in proposed), "")
    reply = await desk.ask(AskScreen(_NEW_NAMES[kind], before))
    return reply.text if reply else ""


async def _make_name(desk: Desk, kind: CodebookKind, typed: str) -> Decision | None:
    """The decision that puts a new name into the codebook, where one is worded."""
    text = await _word_name(desk, kind, typed)
    if not text:
        return None
    if kind == "actor":
        return codebook_decisions.add_actor(desk.session.book, text)
    if kind == "topic":
        return codebook_decisions.add_topic(desk.session.book, text)
    topic = await _choose_name(desk, "topic", "The topic of the new proposition", (), "none")
    if topic is None or (topic.make and not await desk.take(topic.make)):
        return None
    topics = [topic.id] if topic.id else []
    return codebook_decisions.add_proposition(desk.session.book, text, topics)


async def choose_proposition(desk: Desk, argument: str) -> None:
    """Support the proposition that is chosen, or one that is made."""
    if desk.session.recommendation is None:
        return
    spoken = [position.proposition for position in desk.session.recommendation.positions]
    chosen = await _choose_name(desk, "proposition", "Which proposition does it speak to?", spoken)
    recommendation = desk.session.recommendation
    if chosen and recommendation:
        desk.rows = take_row(desk.rows, chosen.id)
        if chosen.id in spoken:
            desk.show_session()
        else:
            use = decisions.give_stance(recommendation, chosen.id, "support")
            if not await desk.decide(with_new_entry, use, chosen.make):
                # What was to be new is not there.
                desk.show_item()


async def _choose_several(
    desk: Desk,
    kind: CodebookKind,
    heading: str,
    find_chosen: Callable[[Recommendation], Sequence[str]],
    make_decision: Callable[[Recommendation, Sequence[str]], Decision],
    none: str = "",
) -> None:
    """Have names chosen, each put in or taken out, until that is enough."""
    goes_on = is_first = True
    while goes_on and desk.session.recommendation:
        before = find_chosen(desk.session.recommendation)
        chosen = await _choose_name(desk, kind, heading, before, none, is_first=is_first)
        is_first = False
        recommendation = desk.session.recommendation
        if chosen is None or recommendation is None:
            return
        ids = _toggle(before, chosen.id) if chosen.id else []
        await desk.decide(with_new_entry, make_decision(recommendation, ids), chosen.make)
        goes_on = chosen.goes_on


def _toggle(ids: Sequence[str], id: str) -> list[str]:
    """The ids without this one if it is among them, else with it."""
    return [before for before in ids if before != id] if id in ids else [*ids, id]


async def choose_names(desk: Desk, field: NamesField) -> None:
    """Choose the names in the field that the action is called after."""
    kind, heading = _FIELDS[field]
    await _choose_several(
        desk,
        kind,
        heading,
        attrgetter(field),
        lambda recommendation, ids: decisions.set_names(recommendation, field, ids),
    )


async def choose_instrument(desk: Desk, argument: str) -> None:
    """Choose the lever."""
    if not desk.session.book.instruments:
        desk.tell("the codebook has no levers: codebook.yaml lists them under instruments")
    elif recommendation := desk.session.recommendation:
        before = [recommendation.instrument]
        chosen = await _choose_name(desk, "instrument", "By which means?", before, "not said")
        if chosen:
            await desk.decide(decisions.set_text, recommendation, "instrument", chosen.id)


async def choose_doers(desk: Desk, argument: str) -> None:
    """Choose who would do what the marked proposition says."""
    if not desk.marked_position():
        desk.tell(NO_POSITION)
        return
    id = desk.rows.current_id

    def find_chosen(recommendation: Recommendation) -> Sequence[str]:
        position = decisions.position_on(recommendation, id)
        return position.by if position else ()

    await _choose_several(
        desk,
        "actor",
        "Who would do it, if not who is asked?",
        find_chosen,
        lambda recommendation, ids: decisions.set_doers(recommendation, id, ids),
        "who is asked",
    )


async def choose_tension(desk: Desk, argument: str) -> None:
    """Choose what pulls against the marked proposition, and have it said why."""
    first = desk.rows.current_id
    if not first:
        desk.tell(NO_PROPOSITION)
        return
    heading = f"What pulls against “{desk.session.book.propositions[first].statement}”?"
    chosen = await _choose_name(desk, "proposition", heading, (), left_out=first)
    if chosen is None:
        return
    if chosen.make:
        await desk.take(chosen.make)
    reply = await desk.ask(AskScreen("Why do they pull against each other?"))
    if reply:
        await desk.decide(codebook_decisions.add_tension, first, chosen.id, reply.text)
