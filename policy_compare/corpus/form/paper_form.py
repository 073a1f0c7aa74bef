"""The form of the two kinds of file: every key, what it holds and what it means.

The reader, the JSON Schemas and the messages all come from here. The keys are
design words; those of a paper are CSL's (https://citationstyles.org), save
``authors``, which is CSL's ``author``.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from policy_compare.corpus.form import edtf
from policy_compare.corpus.form.values import (
    BAD_ID,
    Choice,
    Field,
    Kind,
    ListOf,
    MappingOf,
    Number,
    Record,
    Text,
    is_id,
    number,
)
from policy_compare.corpus.yaml.nodes import Node
from policy_compare.corpus_names import CodebookKind, codebook_names
from policy_compare.model import (
    STANCES,
    STRENGTHS,
    Codebook,
    Dismissal,
    Evidence,
    Person,
    Source,
    StanceOn,
)
from policy_compare.problems import ProblemKind

BAD_DOI = ProblemKind(
    code="bad-doi",
    message="'{given}' is no DOI",
    hint="write the part that begins with 10., without https://doi.org/",
    meaning="A DOI begins with 10., a registrant's number and a slash.",
)

BAD_URL = ProblemKind(
    code="bad-url",
    message="'{given}' is no web address",
    hint="begin with https:// or http://",
    meaning="Only web addresses become links in what the program writes.",
)

BAD_DIGEST = ProblemKind(
    code="bad-digest",
    message="'{given}' is no SHA-256 digest",
    hint="write the 64 hexadecimal digits that sha256sum prints",
    meaning="The digest tells whether a text is the edition that was coded.",
)


Fault = tuple[ProblemKind, dict[str, object]] | None

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_URL = re.compile(r"https?://[^\s<>\"]+")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

#: The kinds of name that a codebook owns, and the section of it that lists them.
SECTIONS: Mapping[CodebookKind, str] = {
    "topic": "topics",
    "proposition": "propositions",
    "actor": "actors",
    "instrument": "instruments",
}


BAD_DATE = ProblemKind(
    code="bad-date",
    message="'{given}' is no date: {reason}",
    hint='write "2023-05-17", "2023-05", "2023", or "2023-05~" for about May 2023 (EDTF)',
    meaning="Dates are EDTF strings, levels 0 and 1 (the Extended Date/Time Format of the "
    "Library of Congress, part of ISO 8601-2).",
)


def _date(text: str) -> Fault:
    reason = edtf.fault(text)
    return (BAD_DATE, {"given": text, "reason": reason}) if reason else None


def _matching(kind: ProblemKind, pattern: re.Pattern[str]) -> Callable[[str], Fault]:
    def fault(text: str) -> Fault:
        return None if pattern.fullmatch(text) else (kind, {"given": text})

    return fault


def _id(text: str) -> Fault:
    return None if is_id(text) else (BAD_ID, {"given": text})


LONG_QUOTE = ProblemKind(
    code="long-quote",
    message="the quote has {words} words, and the codebook allows {most}",
    hint="keep only the phrase that matters",
    meaning="A quote is a phrase to find the place by, not a copy of the text. The limit "
    "is the codebook's quote_words.",
    message_of_many="more words than the codebook allows: {count} quotes",
)


def _quote(most: int | None) -> Callable[[str], Fault]:
    def fault(text: str) -> Fault:
        words = len(text.split())
        if most is not None and words > most:
            return LONG_QUOTE, {"words": words, "most": most}
        return None

    return fault


TEXT = Text()
TEXTS = ListOf(TEXT)
ID = Text(_id, pattern=r"^[^\s_/.-][^\s/]*$")

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
_CSL_KINDS: dict[str, Kind] = {
    "accessed": Text(_date),
    "DOI": Text(_matching(BAD_DOI, _DOI), pattern=r"^10\.\d{4,9}(\.\d+)*/\S+$"),
    "URL": Text(_matching(BAD_URL, _URL), pattern=r"^https?://\S+$"),
}

#: The types of CSL 1.0.2.
_TYPES = """article article-journal article-magazine article-newspaper bill book broadcast
chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event
figure graphic hearing interview legal_case legislation manuscript map motion_picture
musical_score pamphlet paper-conference patent performance periodical personal_communication
post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage""".split()  # noqa: SIM905

_PERSON = Record(
    "an author",
    (
        Field("family", TEXT, "the family name"),
        Field("given", TEXT, "the given names"),
        Field("non-dropping-particle", TEXT, "such as van or de", attribute="particle"),
        Field("suffix", TEXT, "such as Jr."),
        Field("literal", TEXT, "the whole name, where it does not split, or a body's"),
    ),
    build=lambda values, mark: Person(**values),
    filled=True,
    example="{family: Ali, given: Noor}",
)

_SOURCE = Record(
    "the source",
    (
        Field("file", TEXT, "the name of the text's file"),
        Field(
            "sha256",
            Text(_matching(BAD_DIGEST, _SHA256), pattern="^[0-9a-fA-F]{64}$"),
            "the SHA-256 of that file",
        ),
    ),
    build=lambda values, mark: Source(**values),
    filled=True,
)

#: What is said of the publication.
PAPER = Record(
    "the paper",
    (
        Field("title", TEXT, "the title with its subtitle", required=True),
        Field("title-short", TEXT, "what to call it in tables"),
        Field("authors", ListOf(_PERSON), "who wrote it; [] where the text names nobody"),
        Field("publisher", TEXT, "who published it"),
        Field("issued", Text(_date), "when, as EDTF: 2023-05-17, 2023-05, 2023-05~"),
        Field(
            "type",
            Choice("CSL type", {name: name for name in _TYPES}, closed=True),
            "the CSL type: report, article, chapter …",
        ),
        *(Field(key, _CSL_KINDS.get(key, TEXT), about) for key, about in _CSL),
        Field("source", _SOURCE, "the text that the coding was made from"),
    ),
)

#: Where a quote stands, whatever it is quoted for.
_PLACE = (
    Field("section", TEXT, "the heading that it stands under"),
    Field("paragraph", Number(), "its paragraph in the section, from 1"),
    Field("page", TEXT, "its page"),
)


class Names(NamedTuple):
    """What a codebook lists, as far as it could be read.

    ``ids`` maps each kind of name (see ``SECTIONS``) to its ids, or to None where
    the codebook's list could not be read, so that any name must pass. ``others``
    maps further names of actors and labels to the ids.
    """

    ids: Mapping[str, Mapping[str, str] | None]
    others: Mapping[str, Callable[[], Mapping[str, str]]]
    quote_words: int | None = None

    def choice(self, kind: str) -> Choice:
        """One name of the kind."""
        return Choice(kind, self.ids[kind], self.others[kind])


#: Names before any codebook is read: everything passes.
ANY = Names(dict.fromkeys(SECTIONS), dict.fromkeys(SECTIONS, dict))


def names_in(book: Codebook) -> Names:
    """The names in a codebook that has been read."""
    ids: dict[str, Mapping[str, str] | None] = {}
    others: dict[str, Callable[[], Mapping[str, str]]] = {}
    for kind, section in SECTIONS.items():
        ids[kind] = {id: id for id in getattr(book, section)}
        others[kind] = lambda kind=kind: {  # type: ignore[misc]
            name: thing.id
            for thing in codebook_names(book, kind)
            for name in (*thing.names, *thing.shared)
        }
    return Names(ids, others, book.quote_words)


def names_of(root: Node | None) -> Names:
    """The names that a codebook's node lists, whatever else is wrong with it."""
    if root is None or not isinstance(root[0], dict):
        return ANY
    book = root[0]
    ids: dict[str, Mapping[str, str] | None] = {}
    others: dict[str, Callable[[], Mapping[str, str]]] = {}
    for kind, section in SECTIONS.items():
        value = book[section][0] if section in book else {}
        ids[kind] = {key: key for key in value} if isinstance(value, dict) else None
        entries = value if isinstance(value, dict) else {}
        others[kind] = lambda entries=entries: _other_names(entries)  # type: ignore[misc]
    most = number(book["quote_words"][0]) if "quote_words" in book else None
    return Names(ids, others, most)


def _other_names(entries: Mapping[str, Any]) -> dict[str, str]:
    """The labels and aliases in a section of the codebook, mapped to their ids."""
    found: dict[str, str] = {}
    for id, (value, *_) in entries.items():
        if isinstance(value, dict):
            for key in ("label", "aliases"):
                inner = value[key][0] if key in value else None
                items = inner if isinstance(inner, list) else [(inner, None)]
                found.update((name, id) for name, _ in items if isinstance(name, str))
    return found


NO_STANCE = ProblemKind(
    code="no-stance",
    message="'{key}' has no stance yet",
    hint="give support, oppose or neutral, or delete the line",
    meaning="A proposition stands there without a stance, which only a coder can give. "
    "Until it is given the paper is left out of every answer, which is said each time.",
    message_of_many="no stance yet: {count} positions",
)


def paper_form(names: Names, *, table: bool = False) -> Record:
    """The form of a paper's file, with the names that its codebook lists.

    In a ``table`` a strength may be missing: votes and polls have none.
    """
    actors = ListOf(names.choice("actor"))
    strength = Choice("strength", {name: name for name in STRENGTHS}, closed=True)
    stance = Record(
        "the position",
        (
            Field(
                "stance",
                Choice("stance", {name: name for name in STANCES}, closed=True),
                "support, oppose or neutral (takes it up, takes no side)",
                required=True,
            ),
            Field("condition", TEXT, "what the stance hangs on, in words"),
            Field(
                "by",
                ListOf(names.choice("actor"), filled=True),
                "who would do what the proposition says, if not the recommendation's actors",
            ),
            Field(
                "strength",
                strength,
                "how firmly that is urged, if less than the recommendation: must, should or could",
            ),
        ),
        short="stance",
        empty=NO_STANCE,
    )
    quote = Text(_quote(names.quote_words))
    evidence = Record(
        "the evidence",
        (
            Field("quote", quote, "a phrase of the text, exact to the letter"),
            *_PLACE,
        ),
        build=lambda values, mark: Evidence(**values),
        filled=True,
        example='{quote: "a short phrase", section: Proposals, paragraph: 3}',
    )
    dismissal = Record(
        "the dismissed passage",
        (
            Field("quote", quote, "a phrase of the passage, exact to the letter", required=True),
            *_PLACE,
            Field("why", TEXT, "why it urges nothing, in your own words", required=True),
        ),
        build=lambda values, mark: Dismissal(**values),
        example='{quote: "a short phrase", section: Proposals, why: It reports a call.}',
    )
    recommendation = Record(
        "the recommendation",
        (
            Field("id", ID, "a short name, unique in the paper", required=True),
            Field("statement", TEXT, "what is urged, in your own words", required=True),
            Field("actors", actors, "who is asked to act; [] for nobody", required=True),
            Field("targets", actors, "on or toward whom"),
            Field("instrument", names.choice("instrument"), "the lever"),
            Field(
                "strength",
                strength,
                "how binding the wording is: must, should or could",
                required=not table,
            ),
            Field(
                "positions",
                MappingOf(
                    names.choice("proposition"),
                    stance,
                    lambda name, found: StanceOn(name, **found),
                    example="a proposition's id, a colon and the stance, without a dash",
                    pending=True,
                ),
                "the propositions that it speaks to, and its stance on each; {} for none, and "
                "nothing while it is still to be coded",
            ),
            Field("topics", ListOf(names.choice("topic")), "topics beside theirs"),
            Field("rationale", TEXT, "the author's reason, in your own words"),
            Field("evidence", evidence, "a short quote and its place"),
            Field("date", Text(_date), "when it was said, if not when the paper was issued"),
            Field("note", TEXT, "why it was coded so, where one could doubt it"),
        ),
        build=lambda values, mark: ({"coded": "positions" in values, **values}, mark),
    )
    return Record(
        "the file",
        (
            Field("paper", PAPER, "the publication", required=True),
            Field(
                "recommendations",
                ListOf(recommendation),
                "what the paper itself urges",
                required=True,
            ),
            Field(
                "dismissed",
                ListOf(dismissal),
                "passages that read like a recommendation and are none",
            ),
        ),
    )


def codebook_form(names: Names) -> Record:
    """The form of ``codebook.yaml``, with the names that it lists itself."""
    label = Field("label", TEXT, "what to call it in tables; the id if absent")
    about = Field("about", TEXT, "what it covers, and what it does not")
    topics = ListOf(names.choice("topic"))
    topic = Record(
        "the topic",
        (
            label,
            about,
            Field("part_of", topics, "the wider topics that it belongs to"),
            Field("keywords", TEXTS, "words by which a text speaks of it"),
        ),
    )
    proposition = Record(
        "the proposition",
        (
            Field(
                "statement",
                TEXT,
                "what should be done, so that one can be for or against it",
                required=True,
            ),
            Field("topics", topics, "the topics that it belongs to, its home first"),
            about,
        ),
    )
    tension = Record(
        "the tension",
        (
            Field(
                "between",
                ListOf(names.choice("proposition"), exactly=2),
                "two propositions",
                required=True,
            ),
            Field("why", TEXT, "why they pull against each other", required=True),
        ),
        build=lambda values, mark: (values, mark),
    )
    actor = Record(
        "the actor",
        (
            label,
            about,
            Field("aliases", TEXTS, "other names of it"),
            Field("part_of", ListOf(names.choice("actor")), "the wider actors it is in"),
        ),
    )
    instrument = Record("the instrument", (label, about))

    def listed(kind: Record) -> MappingOf:
        return MappingOf(ID, kind, lambda id, values: {"id": id, **values})

    return Record(
        "the codebook",
        (
            Field("title", TEXT, "what the corpus is about"),
            Field("about", TEXT, "what was coded, by whom, and how"),
            Field("quote_words", Number(), "the most words a quote may have"),
            Field("topics", listed(topic), "the topics by id"),
            Field("propositions", listed(proposition), "the propositions by id"),
            Field("tensions", ListOf(tension), "what pulls apart without contradicting"),
            Field("actors", listed(actor), "the actors by id"),
            Field("instruments", listed(instrument), "the instruments by id"),
        ),
    )
