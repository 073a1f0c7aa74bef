"""What ``check`` looks at, one after the other: the files, the wording, the texts."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.confirming import rewrite_if_confirmed
from policy_compare.cli.paper_texts import reader_of_texts, texts_folder
from policy_compare.cli.schema_writing import find_other_schemas
from policy_compare.corpus.corpus_files import TABLE
from policy_compare.model import Corpus, Paper
from policy_compare.problems import OwnRules, Problem, ProblemKind
from policy_compare.views.parts.counts_and_lists import count_of

if TYPE_CHECKING:
    from policy_compare.corpus.reader import CorpusReading
    from policy_compare.evidence.verification import Verification
    from policy_compare.views.table import View


class CheckedCorpus(NamedTuple):
    """What was found in a corpus; ``corpus`` is None where its files have errors.

    ``contains`` says in words what it holds, ``notes`` what was looked up in the texts or
    could not be. The problems are to be judged by ``rules``, the project's own. ``fixed_papers``
    are the papers as their texts tell them, ``contents`` what was read in the files, by name.
    ``held_back`` are the papers whose source is not fixed, since so many of their quotes are not
    in their text. ``stale_schemas`` are those that list other names than the codebook.
    """

    folder: Path
    corpus: Corpus | None
    problems: tuple[Problem, ...]
    contains: str
    notes: tuple[str, ...]
    rules: OwnRules
    fixed_papers: tuple[Paper, ...] = ()
    contents: Mapping[str, bytes] = {}
    held_back: Mapping[str, int] = {}
    stale_schemas: Mapping[Path, tuple[bytes | None, bytes]] = {}

    def judge(self, *, strict: bool) -> "CheckedCorpus":
        """The same with what the rules tell of the problems, and how many they do not tell."""
        judged = [self.rules.judge_problem(problem, strict=strict) for problem in self.problems]
        told = tuple(filter(None, judged))
        notes = self.notes
        if ignored := len(judged) - len(told):
            notes += (f"Ignored by the project's own rules: {count_of(ignored, 'problem')}.",)
        return self._replace(problems=told, notes=notes)

    def view(self, *, each: bool) -> "View":
        """The problems and what was checked; those that are alike together, or ``each``."""
        from policy_compare.views import check

        return check.view(str(self.folder), self.problems, self.contains, self.notes, each=each)


def problem_kinds() -> dict[str, ProblemKind]:
    """Every kind of problem that ``check`` can tell of, by its code."""
    from policy_compare.corpus.problem_kinds import CORPUS_PROBLEMS
    from policy_compare.evidence.problem_kinds import TEXT_PROBLEMS

    return {kind.code: kind for kind in (*CORPUS_PROBLEMS, *TEXT_PROBLEMS)}


def explain_code(code: str) -> "View":
    """What a code means and how to mend it; of all codes for ``all``.

    Raises:
        UnknownName: there is no such code.
    """
    from policy_compare.views.check import view_codes

    return view_codes(code, problem_kinds())


def check_and_fix(
    folder: Path, sources: Path | None, seconds: int, *, fix: bool, yes: bool
) -> CheckedCorpus:
    """The corpus checked, once more where a ``fix`` was asked for and written."""
    checked_corpus = check_corpus(folder, sources, seconds)
    if fix and write_fixes(checked_corpus, yes=yes):
        return check_corpus(folder, sources, seconds)
    return checked_corpus


def check_corpus(
    folder: Path, sources: Path | None, seconds: int, typed: Mapping[str, bytes] | None = None
) -> CheckedCorpus:
    """Every problem of the corpus in ``folder``, and of its quotes where the texts are.

    The reading of a text may take so many seconds. What is ``typed`` and not saved yet stands for
    files, by name; then texts are read only where their folder is given.

    Raises:
        CallError: the folder of the texts that was asked for is not there.
    """
    texts = texts_folder(sources, folder) if sources or typed is None else None
    reading, verification = _read_and_verify(folder, texts, seconds, typed)
    rules, of_rules = _check_own_rules(reading)
    corpus = reading.corpus
    if corpus is None or verification is None:
        note = "Quotes were not looked up, since the corpus has errors."
        problems = _problems_in_order(reading, of_rules)
        return CheckedCorpus(folder, None, problems, "", (note,) if texts else (), rules)
    problems = _problems_in_order(reading, (*verification.problems, *of_rules))
    recommendations = sum(1 for _ in corpus.recommendations())
    papers = count_of(len(corpus.papers), "paper")
    contains = f"{papers}, {count_of(recommendations, 'recommendation')}"
    if reading.in_columns:
        contains = f"{papers}, {reading.in_columns:,} statements with those in columns"
    notes = _verification_notes(verification, texts)
    if texts and corpus.left_out:
        left_out = ", ".join(corpus.left_out)
        notes = (*notes, f"Quotes were not looked up where there are errors: {left_out}.")
    if new_digests := sum(_gets_digest(paper, corpus) for paper in verification.fixed_papers):
        digests = f"digest of {count_of(new_digests, 'text')}"
        notes += (f"No {digests}, by which a new edition would be known: --fix writes it.",)
    if stale_schemas := find_other_schemas(folder, corpus.codebook, own=True):
        notes += ("The schemas list other names than the codebook: --fix writes them anew.",)
    return CheckedCorpus(
        folder,
        corpus,
        problems,
        contains,
        notes,
        rules,
        verification.fixed_papers,
        reading.contents,
        verification.held_back,
        stale_schemas,
    )


def _gets_digest(fixed: Paper, corpus: Corpus) -> bool:
    coded = corpus.papers[fixed.id].source
    has_digest = bool(coded and coded.sha256)
    return bool(fixed.source and fixed.source.sha256) and not has_digest and fixed.file != TABLE


def _read_and_verify(
    folder: Path, texts: Path | None, seconds: int, typed: Mapping[str, bytes] | None
) -> "tuple[CorpusReading, Verification | None]":
    """What was read of a corpus, and what its texts showed where it has no errors.

    Of what is typed not even the wording of quotes is looked at without texts: an editor waits.
    """
    if typed is not None and texts is None:
        return _read_typed(folder, typed), None
    with reader_of_texts("looking up quotes", seconds, texts) as reader:
        from policy_compare.corpus.corpus_files import has_columns
        from policy_compare.corpus.reader import read_corpus
        from policy_compare.evidence.verification import verify_coding

        if typed is not None:
            reading = _read_typed(folder, typed)
        elif has_columns(folder):
            from policy_compare.corpus.column_corpus import check_columns

            reading = check_columns(folder)
        else:
            reading = read_corpus(folder)
        if reading.corpus is None:
            return reading, None
        return reading, verify_coding(reading.corpus, texts, reader)


def _read_typed(folder: Path, typed: Mapping[str, bytes]) -> "CorpusReading":
    """What was read of a corpus with what is typed in the place of its files."""
    from policy_compare.corpus.reader import list_and_read, read_as_corpus
    from policy_compare.corpus.yaml.report import Report

    report = Report(str(folder))
    contents = {**list_and_read(folder, report)[1], **typed}
    return read_as_corpus(folder, dict(sorted(contents.items())), report=report)


def _check_own_rules(reading: "CorpusReading") -> tuple[OwnRules, list[Problem]]:
    """The project's own rules, and what is wrong with them or not as they ask for."""
    from policy_compare.corpus.corpus_files import CODEBOOK, RULES_FILE

    if not os.path.lexists(reading.folder / RULES_FILE):
        return OwnRules(), []
    from policy_compare.corpus.own_rules import OWN_CHECKS, read_rules
    from policy_compare.corpus.problem_kinds import CORPUS_PROBLEMS

    always_errors = {kind.code for kind in CORPUS_PROBLEMS if kind.severity == "error"}
    rules, problems = read_rules(reading.folder, problem_kinds(), always_errors)
    if reading.corpus is not None:
        for check in OWN_CHECKS:
            problems += check(rules, reading.corpus, reading.contents[CODEBOOK])
    return rules, problems


def _problems_in_order(
    reading: "CorpusReading", in_papers: Sequence[Problem]
) -> tuple[Problem, ...]:
    """All problems, those of a file together and by line, the codebook's first."""
    from policy_compare.corpus.corpus_files import CODEBOOK, RULES_FILE

    placed = [problem._replace(file=str(reading.folder / problem.file)) for problem in in_papers]
    first = {str(reading.folder / name) for name in ("", CODEBOOK, RULES_FILE)}
    return tuple(
        sorted(
            (*reading.problems, *placed),
            key=lambda problem: (problem.file not in first, problem.file, problem.line),
        )
    )


def _verification_notes(verification: "Verification", texts: Path | None) -> tuple[str, ...]:
    """What was looked up, in words."""
    notes = []
    if verification.texts:
        quotes = count_of(verification.quotes.found + verification.quotes.absent, "quote")
        texts_read = count_of(verification.texts, "text")
        notes.append(f"Found in {texts_read}: {verification.quotes.found} of {quotes}.")
    for paper, fates in verification.editions.items():
        first, *others = fates.items()
        counts = (
            f"{count_of(first[1], 'quote')} {first[0]}",
            *(f"{n} {fate}" for fate, n in others),
        )
        notes.append(f"{paper} has another edition: {', '.join(counts)}.")
    if verification.quotes.unread:
        why = (
            f"Their texts are not in {texts}, or were not read."
            if texts
            else "Their texts are not at hand; --sources DIR names their folder."
        )
        notes.append(f"Not verified: {count_of(verification.quotes.unread, 'quote')}. {why}")
    return tuple(notes)


def write_fixes(checked_corpus: CheckedCorpus, *, yes: bool) -> bool:
    """Write into the papers' files what the texts tell; whether anything was written.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written, or is not as it was read; then none is written.
    """
    from policy_compare.cli.messages import say
    from policy_compare.corpus.changed_contents import changed_contents

    if checked_corpus.corpus is None:
        say("nothing was fixed, since the corpus has errors")
        return False
    for paper, absent in checked_corpus.held_back.items():
        are = "is" if absent == 1 else "are"
        say(
            f"not fixed: the source of {paper}, of whose quotes {absent} {are} not in its text, or "
            "at no certain place there"
        )
    papers = [paper for paper in checked_corpus.fixed_papers if paper.file != TABLE]
    if in_table := len(checked_corpus.fixed_papers) - len(papers):
        say(f"{count_of(in_table, 'paper')} left to you: {TABLE} is not written here")
    after = checked_corpus.corpus._replace(papers={paper.id: paper for paper in papers})
    contents = checked_corpus.contents
    changed = changed_contents(checked_corpus.corpus, contents, after)
    folder = checked_corpus.folder
    changes: dict[Path, tuple[bytes | None, bytes]] = {
        folder / name: (contents[name], data) for name, data in changed.items()
    }
    changes |= checked_corpus.stale_schemas
    if not (changes or in_table or checked_corpus.held_back):
        say("nothing to fix: no place, digest or encoding is missing that the texts tell")
    return bool(changes) and rewrite_if_confirmed(changes, yes=yes)
