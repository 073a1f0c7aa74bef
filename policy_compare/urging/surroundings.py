"""What surrounds a sentence and tells whether it urges: headings, lists, markers."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from policy_compare.model import STRENGTHS, Strength
from policy_compare.texts.document import Block
from policy_compare.texts.line_patterns import number_of_marker
from policy_compare.urging import weights
from policy_compare.urging.cues import strengths_of_wording
from policy_compare.urging.list_forms import ListForm, form_of_block, forms_of_lists
from policy_compare.urging.list_leads import last_sentence, leads_list
from policy_compare.urging.official import NUMBERED, find_official_marks, is_marked
from policy_compare.urging.patterns import compile_wordings

#: Headings under which a paper says what it wants.
_ANNOUNCING: Final = compile_wordings(
    r"recommend(?:s|ed|ing|ations?)?",
    r"proposals?|solutions|the solution|our asks?|key asks",
    # Policy options; Policy reform agenda; Policy responses, but not: Policy responses in 2020
    r"policy (?:\w+ )?(?:options?|solutions?|proposals?|actions?|agenda|priorities|implications?"
    r"|prescriptions?|asks|levers|measures|steps|changes?|advice|interventions|responses?(?=\W*$))",
    r"proposed (?:actions?|measures|reforms?|solutions?|changes|responses?|steps)",
    # What governments can do; What needs to change
    r"what (?:\w+ ){0,3}(?:should|must|can|could|needs? to|ought to|to) (?:\w+ ){0,3}"
    r"(?:do|be done|change|happen)",
    # The way forward; Looking ahead; Next steps; Toward a fairer tax; How to fix it
    r"(?:ways?|paths?|road) (?:forward|ahead)|moving forward|looking (?:ahead|forward)|next steps",
    r"steps (?:to|for|towards?)|toward an? \w+|how to (?:respond|fix|get|move)",
    # A call to action; Actions for schools; Key actions; Action points
    r"calls? (?:to|for) action|(?:priority|required|suggested|key) actions?",
    r"actions? (?:required|needed|to take|points?|items?|agenda|for \w+)",
    # Priorities for the region; An agenda for reform; Implications for housing policy
    r"priorities for|agenda for|implications for (?:\w+ )?(?:policy|policymakers|practice)",
)
#: Words that a heading begins with which is about something else.
_OTHER: Final = re.compile(
    # 2. Background; Methods; Findings and proposals; Appendix II; References
    r"\W*(?:\d+\.?\ +)?(?:(?:background|introduction|surroundings|method\w*|about|contents|history"
    r"|literature|findings|data|limitations|scope|contact|notes|sources|further reading"
    r"|legal framework|status|previous|prior|past|earlier|existing|progress|comments"
    r"|responses? (?:to|by|from)"
    r"|implementation of|acknowledg\w+|abbreviations|disclaimer|copyright)\b"
    r"|(?:list of )?(?:appendix|annex|glossary|bibliography|references|endnotes)\b)",
    re.IGNORECASE,
)
#: Appendix B: [Recommendations]
_APPENDED: Final = re.compile(r"\W*(?:appendix|annex)\W+\w{1,4}\b\W*", re.IGNORECASE)
#: Headings that rule it out for all that is below them: *Comments from the ministry*.
_APART: Final = re.compile(
    r"\b(?:appendix|annex|glossary|bibliography|references|endnotes|status of)\b"
    # Agency comments and our response; Comments from the ministry; Response to the report
    r"|^\W*(?:\w+ )?(?:comments|responses?)\b.*\b(?:from|by|of)\b"
    r"|\bresponses? to (?:(?:the|our|this|these|its|draft) )*"
    r"(?:comments|draft|findings|inquiry|proposals|recommendations|report|review)\b",
    re.IGNORECASE,
)


class Surroundings(NamedTuple):
    """What is known of a block before its sentences are read.

    ``announced``: the nearest heading, or one above it, announces recommendations;
    ``announced_above``: the heading that announces is not the nearest; ``depth``: how deep in
    the block's trail it is, from 1, or 0 for none; ``aside``: the headings say that it is
    about something else; ``led``: an item (or a paragraph in the manner of one) under a
    sentence that announces what is asked for; ``lead``: that sentence; ``lead_strength``: how
    binding it is; ``marked``: the block is numbered as a recommendation, or tagged as one at
    its end; ``form``: the form that most items of its list have; ``listed``: it is one of
    several that are asked for, however that is shown; ``in_other_list``: the sentence before
    its list announces something else; ``follows_marked``: it goes on with a recommendation
    that was marked; ``official``: what the document calls it as a recommendation of its own.
    """

    announced: bool = False
    announced_above: bool = False
    depth: int = 0
    aside: bool = False
    led: bool = False
    lead: str = ""
    lead_strength: Strength | None = None
    marked: bool = False
    form: ListForm = ""
    listed: bool = False
    in_other_list: bool = False
    follows_marked: bool = False
    official: str = ""

    @property
    def is_asked_for(self) -> bool:
        """Whether the block is announced or marked as asked for, by more than a heading."""
        return self.led or self.marked or self.follows_marked


@lru_cache(maxsize=1024)  # a heading stands above many blocks
def announces_recommendations(heading: str) -> bool:
    """Whether a heading announces recommendations."""
    heading = _without_appendix_letter(heading[: weights.LONGEST_HEADING])
    if NUMBERED.match(heading):
        return True
    if _ANNOUNCING.search(heading) is None:
        return False
    # A question only mentions what it is about.
    return heading.endswith("?") or _OTHER.match(heading) is None


def _without_appendix_letter(heading: str) -> str:
    """A heading without the letter that an appendix has."""
    appendix = _APPENDED.match(heading)
    return heading[appendix.end() :] if appendix else heading


def _is_about_other(heading: str) -> bool:
    """Whether a heading says that it is about something else; a question only mentions it."""
    return not heading.endswith("?") and _OTHER.match(heading) is not None


def find_surroundings(blocks: Sequence[Block]) -> tuple[Surroundings, ...]:
    """The surroundings of each block."""
    without_reach = _headings_without_reach(blocks)
    by_headings = {
        trail: _surroundings_by_headings(trail, without_reach)
        for trail in {block.trail for block in blocks}
    }
    section_sizes = _section_sizes(blocks)
    under_empty_headings = _blocks_under_empty_headings(blocks)
    official_marks = find_official_marks(blocks)
    forms = [form_of_block(block) for block in blocks]
    list_forms_of_blocks = forms_of_lists(blocks, forms)
    all_surroundings: list[Surroundings] = []
    leads = _ListLeads()
    under = False
    for number, (block, block_form) in enumerate(zip(blocks, forms, strict=True)):
        surroundings = by_headings[block.trail]
        if surroundings.depth and _is_far_from_heading(block, surroundings.depth, section_sizes):
            surroundings = Surroundings(aside=surroundings.aside)
        list_form = list_forms_of_blocks[number]
        if number in under_empty_headings and not surroundings.announced and not surroundings.aside:
            surroundings = surroundings._replace(announced=True, announced_above=True)
        lead = leads.over(block, block_form, announced=surroundings.announced)
        if leads.in_other_list:
            # The list is about something else, whatever the heading is about.
            surroundings = surroundings._replace(announced=False, announced_above=False)
        mark = official_marks.get(number)
        if mark:
            surroundings = surroundings._replace(announced=True, aside=False, official=mark.label)
        marked = is_marked(block) or (mark is not None and mark.is_sure)
        under = block.kind != "heading" and (
            marked or (under and _continues_recommendation(block, block_form))
        )
        listable = block.kind in {"item", "cell"}
        is_asked = bool(lead) or marked or under or (listable and surroundings.announced)
        all_surroundings.append(
            surroundings._replace(
                led=bool(lead),
                lead=last_sentence(lead),
                lead_strength=strongest_wording(last_sentence(lead)),
                marked=marked,
                form=list_form,
                listed=is_asked or bool(list_form),
                in_other_list=leads.in_other_list,
                follows_marked=under,
            )
        )
    return tuple(all_surroundings)


def _section_sizes(blocks: Sequence[Block]) -> Mapping[tuple[str, ...], int]:
    """How many paragraphs and items each section has, by the headings that lead to it."""
    sizes: dict[tuple[str, ...], int] = {}
    for block in blocks:
        for depth, count in enumerate(block.counts):
            path = block.trail[:depth]
            sizes[path] = max(count, sizes.get(path, 0))
    return sizes


def _is_far_from_heading(block: Block, depth: int, sizes: Mapping[tuple[str, ...], int]) -> bool:
    """Whether a paragraph stands far from its heading, in a section that is a whole text."""
    if block.kind == "item" or depth >= len(block.counts):
        return False
    return (
        sizes[block.trail[:depth]] > weights.LONG_SECTION
        and block.counts[depth] > weights.NEAR_HEADING
    )


#: A paragraph below a recommendation that says more of what should be done.
_SPELLS_OUT: Final = re.compile(r"\b(?:should|must|ought|recommend\w*)\b")


def _continues_recommendation(block: Block, form: ListForm) -> bool:
    """Whether a block may go on with the recommendation before it."""
    if block.kind in {"note", "contents"}:
        return True
    return block.kind == "item" or bool(form) or _SPELLS_OUT.search(block.text) is not None


class _ListLeads:
    """Goes through the blocks and keeps the sentence that announces a list."""

    def __init__(self) -> None:
        self._lead = ""
        self._form: ListForm = ""
        #: The lead of a list that something interrupted, and how far that had counted.
        self._open = ""
        self._counted = 0
        #: Whether the block is in a list that is announced as something else.
        self.in_other_list = False
        self._telling = False

    def over(self, block: Block, form: ListForm, *, announced: bool) -> str:
        """The text that announces the list that the block is in, or an empty text."""
        if block.kind == "heading":
            self._lead, self._open, self.in_other_list, self._telling = "", "", False, False
        elif block.kind in {"paragraph", "item"}:
            count = number_of_marker(block.marker) if block.kind == "item" else 0
            if self._open and count > 1 and count == self._counted + 1:
                self._lead = self._open
            if self._lead and self._goes_on(block, form):
                self._form = self._form or form
                self._open, self._counted = self._lead, count
                return self._lead
            self.in_other_list = self._telling and (block.kind == "item" or bool(form))
            if not self.in_other_list:
                leads = leads_list(block.text, announced=announced)
                self._lead, self._form = (block.text if leads else ""), ""
                self._telling = not leads and block.text.endswith(":")
        return ""

    def _goes_on(self, block: Block, form: ListForm) -> bool:
        """Whether the block is an item, or a paragraph of the same form as the first."""
        return block.kind == "item" or (bool(form) and form == (self._form or form))


def strongest_wording(lead: str) -> Strength | None:
    """The greatest strength that the words of a lead have, if any."""
    strengths = strengths_of_wording(lead)
    return next((strength for strength in STRENGTHS if strength in strengths), None)


def _headings_without_reach(blocks: Sequence[Block]) -> frozenset[str]:
    """The headings that announce nothing for the headings below them.

    They are the text's title, and those below which another heading announces too: the
    nearer one is meant, or the levels of the headings were lost with the layout.
    """
    headings = [block for block in blocks if block.kind == "heading"]
    without_reach = {headings[0].text} if headings else set()
    for block in headings:
        if announces_recommendations(block.text):
            without_reach.update(block.trail)
    return frozenset(without_reach)


def _blocks_under_empty_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks under headings that follow on one which announces and has no text itself.

    In a text whose headings are all of one level, that heading stands for those after it,
    up to one that is about something else.
    """
    block_numbers: set[int] = set()
    level = 0
    for number, block in enumerate(blocks):
        if block.kind != "heading":
            if level:
                block_numbers.add(number)
            continue
        following = blocks[number + 1].kind if number + 1 < len(blocks) else ""
        if announces_recommendations(block.text) and following == "heading":
            level = block.level
        elif block.level < level or _is_about_other(block.text):
            level = 0
    return frozenset(block_numbers)


def _surroundings_by_headings(trail: Sequence[str], without_reach: Collection[str]) -> Surroundings:
    """Whether the headings announce recommendations or rule them out, and from how far up."""
    for number, heading in enumerate(reversed(trail)):
        if announces_recommendations(heading) and (number == 0 or heading not in without_reach):
            return Surroundings(
                announced=True, announced_above=number > 0, depth=len(trail) - number
            )
        if _APART.search(heading[: weights.LONGEST_HEADING]) or (
            number == 0 and _is_about_other(heading)
        ):
            return Surroundings(aside=True)
    return Surroundings()
