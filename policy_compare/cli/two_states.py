"""Two states of a corpus as a person names them: each a folder, or a revision of the corpus's."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from policy_compare.analysis.changes.coding_changes import (
    CodingComparison,
    ValueKey,
    compare_codings,
    corpus_by_new_ids,
    find_elements,
)
from policy_compare.analysis.changes.papers_left_out import PapersLeftOut, leave_out_of_both
from policy_compare.cli.corpus_opening import open_corpus_folder, undo_unfinished_runs
from policy_compare.cli.question_options import QuestionOptions
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX, read_contents
from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.revisions import load_revision
from policy_compare.corpus.value_commits import find_value_commits
from policy_compare.errors import CallError, UnknownName
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.files.reading import YAML
from policy_compare.model import Corpus
from policy_compare.views.parts.question import Question


def read_two_states(
    options: QuestionOptions, states: Sequence[str]
) -> tuple[Question, tuple[str, str], CodingComparison, Mapping[ValueKey, str], PapersLeftOut]:
    """What is asked of two states, their names, what changed, in which commits, what is left out.

    They are the ``states`` that are named, else HEAD and what is in the corpus's folder.

    Raises:
        CallError: more than two are named, or there is no git, corpus of one's own or state in it.
        UnknownName: no folder or revision is called so, or a filter names nothing in either.
        CorpusError: nothing of a state can be read.
    """
    options.output.choose_format()
    are_folders = len(states) > 1 and all(map(_is_folder, states))
    folder = open_corpus_folder(options.corpus, only_own=not are_folders)
    names = _split_states(states, str(folder))
    # That the folder is not there is said before what git makes of that.
    after, before = (_load_state(name, folder, options.cached) for name in reversed(names))
    readers = (partial(_read_paper_file, name, folder) for name in names)
    before, after, left_out = leave_out_of_both(before, after, *readers)
    comparison = compare_codings(before, after)
    try:
        question = options.read_question(corpus=comparison.after)
    except UnknownName:
        question = options.read_question(corpus=comparison.before)
    return question, names, comparison, _find_commits(comparison, folder, *names), left_out


def _split_states(states: Sequence[str], here: str) -> tuple[str, str]:
    """The names of the two: of ``OLD..NEW`` both, of which a missing one is HEAD."""
    names: list[str] = []
    for state in states or ("HEAD",):
        _, dots, new = state.partition("..")
        # What leads upward is a folder, whether it is there or not.
        is_range = dots and not new.startswith("/") and not _is_folder(state)
        if is_range and new.startswith("."):
            hint = "git merge-base OLD NEW tells where two branches parted"
            raise CallError(f"'{state}' has three dots: write OLD..NEW", hint)
        names += (part or "HEAD" for part in state.split("..")) if is_range else (state,)
    if len(names) > 2:
        raise CallError(f"diff takes two states, not {len(names)}", "OLD..NEW are two already")
    return names[0], names[1] if len(names) == 2 else here


def _load_state(name: str, folder: Path, cached: bool) -> Corpus:
    if name != str(folder) and not _is_folder(name):
        return load_revision(open_git_folder(folder), name)
    undo_unfinished_runs(Path(name))
    return load_corpus(Path(name), cached=cached)


def _read_paper_file(name: str, folder: Path, id: str) -> str:
    """What the state has in a paper's file, right or wrong."""
    file = f"{id}{PAPER_SUFFIX}"
    if _is_folder(name):
        contents = [*read_contents(Path(name), [file], []).values()]
    else:
        git = open_git_folder(folder)
        contents = [*git.read_files([git.resolve_revision(name)], {file: YAML}).values()]
    return b"".join(contents).decode(errors="replace")


def _is_folder(name: str) -> bool:
    # Not Path.is_dir(), since a name may be longer than any folder's.
    return os.path.isdir(name)  # noqa: PTH112


def _find_commits(
    comparison: CodingComparison, folder: Path, old: str, new: str
) -> Mapping[ValueKey, str]:
    """The commits of what changed in the coding, in one repository."""
    is_here = os.path.realpath(new) == os.path.realpath(folder)
    if _is_folder(old) or (_is_folder(new) and not is_here):
        return {}
    states = (comparison.after, comparison.before)
    shared = states[0].papers.keys() & states[1].papers.keys()
    places = {}
    for change in comparison.changes:
        paper = change.id.partition("/")[0] if change.kind in ("paper", "recommendation") else ""
        files = [state.papers[paper].file for state in states if paper in state.papers]
        places.update(dict.fromkeys(change.values, tuple(files) or (CODEBOOK,)))

    def find_values(corpus: Corpus) -> Mapping[ValueKey, object]:
        by_own_ids = find_elements(corpus)
        elements = find_elements(corpus_by_new_ids(corpus, comparison.new_ids), shared)
        values: dict[ValueKey, object] = {}
        for change in comparison.changes:
            for key in change.values:
                if key.field == "id":
                    values[key] = change.key in by_own_ids
                elif change.key in elements:
                    values[key] = key.value_in(elements[change.key])
        return values

    git, revisions = open_git_folder(folder), (old, "HEAD" if is_here else new)
    return find_value_commits(git, revisions, folder if is_here else None, places, find_values)
