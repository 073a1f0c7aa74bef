"""The command that drafts a coding from the texts of papers."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import ArgumentInfo

from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.draft_target import Target, codebook_of, placed, target_of
from policy_compare.cli.options import (
    TEXTS_PANEL,
    AllPassagesOption,
    CorpusOption,
    NoPagerOption,
)
from policy_compare.cli.paper_texts import working
from policy_compare.errors import OutputError, PolicyCompareError, SourceError

if TYPE_CHECKING:
    from policy_compare.evidence.drafting import Draft
    from policy_compare.model import Codebook


class _TextsArgument(ArgumentInfo):
    """The files of papers; help names their formats, which are declared with their readers."""

    def __init__(self) -> None:
        super().__init__(default=..., metavar="FILE...")
        del self.help

    def __getattr__(self, name: str) -> str:
        # Typer finds no help on the argument, and asks for it only where it makes its own.
        if name == "help":
            from policy_compare.texts.formats import name_formats

            return f"The papers: {name_formats()}."
        raise AttributeError(name)


TextsArgument = Annotated[list[Path], _TextsArgument()]
IdOption = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="ID",
        show_default=False,
        help="What to call the paper, such as ali-2023, if not after its file; with one FILE.",
    ),
]
IntoOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        show_default=False,
        help="Where to write it: all into one table if it ends in .csv, else one draft. "
        "Otherwise each goes as ID.yaml into the corpus's folder.",
    ),
]
AnewOption = Annotated[
    bool,
    typer.Option(
        "--force", help="Draft anew what is there already; the old file is kept as FILE.bak."
    ),
]
ShowOption = Annotated[
    bool, typer.Option("--show", help="Show the passages too, and why each was taken.")
]


def draft(
    files: TextsArgument,
    id: IdOption = None,
    corpus: CorpusOption = None,
    output: IntoOption = None,
    all: AllPassagesOption = False,
    show: ShowOption = False,
    force: AnewOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Draft the coding of papers from their texts. What is there already is kept.

    Each passage that urges an action becomes a recommendation, with quote, place
    and strength from the wording. Stances are left for you: until they are given,
    the recommendation is not coded. In a folder without a codebook one is started.
    """
    from policy_compare.cli.next_steps import after_drafting
    from policy_compare.cli.output import complain, deliver
    from policy_compare.evidence.draft_summary import summarise_draft
    from policy_compare.views.drafts import view

    target = target_of(corpus, output, force=force)
    texts, refused = placed(files, id, target)
    book = codebook_of(target.folder)
    drafts, failed = _drafted(texts, book, target, all=all)
    if drafts:
        steps = after_drafting(target, texts, drafts, book)
        page = view([summarise_draft(one) for one in drafts], steps, whole=show)
        deliver(page, "table", None, paged=not no_pager)
    for error in (*refused, *failed):
        complain(error)
    if refused or failed:
        raise typer.Exit(1 if drafts else 2)


def _drafted(
    texts: Mapping[str, Path], book: "Codebook", target: Target, *, all: bool
) -> "tuple[list[Draft], list[PolicyCompareError]]":
    """The drafts of the texts, by their papers' ids, written where they go.

    With them comes what kept others from being read or written.
    """
    from policy_compare.evidence.drafting import draft_paper
    from policy_compare.texts.opening import read_document
    from policy_compare.urging.passages import CERTAIN, POSSIBLE

    drafts: list[Draft] = []
    errors: list[PolicyCompareError] = []
    for id, text in texts.items():
        try:
            with working(f"drafting {id} from {text.name}"):
                made = draft_paper(read_document(text), id, book, POSSIBLE if all else CERTAIN)
            if not target.is_table:
                # At once, so that a call that is broken off leaves what was done.
                _write(target, target.path(id), _yaml(made, book))
        except (SourceError, OutputError) as error:
            errors.append(error)
        else:
            drafts.append(made)
    if target.is_table:
        _write_table(target, drafts, book)
    return drafts, errors


def _write_table(target: Target, drafts: "Sequence[Draft]", book: "Codebook") -> None:
    """Write the drafts into one table, and name those that have no row in it."""
    from policy_compare.cli.output import say

    if any(one.passages for one in drafts):
        _write(target, target.path(""), _csv(drafts, book))
    if absent := [one.paper.id for one in drafts if not one.passages]:
        say(f"not in {target.output}, since nothing was drafted of it: {', '.join(absent)}")


def _write(target: Target, path: Path, content: str) -> None:
    """Write a draft, into a corpus that is started where there is none, and say so."""
    from policy_compare.cli.output import say
    from policy_compare.corpus.reader import CODEBOOK
    from policy_compare.files.reading import CSV, YAML
    from policy_compare.files.writing import write, write_aside

    if not (CSV if target.is_table else YAML).fits(content):
        raise OutputError(
            f"{path} was not written: it would be too large to be read again",
            "look whether the text is one paper",
        )
    if target.is_corpus and not os.path.lexists(target.folder / CODEBOOK):
        _start(target.folder)
    kept = None
    if target.force:
        kept = write_aside(path, content)
    else:
        write(path, content)
    say(f"wrote {path}" + (f", and kept the old one as {kept}" if kept else ""))


def _start(folder: Path) -> None:
    """Write the files of a corpus without papers, those that are not there."""
    from policy_compare.cli.output import say
    from policy_compare.corpus.new_corpus import empty_corpus, title_from_folder
    from policy_compare.files.writing import write_all

    texts = empty_corpus(folder).items()
    files = {name: text for name, text in texts if not os.path.lexists(folder / name)}
    write_all(folder, files)
    say(f"started a corpus in {folder}, called “{title_from_folder(folder)}”: {', '.join(files)}")


def _yaml(made: "Draft", book: "Codebook") -> str:
    """The draft as a paper's file, with why each passage was taken and what is near to it."""
    from policy_compare.corpus.paper_file import paper_text

    comments = {
        item.id: [f"Certainty {passage.certainty}: {'; '.join(passage.reasons)}."]
        for item, passage in zip(made.paper.recommendations, made.passages, strict=True)
    }
    none = [_NONE_NEAR] if book.propositions else []
    choices = {id: list(lines) or none for id, lines in made.choices.items()}
    return paper_text(made.paper, comments, choices=choices)


_NONE_NEAR = "No proposition of the codebook is near; policy-compare propositions lists all."


def _csv(drafts: "Sequence[Draft]", book: "Codebook") -> str:
    """The drafts as one table of papers, as ``export`` writes it."""
    from policy_compare import statement_table
    from policy_compare.render.csv import csv_text
    from policy_compare.views.table import Table

    papers = [one.paper for one in drafts]
    columns = statement_table.columns(papers)
    listed = (row for paper in papers for row in statement_table.of_paper(paper))
    return csv_text(Table("export", columns, list(statement_table.rows(listed, columns, book))))


COMMANDS = (Described("draft", draft, "draft sources/berg-2025.txt", TEXTS_PANEL),)
