"""Every number of the rules of urging: what it is for, and what it moves.

Weights are points of certainty, of which 100 are all there is; the others count words,
characters or blocks. ``without`` is a figure that changes where the number is 0 (or, for a
length, without end), measured on the texts of the quality benchmark and on inquiries'
reports whose recommendations others had extracted: "found" of the listed passages,
"given" in a draft and "shown" at all. A number that moved nothing is none here.
"""

from typing import Final, Self


class Weight(int):
    """A number with its reason, and what changes without it."""

    reason: str
    without: str

    def __new__(cls, points: int, reason: str, without: str) -> Self:
        """A number that is used like any other."""
        weight = super().__new__(cls, points)
        weight.reason, weight.without = reason, without
        return weight


# fmt: off
# From here on, of 100
CERTAIN: Final = Weight(50, "from this certainty on, a passage is drafted",
    "shipped papers: found 44 → 42")
POSSIBLE: Final = Weight(25, "below this certainty, a passage is not even shown",
    "shipped papers: found 44 → 0")

# Modals
SHOULD: Final = Weight(60, "seldom said of anything but what one ought to do",
    "shipped papers: found 44 → 28")
MUST: Final = Weight(55, "may conclude: this must be why", "shipped papers: found 44 → 41")
NEED_TO: Final = Weight(50, "may tell what people cannot help: tenants need to move",
    "shipped papers: found 44 → 43")
HAVE_TO: Final = Weight(50, "the same: tenants have to move", "space: given 281 → 280")
SHALL: Final = Weight(35, "the word of laws and contracts, more often quoted than used",
    "states: found 77 → 76")
ABLE_SUBJECT: Final = Weight(10, "the subject is someone who can do it", "audits: given 24 → 23")
LEGAL_DUTY: Final = Weight(-40, "tells what the law already asks: under the act, firms must",
    "post office: given 111 → 113")
CONCLUSION: Final = Weight(-20, "concludes: rising rents must affect savings",
    "post office: 2 shown otherwise")
HOPED_EFFECT: Final = Weight(-35, "tells what to expect of what was asked for: this should help",
    "blood: given 363 → 369, of which 1 is right")
PREDICTION: Final = Weight(-10, "predicts: schools will need to adapt", "space: given 281 → 284")
CONDITION: Final = Weight(-5, "not now: if prices rise, the state should", "plan: given 133 → 134")
PROPOSAL: Final = Weight(55, "one option could be to; a first step might include",
    "shipped papers: found 44 → 42")
COULD_ACT: Final = Weight(25, "may only mean to be able to: the council could publish",
    "plan: given 133 → 132")
COULD_CONSIDER: Final = Weight(50, "said of nothing but advice: the council could consider",
    "blood: 1 shown otherwise")
COULD_BE_DONE: Final = Weight(25, "fees could be cut; this could include a levy",
    "shipped papers: found 44 → 40")
OTHER_CHOICE: Final = Weight(-10, "can, may and might say less often than could what is asked",
    "audits: given 24 → 26")
LEAST_CHOICE: Final = Weight(
    5, "kept, since its paragraph may show that it is an option: fees may be cut",
    "post office: 1 shown otherwise")

# What authors assert
RECOMMENDED: Final = Weight(70, "says by itself that something is recommended: we recommend",
    "space: found 37 → 32")
ARGUED: Final = Weight(30, "as often a thesis as a call: we argue that, we suggest, we ask",
    "shipped papers: 1 shown otherwise")
OF_OTHERS: Final = Weight(
    25, "taken off, as another's committee may be meant: the committee recommends",
    "behaviour: given 140 → 141")
IMPERSONAL: Final = Weight(60, "does not say by whom: it is recommended that",
    "states: found 77 → 76")
RECOMMENDED_BEFORE: Final = Weight(
    40, "tells of it, or below a heading does it: the commission recommended that",
    "post office: 1 shown otherwise")
WISHED: Final = Weight(50, "as polite as it is clear: we hope that the council will",
    "post office: given 111 → 110")
VITAL_ACTION: Final = Weight(60, "what is vital can only be done: it is vital to",
    "space: given 281 → 280")
VITAL_DOING: Final = Weight(55, "building homes is vital", "shipped papers: found 44 → 43")
GOOD_ACTION: Final = Weight(50, "commends and may leave it there: it is helpful to",
    "behaviour: found 22 → 21")
GOOD_DOING: Final = Weight(40, "training nurses is important", "plan: 1 shown otherwise")
VITAL_THING: Final = Weight(40, "it takes an action to have it, but which? Clear rules are crucial",
    "shipped papers: found 44 → 41")
GRAVE_THING: Final = Weight(30, "describes as often as it urges: the shortage is critical",
    "behaviour: given 140 → 139")
NEED: Final = Weight(50, "the author's own judgement, if no one is asked: a review is overdue",
    "plan: given 133 → 132")
OPTION: Final = Weight(50, "offers it and says no more for it: one option is a levy",
    "plan: given 133 → 132")
MEANING: Final = Weight(30, "asks for it only if this was asked for: this means building homes",
    "behaviour: 1 shown otherwise")
TAKING: Final = Weight(40, "may say why it is hard: the repair requires clear commitments",
    "plan: 1 shown otherwise")

# Bare forms, alone
PLAIN_IMPERATIVE: Final = Weight(
    20, "a verb that is never another word, first in its sentence: abolish the fee",
    "space: given 281 → 271")
VAGUE_IMPERATIVE: Final = Weight(
    10, "as often a label or a turn of speech: plan homes, consider this",
    "space: given 281 → 157")
GERUND: Final = Weight(15, "as often the subject of a sentence that describes: building homes",
    "shipped papers: found 44 → 37")
INFINITIVE: Final = Weight(15, "as often a plan that is already made: homes to be built",
    "post office: given 111 → 110")
BENEFIT: Final = Weight(40, "commends what it begins with: building homes would cut rents",
    "shipped papers: found 44 → 39")

# Bare forms in their surroundings
ANNOUNCED_IMPERATIVE: Final = Weight(
    45, "among others that ask, below a sentence or a heading that announces them",
    "plan: found 107 → 6")
LISTED_IMPERATIVE: Final = Weight(
    35, "among others where nothing announces them: a list of labels looks so too",
    "behaviour: given 140 → 137")
OTHER_LIST: Final = Weight(
    -25, "in a list that is announced as something else: the bill has firms:",
    "blood: given 363 → 378")
WHOLE_SENTENCE: Final = Weight(30, "a whole sentence in running prose urges",
    "space: given 281 → 276")
WHOLE_ITEM: Final = Weight(40, "in a list it does so although its verb may be something else",
    "blood: given 363 → 361")
FRAGMENT: Final = Weight(-10, "a fragment in running prose is a caption",
    "audits: 1 shown otherwise")
PHRASE: Final = Weight(10, "too long for a label, and still may be a caption",
    "space: given 281 → 157")
PHRASE_WORDS: Final = Weight(7, "so many words are no label", "space: given 281 → 157")
SENTENCE_WORDS: Final = Weight(3, "a sentence of fewer words is as likely a label",
    "shipped papers: found 44 → 43")
LISTED_GERUND: Final = Weight(45, "in a list of gerunds, or after: including by:",
    "shipped papers: found 44 → 38")
MIXED_GERUND: Final = Weight(30, "in a list of other forms it may be the subject of a sentence",
    "states: found 775 → 773")
LONE_GERUND: Final = Weight(25, "below a heading that announces, without a verb beside it",
    "shipped papers: found 44 → 43")
ANNOUNCED_INFINITIVE: Final = Weight(35, "homes to be built, in a list that is announced",
    "post office: given 111 → 110")
OTHER_ITEM: Final = Weight(40, "a list that asks for things asks for its other items too",
    "plan: found 107 → 106")
LIST_LENGTH: Final = Weight(3, "so many items make a list whose common form says something",
    "plan: found 107 → 106")

# Surroundings
ANOTHER_KIND: Final = Weight(5, "every further kind of cue in the sentence",
    "states: found 77 → 76")
HEADING: Final = Weight(20, "the nearest heading announces recommendations",
    "shipped papers: found 44 → 36")
HEADING_ABOVE: Final = Weight(10, "a heading further up does, and has others below it too",
    "behaviour: given 140 → 139")
LED: Final = Weight(15, "the sentence before the list asks; a bare form has this in its own weight",
    "shipped papers: found 44 → 41")
LISTED_OPTION: Final = Weight(
    15, "an option among recommendations is one, however softly it is put",
    "plan: given 133 → 132")
LIST_FRAME: Final = Weight(-40, "asks for nothing that its items do not say: the ministry should:",
    "behaviour: given 140 → 142")
MARKED: Final = Weight(35, "the paper itself calls it a recommendation",
    "post office: given 111 → 110")
ASIDE: Final = Weight(-30, "the nearest heading says that it is about something else",
    "audits: given 24 → 38")
LONG_SECTION: Final = Weight(
    60, "a section of more paragraphs is a whole text that lost its headings",
    "audits: given 24 → 25")
NEAR_HEADING: Final = Weight(20, "so many of its paragraphs are still near the one it has",
    "audits: given 24 → 25")

# Headings that are recommendations themselves
HEADING_IMPERATIVE: Final = Weight(25, "most are labels: manage expectations",
    "audits: 1 shown otherwise")
HEADING_ASKS: Final = Weight(
    25, "among recommendations, or as a whole sentence, it is a label no longer",
    "audits: 1 shown otherwise")

# The whole paper
PHRASED: Final = Weight(30, "long phrases in the imperative are how this paper recommends",
    "space: given 281 → 157")
PHRASES: Final = Weight(5, "so many make them that", "space: given 281 → 157")
ITEMISED: Final = Weight(4, "so many certain items make lists the place where a paper recommends",
    "plan: found 107 → 108")
MOSTLY: Final = Weight(3, "and so many times more than other certain passages",
    "plan: found 107 → 108")
NUMBERED: Final = Weight(2, "so many that the paper numbers as recommendations settle it",
    "shipped papers: found 44 → 39")
ELSEWHERE: Final = Weight(-20, "there, a modal elsewhere is most often the argument for them",
    "audits: given 24 → 67")
SET_APART: Final = Weight(
    3, "so many in lists make must elsewhere the word of duties that are told",
    "space: given 281 → 292")
TOLD_DUTY: Final = Weight(-10, "such a duty", "space: given 281 → 292")
ELSE_LIKELY: Final = Weight(
    35, "from here on, an option counts as urged once its paragraph urges; could always does",
    "shipped papers: found 44 → 42 where it is 45")
JOINED: Final = Weight(25, "added to such an option, and to what a demand is said to mean",
    "shipped papers: found 44 → 40")
SOFT: Final = Weight(3, "so many options, and more than calls, make a paper that only suggests",
    "only the test of a paper that only suggests")
ENUMERATION: Final = Weight(2, "so many marks inside a sentence make a list of it",
    "blood: given 363 → 361")

# How far is looked
SUBJECT_WORDS: Final = Weight(
    5, "so near its end a subject still has its head: the ministers of all states",
    "behaviour: given 140 → 141")
LONGEST_WORD: Final = Weight(40, "characters in which the last word of a text stands",
    "audits: given 24 → 26")
REACH: Final = Weight(120, "characters before a wording in which its author stands",
    "audits: given 24 → 29")
ADJUNCT_REACH: Final = Weight(
    200, "characters of a sentence that are looked through for further adjuncts",
    "plan: found 107 → 100")
LONGEST_SENTENCE: Final = Weight(
    1000, "characters read of a sentence: longer ones are tables that lost their lines",
    "shipped papers: found 44 → 12")
LONGEST_HEADING: Final = Weight(
    300, "characters read of a heading: what is longer is a paragraph set large",
    "shipped papers: found 44 → 36")
# fmt: on
