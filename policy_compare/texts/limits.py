"""What no paper exceeds, and what reading one may take.

What a file does to its reader is seen to by the process in which it is read. How many bytes a
file may have, of any kind, says ``files.reading``.
"""

from typing import Final

from policy_compare.errors import SourceError

#: The longest text that is read, in characters: eight long books. What is longer, however
#: small its file, is no paper, and would take minutes and gigabytes.
CHARACTERS: Final = 4_000_000

#: How many seconds the reading of a file may take where nobody says otherwise.
READING_SECONDS: Final = 30
#: How many bytes of memory it may take.
MEMORY: Final = 1024 * 1024 * 1024

#: More pages than any paper has; a damaged file may claim millions.
PAGES: Final = 5000

#: Lists in quotes in lists: nobody nests them so deep, and the parser drops what does.
NESTING: Final = 60
#: Markup in longer paragraphs of Markdown, or with more brackets, is taken out by patterns:
#: to pair it takes quadratic time.
MARKED_LETTERS: Final = 20_000
MARKED_BRACKETS: Final = 200
#: So many tags and comments in a block of HTML in Markdown may be left open. The parser looks
#: for the end of each to the end of the block.
OPEN_TAGS: Final = 100
#: Columns of a table in Markdown; a wider one is read as lines.
COLUMNS_OF_TABLE: Final = 200


def refuse_long_text(length: int, name: str) -> None:
    """Raise for a text of more than ``CHARACTERS``."""
    if length > CHARACTERS:
        raise SourceError(
            f"{name} is longer than {CHARACTERS // 1_000_000} million characters",
            "give one paper alone",
        )


def refuse_nesting(depth: int, name: str) -> None:
    """Raise for a text in Markdown that is nested as deep as the parser goes."""
    if depth >= NESTING - 2:
        raise SourceError(
            f"{name} is nested deeper than any paper", "save it as plain text and try again"
        )


def refuse_pages(pages: int, name: str) -> None:
    """Raise for a PDF of more than ``PAGES``."""
    if pages > PAGES:
        raise SourceError(
            f"{name} has {pages} pages, more than {PAGES}", "save the part that is the paper"
        )


def has_open_markup(source: str) -> bool:
    """Whether a block of HTML has more tags and comments without an end than a parser bears."""
    unended = 0
    for part in source.split("<")[1:]:
        end = "-->" if part.startswith("!--") else ">"
        unended += end not in part or (part.count('"') + part.count("'")) % 2
    return unended > OPEN_TAGS
