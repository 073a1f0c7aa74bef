"""The form of a codebook's file: every key, what it holds and what it means."""

from functools import partial

from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.text_patterns import DATE, ID
from policy_compare.corpus.form.values import ANY_TEXT, Field, ListOf, MappingOf, Number, Record
from policy_compare.statement_table import FORMER_NAME_SECTIONS

_LABEL = Field("label", ANY_TEXT, "what to call it in tables; the id if absent")
_ABOUT = Field("about", ANY_TEXT, "what it covers, and what it does not")
_INSTRUMENT = Record("the instrument", (_LABEL, _ABOUT))


def codebook_form(names: KnownNames) -> Record:
    """The form of ``codebook.yaml``, with the names that it lists itself."""
    section = partial(_section_form, names)
    topics = ListOf(names.choice_of("topic"))
    topic = Record(
        "the topic",
        (
            _LABEL,
            _ABOUT,
            Field("part_of", topics, "the wider topics that it belongs to"),
            Field("keywords", ListOf(ANY_TEXT), "words by which a text speaks of it"),
        ),
    )
    urged = "what should be done, so that one can be for or against it"
    proposition = Record(
        "the proposition",
        (
            Field("statement", ANY_TEXT, urged, required=True),
            Field("topics", topics, "the topics that it belongs to, its home first"),
            _ABOUT,
        ),
    )
    actor = Record(
        "the actor",
        (
            _LABEL,
            _ABOUT,
            Field("aliases", ListOf(ANY_TEXT), "other names of it"),
            Field("part_of", ListOf(names.choice_of("actor")), "the wider actors it is in"),
        ),
    )
    return Record(
        "the codebook",
        (
            Field("title", ANY_TEXT, "what the corpus is about"),
            Field("about", ANY_TEXT, "what was coded, by whom, and how"),
            Field("date", DATE, "when the coding was last gone through, as EDTF: 2023-05-17"),
            Field("quote_words", Number(), "the most words a quote may have"),
            Field("topics", section("topic", topic), "the topics by id"),
            Field("propositions", section("proposition", proposition), "the propositions by id"),
            Field(
                "tensions", ListOf(_tension_form(names)), "what pulls apart without contradicting"
            ),
            Field("actors", section("actor", actor), "the actors by id"),
            Field("instruments", section("instrument", _INSTRUMENT), "the instruments by id"),
            Field("former_names", _former_names_form(), "ids of before, which still find things"),
        ),
    )


def _tension_form(names: KnownNames) -> Record:
    pair = ListOf(names.choice_of("proposition"), exactly=2)
    return Record(
        "the tension",
        (
            Field("between", pair, "two propositions", required=True),
            Field("why", ANY_TEXT, "why they pull against each other", required=True),
        ),
        build=lambda values, mark: (values, mark),
    )


def _former_names_form() -> Record:
    fields = (
        Field(
            section,
            MappingOf(ID, ID, lambda former_id, id: (former_id, id)),
            f"the id that each {kind} has now, by the one that it had",
            attribute=kind,
        )
        for kind, section in FORMER_NAME_SECTIONS.items()
    )
    return Record("the former names", tuple(fields))


def _section_form(names: KnownNames, kind: str, form: Record) -> MappingOf:
    """A section of the codebook: entries of one kind and form, each with its id."""
    return MappingOf(names.entry_id(kind), form, lambda id, values: {"id": id, **values})
