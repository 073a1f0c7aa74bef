"""Says in short what a draft holds: what a person looks at before going on with it."""

from collections import Counter
from collections.abc import Mapping

from policy_compare.evidence.drafting import Draft
from policy_compare.model import STRENGTHS, Paper
from policy_compare.passage import DraftSummary

#: What a reference to a paper needs, in the order in which it is written.
_REFERENCE = ("title", "authors", "publisher", "issued")


def summary(draft: Draft) -> DraftSummary:
    """The draft in counts, and what its text says of the paper itself."""
    paper = draft.paper
    strengths = Counter(one.strength for one in draft.passages)
    told = _told(paper, draft.origins)
    return DraftSummary(
        id=paper.id,
        text=paper.source.file if paper.source else "",
        passages=draft.passages,
        ids=tuple(item.id for item in paper.recommendations),
        strengths={one: strengths[one] for one in STRENGTHS if strengths[one]},
        sections=Counter(one.evidence.section for one in draft.passages),
        told=told,
        untold=tuple(field for field in _REFERENCE if field not in told),
        unsure=draft.unsure,
        languages=draft.languages,
    )


def _told(paper: Paper, origins: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What is known of the paper, by field, with where it was found."""
    values = {
        "title": paper.title,
        "authors": ", ".join(author.name for author in paper.authors),
        "publisher": paper.publisher,
        "issued": paper.issued,
        **paper.details,
    }
    return {field: (text, origins[field]) for field, text in values.items() if field in origins}
