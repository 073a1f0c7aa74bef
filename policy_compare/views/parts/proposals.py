"""Tells what a model proposed and nobody has accepted yet from what a person coded."""

from collections import Counter
from collections.abc import Iterator

from policy_compare.analysis.selection import Selection
from policy_compare.model import Corpus, Recommendation
from policy_compare.views.parts.counts_and_lists import count_of, join_few
from policy_compare.views.phrases import one_line


def proposer_in_words(recommendation: Recommendation) -> str:
    """Who proposed the recommendation, if nobody has accepted it; else nothing."""
    proposer = one_line(recommendation.proposed_by)
    return f"{proposer}, not accepted yet" if proposer else ""


def note_on_proposals(corpus: Corpus, selection: Selection) -> Iterator[str]:
    """How many of the chosen positions are proposals that nobody has accepted yet, if any."""
    counts: Counter[str] = Counter()
    propositions = corpus.codebook.propositions
    for recommendation in corpus.recommendations():
        if recommendation.proposed_by and selection.has_recommendation(recommendation):
            counts[recommendation.proposed_by] += sum(
                selection.has_proposition(propositions[stance_on.proposition])
                and selection.has_position(recommendation, stance_on)
                for stance_on in recommendation.positions
            )
    by_proposer = [f"{count} by {proposer}" for proposer, count in counts.items() if count]
    if by_proposer:
        positions = count_of(counts.total(), "position")
        yield f"Proposed, and accepted by nobody yet: {positions} ({join_few(by_proposer)})."
