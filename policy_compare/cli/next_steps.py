"""Says what to do next, with commands that work as they stand."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.draft_target import DraftTarget
from policy_compare.cli.paper_texts import texts_folder
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.evidence.drafting import Draft
    from policy_compare.model import Codebook, Paper


def quote_path(path: Path) -> str:
    """The path as a shell understands it."""
    return shlex.quote(str(path))


def steps_after_init(folder: Path, *, empty: bool) -> str:
    """What to do with a corpus that was just written, with examples or ``empty``."""
    corpus = f"--corpus {quote_path(folder)}"
    texts = quote_path(folder / "sources")
    if empty:
        from policy_compare.texts.formats import labels_of_formats

        return (
            "What to do next:\n"
            f"  1. put the papers' texts ({', '.join(labels_of_formats())}) into {texts}\n"
            f"  2. policy-compare code {texts}/* {corpus}    draft and code them on a screen\n"
            f"     or draft them alone: policy-compare draft {texts}/* {corpus}\n"
            f"  3. policy-compare check {corpus}    see what is still to be coded"
        )
    return (
        "What to do next:\n"
        f"  1. policy-compare summary {corpus}    see what the example says\n"
        f"  2. edit codebook.yaml, and write a file like ali-2023.yaml for each paper,\n"
        f"     or draft it: policy-compare draft {texts}/berg-2025.txt {corpus}\n"
        f"  3. policy-compare check {corpus}      find every mistake at once"
    )


def steps_after_drafting(
    target: DraftTarget, texts: Mapping[str, Path], drafts: "Sequence[Draft]", book: "Codebook"
) -> list[str]:
    """What to do with drafts of these texts, in order; a table goes into a corpus first."""
    from policy_compare.corpus.corpus_files import CODEBOOK

    codebook = target.folder / CODEBOOK
    has_passages = any(draft.passages for draft in drafts)
    if target.is_table and not has_passages:
        return []
    if target.output is not None and target.is_table and not target.is_corpus:
        into = target.output.with_suffix("")
        # Outside of a corpus of the user's own they were drafted with no codebook.
        codebook_option = f" --codebook {quote_path(codebook)}" if any(book) else ""
        return [
            f"code {target.output} in a spreadsheet, under proposition and stance, as the guide "
            "says on its page excel",
            f"policy-compare import {quote_path(target.output)}"
            f" --into {quote_path(into)}{codebook_option}",
            *_steps_to_check(into, texts, drafts, is_named=True),
        ]
    paths = {target.path(draft.paper.id) for draft in drafts}
    file = str(*paths) if len(paths) == 1 else f"the files in {target.folder}"
    steps = []
    if target.is_corpus and has_passages and not target.is_table:
        papers = [draft.paper for draft in drafts]
        options = options_to_go_on(target.folder, texts, papers, is_named=target.is_named)
        steps.append(f"policy-compare code{options}    decides on them on a screen")
    by_hand = "or by hand: " if steps else ""
    if target.is_corpus and not book.propositions:
        steps.append(f"{by_hand}write into {codebook} what papers can be for or against")
        by_hand = ""
    if has_passages:
        steps.append(f"{by_hand}word each statement anew in {file}, and give its positions")
    else:
        steps.append(f"code by hand in {file} what the text urges")
    if not target.is_corpus:
        return [*steps, f"put {file} into a corpus's folder, then policy-compare check"]
    steps += _steps_to_check(target.folder, texts, drafts, is_named=target.is_named)
    return steps


def options_to_go_on(
    folder: Path, texts: Mapping[str, Path], papers: "Sequence[Paper]", *, is_named: bool
) -> str:
    """The options with which a command finds the corpus in the folder, and these texts.

    The texts are given by the ids of their papers. Those that lie in several folders need to be
    put into one first.
    """
    options = f" --corpus {quote_path(folder)}" if is_named else ""
    elsewhere = _folders_elsewhere(folder, texts, papers)
    return f"{options} --sources {quote_path(*elsewhere)}" if len(elsewhere) == 1 else options


def _steps_to_check(
    folder: Path, texts: Mapping[str, Path], drafts: "Sequence[Draft]", *, is_named: bool
) -> list[str]:
    """How the corpus in the folder is checked against these texts, wherever they are."""
    from policy_compare.corpus.new_corpus import SOURCES

    papers = [draft.paper for draft in drafts]
    check = f"policy-compare check{options_to_go_on(folder, texts, papers, is_named=is_named)}"
    if len(_folders_elsewhere(folder, texts, papers)) > 1:
        return [f"put the texts into {folder / SOURCES}, where check looks for them", check]
    return [check]


def _folders_elsewhere(
    folder: Path, texts: Mapping[str, Path], papers: "Sequence[Paper]"
) -> set[Path]:
    """The folders of those texts that ``check`` does not find by itself."""
    from policy_compare.texts.sources import SourceTexts

    try:
        sources_folder = texts_folder(None, folder)
    except CallError:
        # The variable names a folder that is not there, and check will say so.
        return set()
    sources = SourceTexts(sources_folder) if sources_folder is not None else None
    return {
        texts[paper.id].parent for paper in papers if sources is None or sources.path(paper) is None
    }
