"""How many of the actors that a person would list are proposed, and how long that takes.

    python -m tests.benchmarks.proposals SHARED [--markdown] [--misses] [--rounds N]

SHARED holds the texts that ``listed_actors.txt`` names, beside this file: the actors of each
were listed by hand before any was proposed. Each has its names, between bars, any of which
counts: ``asked`` are those who are asked to act, ``target`` the bodies acted upon, and ``beside``
those that one might list or not, which are neither missed nor wrong. ``--misses`` names what was
missed and what was wrong. The time is of the command ``propose`` against ``draft``, in turns.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policy_compare.evidence.actor_proposals import propose_actors
from policy_compare.evidence.drafting import draft_paper
from policy_compare.model import Codebook
from policy_compare.names import fold_name
from policy_compare.passage import ActorProposal
from policy_compare.texts.opening import read_document
from tests.benchmarks import report, timing

HEADS = ("texts", "asked", "proposed", "asked or target", "proposed", "proposals", "right", "wrong")
_LISTS = Path(__file__).with_name("listed_actors.txt")

#: One actor's names, folded.
Names = frozenset[str]


class Listed(NamedTuple):
    """The actors of some texts, by how they were listed, each as its names."""

    title: str
    files: list[str]
    asked: list[Names]
    target: list[Names]
    beside: list[Names]


class Judged(NamedTuple):
    """Proposals set against a list: what of it was missed, and which proposals are wrong."""

    listed: Listed
    proposals: Sequence[ActorProposal]
    missed: Sequence[Names]
    wrong: Sequence[ActorProposal]

    @property
    def right(self) -> int:
        """How many proposals are on the list."""
        needed = [*self.listed.asked, *self.listed.target]
        return sum(_is_among(proposal, needed) for proposal in self.proposals)


def read_lists(text: str) -> Iterator[Listed]:
    """The lists in a text, which stand apart by an empty line."""
    for part in text.split("\n\n"):
        title, *lines = part.strip().splitlines()
        listed = Listed(title.removeprefix("# "), [], [], [], [])
        for line in lines:
            key, _, value = line.partition(": ")
            is_file = key == "file"
            getattr(listed, "files" if is_file else key).append(value if is_file else _names(value))
        yield listed


def _names(text: str) -> Names:
    return frozenset(fold_name(name.replace(".", "")) for name in text.split("|"))


def _is_among(proposal: ActorProposal, actors: Sequence[Names]) -> bool:
    names = _names("|".join((proposal.label, *proposal.aliases)))
    return any(names & actor for actor in actors)


def judge(listed: Listed, proposals: Sequence[ActorProposal]) -> Judged:
    """The proposals set against the list."""
    everyone = [*listed.asked, *listed.target, *listed.beside]
    proposed = frozenset().union(
        *(_names("|".join((proposal.label, *proposal.aliases))) for proposal in proposals)
    )
    missed = [actor for actor in (*listed.asked, *listed.target) if not actor & proposed]
    wrong = [proposal for proposal in proposals if not _is_among(proposal, everyone)]
    return Judged(listed, proposals, missed, wrong)


def measure(shared: Path) -> Iterator[Judged]:
    """The proposals for each list whose texts are in ``shared``."""
    for listed in read_lists(_LISTS.read_text("utf-8")):
        files = [shared / file for file in listed.files]
        if absent := [file for file in files if not file.is_file()]:
            sys.stderr.write(f"left out: there is no {absent[0]}\n")
            continue
        documents = {file.stem: read_document(file) for file in files}
        papers = [draft_paper(text, id, Codebook()).paper for id, text in documents.items()]
        yield judge(listed, propose_actors(papers, documents, Codebook()))


def row_of(title: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    """What was judged, together, under the heads."""
    asked = sum(len(one.listed.asked) for one in judged)
    listed = asked + sum(len(one.listed.target) for one in judged)
    missed = sum(len(one.missed) for one in judged)
    missed_asked = sum(actor in one.listed.asked for one in judged for actor in one.missed)
    counts = (asked, asked - missed_asked, listed, listed - missed)
    given, right = (sum(len(one.proposals) for one in judged), sum(one.right for one in judged))
    return title, *map(str, (*counts, given, right, sum(len(one.wrong) for one in judged)))


def compare_with_draft(shared: Path, rounds: int) -> report.Row:
    """The command ``propose`` for reports and a plan, against ``draft`` into a table."""
    lists = read_lists(_LISTS.read_text("utf-8"))
    files = [str(shared / file) for listed in lists for file in listed.files]

    def timed(folder: Path, *call: str) -> float:
        start = time.perf_counter()
        arguments = ("-m", "policy_compare", call[0], *files, *call[1:], "--corpus", "none")
        timing.run(arguments, folder)
        return time.perf_counter() - start

    with tempfile.TemporaryDirectory() as made:
        took = timing.alternate(
            rounds,
            lambda: timed(Path(made), "propose", "--format", "csv"),
            lambda: timed(Path(made), "draft", "--output", "drafts.csv", "--force"),
        )
    name = f"`propose` of {len(files)} texts, against `draft`"
    here, against = (f"{sorted(times)[len(times) // 2]:.2f} s" for times in took)
    return report.Row(name, here, against, took.ratio, None, took.spread)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.proposals")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    judged = list(measure(given.shared))
    if given.misses:
        for one in judged:
            sys.stdout.write(
                f"{one.listed.title}: missed {[sorted(actor) for actor in one.missed]}, "
            )
            sys.stdout.write(f"wrong {[proposal.label for proposal in one.wrong]}\n")
    titles = dict.fromkeys(one.listed.title for one in judged)
    rows = [row_of(title, [one for one in judged if one.listed.title == title]) for title in titles]
    lines = [HEADS, tuple("---" for _ in HEADS), *rows]
    sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n")
    timed = [compare_with_draft(given.shared, given.rounds)] if given.rounds else []
    (sys.stdout.write(report.markdown(timed)) if given.markdown else report.terminal(timed))


if __name__ == "__main__":
    main()
