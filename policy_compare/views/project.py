"""A corpus as a project for coding texts: a coding for each recommendation at its quote's place."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from policy_compare.analysis.selection import chosen_papers, narrow_corpus
from policy_compare.model import Codebook, Evidence, Paper, Recommendation, StanceOn
from policy_compare.passage import QuotedText
from policy_compare.project import OURS, Coding, Project, ProjectText
from policy_compare.project_notes import note_with_values
from policy_compare.statement_table import codebook_values, without_empty
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import one_line
from policy_compare.views.project_codes import DISMISSED, codes_of_codebook

#: What a text begins with that is made of what was quoted.
_MADE: Final = "The text of this paper was not at hand. What follows is what was quoted of it."


def project_of(question: Question, texts: Mapping[str, QuotedText]) -> Project:
    """The chosen papers with their codings; ``texts`` are those at hand, by the papers' ids.

    The text of another paper is made of its quotes, and of the statements of what has none. What
    stands nowhere in its text is a coding of the whole.
    """
    book = question.corpus.codebook
    papers = _papers_to_code(question)
    texts = {paper.id: texts.get(paper.id) or _made_text(paper) for paper in papers}
    codings = tuple(
        coding for paper in papers for coding in _codings_of_paper(paper, texts[paper.id])
    )
    return Project(
        OURS,
        book.title,
        {paper.id: _text_of_paper(paper, texts[paper.id].text) for paper in papers},
        codes_of_codebook(book),
        codings,
        note=_note_of_codebook(book),
    )


def _papers_to_code(question: Question) -> list[Paper]:
    """The papers with the recommendations that pass; dismissals pass no filter but the paper's."""
    selection = question.selection
    if selection.takes_whole_papers:
        return chosen_papers(question.corpus, selection)
    papers = narrow_corpus(question.corpus, selection).papers.values()
    return [paper._replace(dismissed=()) for paper in papers]


def _note_of_codebook(book: Codebook) -> str:
    """What the codebook says of the whole."""
    values = codebook_values(book)
    keys = ("date", "quote_words", "tensions", "former_names")
    return note_with_values(book.about, {key: values[key] for key in keys if key in values})


def _text_of_paper(paper: Paper, text: str) -> ProjectText:
    values = {
        "id": paper.id,
        "title-short": paper.title_short,
        "type": paper.type,
        "source": without_empty(paper.source._asdict()) if paper.source else None,
    }
    return ProjectText(
        paper.id,
        paper.title,
        text,
        authors=paper.authors,
        publisher=paper.publisher,
        issued=paper.issued,
        details={key: value for key, value in paper.details.items() if key != "note"},
        note=note_with_values(paper.details.get("note", ""), without_empty(values)),
    )


def _made_text(paper: Paper) -> QuotedText:
    """A text of the paper's passages, for one that is not at hand."""
    passages = (
        *map(_passage_of, paper.recommendations),
        *(dismissal.evidence for dismissal in paper.dismissed),
    )
    text = f"{paper.title}\n\n{_MADE}"
    parts, length = [text], len(text)
    places = {}
    for passage in dict.fromkeys(passages):
        start = length + len("\n\n")
        length = start + len(passage.quote)
        places[passage] = (start, length)
        parts.append(passage.quote)
    return QuotedText("\n\n".join(parts), places)


def _passage_of(recommendation: Recommendation) -> Evidence:
    """What its coding stands on: the quote, or in the place of one the statement."""
    evidence = recommendation.evidence
    return evidence if evidence and evidence.quote else Evidence(recommendation.statement)


def _codings_of_paper(paper: Paper, text: QuotedText) -> Iterable[Coding]:
    whole_text = (0, len(text.text))
    for recommendation in paper.recommendations:
        place = text.places.get(_passage_of(recommendation), whole_text)
        yield Coding(
            paper.id,
            *place,
            tuple(_code_ids(recommendation)),
            coder=recommendation.coder,
            name=one_line(recommendation.statement),
            note=note_with_values(recommendation.note, _values_of_recommendation(recommendation)),
            date=recommendation.date,
        )
    for dismissal in paper.dismissed:
        place = text.places.get(dismissal.evidence, whole_text)
        values = {"why": dismissal.why, "evidence": without_empty(dismissal.evidence._asdict())}
        yield Coding(paper.id, *place, (DISMISSED,), note=note_with_values("", values))


def _code_ids(recommendation: Recommendation) -> Iterable[str]:
    yield from (f"topic/{id}" for id in recommendation.topics)
    for stance_on in recommendation.positions:
        yield f"stance/{stance_on.proposition}/{stance_on.stance}"
    yield from (f"actor/{id}" for id in recommendation.actors)
    yield from (f"target/{id}" for id in recommendation.targets)
    if recommendation.instrument:
        yield f"instrument/{recommendation.instrument}"
    if recommendation.strength:
        yield f"strength/{recommendation.strength}"


def _values_of_recommendation(recommendation: Recommendation) -> dict[str, Any]:
    """What codes, coder, date and note do not say, by the keys of a paper's file."""
    evidence, positions = recommendation.evidence, recommendation.positions
    values = {
        "id": recommendation.id,
        "statement": recommendation.statement,
        "rationale": recommendation.rationale,
        "evidence": without_empty(evidence._asdict()) if evidence else None,
        "proposed_by": recommendation.proposed_by,
        "date": recommendation.date,
        "positions": without_empty({one.proposition: _values_of_stance(one) for one in positions}),
    }
    return without_empty(values) | ({} if recommendation.coded else {"coded": False})


def _values_of_stance(stance_on: StanceOn) -> dict[str, Any]:
    keys = ("condition", "by", "strength")
    return without_empty({key: getattr(stance_on, key) for key in keys})
