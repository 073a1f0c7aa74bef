"""Writes a workbook to code in, for the command ``export``."""

import os
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING

from policy_compare.cli.options import Output
from policy_compare.errors import CallError, missing_packages_explained

if TYPE_CHECKING:
    from policy_compare.cli.question_options import QuestionOptions

#: What the name of a workbook ends in.
_WORKBOOK = ".xlsx"


def write_coding_workbook(options: "QuestionOptions", sources: Path | None, seconds: int) -> None:
    """Write the chosen recommendations, with the passages that they stand on where these are here.

    Raises:
        CorpusError: the corpus has errors.
        CallError: no workbook is named, it would hold nothing, or XlsxWriter is not installed.
        OutputError: the file is there, or cannot be written.
    """
    from policy_compare.analysis.selection import narrow_corpus
    from policy_compare.cli.messages import say
    from policy_compare.cli.paper_texts import find_quotes_in_texts, texts_folder
    from policy_compare.corpus.locate import find_corpus_folder, shipped_corpus_folder
    from policy_compare.files.writing import writable_path, write_file
    from policy_compare.views.coding_sheet import coding_workbook
    from policy_compare.views.parts.counts_and_lists import count_of

    with missing_packages_explained("tables", "--for-coding"):
        from policy_compare.render.workbook import workbook_bytes
    file = options.output.file
    if file is None or options.output.format or file.suffix.casefold() != _WORKBOOK:
        raise CallError(
            "--for-coding writes a spreadsheet's own file",
            "export --for-coding --output coding.xlsx",
        )
    writable_path(file, force=options.output.force)
    question = options._replace(output=Output()).read_question()
    corpus = narrow_corpus(question.corpus, question.selection)
    recommendations = list(corpus.recommendations())
    if not recommendations:
        raise CallError("there is no recommendation to be coded", "draft a paper, or choose others")
    folder = find_corpus_folder(options.corpus, os.environ)
    refs = [recommendation.ref for recommendation in recommendations]
    texts = texts_folder(sources, folder)
    passages, notes = find_quotes_in_texts(corpus, refs, texts, seconds)
    if texts is None:
        notes = ["the papers' texts are not at hand (--sources DIR): passages are quotes alone"]
    write_file(file, workbook_bytes(coding_workbook(corpus, passages)), force=options.output.force)
    uncoded = sum(not recommendation.coded for recommendation in recommendations)
    words = (str(file), "--into", str(folder))
    step = f"when it is filled in: {join(('policy-compare', 'import', *words))}"
    if folder == shipped_corpus_folder():
        step = "this corpus comes with the program: to code in it, copy its folder first"
    say(
        f"wrote {file}: {count_of(len(refs), 'recommendation')}, {uncoded} of them still to be "
        f"coded; {step}"
    )
    for note in notes:
        say(note)
