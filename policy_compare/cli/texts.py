"""The commands that go from a paper's text to its coding, and what others need of texts."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli.lazy import Described
from policy_compare.cli.options import (
    CorpusOption,
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    PaperOption,
    SourcesOption,
    YesOption,
)
from policy_compare.errors import CallError, OutputError, SourceError

if TYPE_CHECKING:
    from policy_compare.evidence.document import Document
    from policy_compare.evidence.drafting import Draft
    from policy_compare.model import Corpus, Dismissal, Paper
    from policy_compare.passage import Coverage, InText, QuoteCounts

_PANEL = "From a paper's text to its coding"

#: After so many seconds the person at the terminal is told what takes so long.
_PATIENCE = 1.0


@contextmanager
def working(on: str) -> Iterator[None]:
    """Says on a terminal what is being worked on, if it takes over a second."""
    from threading import Timer

    from policy_compare.cli.output import say

    timer = Timer(_PATIENCE, say, (f"{on} …",))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def texts_folder(given: Path | None, corpus: Path) -> Path | None:
    """The folder of the papers' texts, by option, by variable or by the corpus."""
    from policy_compare.evidence.sources import sources_folder

    return sources_folder(given, corpus, os.environ)


def read_text(path: Path) -> "Document":
    """A paper's text, with a word to the person where that takes long.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.evidence.reading import read

    with working(f"reading {path.name}"):
        return read(path)


def quotes_in_text(
    corpus: "Corpus", refs: Sequence[str], folder: Path | None
) -> tuple[dict[str, "InText"], list[str]]:
    """Where in their texts the quotes of those recommendations stand, and what is in the way."""
    from policy_compare.evidence.coverage import in_text
    from policy_compare.evidence.sources import SourceTexts

    found: dict[str, InText] = {}
    notes: list[str] = []
    texts = SourceTexts(folder) if folder is not None else None
    for ref in refs:
        paper = corpus.papers[ref.partition("/")[0]]
        item = next(one for one in paper.recommendations if one.ref == ref)
        if texts is None or item.evidence is None or not item.evidence.quote:
            continue
        path = texts.path(paper)
        if path is None:
            notes.append(f"The text of {paper.id} is not in {folder}.")
            continue
        try:
            shown = in_text(item.evidence, read_text(path))
        except SourceError as error:
            notes.append(f"The text of {paper.id} was not read: {error.message}.")
            continue
        if shown is None:
            notes.append(f"The quote of {ref} is not in the text of {paper.id}.")
        else:
            found[ref] = shown
    return found, notes


def quote_counts(corpus: "Corpus", folder: Path | None) -> "QuoteCounts":
    """How many of the corpus's quotes stand in their texts, as far as these are at hand."""
    from policy_compare.passage import QuoteCounts

    if folder is None:
        evidence = (item.evidence for item in corpus.recommendations())
        return QuoteCounts(unread=sum(bool(one and one.quote) for one in evidence))
    from policy_compare.evidence.verify import verify

    with working("looking up quotes"):
        looked_up = verify(corpus, folder)
    return QuoteCounts(looked_up.found, looked_up.absent, looked_up.unread)


def replace(changes: "Mapping[Path, tuple[str, str]]", *, yes: bool) -> bool:
    """Show what would change in the files, ask, and write; False where it was declined.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written.
    """
    from policy_compare.cli.output import say
    from policy_compare.files import write
    from policy_compare.render.terminal import shown
    from policy_compare.views.check import difference

    page = difference({str(path): texts for path, texts in changes.items()})
    sys.stderr.write(shown(page, sys.stderr))
    if not yes:
        # A standard input that was closed before we started is None.
        if not (sys.stdin and sys.stdin.isatty()):
            raise CallError("nothing was written: nobody is there to be asked", "--yes writes it")
        if not _agreed("Write this?"):
            say("nothing was written")
            return False
    for path, (_, after) in changes.items():
        write(path, after, force=True)
    say(f"wrote {', '.join(map(str, changes))}")
    return True


def _agreed(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    # Not typer.confirm: it writes to stdout too, where the answer of the command goes.
    sys.stderr.write(f"{question} [y/N]: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


Text = Annotated[
    Path, typer.Argument(metavar="FILE", help="The paper: PDF, DOCX, HTML, Markdown or plain text.")
]
IdOption = Annotated[
    str, typer.Option("--id", metavar="ID", help="The paper's id, such as ali-2023.")
]
IntoOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        show_default=False,
        help="Where to write it. Otherwise ID.yaml in the corpus's folder.",
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Also the passages that are less certain.")]
DismissOption = Annotated[
    str | None,
    typer.Option(
        "--dismiss",
        metavar="QUOTE",
        show_default=False,
        help="Record that the passage with these words urges nothing; with --why.",
    ),
]
WhyOption = Annotated[
    str | None,
    typer.Option("--why", metavar="REASON", show_default=False, help="Why it is none."),
]


def draft(
    file: Text,
    id: IdOption,
    corpus: CorpusOption = None,
    output: IntoOption = None,
    all: AllOption = False,
) -> None:
    """Draft the coding of a paper from its text. Nothing is written over.

    Each passage that urges an action becomes a recommendation, with quote, place
    and strength from the wording. Stances are left for you, and check says which
    are missing.
    """
    from policy_compare.cli.output import corpus_folder, deliver, say
    from policy_compare.corpus.locate import shipped
    from policy_compare.corpus.reader import load_codebook
    from policy_compare.corpus.writing import paper_text
    from policy_compare.evidence.drafting import draft as drafting
    from policy_compare.evidence.passages import CERTAIN, POSSIBLE
    from policy_compare.evidence.reading import read
    from policy_compare.files import write
    from policy_compare.views.coverage import drafted

    folder = corpus_folder(corpus)
    book = load_codebook(folder)
    path = _new_file(id, folder, output, shipped=folder == shipped())
    with working(f"drafting {id} from {file.name}"):
        document = read(file)
        made = drafting(document, id, book, POSSIBLE if all else CERTAIN)
    comments, choices = _hints(made)
    write(path, paper_text(made.paper, comments, choices=choices))
    ids = [item.id for item in made.paper.recommendations]
    deliver(drafted(document.name, made.passages, ids, _told(made)), "table", None)
    if ids:
        next = "word each statement anew, give each stance, then policy-compare check"
    else:
        next = "no passage was taken for a recommendation, so code them by hand"
    say(f"wrote {path}: {next}")
    if path.stem != id:
        say(f"in a corpus the paper is called {path.stem}, after its file")
    if not _at_hand(made.paper, folder):
        say(f"check looks for {file.name} in the corpus's sources/, or where --sources says")


def _at_hand(paper: "Paper", folder: Path) -> bool:
    """Whether check finds the paper's text by itself."""
    from policy_compare.evidence.sources import SourceTexts

    texts = texts_folder(None, folder)
    return texts is not None and SourceTexts(texts).path(paper) is not None


def _new_file(id: str, folder: Path, output: Path | None, *, shipped: bool) -> Path:
    """Where the draft goes, looked at before anything that takes time."""
    from policy_compare.corpus.kinds import is_id
    from policy_compare.corpus.reader import TABLE, in_table

    if not is_id(id):
        raise CallError(f"'{id}' cannot be an id", "use letters, digits, '-', '_' and '.'")
    if shipped and output is None:
        raise CallError(
            "there is no corpus of your own here to put a draft in",
            "policy-compare init makes one; or name a file with --output",
        )
    path = output or folder / f"{id}.yaml"
    if os.path.lexists(path):
        raise OutputError(
            f"{path} exists and was kept", "delete it first, or name another with --output"
        )
    if output is None and in_table(folder, id):
        raise OutputError(
            f"{TABLE} has rows of a paper {id} already", "give another --id, or take them out"
        )
    return path


def _hints(made: "Draft") -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each recommendation why it was drafted, and the propositions to choose from."""
    comments: dict[str, list[str]] = {}
    for item, passage in zip(made.paper.recommendations, made.passages, strict=True):
        comments[item.id] = [f"Certainty {passage.certainty}: {'; '.join(passage.reasons)}."]
    return comments, {id: list(lines) or [_NONE_NEAR] for id, lines in made.choices.items()}


_NONE_NEAR = "No proposition of the codebook is near; policy-compare propositions lists all."


def _told(made: "Draft") -> list[str]:
    """What a person should know of a draft beside its passages."""
    notes = [f"{field} from {origin}" for field, origin in made.origins.items()]
    told = [f"Of the paper itself: {', '.join(notes)}."] if notes else []
    if made.unsure:
        told.append(f"Less certain passages left out: {made.unsure}; --all drafts them too.")
    return told


def coverage(
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    paper: PaperOption = None,
    all: AllOption = False,
    dismiss: DismissOption = None,
    why: WhyOption = None,
    yes: YesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """List the passages of the papers' texts that urge an action and are not coded."""
    from policy_compare.analysis.names import Names
    from policy_compare.cli.output import corpus_folder, loaded
    from policy_compare.views import coverage as views

    target = Output(format, output, force, not no_pager)
    target.chosen()
    folder = corpus_folder(corpus)
    held = loaded(folder)
    names = Names(held)
    wanted = [names.resolve("paper", one) for one in paper or ()]
    papers = [one for one in held.papers.values() if not wanted or one.id in wanted]
    texts = texts_folder(sources, folder)
    if texts is None:
        raise CallError(
            "the papers' texts are not here", "--sources DIR names the folder that holds them"
        )
    if dismiss is not None or why is not None:
        most = held.codebook.quote_words
        _dismiss(folder, papers, texts, dismiss, why, most=most, yes=yes)
        return
    found, notes = _covered(held, papers, texts, all=all)
    labels = {one.id: one.label for one in papers}
    target.write(views.view(found, labels, notes))


def _covered(
    corpus: "Corpus", papers: "Sequence[Paper]", texts: Path, *, all: bool
) -> "tuple[list[Coverage], list[str]]":
    """How far each paper's text is coded, and which texts could not be read."""
    from policy_compare.evidence.coverage import coverage as covering
    from policy_compare.evidence.passages import CERTAIN, POSSIBLE
    from policy_compare.evidence.sources import SourceTexts

    found: list[Coverage] = []
    notes: list[str] = []
    sources = SourceTexts(texts)
    for one in papers:
        path = sources.path(one)
        if path is None:
            notes.append(f"Not looked at: {one.id}, whose text is not in {texts}.")
            continue
        try:
            document = read_text(path)
        except SourceError as error:
            notes.append(f"Not looked at: {one.id}, since {error.message}.")
            continue
        with working(f"looking for passages in {path.name}"):
            least = POSSIBLE if all else CERTAIN
            found.append(covering(one, document, corpus.codebook, least))
    return found, notes


def _dismiss(
    folder: Path,
    papers: "Sequence[Paper]",
    texts: Path,
    quote: str | None,
    why: str | None,
    *,
    most: int | None,
    yes: bool,
) -> None:
    """Record in its paper's file that the passage with the quote urges nothing."""
    from policy_compare.corpus.edit import with_dismissal
    from policy_compare.corpus.reader import TABLE
    from policy_compare.evidence.coverage import dismissal
    from policy_compare.evidence.sources import SourceTexts

    if not quote or not why or not quote.strip() or not why.strip():
        raise CallError(
            "a dismissal has words of the passage and a reason",
            'coverage --dismiss "could deepen" --why "a prediction"',
        )
    if most is not None and len(quote.split()) > most:
        raise CallError(
            f"the quote has {len(quote.split())} words, more than the codebook's {most}",
            "quote fewer words of the passage",
        )
    hits: list[tuple[Paper, Dismissal, Document]] = []
    sources = SourceTexts(texts)
    for one in papers:
        path = sources.path(one)
        if path is not None:
            document = read_text(path)
            made, matches = dismissal(quote, why, document)
            hits += [(one, made, document)] * len(matches)
    if len(hits) != 1:
        raise CallError(
            f"“{quote}” stands {len(hits)} times in the texts"
            if hits
            else f"“{quote}” is in no text",
            "quote more of the passage, or name the paper with --paper"
            if hits
            else "quote the passage to the letter",
        )
    found, made, document = hits[0]
    if found.file == TABLE:
        raise CallError(
            f"{found.id} is in a table, {TABLE}, which is not written here",
            "add a row there with the quote, and with the reason under dismissed",
        )
    _may_dismiss(found, document, quote)
    path = folder / found.file
    before = path.read_bytes().decode("utf-8")
    replace({path: (before, with_dismissal(before, made))}, yes=yes)


def _may_dismiss(paper: "Paper", document: "Document", quote: str) -> None:
    """Stop where the coding speaks of the passage already, and say where there is none."""
    from policy_compare.cli.output import say
    from policy_compare.evidence.coverage import standing

    stands = standing(paper, document, quote)
    if stands == "coded":
        raise CallError(
            f"the passage with “{quote}” is behind a recommendation of {paper.id}",
            "take the recommendation out first, if it is none",
        )
    if stands == "dismissed":
        raise CallError(
            f"the passage with “{quote}” is dismissed already",
            f"the reason stands in {paper.file}",
        )
    if stands == "none":
        say(f"no passage that urges an action has “{quote}”; it is recorded all the same")


COMMANDS = (
    Described("draft", draft, "draft sources/berg-2025.txt --id berg-2025", _PANEL),
    Described("coverage", coverage, "coverage --paper ali-2023", _PANEL),
)
