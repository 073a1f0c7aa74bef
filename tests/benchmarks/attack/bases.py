"""The corpora that are spoilt: the shipped one, the example, generated ones, one in a table."""

import random
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from policy_compare.corpus.corpus_files import TABLE
from policy_compare.corpus.new_corpus import example_corpus
from policy_compare.corpus.reader import read_corpus
from tests.benchmarks.attack.mutations import spoil
from tests.benchmarks.generate import generate
from tests.support import disks, runs
from tests.support.corpora import SHIPPED

Files = Mapping[str, bytes]


@cache
def bases() -> Mapping[str, Files]:
    """The files of each corpus by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "generated", 24)
        generate(folder / "small", 3, seed=1)
        disks.put(folder / "example", example())
        found = runs.run(["export", "--format", "csv", "--corpus", "example"], folder)
        json = runs.run(["export", "--format", "json", "--corpus", "example"], folder)
        shipped = {path.name: path.read_bytes() for path in SHIPPED.glob("*.yaml")}
        codebook = example()["codebook.yaml"]
        return {
            "shipped": shipped,
            "example": example(),
            "generated": _held(folder / "generated"),
            "small": _held(folder / "small"),
            "table": {"codebook.yaml": codebook, TABLE: found.out},
            # What import takes; no corpus.
            "tables": {
                "export.csv": found.out,
                "export.json": json.out,
                "votes.csv": _VOTES.encode(),
                "asked.csv": _ASKED.encode(),
                "codebook.yaml": codebook,
            },
        }


_VOTES = """\
author,proposition,stance,topic,date
Noor Ali,Cap rents,yes,Rents,2023-05
Ife Okafor,Cap rents,no,Rents,2024
Ife Okafor,Build more,abstain,Building,2024
Noor Ali,Build more,1,"Building; Rents",2023
"""
_ASKED = """\
from,whom,text,strength,quote,page
Ali 2023,council; landlords,Cap rents.,should,should cap,1
Okafor 2024,government,Do not cap rents.,must,must resist,12
"""


@cache
def example() -> dict[str, bytes]:
    """The files of the example corpus and its texts."""
    return {name: text.encode() for name, text in example_corpus().items()}


def _held(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@cache
def names(base: str) -> Mapping[str, tuple[str, ...]]:
    """Names of what the corpus holds, by the option or the argument that takes them."""
    with tempfile.TemporaryDirectory() as name:
        disks.put(Path(name) / "c", bases()[base])
        corpus = read_corpus(Path(name) / "c").corpus
    assert corpus is not None, base
    book = corpus.codebook
    topics = [*book.topics, *(one.label for one in book.topics.values())]
    actors = [*book.actors, *(one.label for one in book.actors.values())]
    papers = [*corpus.papers, *(one[:5] for one in corpus.papers)]
    refs = [one.ref for one in corpus.recommendations()]
    people = [author.family for one in corpus.papers.values() for author in one.authors]
    every = [*topics, *actors, *papers, *refs, *people, *book.propositions, *book.instruments]
    held = {
        "--topic": topics,
        "topic_words": topics,
        "--paper": papers,
        "--actor": actors,
        "--target": actors,
        "--instrument": list(book.instruments),
        "--explain": papers,
        "units": papers,
        "id": refs,
        "": every,
    }
    return {option: tuple(filter(None, given)) for option, given in held.items()}


CORPORA = ("shipped", "example", "generated", "small", "table")


def spoilt(chance: random.Random, base: str) -> dict[str, bytes]:
    """The files of the corpus with one or a few of them spoilt."""
    held = dict(bases()[base])
    # Where the codebook has errors nothing is answered, so that it is spoilt more seldom.
    candidates = [
        name
        for name in held
        if not name.endswith(".schema.json") and (name != "codebook.yaml" or chance.random() < 0.4)
    ]
    for name in chance.sample(candidates, min(len(candidates), chance.choice((1, 1, 2)))):
        if chance.random() < 0.03:
            del held[name]
        elif chance.random() < 0.03:
            held[f"{chance.choice(_NAMES)}.yaml"] = held.pop(name)
        else:
            held[name] = spoil(chance, name, held[name])
    return held


_NAMES = (
    "a b",
    "CON",
    "ünï",
    "-x",
    "a;b",
    "a" * 200,
    "~",
    "codebook.yaml",
    "a\nb",
    "\x1b[2J",
    "\u202e",
)
