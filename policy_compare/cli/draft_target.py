"""Where drafts go, and what stands in the way of one: looked at before any text is read."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.described_papers import (
    DescribedPaper,
    find_papers_of_texts,
    read_described_papers,
)
from policy_compare.errors import CallError, OutputError, PolicyCompareError
from policy_compare.files.names import real_path

if TYPE_CHECKING:
    from policy_compare.model import Codebook


class DraftTarget(NamedTuple):
    """Where drafts go: into the corpus's ``folder``, or into the file ``output``.

    ``force`` is whether one may take the place of another. ``is_named`` is whether the
    corpus was named by an option, as a command that follows must name it too. The papers that are
    ``described`` in the corpus and not coded, by id, take their drafts in.
    """

    folder: Path
    output: Path | None = None
    force: bool = False
    is_named: bool = False
    described: Mapping[str, DescribedPaper] = {}

    @property
    def is_table(self) -> bool:
        """Whether all drafts go into one table."""
        return self.output is not None and self.output.suffix.casefold() == ".csv"

    @property
    def is_in_folder(self) -> bool:
        """Whether what is written lies in the corpus's folder."""
        if self.output is None:
            return True
        return real_path(self.output.parent) == real_path(self.folder)

    @property
    def is_corpus(self) -> bool:
        """Whether what is written is part of the corpus, which has one table and no other."""
        from policy_compare.corpus.corpus_files import TABLE

        return self.is_in_folder and (not self.is_table or self.path("").name == TABLE)

    def path(self, id: str) -> Path:
        """The file that the draft of the paper goes to."""
        return self.output or self.folder / f"{id}.yaml"


def find_target(
    corpus: Path | None, output: Path | None, *, force: bool, id: str | None = None
) -> DraftTarget:
    """Where drafts go, as the options say; with an ``id`` no paper of another one takes one in.

    Raises:
        CallError: there is no corpus to put them in.
        OutputError: what would be written is there already, or can be no file.
    """
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.corpus.corpus_files import CODEBOOK
    from policy_compare.corpus.locate import shipped_corpus_folder
    from policy_compare.files.writing import writable_path

    target = DraftTarget(open_corpus_folder(corpus), output, force, corpus is not None)
    if target.folder == shipped_corpus_folder() and output is None:
        raise CallError(
            "there is no corpus of your own here to put a draft in",
            "--corpus DIR names a folder, where one is started; or name a file with --output",
        )
    if output is not None:
        if target.is_in_folder and output.stem.casefold() == Path(CODEBOOK).stem:
            raise _codebook_name_error(output.stem)
        if os.path.lexists(output) and not force:
            raise _existing_drafts_error([output])
        if not target.is_corpus or os.path.lexists(target.folder):
            writable_path(output, force=True)
    elif os.path.lexists(target.folder) and not force:
        described = read_described_papers(target.folder)
        named = {paper: described[paper] for paper in described if id in {None, paper}}
        return target._replace(described=named)
    return target


def _codebook_name_error(name: str) -> CallError:
    """Why no paper can be called like the codebook."""
    return CallError(f"no paper can be called {name}", "that is the codebook; give another name")


def _existing_drafts_error(paths: Sequence[Path]) -> OutputError:
    """Why nothing is drafted to these files."""
    if len(paths) == 1:
        return OutputError(
            f"{paths[0]} exists and was kept",
            "--force drafts it anew, and keeps the old one beside it",
        )
    return OutputError(
        f"{len(paths)} drafts exist and were kept: {', '.join(map(str, paths))}",
        "--force drafts them anew, and keeps the old ones beside them",
    )


def texts_by_id(
    files: Sequence[Path], id: str | None, target: DraftTarget
) -> tuple[dict[str, Path], list[PolicyCompareError]]:
    """The texts by the ids of their papers, and what stands in the way of the others.

    A paper has the ``id`` that is given, or is called after its file. A paper of the corpus that
    is coded from one of the files already stands in the way.

    Raises:
        CallError: an option is for one text, and there are several.
    """
    from policy_compare.corpus.reader import paper_ids_in_table
    from policy_compare.corpus.tables.new_ids import make_file_id

    files = list(dict.fromkeys(files))
    if len(files) > 1 and id is not None:
        raise CallError("--id names one paper", "without it each is called after its file")
    if len(files) > 1 and target.output is not None and not target.is_table:
        raise CallError(
            f"{target.output} can hold one draft only",
            "end its name in .csv for a table of all, or leave --output out",
        )
    in_table = paper_ids_in_table(target.folder) if target.output is None else frozenset()
    texts: dict[str, Path] = {}
    errors: list[PolicyCompareError] = []
    for file in files:
        paper = make_file_id(file.stem) if id is None else id
        try:
            _check_id(paper, file, texts, in_table)
        except PolicyCompareError as error:
            errors.append(error)
        else:
            texts[paper] = file
    coded = {} if target.force or target.output or id else _papers_of_texts(target, texts.values())
    errors += [_coded_already_error(file, target.path(paper)) for file, paper in coded.items()]
    texts = {paper: file for paper, file in texts.items() if file not in coded}
    is_free = target.described if not target.force else texts
    existing = [
        paper for paper in texts if paper not in is_free and os.path.lexists(target.path(paper))
    ]
    if existing:
        errors.append(_existing_drafts_error([target.path(paper) for paper in existing]))
    return {paper: file for paper, file in texts.items() if paper not in existing}, errors


def _papers_of_texts(target: DraftTarget, files: Iterable[Path]) -> dict[Path, str]:
    """Which of these are the texts of papers in the corpus under another name, with their ids."""
    papers = find_papers_of_texts(target.folder, files) if target.folder.is_dir() else {}
    return {
        file: paper for file, paper in papers.items() if not os.path.lexists(target.path(file.stem))
    }


def _coded_already_error(file: Path, path: Path) -> OutputError:
    """Why no second paper is drafted from a text."""
    return OutputError(
        f"{file} is the text of {path}, which was kept", "give an --id to draft it as another paper"
    )


def _check_id(id: str, file: Path, texts: Mapping[str, Path], in_table: frozenset[str]) -> None:
    """Stop where the paper cannot be called so."""
    from policy_compare.corpus.corpus_files import CODEBOOK, TABLE
    from policy_compare.corpus.form.text_patterns import is_id
    from policy_compare.corpus.tables.new_ids import LONGEST_ID
    from policy_compare.files.names import is_device_name

    if not is_id(id):
        raise CallError(f"'{id}' cannot be an id", "use letters, digits, '-', '_' and '.'")
    if len(id.encode()) > LONGEST_ID:
        raise CallError(f"'{id[:20]}…' is too long for an id", "it is typed, and names a file")
    if id.casefold() == Path(CODEBOOK).stem:
        raise _codebook_name_error(id)
    if is_device_name(id):
        raise CallError(
            f"no file can be called {id}.yaml on Windows", f"give another --id, such as x-{id}"
        )
    if id in texts:
        raise CallError(
            f"{file} would be called {id}, as {texts[id]} is", "draft it by itself, with an --id"
        )
    if id in in_table:
        raise OutputError(
            f"{TABLE} has rows of a paper {id} already", "give another --id, or take them out"
        )


def read_codebook(folder: Path) -> "Codebook":
    """The corpus's codebook, or an empty one where it has none yet.

    That of the corpus that comes with the program is none of the user's.

    Raises:
        CorpusError: it has errors.
        CallError: it is there under a name that is not read.
    """
    from policy_compare.corpus.corpus_files import CODEBOOK
    from policy_compare.corpus.locate import shipped_corpus_folder
    from policy_compare.corpus.reader import load_codebook
    from policy_compare.model import Codebook

    if folder == shipped_corpus_folder():
        return Codebook()
    if os.path.lexists(folder / CODEBOOK):
        return load_codebook(folder)
    # Not Path.exists(): it fails where a name is too long, or a folder may not be searched.
    if os.path.exists(folder / "codebook.yml"):  # noqa: PTH110
        raise CallError(f"{folder / 'codebook.yml'} is not read", f"rename it to {CODEBOOK}")
    return Codebook()
