"""Drafts the coding of papers from their texts, writes it where it goes, and shows it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.described_papers import (
    file_of_filled_paper,
    fill_described_paper,
    find_described_paper,
)
from policy_compare.cli.draft_target import DraftTarget
from policy_compare.cli.paper_texts import reader_of_texts
from policy_compare.errors import CallError, OutputError, PolicyCompareError, SourceError
from policy_compare.render import ON_SCREEN

if TYPE_CHECKING:
    from policy_compare.evidence.drafting import Draft
    from policy_compare.model import Codebook, Paper


class WrittenDrafts(NamedTuple):
    """Drafts with their texts by the papers' ids, and what kept others from being written."""

    drafts: "Sequence[Draft]"
    texts: Mapping[str, Path]
    errors: Sequence[PolicyCompareError]


def show_drafts(
    target: DraftTarget,
    written: WrittenDrafts,
    book: "Codebook",
    *,
    with_passages: bool,
    paged: bool,
) -> None:
    """Show what was drafted, if anything was, and what to do next; ``with_passages`` or without."""
    from policy_compare.cli.next_steps import steps_after_drafting
    from policy_compare.cli.output import deliver_view
    from policy_compare.evidence.draft_summary import summarise_draft
    from policy_compare.views.drafts import view

    drafts = written.drafts
    if drafts:
        steps = steps_after_drafting(target, written.texts, drafts, book)
        page = view(
            [summarise_draft(draft) for draft in drafts], steps, with_passages=with_passages
        )
        deliver_view(page, ON_SCREEN, None, paged=paged)


def write_drafts(
    texts: Mapping[str, Path],
    book: "Codebook",
    target: DraftTarget,
    seconds: int,
    *,
    section: str = "",
    all: bool,
) -> WrittenDrafts:
    """The drafts of the texts, by their papers' ids, written where they go.

    A paper that the corpus has without coding takes the draft of its text in. The reading of one
    may take so many ``seconds``. With a ``section`` only what stands under that heading is drafted.
    """
    drafts: list[Draft] = []
    files: dict[str, Path] = {}
    errors: list[PolicyCompareError] = []
    with reader_of_texts("drafting", seconds, texts.values()) as reader:
        from policy_compare.cli.messages import say
        from policy_compare.corpus.new_corpus import own_codebook
        from policy_compare.evidence.drafting import draft_paper
        from policy_compare.evidence.guessed_encoding import problem_of_encoding
        from policy_compare.texts.opening import TextFile
        from policy_compare.urging.weights import CERTAIN, POSSIBLE

        threshold = POSSIBLE if all else CERTAIN
        documents = reader.read_each([TextFile(path) for path in texts.values()])
        for (id, file), document in zip(texts.items(), documents, strict=True):
            if isinstance(document, SourceError):
                errors.append(document)
                continue
            try:
                own_book = own_codebook(book, document.sha256)
                draft = draft_paper(document, id, own_book, threshold, section)
                if not target.is_table:
                    # At once, so that a call that is broken off leaves what was done.
                    paper = write_drafted_paper(target, draft.paper, _yaml_text(draft, own_book))
                    draft = draft._replace(paper=paper, origins=_origins_as_written(draft, paper))
            except (OutputError, CallError) as error:
                errors.append(error)
            else:
                drafts.append(draft)
                files[draft.paper.id] = file
                if problem := problem_of_encoding(document):
                    say(f"{problem.message}; {problem.hint}")
    if target.is_table:
        _write_table(target, drafts, book)
    return WrittenDrafts(drafts, files, errors)


def write_drafted_paper(target: DraftTarget, paper: "Paper", text: str) -> "Paper":
    """Write the file of a drafted paper, or its recommendations into that of one not coded yet.

    Gives the paper as it stands there.

    Raises:
        OutputError: the file is there, is not any more as it was read, or cannot be written.
    """
    from policy_compare.cli.messages import say
    from policy_compare.files.writing import rewrite_files
    from policy_compare.names import fold_name

    described = find_described_paper(paper, target.described)
    if described is None:
        write_draft(target, target.path(paper.id), text)
        return paper
    filled_paper = fill_described_paper(described, paper)
    path = target.path(filled_paper.id)
    content = file_of_filled_paper(described, filled_paper, text)
    rewrite_files({path: (described.content, content)})
    say(f"wrote into {path}, which had no recommendations; what it says of the paper stays")
    if fold_name(paper.title) != fold_name(filled_paper.title):
        say(f"{path} calls the paper “{filled_paper.title}”, and the text “{paper.title}”")
    return filled_paper


def _origins_as_written(draft: "Draft", paper: "Paper") -> dict[str, str]:
    """From where the paper's own data comes, some of which may have been in its file."""
    before = {**draft.paper._asdict(), **draft.paper.details}
    fields = {**paper._asdict(), **paper.details}
    described = {key: "its file" for key, value in fields.items() if value != before.get(key)}
    return {**draft.origins, **described}


def _write_table(target: DraftTarget, drafts: "Sequence[Draft]", book: "Codebook") -> None:
    """Write the drafts into one table, and name those that have no row in it."""
    from policy_compare.cli.messages import say

    if any(draft.passages for draft in drafts):
        write_draft(target, target.path(""), _table_text(drafts, book))
    if absent := [draft.paper.id for draft in drafts if not draft.passages]:
        say(f"not in {target.output}, since nothing was drafted of it: {', '.join(absent)}")


def write_draft(target: DraftTarget, path: Path, content: str) -> None:
    """Write a draft, into a corpus that is started where there is none, and say so."""
    from policy_compare.cli.messages import say
    from policy_compare.corpus.corpus_files import CODEBOOK
    from policy_compare.files.reading import CSV, YAML
    from policy_compare.files.writing import write_file, write_keeping_old

    if not (CSV if target.is_table else YAML).fits(content):
        raise OutputError(
            f"{path} was not written: it would be too large to be read again",
            "look whether the text is one paper",
        )
    if target.is_corpus and not os.path.lexists(target.folder / CODEBOOK):
        _start_corpus(target.folder)
    old_copy = None
    if target.force:
        old_copy = write_keeping_old(path, content)
    else:
        write_file(path, content)
    say(f"wrote {path}" + (f", and kept the old one as {old_copy}" if old_copy else ""))


def _start_corpus(folder: Path) -> None:
    """Write the files of a corpus without papers, those that are not there."""
    from policy_compare.cli.messages import say
    from policy_compare.corpus.new_corpus import empty_corpus, title_from_folder
    from policy_compare.files.writing import write_new_files

    texts = empty_corpus(folder).items()
    files = {name: text for name, text in texts if not os.path.lexists(folder / name)}
    write_new_files(folder, files)
    say(f"started a corpus in {folder}, called “{title_from_folder(folder)}”: {', '.join(files)}")


def _yaml_text(draft: "Draft", book: "Codebook") -> str:
    """The draft as a paper's file, with why each passage was taken and what is near to it."""
    from policy_compare.corpus.paper_file import choice_lines, paper_text

    has_official = any(passage.official for passage in draft.passages)
    comments = {}
    for recommendation, passage in zip(draft.paper.recommendations, draft.passages, strict=True):
        is_beside = has_official and not passage.official
        comments[recommendation.id] = [
            *([_BESIDE] if is_beside else ()),
            *([_NONE_NEAR] if book.propositions and not draft.choices[recommendation.id] else ()),
            f"Certainty {passage.certainty}: {'; '.join(passage.reasons)}.",
        ]
    choices = {
        id: choice_lines({key: book.propositions[key].statement for key in near})
        for id, near in draft.choices.items()
    }
    return paper_text(
        draft.paper, comments, choices=choices, remarks=list(_remarks_on_paper(draft))
    )


_BESIDE = "Not among the text's own recommendations."
_NONE_NEAR = "No proposition of the codebook is near; policy-compare propositions lists all."


def _remarks_on_paper(draft: "Draft") -> Iterator[str]:
    """What of a reference is to be filled in by hand, and what was not taken for it."""
    from policy_compare.evidence.draft_summary import summarise_draft

    for field in summarise_draft(draft).fields_missing:
        doubt = draft.doubts.get(field)
        yield f"{field}: not found" + (f"; the file itself says “{doubt}”" if doubt else "")


def _table_text(drafts: "Sequence[Draft]", book: "Codebook") -> str:
    """The drafts as one table of papers, as ``export`` writes it."""
    from policy_compare import statement_table as table
    from policy_compare.render.csv import csv_text
    from policy_compare.views.table import Table

    papers = [draft.paper for draft in drafts if draft.passages]
    columns = table.statement_columns(papers)
    statements = (statement for paper in papers for statement in table.statements_of_paper(paper))
    return csv_text(Table("export", columns, list(table.statement_rows(statements, columns, book))))
