"""The small invented corpus that ``init`` writes, commented, to start from."""

from policy_compare.corpus.form.schema import schemas

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
  source: {file: ali-2023.txt}  # its text in sources/, in which check looks up the quotes

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
  source: {file: okafor-2024.txt}

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

_ALI_TEXT = """\
Homes for a shrinking town

By Noor Ali
Institute for Town Studies
May 2023

Why people leave

One in nine of the old town's households moved away last year. Asked for the reason, most named
the rent. Schools lose children in the middle of the year, and the shops lose those who bought
in them.

The landlords' association has said that the council should leave prices alone. Its own survey
shows that new tenants pay a fifth more than those who stayed.

Proposals

Three things are within the council's own power, and none of them needs a new law from above.

First, rents. A tenant who cannot know what next year will cost will not send a child to the
school at the corner.

The council should cap how fast rents rise in the old town. We have in mind a ceiling on annual
increases, set each spring and tied to wages.

Second, building. Empty plots are not scarce here, but most of them are fields.

New homes should be built, but only where something stood before: homes on land already sealed
cost the town no meadow.

Whether this brings back those who left could only be told in some years. The council should ask
them what it would take.
"""

_OKAFOR_TEXT = """\
Let them build: prices, not rules

Ife Okafor
Centre for Open Markets
17 January 2024

What a cap does

Where rents may not rise, nobody builds. The city that capped them ten years ago has fewer homes
to let today, and longer queues for each.
                                            11
\f
The government must resist any cap on rents. Those who have a home would gain by it, and those
who look for one would pay.
                                            12
\f
What to do instead

Tenants need homes more than rules. Some towns have learned that already: permits that took two
years now take two months.
                                            13
\f
To bring down the price of a new home, one option is a grant for each new home that is let below
the average rent. It might cost less than the housing benefit that it saves.
                                            14
\f
"""

_BERG_TEXT = """\
Rooms without a door: what tenants of small towns need

By Jo Berg and Mina Sand
3 March 2025

Summary

In small towns the trouble is seldom that a home is dear. It is that nobody knows which homes
are empty, who owns them, and whether the roof will last another winter.

Landlords say that the council should pay for repairs. It already pays for some, and the money
could run out within the year.

Recommendations

1. Set up a public register of empty homes, kept by the town council.

2. The government should pay half of a repair where the owner lets the home for ten years.

3. Rents must not be capped while repairs are owed: a cap would leave owners nothing to repair
with.

4. Town councils could open their own letting office. It should be free for tenants.
"""


def template() -> dict[str, str]:
    """The files of the example corpus, text by name.

    The third text in ``sources`` has no coding yet: it is there to be drafted.
    """
    return {
        "codebook.yaml": _CODEBOOK,
        "ali-2023.yaml": _ALI,
        "okafor-2024.yaml": _OKAFOR,
        **schemas(),
        "sources/ali-2023.txt": _ALI_TEXT,
        "sources/okafor-2024.txt": _OKAFOR_TEXT,
        "sources/berg-2025.txt": _BERG_TEXT,
    }
