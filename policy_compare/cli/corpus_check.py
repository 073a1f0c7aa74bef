"""What ``check`` looks at, one after the other: the files, the wording, the texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.paper_texts import replace, texts_folder, working
from policy_compare.model import Corpus
from policy_compare.problems import Problem, ProblemKind
from policy_compare.views.parts.counts_and_lists import count_of

if TYPE_CHECKING:
    from policy_compare.corpus.reader import CorpusReading
    from policy_compare.evidence.verify import Fix, Verification


class Checked(NamedTuple):
    """What was found in a corpus; ``corpus`` is None where its files have errors.

    ``held`` says in words what it holds, ``notes`` what was looked up in the texts or
    could not be. ``fixes`` are what the texts tell and the files leave out, ``contents`` what
    was read in these, by name.
    """

    folder: Path
    corpus: Corpus | None
    problems: tuple[Problem, ...]
    held: str
    notes: tuple[str, ...]
    fixes: "tuple[Fix, ...]" = ()
    contents: Mapping[str, bytes] = {}


def problem_kinds() -> dict[str, ProblemKind]:
    """Every kind of problem that ``check`` can tell of, by its code."""
    from policy_compare.corpus.problem_kinds import CORPUS_PROBLEMS
    from policy_compare.evidence.problem_kinds import TEXT_PROBLEMS

    return {kind.code: kind for kind in (*CORPUS_PROBLEMS, *TEXT_PROBLEMS)}


def checked(folder: Path, sources: Path | None) -> Checked:
    """Every problem of the corpus in ``folder``, and of its quotes where the texts are.

    Raises:
        CallError: the folder of the texts that was asked for is not there.
    """
    from policy_compare.corpus.reader import read_corpus
    from policy_compare.evidence.verify import verify

    texts = texts_folder(sources, folder)
    found = read_corpus(folder)
    corpus = found.corpus
    if corpus is None:
        note = "Quotes were not looked up, since the corpus has errors."
        return Checked(folder, None, found.problems, "", (note,) if texts else ())
    with working("looking up quotes"):
        looked = verify(corpus, texts)
    problems = _in_order(found, looked.problems)
    recommendations = sum(1 for _ in corpus.recommendations())
    papers = count_of(len(corpus.papers), "paper")
    held = f"{papers}, {count_of(recommendations, 'recommendation')}"
    notes = _notes(looked, texts)
    if texts and corpus.left_out:
        left_out = ", ".join(corpus.left_out)
        notes = (*notes, f"Quotes were not looked up where there are errors: {left_out}.")
    return Checked(folder, corpus, problems, held, notes, looked.fixes, found.contents)


def _in_order(found: "CorpusReading", more: Sequence[Problem]) -> tuple[Problem, ...]:
    """All problems, those of a file together and by line, the codebook's first."""
    from policy_compare.corpus.reader import CODEBOOK

    placed = [one._replace(file=str(found.folder / one.file)) for one in more]
    first = (str(found.folder), str(found.folder / CODEBOOK))
    both = (*found.problems, *placed)
    return tuple(sorted(both, key=lambda one: (one.file not in first, one.file, one.line)))


def _notes(looked: "Verification", texts: Path | None) -> tuple[str, ...]:
    """What was looked up, in words."""
    notes = []
    if looked.texts:
        found = f"{looked.found} of {count_of(looked.found + looked.absent, 'quote')}"
        notes.append(f"Found in {count_of(looked.texts, 'text')}: {found}.")
    if looked.unread:
        why = (
            f"Their texts are not in {texts}, or were not read."
            if texts
            else "Their texts are not at hand; --sources DIR names their folder."
        )
        notes.append(f"Not verified: {count_of(looked.unread, 'quote')}. {why}")
    return tuple(notes)


def mend(found: Checked, *, yes: bool) -> bool:
    """Write into the papers' files what the texts tell; whether anything was written.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written, or is not as it was read; then none is written.
    """
    from policy_compare.cli.output import say
    from policy_compare.corpus.reader import TABLE

    if found.corpus is None:
        say("nothing was fixed, since the corpus has errors")
        return False
    if not found.fixes:
        say("nothing to fix: no place and no digest is missing that the texts tell")
        return False
    papers = found.corpus.papers
    fixes = [fix for fix in found.fixes if papers[fix.paper].file != TABLE]
    if rest := len(found.fixes) - len(fixes):
        say(f"{count_of(rest, 'fix', 'fixes')} left to you: {TABLE} is not written here")
    return bool(fixes) and replace(_fixed(found, found.corpus, fixes), yes=yes)


def _fixed(
    found: Checked, corpus: Corpus, fixes: "Sequence[Fix]"
) -> dict[Path, tuple[bytes, bytes]]:
    """The papers' files that the fixes change: what is in them before and after, by path."""
    from policy_compare.corpus.yaml.edit import Change, edited

    changes: dict[str, list[Change]] = {}
    for fix in fixes:
        below = ("evidence",) if fix.recommendation else ("paper", "source")
        file = corpus.papers[fix.paper].file
        changes.setdefault(file, []).append(Change(fix.recommendation, below, fix.key, fix.value))
    return {
        found.folder / file: (
            found.contents[file],
            edited(found.contents[file].decode(), wanted).encode(),
        )
        for file, wanted in changes.items()
    }
