"""A small corpus with the text of its paper, as a coding session opens it."""

from pathlib import Path

from policy_compare.coding.session import Session, open_session
from policy_compare.errors import SourceError
from policy_compare.model import Paper, Recommendation
from policy_compare.texts.document import Document
from policy_compare.texts.opening import read_document
from tests.support.corpora import CODEBOOK, write_corpus

TEXT = """\
# Homes for a shrinking town

## Findings

Rents rise. Nobody builds, and the schools are empty.

## Recommendations

The council should cap rents in the old town. A ceiling of two per cent is enough.

The council must register every empty home.

The government could build homes; and landlords should repair what they own.

We recommend that builders lease their land. Rents rise.
"""

#: A paper with a draft still to be coded, a coded recommendation and a dismissed passage.
ALI = """\
# Kept by hand.
paper:
  title: Homes for a shrinking town
  authors: [{family: Ali, given: Noor}]
  issued: "2023"
  source: {file: ali.md}

recommendations:
  - id: cap-rents   # the first
    statement: The council should cap rents in the old town.
    actors: [council]
    strength: should
    positions:
      # cap: Rents should be capped.
    evidence: {quote: "should cap rents", section: Recommendations, paragraph: 1}

  - id: register
    statement: Empty homes go into a register.
    actors: [council]
    targets: [landlords]
    instrument: legal
    strength: must
    positions: {build: {stance: neutral, condition: if they are empty}}
    evidence: {quote: "must register every empty home", section: Recommendations, paragraph: 2}

dismissed:
  - {quote: "lease their land", section: Recommendations, paragraph: 4, why: It is an aside.}
"""

#: The same in a short form, with a name twice, and two empty lines at its end.
SHORT = """\
{paper: {title: Homes, authors: []}, recommendations: [
  {id: cap-rents, statement: "The council, it is said, should cap rents.", strength: should,
   actors: [council, council], positions: ,
   evidence: {quote: "should cap rents", section: Recommendations}},
  {id: register, statement: 'Empty homes:
    a register.', actors: [], strength: must, positions: {build: neutral}},  # the last
]}


"""

#: What people and programs make of such a file.
LAYOUTS = (
    ALI,
    SHORT,
    ALI.replace("\n", "\r\n"),
    f"\ufeff{ALI}".rstrip(),
    ALI.replace("\n  - id", "\n- id").replace("\n    ", "\n  "),
)


def coding_folder(folder: Path, paper: str = ALI, text: str = TEXT) -> Path:
    """A corpus with one paper, ``ali``, and its text beside it."""
    (folder / "ali.md").write_bytes(text.encode())
    book = f"quote_words: 12\n{CODEBOOK}"
    return write_corpus(folder / "corpus", {"ali.yaml": paper}, book)


def text_beside(folder: Path, paper: Paper) -> Document | SourceError | None:
    """The text of a paper in the folder above the corpus, if it is there."""
    path = folder.parent / f"{paper.id}.md"
    return read_document(path) if path.exists() else None


def coding_session(folder: Path, section: str = "", coder: str = "") -> Session:
    """A session on the corpus in that folder."""
    return open_session(
        folder, lambda paper: text_beside(folder, paper), section=section, coder=coder
    )


def in_hand(session: Session) -> Recommendation:
    """The recommendation of the item in hand, which must have one."""
    assert session.recommendation
    return session.recommendation


def state(session: Session) -> str:
    """The state of the item in hand."""
    return session.item.state if session.item else ""
