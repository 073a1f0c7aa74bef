"""Papers as reference managers could describe them: each of these values every format can hold.

What a format changes of others is told in the guide, and by tests of its own.
"""

import string

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from policy_compare.corpus.form.paper_form import CSL_TYPES
from policy_compare.corpus.references.papers import _MARKUP, _clean
from policy_compare.model import Paper, Person
from policy_compare.reference_fields import REFERENCE_FIELDS
from policy_compare.views.table import Table, View
from tests.support.strategies import edtf_dates, lines

_LETTERS = string.ascii_lowercase + "éüøğž"

#: One word, and several that may hold all that LaTeX, RIS and JSON give a meaning.
words: SearchStrategy[str] = st.text(_LETTERS, min_size=1, max_size=8)
capitalised = words.map(str.capitalize)


def cleaned(text: str) -> str:
    """The text as any paper's file may hold it: on one line, without markup of titles."""
    return _clean(_MARKUP.sub("", _clean(text)))


nasty_texts: SearchStrategy[str] = (
    st.one_of(lines, st.text("a B{}\\$&%#_^~\"'`-–,;é한!?<>@=/|", min_size=1, max_size=25))
    .map(cleaned)
    .filter(bool)
)


people: SearchStrategy[Person] = st.one_of(
    st.builds(
        Person,
        st.one_of(capitalised, st.builds("{} {}".format, capitalised, capitalised)),
        st.builds("{} {}.".format, capitalised, st.sampled_from("ABÉ")),
        st.sampled_from(("", "van", "de la")),
        st.sampled_from(("", "Jr.", "III")),
        st.just(""),
    ),
    st.builds(
        lambda first, second: Person(literal=f"{first} and {second} & Co."), capitalised, words
    ),
)

_SPECIAL_VALUES: dict[str, SearchStrategy[str]] = {
    "DOI": st.from_regex(r"10\.[0-9]{4}/[a-zA-Z0-9_]+[a-zA-Z0-9]", fullmatch=True),
    "URL": st.from_regex(r"https://example\.org/[a-zA-Z0-9_%~?&=#-]*", fullmatch=True),
    "ISBN": st.from_regex(r"978-[0-9]-[0-9]{2}-[0-9]{6}-[0-9X]", fullmatch=True),
    "ISSN": st.from_regex(r"[0-9]{4}-[0-9]{3}[0-9X]", fullmatch=True),
    "page": st.sampled_from(("1", "12-15", "xii-xiv", "3, 7-9", "e12", "A1–A3")),
    "accessed": edtf_dates(),
}  # fmt: skip


@st.composite
def described_papers(draw: DrawFn) -> Paper:
    """A paper without recommendations, its values as they stand in a file."""
    values = draw(
        st.fixed_dictionaries(
            {},
            optional={
                field.csl: _SPECIAL_VALUES.get(field.csl, nasty_texts) for field in REFERENCE_FIELDS
            },
        )
    )
    values.pop("title", "")
    return Paper(
        f"{draw(words)}-{draw(st.integers(1, 9999))}",
        draw(nasty_texts),
        values.pop("title-short", ""),
        tuple(draw(st.lists(people, max_size=3))),
        values.pop("publisher", ""),
        draw(st.one_of(st.just(""), edtf_dates())),
        draw(st.sampled_from(sorted(CSL_TYPES))),
        values,
    )


def view_of_papers(*papers: Paper) -> View:
    """A view that has these papers for the formats of reference managers."""
    return View(lambda: Table("papers", (), ()), lambda: (), {"papers": lambda: papers})
