"""The commands that lead from the texts of papers to their coding."""

from pathlib import Path
from typing import Annotated

import typer
from typer.models import ArgumentInfo

from policy_compare.cli.deferred_commands import CommandRecord
from policy_compare.cli.deferred_texts import DeferredTexts
from policy_compare.cli.options import (
    READING_SECONDS,
    AllPassagesOption,
    BomOption,
    CorpusOption,
    DelimiterOption,
    ForceOption,
    FormatOption,
    NoPagerOption,
    Output,
    OutputOption,
    PaperOption,
    ReadingLimitOption,
    SourcesOption,
    YesOption,
)

_PANEL = "From a paper's text to its coding"


class _TextsArgument(DeferredTexts, ArgumentInfo):
    """The files of papers; help names their formats, which are declared with their readers."""

    def __init__(self) -> None:
        super().__init__(default=..., metavar="FILE...")
        self.defer_texts(help=self._name_formats)

    def _name_formats(self) -> str:
        from policy_compare.texts.formats import name_formats

        return f"The papers: {name_formats()}."


TextsArgument = Annotated[list[Path], _TextsArgument()]
OptionalTextsArgument = Annotated[list[Path] | None, _TextsArgument()]
IdOption = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="ID",
        show_default=False,
        help="What to call the paper, such as ali-2023, if not after its file; with one FILE.",
    ),
]
DraftOutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        show_default=False,
        help="Where to write it: all into one table if it ends in .csv, else one draft. "
        "Otherwise each goes as ID.yaml into the corpus's folder.",
    ),
]
DraftAnewOption = Annotated[
    bool,
    typer.Option(
        "--force", help="Draft anew what is there already; the old file is kept as FILE.bak."
    ),
]
ShowPassagesOption = Annotated[
    bool, typer.Option("--show", help="Show the passages too, and why each was taken.")
]
SectionOption = Annotated[
    str,
    typer.Option(
        "--section",
        metavar="HEADING",
        show_default=False,
        help="Only what stands under this heading, such as Recommendations.",
    ),
]
PapersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PAPER|FILE]...",
        show_default=False,
        help="Papers of the corpus, and documents: one that is new is drafted first. Otherwise all "
        "papers.",
    ),
]
FromOption = Annotated[
    str,
    typer.Option(
        "--from", metavar="ID", show_default=False, help="The recommendation to begin at."
    ),
]
CoderOption = Annotated[
    str,
    typer.Option(
        "--coder",
        metavar="NAME",
        show_default=False,
        help="Who codes: written into each recommendation that is accepted.",
    ),
]
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
PromptOption = Annotated[
    bool,
    typer.Option(
        "--prompt",
        help="Draft nothing, but print a prompt for the language model of your choice.",
    ),
]
AnswerOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--answer",
        metavar="FILE",
        help="Draft what a language model answered to the prompt, as its proposals; - is the "
        "standard input. Repeat it for an answer in parts.",
    ),
]
ModelOption = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME",
        show_default=False,
        help="Which model answered, if not as the answer says.",
    ),
]


def code(
    papers: PapersArgument = None,
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    section: SectionOption = "",
    start: FromOption = "",
    coder: CoderOption = "",
) -> None:
    """Code papers on a screen: a key a decision, each written at once into the YAML.

    Beside the text stands the recommendation. Enter accepts it, d dismisses it, a number takes a
    stance on a proposition, u takes the last decision back; ? shows every key.
    """
    from policy_compare.cli.code_opening import CodingCall, check_screen, prepare_coding

    check_screen()
    call = CodingCall(papers or (), corpus, sources, section, start, coder, reading_limit)
    with prepare_coding(call) as open_session:
        from policy_compare.cli.screens.coding_app import run_screen

        run_screen(open_session)


def draft(
    files: TextsArgument,
    id: IdOption = None,
    corpus: CorpusOption = None,
    output: DraftOutputOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    section: SectionOption = "",
    all: AllPassagesOption = False,
    show: ShowPassagesOption = False,
    force: DraftAnewOption = False,
    prompt: PromptOption = False,
    answer: AnswerOption = None,
    model: ModelOption = "",
    no_pager: NoPagerOption = False,
) -> None:
    """Draft the coding of papers from their texts. What is there already is kept.

    Each passage that urges an action becomes a recommendation, with quote, place
    and strength from the wording. Stances are left for you: until they are given,
    the recommendation is not coded. In a folder without a codebook one is started.
    """
    from policy_compare.cli.draft_target import find_target, read_codebook, texts_by_id
    from policy_compare.cli.draft_writing import show_drafts, write_drafts
    from policy_compare.cli.messages import say_errors
    from policy_compare.cli.model_drafting import ModelCall

    if prompt or answer or model:
        call = ModelCall(files[0], id, corpus, output, reading_limit, force, section)
        raise typer.Exit(call.run(files[1:], answer or (), model, prompt=prompt))
    target = find_target(corpus, output, force=force, id=id)
    texts, errors = texts_by_id(files, id, target)
    book = read_codebook(target.folder)
    written = write_drafts(texts, book, target, reading_limit, section=section, all=all)
    show_drafts(target, written, book, with_passages=show, paged=not no_pager)
    if say_errors((*errors, *written.errors)):
        raise typer.Exit(1 if written.drafts else 2)


def coverage(
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    paper: PaperOption = None,
    all: AllPassagesOption = False,
    dismiss: DismissOption = None,
    why: WhyOption = None,
    yes: YesOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """List the passages of the papers' texts that urge an action and are not coded."""
    from policy_compare.cli.dismissing import dismiss_passage
    from policy_compare.cli.text_coverage import coverage_view, open_texts

    target = Output(format, output, force, not no_pager).with_settings(delimiter=delimiter, bom=bom)
    target.choose_format()
    papers_and_texts = open_texts(corpus, sources, reading_limit, paper or ())
    if dismiss is not None or why is not None:
        dismiss_passage(papers_and_texts, dismiss or "", why or "", yes=yes)
    else:
        target.write(coverage_view(papers_and_texts, all=all))


def propose(
    files: OptionalTextsArgument = None,
    corpus: CorpusOption = None,
    sources: SourcesOption = None,
    reading_limit: ReadingLimitOption = READING_SECONDS,
    format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    delimiter: DelimiterOption = None,
    bom: BomOption = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Propose actors and propositions for the codebook, from texts or else from the corpus.

    Actors are those whom papers ask to act or who are acted upon, with the abbreviations that
    the texts explain; propositions what passages that are worded alike ask for.
    """
    from policy_compare.cli.messages import say_errors
    from policy_compare.cli.proposing import make_proposals

    target = Output(format, output, force, not no_pager).with_settings(delimiter=delimiter, bom=bom)
    target.choose_format()
    view, errors = make_proposals(files or (), corpus, sources, reading_limit)
    if len(errors) < len(files or ()) or not errors:
        target.write(view)
    if say_errors(errors):
        raise typer.Exit(1 if len(errors) < len(files or ()) else 2)


COMMANDS = (
    CommandRecord("code", code, "code ali-2023 --coder NA", _PANEL),
    CommandRecord("draft", draft, "draft sources/berg-2025.txt", _PANEL),
    CommandRecord("propose", propose, "propose sources/berg-2025.txt", _PANEL),
    CommandRecord("coverage", coverage, "coverage --paper ali-2023", _PANEL),
)
