"""What BibTeX and RIS call the kinds of publications and what is said of them, beside CSL's names.

A paper's file says it in CSL's words; what writes and what reads files of reference managers agree
by these two tables.
"""

from typing import Final, NamedTuple


class ReferenceKind(NamedTuple):
    """A type of CSL, and those of BibTeX and RIS that are nearest to it."""

    csl: str
    bibtex: str
    ris: str


class ReferenceField(NamedTuple):
    """A variable of CSL, and the fields of BibTeX and the tags of RIS that may hold it.

    The first is written. All are read, the first before the others.
    """

    csl: str
    bibtex: tuple[str, ...] = ()
    ris: tuple[str, ...] = ()


#: The first of several kinds that go by one name elsewhere is what that is read as.
REFERENCE_KINDS: Final = tuple(
    ReferenceKind(*names.split())
    for names in (
        "article-journal article JOUR", "article-magazine article MGZN",
        "article-newspaper article NEWS", "review article JOUR", "review-book article JOUR",
        "book book BOOK", "book booklet EBOOK", "book proceedings EDBOOK", "book manual EBOOK",
        "classic book CLSWK", "collection collection SER", "periodical periodical JFULL",
        "chapter incollection CHAP", "chapter inbook ECHAP", "entry incollection CHAP",
        "entry-dictionary inreference DICT", "entry-encyclopedia inreference ENCYC",
        "paper-conference inproceedings CPAPER", "paper-conference conference CONF",
        "report techreport RPRT", "report report GOVDOC", "thesis phdthesis THES",
        "thesis mastersthesis THES", "thesis thesis THES", "manuscript unpublished MANSCPT",
        "manuscript unpublished UNPB", "article unpublished INPR", "article-journal article EJOUR",
        "document misc GEN", "webpage online ELEC", "webpage electronic ELEC",
        "post online ICOMM", "post-weblog online BLOG", "dataset dataset DATA",
        "dataset dataset DBASE", "software software COMP", "patent patent PAT",
        "standard standard STAND", "legislation legislation STAT", "regulation legislation LEGAL",
        "bill legislation BILL", "treaty legislation STAT", "legal_case jurisdiction CASE",
        "hearing misc HEAR", "pamphlet booklet PAMP", "personal_communication letter PCOMM",
        "interview misc PCOMM", "speech misc SLIDE", "event misc GEN", "performance misc GEN",
        "figure misc FIGURE", "graphic artwork ART", "map misc MAP", "motion_picture movie MPCT",
        "broadcast video VIDEO", "song audio SOUND", "musical_score music MUSIC",
    )
)  # fmt: skip

REFERENCE_FIELDS: Final = (
    ReferenceField("title", ("title",), ("TI", "T1", "CT")),
    ReferenceField("title-short", ("shorttitle",), ("ST",)),
    ReferenceField("container-title", ("booktitle", "journal", "journaltitle"), ("T2", "JO", "JF")),
    ReferenceField("collection-title", ("series",), ("T3",)),
    ReferenceField("genre", ("type",), ("M3",)),
    ReferenceField("volume", ("volume",), ("VL",)),
    ReferenceField("issue", ("issue",), ("IS",)),
    ReferenceField("number", ("number", "eid"), ("M1",)),
    ReferenceField("page", ("pages",), ("SP",)),
    ReferenceField("edition", ("edition",), ("ET",)),
    ReferenceField("version", ("version",)),
    ReferenceField("publisher", ("publisher", "institution", "school", "organization"), ("PB",)),
    ReferenceField("publisher-place", ("address", "location"), ("CY",)),
    ReferenceField("language", ("language", "langid"), ("LA",)),
    ReferenceField("DOI", ("doi",), ("DO",)),
    ReferenceField("ISBN", ("isbn",), ("SN",)),
    ReferenceField("ISSN", ("issn",)),
    ReferenceField("URL", ("url",), ("UR",)),
    ReferenceField("accessed", ("urldate",), ("Y2",)),
    ReferenceField("abstract", ("abstract",), ("AB", "N2")),
    ReferenceField("keyword", ("keywords",), ("KW",)),
    ReferenceField("note", ("note",), ("N1",)),
)

#: The fields of BibTeX in which signs have no meaning for LaTeX.
VERBATIM_FIELDS: Final = frozenset(("doi", "url", "urldate"))
