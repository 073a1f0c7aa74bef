"""A corpus without papers, for those who come with their own: what ``init --empty`` writes."""

from pathlib import Path

from policy_compare.corpus.form.schema import schemas
from policy_compare.corpus.locate import FOLDER
from policy_compare.corpus.reader import CODEBOOK
from policy_compare.corpus.yaml.notation import clean, entry
from policy_compare.files.names import absolute_path
from policy_compare.invisible import visible_text

#: The folder in which the program looks for the papers' texts.
SOURCES = "sources"

_CODEBOOK = """\
# yaml-language-server: $schema=codebook.schema.json
#
# The codebook: the words that all papers of this corpus are coded with. Each section below
# waits as a comment: take away the "# " that its lines begin with, and put your words in
# the place of the example's.

# What the corpus is about.
{title}

# No quote may be longer than this many words.
# quote_words: 12

# A topic groups propositions. Topics may nest: part_of: [wider-topic]
# topics:
#   rents:
#     label: Rents and tenure
#     about: Who may ask what for a home, and for how long.

# A proposition is a sentence that an author can be for or against, whoever is asked to act.
# Its first topic is its home.
# propositions:
#   rent-cap:
#     statement: Rent rises should be capped by law.
#     topics: [rents]
#   build-more:
#     statement: More homes should be built.

# Two propositions that pull against each other without contradicting, and why.
# tensions:
#   - between: [rent-cap, build-more]
#     why: A cap lowers what a new home earns, and with it the will to build one.

# Everyone who is asked to act, or toward whom. Aliases are understood in filters, and found
# in a paper's text by draft.
# actors:
#   council:
#     label: Town council
#     aliases: [the council, local authority]

# The levers.
# instruments:
#   legal:
#     label: Law and regulation
"""


def skeleton(folder: Path) -> dict[str, str]:
    """The files of a corpus without papers, text by name; its title is made of the folder's."""
    codebook = _CODEBOOK.format(title="\n".join(entry("title", title_of(folder), 0)))
    return {CODEBOOK: codebook, **schemas()}


def title_of(folder: Path) -> str:
    """A title made of the folder's name, or of that around it where every corpus is called so."""
    # Not resolve(): a folder that is a link is called as the link.
    path = absolute_path(folder)
    name = path.parent.name if path.name == FOLDER else path.name
    words = " ".join(clean(name).replace("-", " ").replace("_", " ").split())
    words = visible_text(words).strip()
    return words[:1].upper() + words[1:] or "Policy papers"
