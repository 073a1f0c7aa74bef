"""Who holds which position on which proposition."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args
from unicodedata import normalize

from policy_compare.analysis.selection import EVERYTHING, Selection, chosen_papers
from policy_compare.model import (
    STRENGTHS,
    Corpus,
    Paper,
    Proposition,
    Recommendation,
    Stance,
    StanceOn,
    Strength,
)
from policy_compare.names import fold_name, sort_key

By = Literal["paper", "author", "publisher"]
Direction = Literal["for", "against", "neutral", "both"]

#: The direction that one stance by itself is.
DIRECTIONS: dict[Stance, Direction] = {
    "support": "for",
    "oppose": "against",
    "neutral": "neutral",
}

BYS: tuple[By, ...] = get_args(By)


class Unit(NamedTuple):
    """Who holds positions: a paper, an author or a publisher.

    ``id`` is how the unit is written in data: the paper's id, or the name. ``label``
    is how it is shown to people.
    """

    id: str
    label: str


class Position(NamedTuple):
    """Where one unit stands on one proposition, and the recommendations behind it.

    ``direction`` is *both* when the unit's own recommendations disagree; a neutral
    one beside others does not change it, nor what follows. ``strength`` is the greatest, and
    ``actors`` are those who would do what the proposition says, whoever is asked; the lever
    of a recommendation that asks somebody to move another is that of moving, and none here.
    Everything else is what the recommendations say together, in the order of their ids; ``said``
    holds each of them with its stance, so that what is said together can be taken apart.
    """

    unit: Unit
    proposition: str
    direction: Direction
    strength: Strength | None
    conditions: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    recommendations: tuple[str, ...]
    said: "tuple[Statement, ...]" = ()


class Positions(NamedTuple):
    """The positions of all units: ``by_proposition[proposition][unit's id]``.

    A unit that is not in a proposition's mapping is silent on it, or *uncoded* if it is
    ``unfinished``: a paper of its is not coded to the end, and may speak to the proposition
    yet. Propositions come in the codebook's order, units by their ids.
    """

    units: tuple[Unit, ...]
    by_proposition: Mapping[str, Mapping[str, Position]]
    unfinished: frozenset[str] = frozenset()


#: One recommendation's stance on one proposition.
Statement = tuple[Recommendation, StanceOn]


def find_positions(
    corpus: Corpus, by: By = "paper", selection: Selection = EVERYTHING
) -> Positions:
    """The positions that the chosen papers take on the chosen propositions."""
    held_by = holders_by_paper(corpus, by, selection)
    ordered = units_in_order(unit for units in held_by.values() for unit in units)
    chosen_propositions = {
        id
        for id, proposition in corpus.codebook.propositions.items()
        if selection.has_proposition(proposition)
    }
    statements: dict[str, dict[str, list[Statement]]] = {}
    for recommendation in corpus.recommendations():
        if not recommendation.positions or not selection.has_recommendation(recommendation):
            continue
        for stance_on in recommendation.positions:
            if stance_on.proposition in chosen_propositions and selection.has_position(
                recommendation, stance_on
            ):
                by_unit = statements.setdefault(stance_on.proposition, {})
                for unit in held_by[recommendation.paper]:
                    by_unit.setdefault(unit.id, []).append((recommendation, stance_on))
    # Of thousands of units few may speak to each proposition.
    places = {unit.id: place for place, unit in enumerate(ordered)}
    return Positions(
        ordered,
        {
            id: {
                ordered[place].id: combine_statements(
                    ordered[place], id, statements[id][ordered[place].id]
                )
                for place in sorted(map(places.__getitem__, statements[id]))
            }
            for id in corpus.codebook.propositions
            if id in statements
        },
        unfinished_units(corpus, held_by),
    )


def unfinished_units(corpus: Corpus, held_by: Mapping[str, Iterable[Unit]]) -> frozenset[str]:
    """The ids of the units of which a paper, by whose id they come, is not coded to the end."""
    return frozenset(
        unit.id
        for paper, units in held_by.items()
        if not corpus.papers[paper].coded_to_the_end
        for unit in units
    )


def units_in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units by their ids, each once."""
    once = {unit.id: unit for unit in units}
    return tuple(sorted(once.values(), key=lambda unit: sort_key(unit.id)))


def holders_by_paper(corpus: Corpus, by: By, selection: Selection) -> dict[str, list[Unit]]:
    """The units that hold each chosen paper's positions, by the paper's id."""
    papers = chosen_papers(corpus, selection)
    cited = _labels_of_papers(papers)
    if by == "paper":
        return {paper.id: [Unit(paper.id, cited[paper.id])] for paper in papers}
    spellings: dict[str, str] = {}
    # A name is written as it is first met in the corpus, whichever papers are chosen.
    names = {paper.id: _unit_names(paper, by, spellings) for paper in corpus.papers.values()}
    folded_names = {fold_name(name) for paper in papers for name in names[paper.id]}
    units_by_paper: dict[str, list[Unit]] = {}
    for paper in papers:
        # A paper that names nobody stands for itself: nobody is invented, two of them
        # are not one author, and none is whoever has the same name as its id.
        own_id = f"{paper.id} (paper)" if fold_name(paper.id) in folded_names else paper.id
        units_by_paper[paper.id] = [Unit(name, name) for name in names[paper.id]] or [
            Unit(own_id, cited[paper.id])
        ]
    return units_by_paper


def _unit_names(paper: Paper, by: By, spellings: dict[str, str]) -> tuple[str, ...]:
    """The names of the authors, or the publisher's: on one line, in composed letters.

    One person must not be two because a letter was typed in another way: ``spellings`` keeps
    how each name was spelt first.
    """
    names = [author.name for author in paper.authors] if by == "author" else [paper.publisher]
    return _distinct_texts(
        spellings.setdefault(fold_name(name), " ".join(normalize("NFC", name).split()))
        for name in names
    )


def paper_labels(corpus: Corpus) -> dict[str, str]:
    """How each paper is cited, by its id; its id is added where two would be alike."""
    return _labels_of_papers(list(corpus.papers.values()))


def _labels_of_papers(papers: list[Paper]) -> dict[str, str]:
    labels = {paper.id: paper.label for paper in papers}
    count = Counter(labels.values())
    return {id: label if count[label] == 1 else f"{label} ({id})" for id, label in labels.items()}


def position_in_favour(position: Position) -> Position | None:
    """What of a position is for the proposition; None where nothing is."""
    if position.direction == "both":
        supporting = [statement for statement in position.said if statement[1].stance == "support"]
        return combine_statements(position.unit, position.proposition, supporting)
    return position if position.direction == "for" else None


def combine_statements(unit: Unit, proposition: str, statements: list[Statement]) -> Position:
    """What the statements of one unit on one proposition come to."""
    if len(statements) == 1:
        # Nearly all positions rest on one recommendation, and then it says everything.
        return _position_of_statement(unit, *statements[0])
    statements = sorted(statements, key=lambda statement: sort_key(statement[0].ref))
    stances = {stance_on.stance for _, stance_on in statements}
    direction: Direction = "neutral"
    if "support" in stances:
        direction = "both" if "oppose" in stances else "for"
    elif "oppose" in stances:
        direction = "against"
    # Who takes a side in one place and none in another is as firm, and asks for what,
    # the first one says.
    voiced = [
        statement for statement in statements if statement[1].stance != "neutral"
    ] or statements
    strengths = {recommendation.strength_of(stance_on) for recommendation, stance_on in voiced}
    return Position(
        unit,
        proposition,
        direction,
        next((strength for strength in STRENGTHS if strength in strengths), None),
        _distinct_texts(stance_on.condition for _, stance_on in voiced),
        _distinct_texts(
            actor
            for recommendation, stance_on in voiced
            for actor in recommendation.doers(stance_on)
        ),
        _distinct_texts(
            target
            for recommendation, stance_on in voiced
            for target in recommendation.toward(stance_on)
        ),
        _distinct_texts(
            recommendation.instrument for recommendation, stance_on in voiced if not stance_on.by
        ),
        _distinct_texts(recommendation.ref for recommendation, _ in statements),
        tuple(statements),
    )


def _distinct_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def home_topic(proposition: Proposition, selection: Selection) -> str:
    """The topic that the proposition is shown under: its first one that was chosen."""
    for topic in proposition.topics:
        if not selection.topics or topic in selection.topics:
            return topic
    return proposition.topics[0] if proposition.topics else ""


def _position_of_statement(
    unit: Unit, recommendation: Recommendation, stance_on: StanceOn
) -> Position:
    """The position of a unit that makes one statement on the proposition."""
    instrument = recommendation.instrument
    return Position(
        unit,
        stance_on.proposition,
        DIRECTIONS[stance_on.stance],
        recommendation.strength_of(stance_on),
        (stance_on.condition,) if stance_on.condition else (),
        recommendation.doers(stance_on),
        recommendation.toward(stance_on),
        (instrument,) if instrument and not stance_on.by else (),
        (recommendation.ref,),
        ((recommendation, stance_on),),
    )
