"""Runs the program, makes small corpora, and compares with golden files."""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from policy_compare.cli.program import run_program as run_cli
from policy_compare.corpus.reader import read_corpus
from policy_compare.model import Corpus
from policy_compare.problems import Problem
from policy_compare.render import formats_of

GOLDEN = Path(__file__).parents[1] / "golden"
CHECKOUT = Path(__file__).parents[2]
SHIPPED = CHECKOUT / "recommendations"

#: The formats in which every answer is read before it is golden. A page for browsers is one
#: look at all of them, and pictures there are of a few.
READ_FORMATS = [
    name for name, kind in formats_of().items() if not kind.binary and name not in ("html", "svg")
]

#: The formats in which every view has an answer: a picture there is of a few.
WRITTEN_FORMATS = [name for name, kind in formats_of().items() if not kind.binary and name != "svg"]


class Result(NamedTuple):
    """What a call of the program left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


class _Terminal(io.TextIOWrapper):
    """A stream that says of itself that a person reads it."""

    def isatty(self) -> bool:
        return True


def run_program(*arguments: str, encoding: str = "utf-8", at_terminal: bool = False) -> Result:
    """Call the program in this process, as the command line would."""
    before = sys.argv, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.argv = ["policy-compare", *arguments]
    stream = _Terminal if at_terminal else io.TextIOWrapper
    wrapped = [stream(file, encoding, newline="", write_through=True) for file in (out, err)]
    sys.stdout, sys.stderr = wrapped
    code = 0
    try:
        run_cli()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    finally:
        sys.argv, sys.stdout, sys.stderr = before
    said, complained = (file.getvalue().decode(encoding) for file in (out, err))
    return Result(code, said, complained)


class Golden:
    """Golden files: what the program printed when a person last read and accepted it."""

    def __init__(self, *, accept: bool) -> None:
        self._accept = accept

    def __call__(self, name: str, text: str) -> None:
        """Assert that ``text`` is what the file says."""
        path = GOLDEN / name
        if self._accept:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden file {name}; pytest --accept writes it"
        expected = path.read_bytes().decode()
        assert text == expected, f"{name} differs; pytest --accept writes it"


CODEBOOK = """\
topics:
  rents: {label: Rents}
  building: {label: Building}
  social: {label: Social housing, part_of: [building]}
propositions:
  cap: {statement: Rents should be capped., topics: [rents]}
  build: {statement: More homes should be built., topics: [building]}
  social-homes: {statement: Social homes should be built., topics: [social]}
tensions:
  - {between: [cap, build], why: A cap lowers what a new home earns.}
actors:
  council: {label: Town council, aliases: [local authority], part_of: [government]}
  government: {label: Government}
  builders: {label: Builders}
  landlords: {label: Landlords}
instruments:
  legal: {label: Law}
  economic: {label: Money}
"""


def paper(*recommendations: str, authors: str = "[{family: Ali, given: Noor}]") -> str:
    """A paper's YAML with these recommendations, each a YAML mapping in one line."""
    listed = "\n".join(f"  - {one}" for one in recommendations)
    return (
        f"paper:\n  title: Homes\n  authors: {authors}\n  issued: '2023'\n"
        f"recommendations:\n{listed}\n"
    )


def recommendation(id: str, positions: str = "{cap: support}", **others: str) -> str:
    """A recommendation's YAML; ``others`` replace or add keys."""
    keys = {
        "id": id,
        "statement": "The council should act.",
        "actors": "[council]",
        "strength": "should",
        "positions": positions,
        "evidence": "{quote: should act, page: 1}",
        **others,
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}"


def write_corpus(folder: Path, files: Mapping[str, str | bytes], codebook: str = CODEBOOK) -> Path:
    """Write a corpus into ``folder``: the codebook, and files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"codebook.yaml": codebook, **files}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


def made(folder: Path, files: Mapping[str, str], codebook: str = CODEBOOK) -> Corpus:
    """The corpus of these files, which must be without errors."""
    found = read_corpus(write_corpus(folder, files, codebook))
    assert found.corpus is not None, found.problems
    return found.corpus


def problems(
    folder: Path, files: Mapping[str, str | bytes], codebook: str = CODEBOOK
) -> list[Problem]:
    """What is wrong with the corpus of these files."""
    return list(read_corpus(write_corpus(folder, files, codebook)).problems)
