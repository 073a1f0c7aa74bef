"""What another program's file becomes on its way into a corpus."""

from collections.abc import Mapping
from typing import NamedTuple

from policy_compare.model import Corpus


class ImportedCorpus(NamedTuple):
    """The papers and the codebook that a file makes, and the texts that it brought with it.

    ``sources`` are files by the names that the papers' ``source.file`` gives; they can be any
    names that a file can have, in no folder. ``summary`` says in sentences how the file was
    read, and what had no place and was left.
    """

    corpus: Corpus
    sources: Mapping[str, bytes] = {}
    summary: tuple[str, ...] = ()
