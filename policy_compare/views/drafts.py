"""What drafts took out of papers' texts, in short: one paper's on a page, many in a table."""

from collections.abc import Iterator, Mapping, Sequence

from policy_compare.model import Strength
from policy_compare.names import join_words
from policy_compare.passage import DraftSummary
from policy_compare.views.coverage import COLUMNS, ENGLISH_ONLY, passage_grid, passage_row
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, in_languages
from policy_compare.views.phrases import Phrase, Span, one_line
from policy_compare.views.table import Table, View

#: So many sections are named, those with the most passages.
_SECTIONS = 5

#: Nobody reads more passages of a text than these; its file has all of them.
_SHOWN = 200


def view(
    drafts: Sequence[DraftSummary], steps: Sequence[str] = (), *, with_passages: bool = False
) -> View:
    """How many passages were drafted of each text, and what it tells of the paper.

    ``steps`` say what to do next. With ``with_passages`` the passages themselves are shown too.
    """
    rows = [
        (id, *passage_row(passage))
        for draft in drafts
        for id, passage in zip(draft.ids, draft.passages, strict=True)
    ]
    is_one = len(drafts) == 1
    notes = tuple(_notes_of_one(drafts[0]) if is_one else _notes_of_many(drafts))

    def page() -> Page:
        blocks = list(_blocks_of_one(drafts[0]) if is_one else _blocks_of_many(drafts))
        blocks += note_paragraphs(notes)
        if with_passages:
            for draft in drafts:
                blocks += _passage_blocks(draft)
        if steps:
            numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
            # Commands are to be copied, so their lines are left as they are.
            blocks += [Heading("What to do next"), Paragraph(numbered, whole=True)]
        return tuple(blocks)

    return View(lambda: Table("draft", ("id", *COLUMNS), rows, notes), page)


def _blocks_of_one(draft: DraftSummary) -> Iterator[Block]:
    count = count_of(len(draft.passages), "passage") if draft.passages else "Nothing"
    yield Heading(f"{count} drafted in {one_line(draft.text)}", 1)
    facts: list[tuple[str, Phrase]] = []
    if draft.passages:
        certainties = [passage.certainty for passage in draft.passages]
        lowest, highest = min(certainties), max(certainties)
        if draft.official:
            facts.append(("order", _official_in_words(draft)))
        facts += [
            ("strength", _strengths_in_words(draft.strengths)),
            ("sections", _sections_in_words(draft.sections)),
            (
                "certainty",
                f"{lowest} to {highest} of 100" if lowest < highest else f"{lowest} of 100",
            ),
        ]
    facts += [
        (field, f"{one_line(text)} (from {origin})")
        for field, (text, origin) in draft.fields_found.items()
    ]
    if draft.fields_missing:
        facts.append(("not found", join_words(draft.fields_missing)))
    yield Facts(tuple(facts))


def _blocks_of_many(drafts: Sequence[DraftSummary]) -> Iterator[Block]:
    total = sum(len(draft.passages) for draft in drafts)
    yield Heading(f"{count_of(total, 'passage')} drafted in {count_of(len(drafts), 'text')}", 1)
    rows = tuple(
        (
            (f"{one_line(draft.text)}\n", Span(draft.id, "id")),
            _counts_in_words(draft),
            _fields_in_words(draft),
        )
        for draft in drafts
    )
    yield Grid(("Text and paper", "Passages", "Of the paper itself"), rows)


def _counts_in_words(draft: DraftSummary) -> str:
    """How many passages there are, of which strength and where, and in which language none is."""
    lines = [str(len(draft.passages) or "none")]
    if draft.passages:
        lines = [
            f"{lines[0]}: {_strengths_in_words(draft.strengths)}",
            *([_official_in_words(draft)] if draft.official else ()),
            _sections_in_words(draft.sections),
        ]
    if draft.unsure:
        lines.append(f"{draft.unsure} less certain left out")
    if draft.languages:
        lines.append(f"seems to be {in_languages(draft.languages)}")
    return "\n".join(lines)


def _fields_in_words(draft: DraftSummary) -> str:
    """Which fields of a reference the text fills, and which not."""
    lines = [join_words(draft.fields_found)] if draft.fields_found else []
    if draft.fields_missing:
        lines.append(f"not found: {join_words(draft.fields_missing)}")
    return "\n".join(lines)


def _official_in_words(draft: DraftSummary) -> str:
    """How many passages are the text's own recommendations, and how many are not."""
    others = len(draft.passages) - draft.official
    return f"{draft.official} official" + (f", then {count_of(others, 'other')}" if others else "")


def _strengths_in_words(strengths: Mapping[Strength, int]) -> str:
    return ", ".join(f"{count} {strength}" for strength, count in strengths.items())


def _sections_in_words(sections: Mapping[str, int]) -> str:
    """The sections with the most passages, each with their number, and how many more there are."""
    by_count = sorted(sections.items(), key=lambda section: -section[1])
    named = [f"{one_line(name) or 'no heading'} ({count})" for name, count in by_count[:_SECTIONS]]
    if len(by_count) > _SECTIONS:
        named.append(f"{len(by_count) - _SECTIONS} more")
    return ", ".join(named)


def _notes_of_one(draft: DraftSummary) -> Iterator[str]:
    """What a person should know of the one text beside the numbers."""
    if draft.languages:
        text = one_line(draft.text)
        yield f"{text} seems to be {in_languages(draft.languages)}; {ENGLISH_ONLY}."
    elif not draft.passages:
        yield f"No passage was taken for a recommendation; {ENGLISH_ONLY}."
    if draft.unsure:
        yield f"Less certain passages left out: {draft.unsure}; --all --force drafts them too."


def _notes_of_many(drafts: Sequence[DraftSummary]) -> Iterator[str]:
    if any(draft.languages or not draft.passages for draft in drafts):
        yield f"{ENGLISH_ONLY[0].upper()}{ENGLISH_ONLY[1:]}."
    if any(draft.unsure for draft in drafts):
        yield "--all --force drafts the less certain passages too."


def _passage_blocks(draft: DraftSummary) -> Iterator[Block]:
    if not draft.passages:
        return
    yield Heading(f"Passages in {one_line(draft.text)}")
    yield passage_grid(draft.passages[:_SHOWN], draft.ids)
    if len(draft.passages) > _SHOWN:
        uncounted = f"{len(draft.passages) - _SHOWN} more are in the draft, each with its reasons."
        yield Paragraph(uncounted, note=True)
