"""Opens two codings of the same papers, each in a folder or both in one."""

from collections.abc import Sequence
from pathlib import Path

from policy_compare.analysis.coders.by_coder import coding_of
from policy_compare.cli.corpus_opening import open_corpus, open_corpus_folder
from policy_compare.errors import CallError
from policy_compare.model import Corpus


def open_codings(
    folders: tuple[Path | None, Path | None], coders: Sequence[str]
) -> list[tuple[Corpus, str]]:
    """The two codings, and what to call each: by its folder, and its coder where one is named.

    Raises:
        CallError: they are not two, or nothing says who coded it.
        UnknownName: nobody is called as a coder is.
        CorpusError: nothing of a folder can be read.
    """
    if len(coders) not in (0, 2) or (not coders and folders[1] is None):
        raise CallError(
            "two codings are compared",
            "name two folders; or one, or none for the corpus here, and --coder NAME twice",
        )
    first, second = (
        open_corpus_folder(folder) for folder in (folders[0], folders[1] or folders[0])
    )
    a = open_corpus(first, cached=True)
    b = open_corpus(second, cached=True) if folders[1] else a
    if not coders:
        return [(a, str(first)), (b, str(second))]
    return [
        (coding_of(corpus, coder), f"{coder} in {folder}")
        for corpus, coder, folder in zip((a, b), coders, (first, second), strict=True)
    ]
