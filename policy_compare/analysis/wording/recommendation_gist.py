"""What a recommendation asks, as words to compare it by: its gist.

A proposition says what should be done, whoever is asked to do it, and however firmly. So
does a gist: it has the words of the statement, without the names of those who are asked
and without the words that say how binding it is. What coders have said about it in the
codebook's words counts as well, since two papers may have no word in common for one thing:
the statements of the propositions that it speaks to, its topics, its targets and its lever.
It never has the stance.
"""

from collections.abc import Iterable

from policy_compare.analysis.wording.split_words import ACTOR, ActorAliases, WordNormaliser
from policy_compare.analysis.wording.stems import stem
from policy_compare.model import Codebook, Proposition, Recommendation

Gist = frozenset[str]

_TOPIC = "#"
_INSTRUMENT = "%"

#: Words of strength, and those that only join others, as stems.
_EMPTY = frozenset(
    map(
        stem,
        """can could may might must need needs ought shall would had has have about across also
        among another been between but can do each if more other others out over own than then
        there these those through under up upon when where whether while""".split(),  # noqa: SIM905
    )
)


class GistMaker:
    """Makes the gists of a corpus's recommendations and propositions."""

    def __init__(self, codebook: Codebook) -> None:
        self._wording = WordNormaliser(ActorAliases(codebook, written=True))
        # Each mark once, and not once for each recommendation that has it.
        self._topics = {id: f"{_TOPIC}{id}" for id in codebook.topics}
        self._instruments = {id: f"{_INSTRUMENT}{id}" for id in codebook.instruments}
        self._actors = {id: f"{ACTOR}{id}" for id in codebook.actors}
        self._propositions = {
            id: self.of_proposition(proposition)
            for id, proposition in codebook.propositions.items()
        }

    def of_recommendation(self, recommendation: Recommendation) -> Gist:
        """The recommendation's gist, as far as it is coded."""
        spoken = [
            self._propositions[stance_on.proposition] for stance_on in recommendation.positions
        ]
        if not spoken:
            return self.of_statement(recommendation)
        return self.of_statement(recommendation).union(*spoken) - self._actor_marks(
            recommendation.actors
        )

    def of_statement(self, recommendation: Recommendation) -> Gist:
        """The recommendation's gist without the propositions that it speaks to.

        That of one that says nothing else is its words.
        """
        words = self._wording.words_of(recommendation.statement)
        codes = [self._topics[topic] for topic in recommendation.topics]
        if recommendation.instrument:
            codes.append(self._instruments[recommendation.instrument])
        stated = (words - _EMPTY).union(codes, self._actor_marks(recommendation.targets))
        return stated - self._actor_marks(recommendation.actors) or words

    def of_proposition(self, proposition: Proposition) -> Gist:
        """The words of the proposition's statement, and its topics."""
        words = self._wording.words_of(proposition.statement) - _EMPTY
        return words.union(self._topics[topic] for topic in proposition.topics)

    def _actor_marks(self, actors: Iterable[str]) -> set[str]:
        return {self._actors[actor] for actor in actors}


def gist_without_actors(gist: Iterable[str]) -> Gist:
    """The gist without the names of actors."""
    return frozenset(word for word in gist if not word.startswith(ACTOR))
