"""Drafts a paper with a language model that somebody else runs: its prompt out, its answer in."""

import codecs
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.draft_target import find_target, read_codebook, texts_by_id
from policy_compare.cli.messages import say, show_page_aside
from policy_compare.cli.next_steps import options_to_go_on
from policy_compare.cli.options import READING_SECONDS
from policy_compare.cli.paper_texts import reader_of_texts
from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.coding.model_answer import ModelProposals
    from policy_compare.texts.document import Document

#: The file that is the standard input, and what it is called in messages.
_STANDARD_INPUT = Path("-")
_FROM_PIPE = "the answer"

#: The most bytes of an answer.
_MOST_BYTES = 8 * 1024 * 1024

#: So many of the characters that were taken out of a prompt are named, and so many of the
#: names that a codebook lacks.
_NAMED = 3
_NAMED_NAMES = 20


class ModelCall(NamedTuple):
    """A call of ``draft`` that is about a language model: the paper's text, and its options.

    ``corpus`` and ``output`` are where the codebook is and the draft goes, ``id`` what to call the
    paper and ``force`` whether it may take another's place. The reading may take ``seconds``. With
    a ``section`` the prompt has only what stands under that heading.
    """

    file: Path
    id: str | None = None
    corpus: Path | None = None
    output: Path | None = None
    seconds: int = READING_SECONDS
    force: bool = False
    section: str = ""

    def run(
        self, other_files: Sequence[Path], answers: Sequence[Path], model: str, *, prompt: bool
    ) -> int:
        """Print a ``prompt``, or draft what was answered, by the ``model``; the exit code.

        Raises:
            PolicyCompareError: the options do not go together, or see the two below.
        """
        if prompt and (answers or self.output):
            raise CallError(
                "--prompt goes to the standard output, and drafts nothing",
                "leave out --answer and --output",
            )
        if model and not answers:
            raise CallError("--model says who answered", "name what it answered with --answer")
        if self.section and answers:
            raise CallError(
                "an answer is looked up in the whole text", "leave out --section, or --answer"
            )
        if other_files:
            raise CallError("a model is asked about one paper at a time", "name one FILE")
        if prompt:
            self.print_prompt()
            return 0
        return 0 if self.draft_answers(answers, model) else 1

    def print_prompt(self) -> None:
        """Write the prompt to code the text with the codebook to the standard output.

        Raises:
            SourceError: the text cannot be read.
            CorpusError: the codebook has errors.
            CallError: the text has no such section.
        """
        from policy_compare.cli.corpus_opening import open_corpus_folder
        from policy_compare.cli.output import print_answer

        book = read_codebook(open_corpus_folder(self.corpus))
        document = _read_document(self.file, self.seconds)
        from policy_compare.coding.model_prompt import write_prompt

        prompt = write_prompt(document, book, self.section)
        print_answer(prompt.text.encode(), paged=False)
        if not book.propositions:
            say("the codebook has no propositions yet, so that the prompt asks for no positions")
        _say_what_was_removed(prompt.removed)

    def draft_answers(self, answers: Sequence[Path], model: str) -> bool:
        """Write what holds of answers as a draft; whether all did. What does not is told.

        Raises:
            CallError: the draft would be a table, an answer is none, or nothing of it came in.
            SourceError: the text or an answer cannot be read.
            CorpusError: the codebook has errors.
            OutputError: the draft is there already, or cannot be written.
        """
        from policy_compare.cli.draft_writing import write_drafted_paper
        from policy_compare.corpus.paper_file import paper_text
        from policy_compare.views.check import problem_paragraphs

        target = find_target(self.corpus, self.output, force=self.force, id=self.id)
        if target.is_table:
            raise CallError("--answer makes no table", "end the name of --output in .yaml")
        texts, errors = texts_by_id([self.file], self.id, target)
        if errors:
            raise errors[0]
        (paper_id,) = texts
        book = read_codebook(target.folder)
        answer_texts = dict(map(_read_answer, answers))
        document = _read_document(self.file, self.seconds)
        from policy_compare.coding.model_answer import read_answers
        from policy_compare.evidence.drafting import draft_paper
        from policy_compare.evidence.quotes import QuoteIndex

        proposals = read_answers(answer_texts, QuoteIndex(document), paper_id, book, model)
        show_page_aside(problem_paragraphs(proposals.problems))
        if not proposals.recommendations:
            raise CallError(
                "nothing of the answer came in, and nothing was written", "ask the model again"
            )
        drafted = draft_paper(document, paper_id, book).paper
        paper = drafted._replace(recommendations=proposals.recommendations)
        content = paper_text(paper, proposals.remarks, choices=proposals.unsettled)
        paper = write_drafted_paper(target, paper, content)
        _say_what_came_in(proposals)
        if target.is_corpus:
            options = options_to_go_on(target.folder, texts, [paper], is_named=target.is_named)
            say(f"policy-compare code {paper_id}{options}    lets you accept or mend each")
        return not (proposals.problems or proposals.lacking)


def _say_what_was_removed(removed: Mapping[str, int]) -> None:
    """Say which characters were taken out of a prompt, if any were."""
    from policy_compare.invisible import describe_character
    from policy_compare.views.parts.counts_and_lists import count_of, join_few

    if removed:
        names = [describe_character(character) for character in removed]
        count = count_of(sum(removed.values()), "character")
        say(
            f"taken out of the prompt: {count} that nobody sees, {join_few(names, _NAMED)}; "
            "such can carry a hidden text"
        )


def _say_what_came_in(proposals: "ModelProposals") -> None:
    """Say how much of the answers came in, and which names the codebook lacks."""
    from policy_compare.names import join_words
    from policy_compare.views.parts.counts_and_lists import count_of, join_few

    recommendations = proposals.recommendations
    models = join_words(dict.fromkeys(proposal.proposed_by for proposal in recommendations))
    counted = count_of(proposals.total, "recommendation")
    say(f"{len(recommendations)} of {counted} came in, proposed by {models}")
    if proposals.lacking:
        names = [f"{kind} “{name}” ({count})" for (kind, name), count in proposals.lacking.items()]
        say(
            f"left out, since the codebook lacks them: {join_few(names, _NAMED_NAMES)}"
            "\n    hint: write those that you want into the codebook, and read the answer again "
            "with --force"
        )
    if proposals.unsettled:
        uncoded = count_of(len(proposals.unsettled), "recommendation")
        say(f"for that reason {uncoded} came in uncoded, with the positions as comments")


def _read_answer(file: Path) -> tuple[str, str]:
    """What an answer is called, and its text.

    Raises:
        SourceError: it cannot be read.
        CallError: it is too large, or no text.
    """
    from policy_compare.files.reading import FileKind, read_bytes
    from policy_compare.files.reading_errors import reading_error

    name = _FROM_PIPE if file == _STANDARD_INPUT else str(file)
    try:
        if file != _STANDARD_INPUT:
            data = read_bytes(file, FileKind("a model's answer", _MOST_BYTES, 50))
        else:
            # A program can be started without one.
            data = sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin else b""
    except OSError as error:
        raise reading_error(Path(name), error) from error
    if len(data) > _MOST_BYTES:
        raise CallError(f"{name} is too large for an answer", "look whether it is one")
    # PowerShell writes what it redirects in UTF-16.
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return name, data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallError(f"{name} is not UTF-8", "save it as UTF-8") from error


def _read_document(file: Path, seconds: int) -> "Document":
    """The text in the file, read within so many seconds; that its encoding is a guess is said.

    Raises:
        SourceError: it cannot be read.
    """
    with reader_of_texts("reading the text", seconds, [file]) as reader:
        from policy_compare.evidence.guessed_encoding import problem_of_encoding
        from policy_compare.texts.opening import TextFile

        (document,) = reader.read_each([TextFile(file)])
    if isinstance(document, SourceError):
        raise document
    if problem := problem_of_encoding(document):
        say(f"{problem.message}; {problem.hint}")
    return document
