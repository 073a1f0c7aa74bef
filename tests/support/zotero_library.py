"""A library of a hundred invented publications, as Zotero exports it in each of three formats.

It is written here as Zotero writes, not by our own writers: with the files, tags, abstracts and
editors that it adds, in its own order, line ends and escapes.
"""

import json
from typing import Any, NamedTuple

_SUBJECTS = (
    "Rents in shrinking towns", "Homes & heat: the 50% rule", "Land tax in the NATO regions",
    "Vacant flats", "Études on “fair” leases", "Cooperatives", "The <i>Mietspiegel</i> today",
    "Building codes", "Who owns #1 Main Street?", "Public land",
)  # fmt: skip
_VIEWS = (
    "A plan", "Evidence from Øresund", "What councils can do", "A review", "Ten years on",
    "The case against", "Lessons for the EU", "A reply", "Costs and benefits", "An open question",
)  # fmt: skip
_PEOPLE = (
    {"family": "Ali", "given": "Noor"},
    {"family": "Berg", "given": "Kaja", "non-dropping-particle": "van den"},
    {"family": "Müller-Łoś", "given": "Zoë M."},
    {"literal": "Institute for Town Studies"},
    {"family": "Okafor", "given": "Ada", "suffix": "Jr."},
    {"family": "Garcia Marquez", "given": "Inés"},
    {"literal": "Ministry of Homes and Land"},
)  # fmt: skip
_DATES = ((2019,), (2020, 3), (2021, 11, 5), (2023, 5, 17))
_TYPES = ("report", "article-journal", "book", "chapter", "webpage", "thesis", "paper-conference")
#: How Zotero calls these types, and the fields of their publishers and of what they stand in.
_BIBTEX = {
    "report": ("techreport", "institution", ""), "article-journal": ("article", "", "journal"),
    "book": ("book", "publisher", ""), "chapter": ("incollection", "publisher", "booktitle"),
    "webpage": ("online", "organization", "booktitle"), "thesis": ("phdthesis", "school", ""),
    "paper-conference": ("inproceedings", "publisher", "booktitle"),
}  # fmt: skip
_RIS = {
    "report": "RPRT", "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP",
    "webpage": "ELEC", "thesis": "THES", "paper-conference": "CONF",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_LATEX = {
    "&": r"\&", "%": r"\%", "#": r"\#", "É": r"{\'E}", "é": r"{\'e}", "Ø": r"{\O}", "ü": r"{\"u}",
    "ł": r"{\l}", "“": r"{\textquotedblleft}", "”": r"{\textquotedblright}", "_": r"\_",
    "<i>": r"\textit{", "</i>": "}",
}  # fmt: skip


class Publication(NamedTuple):
    """A publication: ``people`` as CSL has them, ``date`` in parts."""

    number: int
    title: str
    type: str
    people: tuple[dict[str, str], ...]
    date: tuple[int, ...]

    @property
    def key(self) -> str:
        """What Zotero calls it in BibTeX."""
        person = self.people[0]
        name = (person.get("family") or person["literal"]).split()[0].lower()
        return f"{name}_{self.number}_{self.date[0]}"

    @property
    def texts(self) -> dict[str, str]:
        """What else is said of it, by CSL's variables."""
        texts = {"language": "en", "keyword": "homes, rents", "abstract": "Town & country: 3% up."}
        if self.type in ("article-journal", "chapter", "webpage", "paper-conference"):
            texts["container-title"] = "Journal of Town & Country"
        if self.type != "article-journal":
            texts["publisher"] = "Ōmi Press"
        if self.type in ("article-journal", "chapter", "paper-conference"):
            texts["page"] = f"{self.number}-{self.number + 9}"
        if self.type == "article-journal":
            texts |= {"volume": str(self.number), "issue": "2", "ISSN": "1234-5678"}
        if self.type == "report":
            texts |= {"number": f"WP {self.number}", "genre": "Policy brief"}
        if self.number % 3 == 0:
            texts["DOI"] = f"10.1000/town_{self.number}"
        if self.number % 2:
            texts |= {"URL": f"https://example.org/{self.number}?a=b%20c", "accessed": "2024-01-02"}
        return texts


LIBRARY = tuple(
    Publication(
        number,
        f"{_SUBJECTS[number % 10]}: {_VIEWS[number // 10]}",
        _TYPES[number % len(_TYPES)],
        tuple(_PEOPLE[(number + more) % len(_PEOPLE)] for more in range(number % 3 + 1)),
        _DATES[number % len(_DATES)],
    )
    for number in range(100)
)


def zotero_bibtex() -> bytes:
    """The library as BibTeX."""
    return "\n".join(map(_bibtex_entry, LIBRARY)).encode()


def _bibtex_entry(one: Publication) -> str:
    kind, publisher, container = _BIBTEX[one.type]
    names = {
        "publisher": publisher, "container-title": container, "page": "pages", "DOI": "doi",
        "URL": "url", "ISSN": "issn", "accessed": "urldate", "keyword": "keywords",
        "genre": "type", "issue": "number",
    }  # fmt: skip
    title = " ".join(
        f"{{{_latex(word)}}}" if word != word.lower() and "<" not in word else _latex(word)
        for word in one.title.split()
    )
    fields = {"title": title, "author": " and ".join(map(_bibtex_name, one.people))}
    for name, text in one.texts.items():
        verbatim = name in ("DOI", "URL")
        fields[names.get(name, name)] = text if verbatim else _latex(text)
    fields["pages"] = one.texts.get("page", "").replace("-", "--")
    fields["urldate"] = one.texts.get("accessed", "")
    if one.type == "chapter":
        fields["editor"] = "Foy, Ann"
    fields |= {
        "year": str(one.date[0]),
        "file": f"Full Text:/home/x/{one.number}.pdf:application/pdf",
    }
    lines = [f"\t{name} = {{{text}}},\n" for name, text in fields.items() if text]
    if len(one.date) > 1:
        day = f'{one.date[2]} # "~" # ' if len(one.date) > 2 else ""
        lines.append(f"\tmonth = {day}{_MONTHS[one.date[1] - 1]},\n")
    return f"@{kind}{{{one.key},\n{''.join(lines)}}}\n"


def _latex(text: str) -> str:
    for sign, latex in _LATEX.items():
        text = text.replace(sign, latex)
    return text


def _bibtex_name(person: dict[str, str]) -> str:
    if "literal" in person:
        return f"{{{_latex(person['literal'])}}}"
    family = f"{person.get('non-dropping-particle', '')} {person['family']}".strip()
    return _latex(", ".join(filter(None, (family, person.get("suffix"), person["given"]))))


def zotero_ris() -> bytes:
    """The library as RIS, with the mark and the line ends of Windows."""
    return ("\ufeff" + "".join(map(_ris_entry, LIBRARY))).replace("\n", "\r\n").encode()


def _ris_entry(one: Publication) -> str:
    texts = one.texts
    tags = {
        "publisher": "PB", "container-title": "T2", "language": "LA", "abstract": "AB",
        "volume": "VL", "issue": "IS", "ISSN": "SN", "number": "SN", "genre": "M3", "DOI": "DO",
        "URL": "UR", "accessed": "Y2",
    }  # fmt: skip
    lines = [("TY", _RIS[one.type]), ("TI", one.title)]
    for person in one.people:
        family = f"{person.get('non-dropping-particle', '')} {person.get('family', '')}".strip()
        parts = (family, person.get("given"), person.get("suffix"))
        lines.append(("AU", person.get("literal") or ", ".join(filter(None, parts))))
    if one.type == "chapter":
        lines.append(("A2", "Foy, Ann"))
    if "page" in texts:
        lines += zip(("SP", "EP"), texts["page"].split("-"), strict=True)
    lines += [(tags[name], text.replace("2024-01-02", "2024/01/02/10:20:30"))
              for name, text in texts.items() if name in tags]  # fmt: skip
    date = [f"{part:02}" for part in one.date] + [""] * (3 - len(one.date))
    lines += [("DA", f"{'/'.join(date)}/"), ("PY", str(one.date[0]))]
    lines += [("KW", keyword) for keyword in texts["keyword"].split(", ")]
    lines += [("L1", f"/home/x/{one.number}.pdf"), ("ER", "")]
    return "".join(f"{tag}  - {text}\n" for tag, text in lines) + "\n"


def zotero_csl() -> bytes:
    """The library as CSL JSON."""
    return json.dumps(list(map(_csl_item, LIBRARY)), ensure_ascii=False, indent=1).encode()


def _csl_item(one: Publication) -> dict[str, Any]:
    editors = {"editor": [{"family": "Foy", "given": "Ann"}]} if one.type == "chapter" else {}
    accessed = {"accessed": {"date-parts": [["2024", 1, 2]]}} if "URL" in one.texts else {}
    return {
        "id": f"http://zotero.org/users/local/x/items/{one.number:08}",
        "type": one.type,
        "title": one.title,
        "author": list(one.people),
        **editors,
        "issued": {"date-parts": [[str(one.date[0]), *one.date[1:]]]},
        "source": "Zotero",
        **one.texts,
        **accessed,
    }
