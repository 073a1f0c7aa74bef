"""The small invented corpus that ``init`` writes, commented, to start from."""

from policy_compare.corpus.schema import schemas

_CODEBOOK = """\
# yaml-language-server: $schema=codebook.schema.json
#
# The codebook: the words that all papers of this corpus are coded with.
# Everything here is an invented example; replace it with your own.

title: Housing in shrinking towns

# No quote may be longer than this many words. Delete the line for no limit.
quote_words: 12

# A topic groups propositions. Topics may nest: part_of: [wider-topic]
topics:
  rents:
    label: Rents and tenure
    about: Who may ask what for a home, and for how long.
  building:
    label: New building

# A proposition is a sentence that an author can be for or against, whoever is
# asked to act. Its first topic is its home.
propositions:
  rent-cap:
    statement: Rent rises should be capped by law.
    topics: [rents]
  build-more:
    statement: More homes should be built.
    topics: [building]

# Two propositions that pull against each other without contradicting, and why.
tensions:
  - between: [rent-cap, build-more]
    why: A cap lowers what a new home earns, and with it the will to build one.

# Everyone who is asked to act, or toward whom. Aliases are understood in filters.
actors:
  council:
    label: Town council
    aliases: [the council, local authority]
    part_of: [government]
  government:
    label: Government
  landlords:
    label: Landlords

instruments:
  legal:
    label: Law and regulation
  economic:
    label: Money, taxes and subsidies
"""

_ALI = """\
# yaml-language-server: $schema=paper.schema.json
#
# One paper. The file's name without .yaml is the paper's id: ali-2023.

paper:
  title: Homes for a shrinking town
  authors:                      # [] where the text names nobody
    - {family: Ali, given: Noor}
  publisher: Institute for Town Studies
  issued: "2023-05"             # EDTF: 2023-05-17, 2023, 2023-05~ (about) …
  type: report                  # CSL type; DOI, ISBN, URL, note … as in CSL

recommendations:
  # One action and one set of actors each. Cited as ali-2023/cap-rents.
  - id: cap-rents
    statement: The council should cap yearly rent rises in the old town.
    actors: [council]
    targets: [landlords]
    instrument: legal
    strength: should            # must, should or could, after the paper's wording
    positions:                  # proposition: support, oppose or neutral
      rent-cap: support
    rationale: Turnover empties the schools.
    evidence: {quote: "a ceiling on annual increases", section: Proposals, paragraph: 3}

  - id: build-on-built-land
    statement: New homes should be built, but only where land is already built on.
    actors: [council]
    instrument: legal
    strength: should
    positions:
      build-more: {stance: support, condition: only on land already built on}
    evidence: {quote: "homes on land already sealed", section: Proposals, paragraph: 5}
"""

_OKAFOR = """\
# yaml-language-server: $schema=paper.schema.json
paper:
  title: "Let them build: prices, not rules"
  authors:
    - {family: Okafor, given: Ife}
  publisher: Centre for Open Markets
  issued: "2024-01-17"
  type: report

recommendations:
  - id: no-cap
    statement: The government must not cap rents.
    actors: [government]
    targets: [landlords]
    instrument: legal
    strength: must
    positions:
      rent-cap: oppose
    evidence: {quote: "must resist any cap on rents", page: "12"}

  - id: subsidise-building
    statement: The government could pay part of the cost of new homes.
    actors: [government]
    instrument: economic
    strength: could
    positions:
      build-more: support
    evidence: {quote: "one option is a grant for each new home", page: "14"}
"""


def template() -> dict[str, str]:
    """The files of the example corpus, text by name."""
    return {
        "codebook.yaml": _CODEBOOK,
        "ali-2023.yaml": _ALI,
        "okafor-2024.yaml": _OKAFOR,
        **schemas(),
    }
