"""The form of a paper's file: every key, what it holds and what it means.

The reader, the JSON Schemas and the messages all come from here. The keys are
design words; those of a paper are CSL's (https://citationstyles.org), save
``authors``, which is CSL's ``author``.
"""

from typing import Any

from policy_compare.corpus.form.known_names import KnownNames, choice_among
from policy_compare.corpus.form.text_patterns import (
    DATE,
    DOI,
    ENCODING,
    ID,
    SHA256,
    URL,
    quote_text,
)
from policy_compare.corpus.form.values import (
    ANY_TEXT,
    Field,
    ListOf,
    MappingOf,
    Number,
    Record,
    ValueKind,
)
from policy_compare.corpus.yaml.report import Mark
from policy_compare.model import STANCES, STRENGTHS, Dismissal, Evidence, Person, Source, StanceOn
from policy_compare.names import join_words
from policy_compare.problems import ProblemKind

#: The CSL variables that a paper may have beside those the model names.
_CSL = (
    ("genre", "the publisher's name for the kind of text, such as Policy brief"),
    ("container-title", "the journal, series or site that it appeared in"),
    ("collection-title", "the series"),
    ("publisher-place", "where the publisher is"),
    ("number", "its number in the series"),
    ("volume", "the volume"),
    ("issue", "the issue"),
    ("page", "its pages in the volume"),
    ("edition", "the edition"),
    ("version", "the version"),
    ("language", "its language, as in BCP 47: en, de, ko"),
    ("accessed", "when it was read on the web"),
    ("DOI", "the DOI, beginning with 10."),
    ("ISBN", "the ISBN"),
    ("ISSN", "the ISSN"),
    ("URL", "the web address"),
    ("abstract", "what it is about"),
    ("keyword", "keywords"),
    ("note", "what a reader must know of this text or its date"),
)
_KIND_BY_CSL_KEY: dict[str, ValueKind] = {"accessed": DATE, "DOI": DOI, "URL": URL}

#: The types of CSL 1.0.2.
CSL_TYPES = """article article-journal article-magazine article-newspaper bill book broadcast
chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event
figure graphic hearing interview legal_case legislation manuscript map motion_picture
musical_score pamphlet paper-conference patent performance periodical personal_communication
post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage""".split()  # noqa: SIM905

#: The keys of a person's parts that are other than the parts' names.
PERSON_KEYS = {"particle": "non-dropping-particle"}

_PERSON = Record(
    "an author",
    (
        Field("family", ANY_TEXT, "the family name"),
        Field("given", ANY_TEXT, "the given names"),
        Field("non-dropping-particle", ANY_TEXT, "such as van or de", attribute="particle"),
        Field("suffix", ANY_TEXT, "such as Jr."),
        Field("literal", ANY_TEXT, "the whole name, where it does not split, or a body's"),
    ),
    build=lambda values, mark: Person(**values),
    filled=True,
    example="{family: Ali, given: Noor}",
)

_SOURCE = Record(
    "the source",
    (
        Field("file", ANY_TEXT, "the name of the text's file"),
        Field("sha256", SHA256, "the SHA-256 of that file"),
        Field("encoding", ENCODING, "its encoding, where it is text that does not tell it: cp1252"),
    ),
    build=lambda values, mark: Source(**values),
    filled=True,
)

#: What is said of the publication.
PAPER = Record(
    "the paper",
    (
        Field("title", ANY_TEXT, "the title with its subtitle", required=True),
        Field("title-short", ANY_TEXT, "what to call it in tables"),
        Field("authors", ListOf(_PERSON), "who wrote it; [] where the text names nobody"),
        Field("publisher", ANY_TEXT, "who published it"),
        Field("issued", DATE, "when, as EDTF: 2023-05-17, 2023-05, 2023-05~"),
        Field(
            "type", choice_among("CSL type", CSL_TYPES), "the CSL type: report, article, chapter …"
        ),
        *(Field(key, _KIND_BY_CSL_KEY.get(key, ANY_TEXT), about) for key, about in _CSL),
        Field("source", _SOURCE, "the text that the coding was made from"),
    ),
)

#: Where a quote stands, whatever it is quoted for.
_PLACE = (
    Field("section", ANY_TEXT, "the heading that it stands under"),
    Field("paragraph", Number(), "its paragraph in the section, from 1"),
    Field("page", ANY_TEXT, "its page"),
)


def paper_form(names: KnownNames, of_recommendation: ValueKind | None = None) -> Record:
    """The form of a paper's file, with the names that its codebook lists.

    A recommendation is read by its own form, unless another is given.
    """
    quote = quote_text(names.quote_words)
    dismissed = Record(
        "the dismissed passage",
        (
            Field("quote", quote, "a phrase of the passage, exact to the letter", required=True),
            *_PLACE,
            Field("why", ANY_TEXT, "why it urges nothing, in your own words", required=True),
        ),
        build=lambda values, mark: Dismissal(**values),
        example='{quote: "a short phrase", section: Proposals, why: It reports a call.}',
    )
    recommendations = ListOf(of_recommendation or recommendation_form(names))
    return Record(
        "the file",
        (
            Field("paper", PAPER, "the publication", required=True),
            Field("recommendations", recommendations, "what the paper itself urges", required=True),
            Field(
                "dismissed",
                ListOf(dismissed),
                "passages that read like a recommendation and are none",
            ),
        ),
    )


def recommendation_form(names: KnownNames, *, table: bool = False) -> Record:
    """The form of a recommendation; in a ``table``, as of votes, a strength may be missing."""
    quote = quote_text(names.quote_words)
    actors = ListOf(names.choice_of("actor"))
    positions = MappingOf(
        names.choice_of("proposition"),
        _position_form(names),
        lambda proposition, values: StanceOn(proposition, **values),
        example="a proposition's id, a colon and the stance, without a dash",
        pending=True,
    )
    evidence = Record(
        "the evidence",
        (Field("quote", quote, "a phrase of the text, exact to the letter"), *_PLACE),
        build=lambda values, mark: Evidence(**values),
        filled=True,
        example='{quote: "a short phrase", section: Proposals, paragraph: 3}',
    )
    return Record(
        "the recommendation",
        (
            Field("id", ID, "a short name, unique in the paper", required=True),
            Field("statement", ANY_TEXT, "what is urged, in your own words", required=True),
            Field("actors", actors, "who is asked to act; [] for nobody", required=True),
            Field("targets", actors, "on or toward whom"),
            Field("instrument", names.choice_of("instrument"), "the lever"),
            Field(
                "strength",
                choice_among("strength", STRENGTHS),
                f"how binding the wording is: {join_words(STRENGTHS, 'or')}",
                required=not table,
            ),
            Field(
                "positions",
                positions,
                "the propositions that it speaks to, and its stance on each; {} for none, and "
                "nothing while it is still to be coded",
            ),
            Field("topics", ListOf(names.choice_of("topic")), "topics beside theirs"),
            Field("rationale", ANY_TEXT, "the author's reason, in your own words"),
            Field("evidence", evidence, "a short quote and its place"),
            Field("date", DATE, "when it was said, if not when the paper was issued"),
            Field("note", ANY_TEXT, "why it was coded so, where one could doubt it"),
            Field("coder", ANY_TEXT, "who coded it"),
            Field("proposed_by", ANY_TEXT, "what model proposed it, until a person accepts it"),
        ),
        build=_with_mark,
    )


def _with_mark(values: dict[str, Any], mark: Mark) -> tuple[dict[str, Any], Mark]:
    """A recommendation's values, whether it is coded among them, and where it begins."""
    return {"coded": "positions" in values, **values}, mark


NO_STANCE = ProblemKind(
    code="no-stance",
    message="'{key}' has no stance yet",
    hint=f"give {join_words(STANCES, 'or')}, or delete the line",
    meaning="A proposition stands there without a stance, which only a coder can give. "
    "Until it is given the paper is left out of every answer, which is said each time.",
    message_of_many="no stance yet: {count} positions",
)


def _position_form(names: KnownNames) -> Record:
    return Record(
        "the position",
        (
            Field(
                "stance",
                choice_among("stance", STANCES),
                f"{join_words(STANCES, 'or')} (takes it up, takes no side)",
                required=True,
            ),
            Field("condition", ANY_TEXT, "what the stance hangs on, in words"),
            Field(
                "by",
                ListOf(names.choice_of("actor"), filled=True),
                "who would do what the proposition says, if not the recommendation's actors",
            ),
            Field(
                "strength",
                choice_among("strength", STRENGTHS),
                "how firmly that is urged, if less than the recommendation: "
                f"{join_words(STRENGTHS, 'or')}",
            ),
        ),
        short="stance",
        empty_problem=NO_STANCE,
    )
