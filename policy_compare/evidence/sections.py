"""Which part of a text stands under a heading, named as people name one."""

import re
from collections.abc import Iterable, Sequence

from policy_compare.errors import CallError
from policy_compare.evidence.quote_places import is_same_heading
from policy_compare.names import join_words
from policy_compare.texts.document import Block, Document
from policy_compare.texts.normalisation import fold_text

#: So many headings are named where there is none like the one that is asked for.
_NAMED = 5
#: How like a part of a heading has to be for that, of 100 (rapidfuzz's ``partial_ratio``).
_ALIKE = 70
#: So many letters in a row are no accident.
_TELLING = 8
_NO_LETTER = re.compile(r"[\W_]+")


def blocks_of_section(document: Document, name: str) -> frozenset[int]:
    """The numbers of the blocks under the heading of that name, and under those below it.

    With no name it is all blocks. A heading may be named without its number, in any case, or
    by some of its words where no heading is called so. Below one that has no text, as a
    reader of PDF may find it, stand those of its level too.

    Raises:
        CallError: the text has no such heading.
    """
    if not name:
        return frozenset(range(len(document.blocks)))
    headings = [number for number, block in enumerate(document.blocks) if block.kind == "heading"]
    texts = [document.blocks[number].text for number in headings]
    named = [place for place, text in enumerate(texts) if is_same_heading(name, text)]
    named = named or [place for place, text in enumerate(texts) if _has_words(text, name)]
    if not named:
        near = list(_likest_headings(name, texts))
        headings_in_words = join_words(
            f"“{text}”" for text in near or list(dict.fromkeys(texts))[:_NAMED]
        )
        kind = "nearest" if near else "first"
        raise CallError(
            f"{document.name} has no section “{name}”",
            f"the {kind} headings: {headings_in_words}"
            if headings_in_words
            else "it has no headings at all",
        )
    return frozenset(
        number
        for place in named
        for number in range(headings[place], _end_of_section(document.blocks, headings, place))
    )


def _has_words(heading: str, name: str) -> bool:
    """Whether a heading has the words in a row, or their letters, which a PDF may part."""
    words = fold_text(name).strip()
    if words and f" {words} " in f" {fold_text(heading)} ":
        return True
    letters = _NO_LETTER.sub("", words)
    return len(letters) >= _TELLING and letters in _NO_LETTER.sub("", fold_text(heading))


def _likest_headings(name: str, texts: Iterable[str]) -> Iterable[str]:
    """The headings of which a part is most like the name."""
    # Imported here because only a mistake needs it.
    from rapidfuzz import fuzz, process

    matches = process.extract(
        name,
        list(dict.fromkeys(texts)),
        scorer=fuzz.partial_ratio,
        processor=str.casefold,
        score_cutoff=_ALIKE,
        limit=_NAMED,
    )
    return [text for text, _, _ in matches]


def _end_of_section(blocks: Sequence[Block], headings: Sequence[int], place: int) -> int:
    """The number of the block behind a section that begins with a heading."""
    start = headings[place]
    level = blocks[start].level
    is_empty = start + 1 < len(blocks) and blocks[start + 1].kind == "heading"
    ends = (
        number
        for number in headings[place + 1 + is_empty :]
        if blocks[number].level < level or (blocks[number].level == level and not is_empty)
    )
    return next(ends, len(blocks))
