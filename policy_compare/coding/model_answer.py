"""Reads a language model's answer to a prompt, and lets in what the form and the text bear out.

An answer is data from a stranger, who has read what another stranger wrote. Of it are read the
model's name and its recommendations as a paper's file has them, within limits, and nothing else.
Each must have the form, and a quote that stands in the text; where it stands, the text says.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from policy_compare.coding.answer_form import answer_form, read_entry
from policy_compare.coding.answer_json import RECOMMENDATIONS, find_answer
from policy_compare.coding.answer_names import settle_names
from policy_compare.coding.model_prompt import number_passages
from policy_compare.corpus.form.paper_checks import NO_EVIDENCE
from policy_compare.corpus.yaml.characters import CONTROL
from policy_compare.corpus.yaml.report import Report
from policy_compare.corpus_names import CorpusNames
from policy_compare.errors import CallError
from policy_compare.evidence.coded_quotes import CodedQuote, look_up_quotes
from policy_compare.evidence.quote_places import evidence_at
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.text_checks import check_quotes_are_there
from policy_compare.invisible import is_blank, visible_text
from policy_compare.model import Codebook, Corpus, Evidence, Paper, Recommendation
from policy_compare.names import fold_name, numbered_name
from policy_compare.problems import Problem

#: No paper urges more than so many things.
_MOST = 1_000

#: The fewest bytes of a quote: fewer stand in any text, and bear out nothing. A sign of a script
#: whose words are a sign or two has three of them.
_SHORTEST_QUOTE = 12

#: No model's name has more characters.
_LONGEST_NAME = 100


class ModelProposals(NamedTuple):
    """What came in of answers.

    ``recommendations`` are those that stand in the text, ``remarks`` what a person must know of
    one, by its id, and ``unsettled`` the positions, as lines, of those that came in uncoded, as
    the codebook lacks a name in them. ``lacking`` tells how often which name was given that the
    codebook lacks, by kind and name, the most frequent first. ``problems`` say why the others
    did not come in; ``total`` is how many there were with them.
    """

    recommendations: tuple[Recommendation, ...]
    remarks: Mapping[str, tuple[str, ...]]
    unsettled: Mapping[str, tuple[str, ...]]
    lacking: Mapping[tuple[str, str], int]
    problems: tuple[Problem, ...]
    total: int


def read_answers(
    answers: Mapping[str, str], index: QuoteIndex, paper_id: str, book: Codebook, model: str = ""
) -> ModelProposals:
    """What comes in of the answers about one paper, which are given by what to call each.

    ``model`` is who answered, where that is known better than the answers say.

    Raises:
        CallError: one is no answer, does not say who answered, or has too many recommendations.
    """
    reader = _AnswerReader(index, paper_id, book)
    for name, text in answers.items():
        values = find_answer(text, name)
        reader.read_entries(values[RECOMMENDATIONS], name, _name_of_model(values, name, model))
    return reader.proposals()


def _name_of_model(values: Mapping[str, Any], name: str, name_given: str) -> str:
    """Who answered.

    Raises:
        CallError: that is not said, or nothing that a model could be called.
    """
    own_name = values.get("model")
    model = visible_text(
        " ".join((name_given or (own_name if isinstance(own_name, str) else "")).split())
    )
    if is_blank(model):
        raise CallError(f"{name} does not say which model answered", "say it: --model NAME")
    if len(model) > _LONGEST_NAME or CONTROL.search(model):
        raise CallError(f"{name} gives the model a name that is none", "say it: --model NAME")
    return model


class _AnswerReader:
    """Gathers what comes in of answers about one paper."""

    def __init__(self, index: QuoteIndex, paper_id: str, book: Codebook) -> None:
        self._index, self._paper_id = index, paper_id
        self._has_propositions = bool(book.propositions)
        self._form = answer_form(book)
        self._names = CorpusNames(Corpus(book, {}))
        self._lacking: Counter[tuple[str, str]] = Counter()
        self._numbers = {id(block): number for number, block in number_passages(index.document)}
        self._recommendations: list[Recommendation] = []
        self._taken: set[str] = set()
        self._remarks: dict[str, tuple[str, ...]] = {}
        self._unsettled: dict[str, tuple[str, ...]] = {}
        self._problems: list[Problem] = []
        self._count = 0

    def proposals(self) -> ModelProposals:
        """All that came in."""
        return ModelProposals(
            tuple(self._recommendations),
            self._remarks,
            self._unsettled,
            dict(self._lacking.most_common()),
            tuple(self._problems),
            self._count,
        )

    def read_entries(self, entries: list[Any], name: str, model: str) -> None:
        """Read the recommendations of an answer.

        Raises:
            CallError: they are too many.
        """
        if len(entries) > _MOST:
            raise CallError(
                f"{name} has {len(entries)} recommendations, and no paper has more than {_MOST}",
                "look whether it is the answer about this paper",
            )
        for number, entry in enumerate(entries, 1):
            self._count += 1
            place = f"{name}, recommendation {number}"
            self._problems += self._read_entry(entry, place, model)

    def _read_entry(self, entry: Any, place: str, model: str) -> tuple[Problem, ...]:
        """Read a recommendation; why it does not come in, if it does not."""
        report = Report(place)
        settled_entry = settle_names(entry, self._names)
        values = read_entry(settled_entry.values, self._form, report)
        if values is None:
            return tuple(report.problems)
        recommendation = Recommendation(paper=self._paper_id, **values)
        quote = recommendation.evidence.quote if recommendation.evidence else ""
        if len(quote.encode()) < _SHORTEST_QUOTE:
            message = f"“{quote}” is too short to tell a passage" if quote else NO_EVIDENCE.message
            problem = NO_EVIDENCE.problem_at(place)
            return (problem._replace(severity="error", message=message),)
        paper = Paper(self._paper_id, "", recommendations=(recommendation,), file=place)
        text = look_up_quotes(paper, None, self._index)
        if problems := tuple(check_quotes_are_there(text)):
            return problems
        evidence, remark = self._evidence_at(text.quotes[0])
        new_id = numbered_name(recommendation.id, self._taken)
        self._taken.add(fold_name(new_id))
        self._recommendations.append(
            recommendation._replace(
                id=new_id,
                evidence=evidence,
                proposed_by=model,
                coded=recommendation.coded and self._has_propositions,
            )
        )
        self._lacking.update(settled_entry.unknown)
        unknown = ", ".join(f"{kind} “{name}”" for kind, name in settled_entry.unknown)
        remarks = (f"Not in the codebook: {unknown}." if unknown else "", remark)
        self._remarks[new_id] = tuple(filter(None, remarks))
        if settled_entry.positions:
            self._unsettled[new_id] = settled_entry.positions
        return ()

    def _evidence_at(self, quote: CodedQuote) -> tuple[Evidence, str]:
        """The quote with its place in the text, and what there is to say of that.

        What the model says of the place only tells which of several is meant.
        """
        numbered_matches = [
            match
            for match in quote.matches
            if self._numbers.get(id(match.block), 0) == quote.evidence.paragraph
        ]
        by_number = numbered_matches if not quote.evidence.section else ()
        matches = by_number or quote.at_place or quote.matches
        place = self._index.place_of(matches[0].block, matches[0].start)
        count = len({match.place for match in matches})
        remark = f"The quote stands in {count} places, of which this is the first."
        words = " ".join(quote.evidence.quote.split())
        return evidence_at(words, place), remark if count > 1 else ""
