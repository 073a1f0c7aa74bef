"""The command that sets a coding beside the passages of the papers' texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_compare.cli.deferred_commands import Described
from policy_compare.cli.options import (
    TEXTS_PANEL,
    AllPassagesOption,
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
from policy_compare.cli.paper_texts import read_text, replace, texts_folder, working
from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.model import Corpus, Dismissal, Paper
    from policy_compare.passage import Coverage
    from policy_compare.texts.document import Document

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


def coverage(
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    paper: PaperOption = None,
    all: AllPassagesOption = False,
    dismiss: DismissOption = None,
    why: WhyOption = None,
    yes: YesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """List the passages of the papers' texts that urge an action and are not coded."""
    from policy_compare.cli.output import corpus_folder, say_left_out
    from policy_compare.corpus.reader import load_corpus_and_contents
    from policy_compare.corpus_names import CorpusNames
    from policy_compare.views import coverage as views

    target = Output(format, output, force, not no_pager)
    target.chosen()
    folder = corpus_folder(corpus)
    held, contents = load_corpus_and_contents(folder)
    say_left_out(held, folder)
    names = CorpusNames(held)
    wanted = [names.resolve_name("paper", one) for one in paper or ()]
    papers = [one for one in held.papers.values() if not wanted or one.id in wanted]
    texts = texts_folder(sources, folder)
    if texts is None:
        raise CallError(
            "the papers' texts are not here", "--sources DIR names the folder that holds them"
        )
    if dismiss is not None or why is not None:
        most = held.codebook.quote_words
        _dismiss(folder, contents, papers, texts, dismiss, why, most=most, yes=yes)
        return
    found, notes = _covered(held, papers, texts, all=all)
    labels = {one.id: one.label for one in papers}
    target.write(views.view(found, labels, notes))


def _covered(
    corpus: "Corpus", papers: "Sequence[Paper]", texts: Path, *, all: bool
) -> "tuple[list[Coverage], list[str]]":
    """How far each paper's text is coded, and which texts could not be read."""
    from policy_compare.evidence.coverage import paper_coverage
    from policy_compare.texts.sources import SourceTexts
    from policy_compare.urging.passages import CERTAIN, POSSIBLE

    found: list[Coverage] = []
    notes: list[str] = []
    sources = SourceTexts(texts)
    for one in papers:
        path = sources.path(one)
        if path is None:
            notes.append(f"Not looked at: {one.id}, whose text is not in {texts}.")
            continue
        try:
            document = read_text(path, one)
        except SourceError as error:
            notes.append(f"Not looked at: {one.id}, since {error.message}.")
            continue
        with working(f"looking for passages in {path.name}"):
            least = POSSIBLE if all else CERTAIN
            found.append(paper_coverage(one, document, corpus.codebook, least))
    return found, notes


def _dismiss(
    folder: Path,
    contents: Mapping[str, bytes],
    papers: "Sequence[Paper]",
    texts: Path,
    quote: str | None,
    why: str | None,
    *,
    most: int | None,
    yes: bool,
) -> None:
    """Record in its paper's file that the passage with the quote urges nothing.

    ``contents`` is what was read in the corpus's files, by name.
    """
    from policy_compare.corpus.reader import TABLE
    from policy_compare.corpus.yaml.edit import with_dismissal
    from policy_compare.evidence.coverage import make_dismissal, reason_of_refusal
    from policy_compare.texts.sources import SourceTexts

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
    wrong = ""
    for one in papers:
        path = sources.path(one)
        if path is not None:
            document = read_text(path, one)
            made, matches = make_dismissal(quote, why, document)
            hits += [(one, made, document)] * len(matches)
            wrong = wrong or reason_of_refusal(quote, document)
    if len(hits) != 1:
        raise CallError(
            f"“{quote}” stands {len(hits)} times in the texts"
            if hits
            else f"“{quote}” {wrong or 'is in no text'}",
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
    before = contents[found.file]
    after = with_dismissal(before.decode(), made).encode()
    replace({folder / found.file: (before, after)}, yes=yes)


def _may_dismiss(paper: "Paper", document: "Document", quote: str) -> None:
    """Stop where the coding speaks of the passage already, and say where there is none."""
    from policy_compare.cli.output import say
    from policy_compare.evidence.coverage import passage_standing

    stands = passage_standing(paper, document, quote)
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


COMMANDS = (Described("coverage", coverage, "coverage --paper ali-2023", TEXTS_PANEL),)
