"""What it costs to change a large coding: to tell what changed, to rename, to pair two coders.

``python -m tests.benchmarks.changing`` makes a corpus of 5,000 recommendations and measures whole
commands against one load of it, in turns, then two coders' 6,000 recommendations of one paper.
"""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Recommendation
from tests.benchmarks.generate import SEED, generate
from tests.benchmarks.report import Row, terminal
from tests.benchmarks.timing import alternate, environment

_SIZE, _RECODED, _PAIRS, _ROUNDS = 5_000, 60, 6_000, 5
#: How many times a load the commands may take, and how many seconds the pairing.
_DIFF, _RENAME, _SECONDS = 2.5, 3.0, 5.0


def recode(folder: Path, times: int) -> None:
    """Turn the first support of so many of the folder's papers into opposition."""
    for path in sorted(folder.glob("*-*.yaml"))[:times]:
        text = path.read_text("utf-8")
        path.write_text(text.replace(": support", ": oppose", 1), "utf-8")


def write_coder(folder: Path, book: str, items: list[Recommendation], reworded: float) -> None:
    """Write one coder's corpus of one paper, a share of whose statements is worded anew."""
    chance = random.Random(SEED)
    coded = []
    for item in items:
        words = item.statement.split()
        if chance.random() < reworded:
            chance.shuffle(words)
            words = words[: max(3, len(words) * 2 // 3)]
        coded.append(item._replace(statement=" ".join(words)))
    folder.mkdir()
    (folder / "codebook.yaml").write_text(book, "utf-8")
    paper = next(iter(load_corpus(folder.parent / "corpus").papers.values()))
    text = paper_text(paper._replace(id="one", recommendations=tuple(coded)))
    (folder / "one.yaml").write_text(text, "utf-8")


def measure(made: Path) -> list[Row]:
    """The rows on each command; the corpora are made in the folder."""
    corpus, changed = made / "corpus", made / "changed"
    generate(corpus, max(_SIZE, _PAIRS))
    book = (corpus / "codebook.yaml").read_text("utf-8")
    items = [
        item._replace(id=f"r-{number}", paper="one", evidence=None)
        for number, item in enumerate(load_corpus(corpus).recommendations())
    ]
    for name, reworded in (("anna", 0.0), ("ben", 0.5)):
        write_coder(made / name, book, items[:_PAIRS], reworded)
    shutil.rmtree(corpus)
    generate(corpus, _SIZE)
    shutil.copytree(corpus, changed)
    recode(changed, _RECODED)
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Code")):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(("git", *who, *words), cwd=changed, check=True)
    recode(changed, _RECODED)
    actor = next(iter(load_corpus(corpus).codebook.actors))

    def call(*words: str, folder: Path = made) -> float:
        start = time.perf_counter()
        command = [sys.executable, "-m", "policy_compare", *words]
        subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=True)
        return time.perf_counter() - start

    def load() -> float:
        return call("papers", "--corpus", "corpus", "--no-cache")

    names = [actor, "renamed-actor"] * _ROUNDS

    def rename() -> float:
        old, new = names[0:2]
        names.pop(0)
        return call("rename", "actor", old, new, "--corpus", "corpus", "--yes")

    commands = {
        "diff of two folders": (lambda: call("diff", "corpus", "changed", "--no-cache"), _DIFF),
        "diff with the last commit": (
            lambda: call("diff", "--corpus", ".", "--no-cache", folder=changed),
            _DIFF,
        ),
        "rename an actor": (rename, _RENAME),
    }
    rows = []
    for name, (command, target) in commands.items():
        times = alternate(_ROUNDS, command, load)
        first, second = (f"{min(side):.2f} s" for side in times)
        rows.append(Row(name, first, second, times.ratio, target, times.spread))
    took = min(call("reliability", "anna", "ben") for _ in range(3))
    rows.append(Row("reliability, 6,000 × 6,000", f"{took:.1f} s", "1 s", took, _SECONDS))
    return rows


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        terminal(measure(Path(folder)))
