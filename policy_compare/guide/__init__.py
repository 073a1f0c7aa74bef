"""The pages of the guide, in the order in which they are read, each a file of Markdown here.

A page begins with its title and a paragraph that says what it is for.
"""

from pathlib import Path

from policy_compare.corpus.locate import shipped_corpus_folder
from policy_compare.names import NameDirectory, NamedThing

_FOLDER = Path(__file__).parent

#: The file of each page by its name. The rules stand beside the papers that were coded by them.
PAGE_FILES = {
    "tutorial": _FOLDER / "tutorial.md",
    "reading": _FOLDER / "reading.md",
    "coding": _FOLDER / "coding.md",
    "rules": shipped_corpus_folder() / "README.md",
    "sharing": _FOLDER / "sharing.md",
    "texts": _FOLDER / "texts.md",
    "excel": _FOLDER / "excel.md",
    "exchange": _FOLDER / "exchange.md",
    "changing": _FOLDER / "changing.md",
    "large": _FOLDER / "large.md",
    "checks": _FOLDER / "checks.md",
    "measures": _FOLDER / "measures.md",
    "tables": _FOLDER / "tables.md",
    "figures": _FOLDER / "figures.md",
    "windows": _FOLDER / "windows.md",
    "developers": _FOLDER / "developers.md",
}


def find_page(name: str) -> str:
    """The page that is called so or that alone begins so, as a file (``reading.md``) too.

    Raises:
        UnknownName: there is none, or several begin so.
    """
    return NameDirectory(NamedThing(page) for page in PAGE_FILES).resolve_name(
        "page", name.removesuffix(".md")
    )


def read_page(page: str) -> str:
    """The page's Markdown."""
    return PAGE_FILES[page].read_text("utf-8")


def describe_page(page: str) -> str:
    """What the page is for, in a sentence: the first one under its title."""
    paragraph = " ".join(read_page(page).split("\n\n")[1].split())
    return paragraph.partition(". ")[0].removesuffix(".") + "."


def list_pages() -> str:
    """All pages with what each is for, as a page of Markdown."""
    rows = "\n".join(f"| `{page}` | {describe_page(page)} |" for page in PAGE_FILES)
    return (
        "# Guide\n\n"
        f"| Page | What it says |\n| --- | --- |\n{rows}\n\n"
        "To read a page: `policy-compare guide tutorial`\n"
    )
