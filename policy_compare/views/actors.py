"""The actors of a corpus, their other names, and how often each is asked."""

from collections import Counter

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.model import Actor
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, one_line, text_over_id
from policy_compare.views.table import Value, View

COLUMNS = ("id", "label", "aliases", "part_of", "has_parts", "asked", "targeted")


def view(question: Question) -> View:
    """Each actor with how often it is asked and how often it is a target.

    With filters, only those that the chosen recommendations name.
    """
    book = question.corpus.codebook
    addressed: Counter[str] = Counter()
    targeted: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for counts, ids_of in (
        (addressed, lambda said: said.actors),
        (targeted, lambda said: said.targets),
        (acting, lambda said: [id for stance_on in said.positions for id in stance_on.by]),
    ):
        for id, _, count in question.count_recommendations(ids_of, by_way=True):
            counts[id] += count
    named = {*acting, *addressed, *targeted} if question.selection.asked else book.actors
    actors = [actor for actor in book.actors.values() if actor.id in named]
    hierarchy = Hierarchy(book.actors)

    def row(actor: Actor) -> tuple[Value, ...]:
        below = hierarchy.with_parts((actor.id,)) - {actor.id}
        parts = tuple(id for id in book.actors if id in below)
        return (
            actor.id, one_line(actor.label), actor.aliases, actor.part_of, parts,
            addressed[actor.id], targeted[actor.id],
        )  # fmt: skip

    def cells(actor: Actor) -> tuple[Phrase, ...]:
        return (
            text_over_id(actor.label, actor.id),
            join_words(map(one_line, actor.aliases), "or"),
            join_words(map(question.actor_label, actor.part_of)),
            str(addressed[actor.id]),
            str(targeted[actor.id]),
        )

    return view_inventory(
        question,
        "actors",
        actors,
        columns=COLUMNS,
        rows=lambda: map(row, actors),
        heads=("Actor", "Also called", "Part of", "Asked", "Target"),
        cells=cells,
        total=f"{count_of(len(actors), 'actor')}. Counted is where an actor is named itself; "
        "--actor adds where its parts are",
    )
