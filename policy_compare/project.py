"""A project of a program for coding texts: its texts, its codes, and which passage has which codes.

It is what programs such as NVivo, MAXQDA, QualCoder and Discourse Network Analyzer share: what
reads their files makes it, what writes such files is given it, and neither knows of the other.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from policy_compare.model import Person, Stance


class ProjectText(NamedTuple):
    """A text of a project, in which the places of codings count characters (code points).

    ``content`` is the file that the text was taken from, called ``file``, where the project has
    it; else the text itself can be kept in one. ``issued`` is an EDTF date, ``details`` holds
    further CSL variables. ``values`` are what the project says beside it: the variables of a
    case or a document, by their names.
    """

    id: str
    name: str
    text: str
    file: str = ""
    content: bytes = b""
    authors: tuple[Person, ...] = ()
    publisher: str = ""
    issued: str = ""
    details: Mapping[str, str] = {}
    note: str = ""
    values: Mapping[str, str] = {}


class Code(NamedTuple):
    """A code, by the path of ``names`` from the top of its tree down to its own.

    ``kind`` is what of a coding such codes say, where the program keeps several lists of them:
    the name of DNA's variable (``concept``, ``person`` …), or ``case``. ``note`` says what it
    stands for.
    """

    id: str
    names: tuple[str, ...]
    kind: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.names[-1]


class Coding(NamedTuple):
    """A passage, from ``start`` up to before ``end``, and the codes that a coder gave to it.

    ``text`` and ``codes`` are ids. What a coder wrote beside it is its ``name``, a line that says
    what stands there, and its ``note``. ``stance`` is what a program says that keeps it apart from
    the codes. ``date`` is an EDTF date: when it was said.
    """

    text: str
    start: int
    end: int
    codes: tuple[str, ...]
    stance: Stance | None = None
    coder: str = ""
    name: str = ""
    note: str = ""
    date: str = ""


#: The program of a project that was made of a corpus.
OURS: Final = "policy-compare"


class Project(NamedTuple):
    """A project, made by a ``program``; texts and codes are keyed by id, codes in their order.

    ``left_out`` says in sentences what of its file has no place here, each kind once with its
    number. ``note`` is what is said of it as a whole.
    """

    program: str
    title: str = ""
    texts: Mapping[str, ProjectText] = {}
    codes: Mapping[str, Code] = {}
    codings: tuple[Coding, ...] = ()
    left_out: tuple[str, ...] = ()
    note: str = ""
