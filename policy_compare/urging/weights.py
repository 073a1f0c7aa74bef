"""Every number of the rules of urging: what it is for, and what it moves.

Weights are points of certainty, of which 100 are all there is; the others count words,
characters or blocks. ``without`` is a figure that changes where the number is 0, or a
limit without end: the passages found of those that are listed for a set, or the passages
given in a draft ("otherwise": so many are shown or not, or with another strength; "a test
alone": no figure). ``python -m tests.benchmarks.ablation`` measures the sets of the
quality benchmark: papers (the shipped ones), audits, plan. The others are reports of
British inquiries (space, behaviour, post, blood) and 800 recommendations of states.
"""

from typing import Self


class Weight(int):
    """A number with its reason, and what changes without it."""

    reason: str
    without: str

    def __new__(cls, points: int, reason: str, without: str) -> Self:
        """A number that is used like any other."""
        weight = super().__new__(cls, points)
        weight.reason, weight.without = reason, without
        return weight


# Of 100
CERTAIN = Weight(50, "from this certainty on, a passage is drafted", "papers 44→40 found")
POSSIBLE = Weight(25, "below this certainty, a passage is not even shown", "papers 44→0 found")

# Modals
SHOULD = Weight(60, "seldom said of anything but what one ought to do", "space 37→13 found")
MUST = Weight(55, "may conclude: this must be why", "papers 44→41 found")
NEED_TO = Weight(50, "may tell what people cannot help: tenants need to move", "papers 44→43 found")
HAVE_TO = Weight(50, "the same: tenants have to move", "blood 363→358 given")
SHALL = Weight(35, "the word of laws, more often quoted than used", "post 14→13 found")
ABLE_SUBJECT = Weight(10, "the subject is someone who can do it", "space 37→35 found")
LEGAL_DUTY = Weight(-40, "what law asks already: under the act, firms must", "post 111→113 given")
CONCLUSION = Weight(-20, "concludes: rising rents must affect savings", "post 2 otherwise")
HOPED_EFFECT = Weight(-35, "tells what to expect: this should help", "blood 363→369 given, 1 right")
PREDICTION = Weight(-10, "predicts: schools will need to adapt", "behaviour 140→142 given")
CONDITION = Weight(-5, "not now: if prices rise, the state should", "plan 133→134 given")
PROPOSAL = Weight(55, "one option could be to; a first step might include", "papers 44→42 found")
COULD_ACT = Weight(25, "may only mean to be able: the council could publish", "post 111→110 given")
COULD_CONSIDER = Weight(50, "said of advice alone: the council could consider", "blood 1 otherwise")
COULD_BE_DONE = Weight(25, "fees could be cut; this could include a levy", "papers 44→40 found")
OTHER_CHOICE = Weight(-10, "can, may and might say less often what is asked", "audits 24→26 given")
LEAST_CHOICE = Weight(5, "kept, as its paragraph may urge: fees may be cut", "post 1 otherwise")

# What authors assert
RECOMMENDED = Weight(70, "says by itself that it recommends: we recommend", "behaviour 22→11 found")
ARGUED = Weight(30, "as often a thesis as a call: we argue that, we ask", "papers 1 otherwise")
OF_OTHERS = Weight(25, "taken off: the committee may be another's", "behaviour 140→141 given")
IMPERSONAL = Weight(60, "does not say by whom: it is recommended that", "post 111→109 given")
RECOMMENDED_BEFORE = Weight(40, "tells of it: the commission recommended that", "post 1 otherwise")
WISHED = Weight(50, "as polite as it is clear: we hope that the council will", "post 111→110 given")
VITAL_ACTION = Weight(60, "what is vital can only be done: it is vital to", "blood 363→359 given")
VITAL_DOING = Weight(55, "building homes is vital", "papers 44→43 found")
GOOD_ACTION = Weight(50, "commends, and may leave it there: it is good to", "behaviour 22→21 found")
GOOD_DOING = Weight(40, "training nurses is important", "plan 1 otherwise")
VITAL_THING = Weight(40, "but by what action? Clear rules are crucial", "papers 44→41 found")
GRAVE_THING = Weight(30, "as often describes: the shortage is critical", "behaviour 140→139 given")
NEED = Weight(50, "the author's judgement: a review is overdue", "space 281→267 given")
OPTION = Weight(50, "offers it and says no more for it: one option is a levy", "plan 133→132 given")
MEANING = Weight(30, "asks only if this was asked for: this means doing", "behaviour 1 otherwise")
TAKING = Weight(40, "may say why it is hard: it requires commitment", "plan 1 otherwise")

# Bare forms, alone
PLAIN_IMPERATIVE = Weight(20, "a verb and no other word: abolish the fee", "space 281→271 given")
VAGUE_IMPERATIVE = Weight(10, "as often a label: plan homes, consider this", "space 281→157 given")
GERUND = Weight(15, "as often a subject: building homes takes years", "papers 44→37 found")
INFINITIVE = Weight(15, "as often a plan already made: homes to be built", "post 111→110 given")
BENEFIT = Weight(40, "commends its subject: building homes would help", "papers 44→39 found")

# Bare forms in their surroundings
ANNOUNCED_IMPERATIVE = Weight(45, "among others, and announced", "plan 107→6 found")
LISTED_IMPERATIVE = Weight(35, "among others alone: labels look so too", "behaviour 140→137 given")
OTHER_LIST = Weight(-25, "in a list of something else: the bill has firms:", "blood 363→378 given")
WHOLE_SENTENCE = Weight(30, "a whole sentence in running prose urges", "space 281→276 given")
WHOLE_ITEM = Weight(40, "a whole item, although its verb may be no verb", "blood 363→361 given")
FRAGMENT = Weight(-10, "a fragment in running prose is a caption", "audits 1 otherwise")
PHRASE = Weight(10, "too long for a label, and still may be a caption", "space 281→157 given")
PHRASE_WORDS = Weight(7, "so many words are no label", "audits 24→25 given")
SENTENCE_WORDS = Weight(3, "a sentence of fewer words is as likely a label", "papers 44→43 found")
LISTED_GERUND = Weight(45, "in a list of gerunds, or after: including by:", "papers 44→38 found")
MIXED_GERUND = Weight(30, "in a list of other forms it may be a subject", "blood 363→356 given")
LONE_GERUND = Weight(25, "below a heading that announces, no verb beside it", "papers 44→43 found")
ANNOUNCED_INFINITIVE = Weight(35, "homes to be built, in an announced list", "post 111→110 given")
OTHER_ITEM = Weight(40, "a list that asks for things asks for its others too", "blood 47→37 found")
LIST_LENGTH = Weight(3, "from so many items on a common form says something", "audits 24→26 given")

# Surroundings
ANOTHER_KIND = Weight(5, "every further kind of cue in the sentence", "behaviour 140→139 given")
HEADING = Weight(20, "the nearest heading announces recommendations", "papers 44→36 found")
HEADING_ABOVE = Weight(10, "a heading further up does, over others too", "blood 363→355 given")
LED = Weight(15, "the sentence before the list asks; not for bare forms", "blood 47→43 found")
LISTED_OPTION = Weight(15, "an option among recommendations is one of them", "a test alone")
LIST_FRAME = Weight(-40, "says no more than its items do: towns should:", "post 111→121 given")
MARKED = Weight(35, "the paper itself calls it a recommendation", "post 111→110 given")
ASIDE = Weight(-30, "the nearest heading is about something else", "audits 24→38 given")
LONG_SECTION = Weight(60, "longer ones are texts that lost their headings", "blood 363→360 given")
NEAR_HEADING = Weight(20, "so many paragraphs are still near their heading", "post 111→104 given")

# Headings that are recommendations themselves
HEADING_IMPERATIVE = Weight(25, "most are labels: manage expectations", "audits 1 otherwise")
HEADING_ASKS = Weight(25, "among recommendations, or a whole sentence", "audits 1 otherwise")

# The whole paper
PHRASED = Weight(30, "a paper may recommend in long bare imperatives", "space 281→157 given")
PHRASES = Weight(5, "so many make them that", "space 281→157 given")
ITEMISED = Weight(4, "so many certain items: the paper recommends in lists", "plan 133→158 given")
MOSTLY = Weight(3, "and so many times more than other certain passages", "space 37→29 found")
NUMBERED = Weight(2, "so many numbered recommendations settle it too", "space 37→29 found")
UNCOUNTED = Weight(6, "so far a list may count on, where a reader lost an entry", "a test alone")
RECURRING = Weight(6, "so often a line without a stop is that of every page", "a test alone")
LONGEST_HEAD = Weight(100, "so many characters has such a line at most", "a test alone")
ELSEWHERE = Weight(-20, "there, a modal elsewhere most often argues for them", "audits 24→68 given")
SET_APART = Weight(3, "so many in lists: must elsewhere tells of duties", "papers 44→43 found")
TOLD_DUTY = Weight(-10, "such a duty", "blood 363→383 given")
ELSE_LIKELY = Weight(35, "from here an option may join; could always", "papers 44→42 found at 45")
JOINED = Weight(25, "an option, or a meaning, joins what its block urges", "papers 44→40 found")
SOFT = Weight(3, "so many options, and fewer calls: it only suggests", "a test alone")
ENUMERATION = Weight(2, "so many marks inside a sentence make a list of it", "blood 363→361 given")

# How far is looked
SUBJECT_WORDS = Weight(5, "so near its end is the head of a subject", "behaviour 140→141 given")
LONGEST_WORD = Weight(40, "characters read for the last word of a text", "post 111→126 given")
REACH = Weight(120, "characters before a wording in which its author stands", "audits 24→29 given")
ADJUNCT_REACH = Weight(200, "characters read for further adjuncts", "plan 107→100 found")
LONGEST_SENTENCE = Weight(1000, "characters read of a sentence", "space 37→1 found")
LONGEST_HEADING = Weight(300, "characters read of a heading", "papers 44→36 found")
