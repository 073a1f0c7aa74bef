"""What the command ``import`` is told: how a file is to be read, and where its corpus goes."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.choices import check_choice
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.foreign_columns import ImportOptions


class ImportCall(NamedTuple):
    """The arguments of the command, as they were given."""

    file: Path
    into: Path
    kind: str | None = None
    sheet: str = ""
    encoding: str = ""
    columns: Sequence[str] = ()
    stances: Sequence[str] = ()
    splits: Sequence[str] = ()
    codebook: Path | None = None
    title: str | None = None
    yaml: bool = False
    keep_going: bool = False
    plan: Path | None = None
    in_columns: bool = False

    def options(self) -> "ImportOptions":
        """What is said of the table: its kind, and what its columns and words mean.

        Raises:
            CallError: an option is not understood.
        """
        from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS, ImportOptions

        if self.kind is not None:
            check_choice("the kind of table", self.kind, TABLE_KINDS)
        return ImportOptions(
            self.kind,  # type: ignore[arg-type]
            _read_pairs("--map", self.columns),
            _check_stances(_read_pairs("--stance-map", self.stances, last=True)),
            _read_pairs("--split", self.splits),
        )

    def codec(self) -> str:
        """Python's name of the encoding; empty where none is given.

        Raises:
            CallError: there is no such encoding.
        """
        from policy_compare.text_encodings import codec_name, nearest_encoding

        if self.encoding and not codec_name(self.encoding):
            near = nearest_encoding(self.encoding) or "windows-1252"
            raise CallError(f"there is no encoding '{self.encoding}'", f"such as: {near}")
        return codec_name(self.encoding) if self.encoding else ""

    def corpus_title(self) -> str:
        """What a new corpus is called: as was said, else as the file.

        Raises:
            CallError: nothing of what was said can be seen.
        """
        from policy_compare.invisible import is_blank

        if self.title is not None and is_blank(self.title):
            raise CallError("--title has no words", "say what the corpus is about, or leave it out")
        names = (self.title, self.file.stem, self.file.name)
        return next((name for name in names if name and not is_blank(name)), "Policy papers")

    def about(self, digest: str, kind: str = "") -> str:
        """What a new corpus says of itself: of which file it was made, with the SHA-256."""
        words = " ".join(filter(None, ("Made by policy-compare import", kind, "from")))
        return f"{words} {self.file.name} (SHA-256 {digest})."


def command_with(*options: str) -> str:
    """The command that was called with more options, as a line for a shell."""
    arguments = sys.argv[1:]
    # What stands behind it is no option, such as a file whose name begins with a dash.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return shlex.join(("policy-compare", *arguments[:end], *options, *arguments[end:]))


def read_arguments(arguments: Sequence[Path], kind: str | None) -> tuple[str | None, Path]:
    """The kind of table and its file, of the arguments: the file, before which the kind may stand.

    Raises:
        CallError: they are none of that, or the kind is given twice and differs.
    """
    *kinds, file = map(str, arguments)
    if len(kinds) > 1:
        files = ", ".join((*kinds, file))
        raise CallError("import reads one table at a time", f"give one of {files}")
    if kinds and kind not in (None, *kinds):
        raise CallError(f"a row cannot be both {kinds[0]} and {kind}", "say it once, with --as")
    return (kinds[0] if kinds else kind), Path(file)


def _read_pairs(option: str, words: Sequence[str], *, last: bool = False) -> dict[str, str]:
    """What was given as ``NAME=VALUE``, divided at the first sign, or at the ``last``.

    Raises:
        CallError: one has no such sign, or nothing on a side of it.
    """
    pairs = {}
    for pair in words:
        name, sign, value = pair.rpartition("=") if last else pair.partition("=")
        if not sign or not value or not (name or last):
            raise CallError(f"{option} cannot be '{pair}'", "write NAME=VALUE")
        pairs[name] = value
    return pairs


def _check_stances(meanings: dict[str, str]) -> dict[str, str]:
    """What words mean, if each means a stance or silence.

    Raises:
        CallError: one means neither, or is still to be told.
    """
    from policy_compare.corpus.tables.stance_words import SILENT, TELL_STANCES, UNTOLD
    from policy_compare.model import STANCES

    untold = [word for word, stance in meanings.items() if stance == UNTOLD]
    if untold:
        words = ", ".join(f"'{word}'" for word in untold)
        raise CallError(f"--stance-map does not say yet what {words} means", TELL_STANCES)
    for stance in meanings.values():
        check_choice("a stance of --stance-map", stance, (*STANCES, SILENT))
    return meanings
