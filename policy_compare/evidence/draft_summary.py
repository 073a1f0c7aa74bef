"""Says in short what a draft holds: what a person looks at before going on with it."""

from collections import Counter
from collections.abc import Mapping

from policy_compare.evidence.drafting import Draft
from policy_compare.model import STRENGTHS, Paper
from policy_compare.passage import DraftSummary

#: What a reference to a paper needs, in the order in which it is written.
_REFERENCE = ("title", "authors", "publisher", "issued")


def summarise_draft(draft: Draft) -> DraftSummary:
    """The draft in counts, and what its text says of the paper itself."""
    paper = draft.paper
    strengths = Counter(passage.strength for passage in draft.passages)
    fields = _described_fields(paper, draft.origins)
    return DraftSummary(
        id=paper.id,
        text=paper.source.file if paper.source else "",
        passages=draft.passages,
        ids=tuple(recommendation.id for recommendation in paper.recommendations),
        strengths={strength: strengths[strength] for strength in STRENGTHS if strengths[strength]},
        sections=Counter(passage.evidence.section for passage in draft.passages),
        fields_found=fields,
        fields_missing=tuple(field for field in _REFERENCE if field not in fields),
        unsure=draft.unsure,
        languages=draft.languages,
        official=sum(bool(passage.official) for passage in draft.passages),
    )


def _described_fields(paper: Paper, origins: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What is known of the paper, by field, with where it was found."""
    values = {
        "title": paper.title,
        "authors": ", ".join(author.name for author in paper.authors),
        "publisher": paper.publisher,
        "issued": paper.issued,
        **paper.details,
    }
    return {field: (text, origins[field]) for field, text in values.items() if field in origins}
