"""Papers as BibTeX, with the fields of BibLaTeX where it has none: for LaTeX, JabRef and Zotero.

Letters with accents and signs that LaTeX gives a meaning are written as it has them. Letters
beyond the Latin ones stay as they are: what reads them at all reads UTF-8.
"""

import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat
from pylatexenc.latexencode import UnicodeToLatexEncoder

from policy_compare.model import Paper, Person
from policy_compare.reference_fields import (
    REFERENCE_FIELDS,
    REFERENCE_KINDS,
    VERBATIM_FIELDS,
)
from policy_compare.render.references.csl_items import clean_name, texts_of_paper
from policy_compare.views.table import View

_TYPES = {kind.csl: kind.bibtex for kind in reversed(REFERENCE_KINDS)}
_FIELDS = {field.csl: field.bibtex[0] for field in REFERENCE_FIELDS}
_OF_ARTICLES = {"container-title": "journal", "issue": "number", "number": "eid"}
#: Titles whose capitals a style may make small.
_TITLES = frozenset(("title", "shorttitle", "booktitle"))
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = re.compile(r"-?\d{4}-(0[1-9]|1[0-2])(?:-\d\d)?~?", re.ASCII)

_SPECIAL = re.compile(r"[\\{}$&%#_^~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
#: BibTeX counts braces behind a backslash too, where they could end a field.
_BRACES = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_VERBATIM = {"\\": "%5C", "{": "%7B", "}": "%7D"}
#: Between signs that LaTeX would set as one: dashes and quotation marks.
_LIGATURE = re.compile(r"(?<=[-'`!?<>,])(?=[-'`<>,])")
#: What BibTeX would take for the end of a name's part.
_DIVIDES = re.compile(r",|\band\b", re.IGNORECASE)
_encoder = UnicodeToLatexEncoder(
    unknown_char_policy="keep",
    unknown_char_warning=False,
    replacement_latex_protection="braces-all",
)


def render(view: View) -> str:
    """An entry for each of the view's papers."""
    library = Library([_entry_of_paper(paper) for paper in view.forms["papers"]()])
    format = BibtexFormat()  # type: ignore[no-untyped-call]
    format.block_separator = "\n"
    return write_string(library, unparse_stack=[], bibtex_format=format)


def _entry_of_paper(paper: Paper) -> Entry:
    kind = _TYPES.get(paper.type, "misc")
    fields = [Field(name, value) for name, value in _fields_of_paper(paper, kind)]
    return Entry(kind, paper.id, fields)


def _fields_of_paper(paper: Paper, kind: str) -> Iterator[tuple[str, str]]:
    """Each field of the entry with its value, in braces."""
    if paper.authors:
        yield "author", f"{{{' and '.join(map(_bibtex_name, paper.authors))}}}"
    names = _FIELDS | {"publisher": _PUBLISHERS.get(kind, "publisher")}
    if kind == "article":
        names |= _OF_ARTICLES
    for variable, text in texts_of_paper(paper).items():
        name = names[variable]
        if name in VERBATIM_FIELDS:
            value = "".join(_VERBATIM.get(sign, sign) for sign in text)
        elif name in _TITLES:
            value = " ".join(_protect_capitals(text.split(" ")))
        else:
            value = _encode(text)
        yield name, f"{{{value.replace('-', '--') if name == 'pages' else value}}}"
    if paper.issued:
        yield "date", f"{{{paper.issued}}}"
    if paper.year.isdigit():
        yield "year", f"{{{paper.year}}}"
    if month := _MONTH.fullmatch(paper.issued):
        yield "month", _MONTHS[int(month[1]) - 1]


def _encode(text: str) -> str:
    """The text as LaTeX sets it."""
    encoded = _SPECIAL.sub(lambda sign: _latex_of_sign(sign[0]), text)
    return _LIGATURE.sub("{}", encoded)


def _latex_of_sign(sign: str) -> str:
    latex: str = _BRACES.get(sign) or _encoder.unicode_to_latex(sign)
    return latex


def _protect_capitals(words: Iterable[str]) -> Iterator[str]:
    """The words, in braces where a style would make capitals of theirs small."""
    for place, word in enumerate(words):
        inner = word[1:] if not place else word
        yield _encode(word) if inner == inner.lower() else f"{{{_encode(word)}}}"


def _bibtex_name(person: Person) -> str:
    """The name as ``van den Berg, Jr., Kaja``; a whole one, as a body's, in braces."""
    person = clean_name(person)
    family, given, particle, suffix, _ = person
    if person.literal or not family:
        return f"{{{_encode(person.name)}}}"
    if particle != particle.lower():
        particle, family = "", f"{particle} {family}"
    has_words = " " in family or family[0].islower() or _DIVIDES.search(family)
    family = f"{{{_encode(family)}}}" if has_words else _encode(family)
    parts = [f"{_encode(particle)} {family}".strip(), *map(_guard, filter(None, (suffix, given)))]
    return ", ".join(parts)


def _guard(part: str) -> str:
    """The part of a name, in braces where BibTeX would divide it."""
    return f"{{{_encode(part)}}}" if _DIVIDES.search(part) else _encode(part)
