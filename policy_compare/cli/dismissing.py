"""Records in a paper's file that a passage of its text urges nothing."""

from typing import TYPE_CHECKING, NamedTuple

from policy_compare.cli.confirming import rewrite_if_confirmed
from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.cli.text_coverage import PapersAndTexts
    from policy_compare.model import Dismissal, Paper
    from policy_compare.texts.document import Document


class _DismissedPassage(NamedTuple):
    """A passage that has the words, in the text of its paper."""

    paper: "Paper"
    dismissal: "Dismissal"
    document: "Document"


def dismiss_passage(papers_and_texts: "PapersAndTexts", quote: str, why: str, *, yes: bool) -> None:
    """Record in its paper's file that the passage with the quote urges nothing.

    Raises:
        CallError: words or reason are missing, the words are not those of one passage, or the
            passage is coded or dismissed already.
        SourceError: the text of the only paper that is looked at cannot be read.
        OutputError: the file cannot be written.
    """
    from policy_compare.corpus.corpus_files import TABLE
    from policy_compare.corpus.yaml.edit import change_values
    from policy_compare.corpus.yaml.notation import dismissal_values

    _check_words(quote, why, papers_and_texts.corpus.codebook.quote_words)
    paper, dismissal, document = _find_passage(papers_and_texts, quote, why)
    if paper.file == TABLE:
        raise CallError(
            f"{paper.id} is in a table, {TABLE}, which is not written here",
            "add a row there with the quote, and with the reason under dismissed",
        )
    _check_standing(paper, document, quote)
    before = papers_and_texts.contents[paper.file]
    values = {"dismissed": [dismissal_values(dismissal)]}
    after = change_values(before.decode(), {}, values).encode()
    rewrite_if_confirmed({papers_and_texts.folder / paper.file: (before, after)}, yes=yes)


def _check_words(quote: str, why: str, limit: int | None) -> None:
    """Stop where the quote or the reason has no words, or the quote more than ``limit``."""
    if not quote.strip() or not why.strip():
        raise CallError(
            "a dismissal has words of the passage and a reason",
            'coverage --dismiss "could deepen" --why "a prediction"',
        )
    if limit is not None and len(quote.split()) > limit:
        raise CallError(
            f"the quote has {len(quote.split())} words, more than the codebook's {limit}",
            "quote fewer words of the passage",
        )


def _find_passage(papers_and_texts: "PapersAndTexts", quote: str, why: str) -> _DismissedPassage:
    """The one passage in the texts that has the quote, those told of that were not read.

    Raises:
        CallError: none has, or several have.
        SourceError: the text of the only paper cannot be read.
    """
    from policy_compare.cli.messages import say

    hits: list[_DismissedPassage] = []
    unread: list[str] = []
    refusal = ""
    with papers_and_texts.read_texts("looking for the passage") as texts:
        from policy_compare.evidence.coverage import make_dismissal, reason_of_refusal

        for paper, text in texts:
            if isinstance(text, SourceError) and len(papers_and_texts.papers) == 1:
                raise text
            if text is None or isinstance(text, SourceError):
                unread.append(papers_and_texts.note_of_unread(paper, text))
                continue
            dismissal, matches = make_dismissal(quote, why, text)
            hits += [_DismissedPassage(paper, dismissal, text)] * len(matches)
            refusal = refusal or reason_of_refusal(quote, text)
    for note in unread:
        say(note)
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise CallError(
            f"“{quote}” stands {len(hits)} times in the texts",
            "quote more of the passage, or name the paper with --paper",
        )
    in_none = "is in no text that was read" if unread else "is in no text"
    raise CallError(f"“{quote}” {refusal or in_none}", "quote the passage to the letter")


def _check_standing(paper: "Paper", document: "Document", quote: str) -> None:
    """Stop where the coding speaks of the passage already, and say where there is none."""
    from policy_compare.cli.messages import say
    from policy_compare.evidence.coverage import passage_standing

    standing = passage_standing(paper, document, quote)
    if standing == "coded":
        raise CallError(
            f"the passage with “{quote}” is behind a recommendation of {paper.id}",
            "take the recommendation out first, if it is none",
        )
    if standing == "dismissed":
        raise CallError(
            f"the passage with “{quote}” is dismissed already",
            f"the reason stands in {paper.file}",
        )
    if standing == "none":
        say(f"no passage that urges an action has “{quote}”; it is recorded all the same")
