"""What a table that was imported becomes: the files of a corpus, and a summary in words."""

from typing import TYPE_CHECKING

from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.corpus.tables.imports import ImportedTable
    from policy_compare.files.reading import FileKind
    from policy_compare.model import Corpus


def corpus_files(corpus: "Corpus", *, yaml: bool) -> dict[str, str]:
    """The files of the corpus by name.

    Raises:
        CallError: a recommendation has no strength, which a YAML file must say, or a file
            could not be read again.
    """
    from policy_compare.corpus.codebook_file import codebook_text
    from policy_compare.corpus.corpus_files import CODEBOOK, TABLE
    from policy_compare.corpus.form.schema import FILES, json_schemas
    from policy_compare.files.reading import CSV, YAML
    from policy_compare.render.csv import csv_text
    from policy_compare.views.export import export_table
    from policy_compare.views.parts.question import Question

    files = {CODEBOOK: codebook_text(corpus.codebook)}
    stop_if_too_large(CODEBOOK, files[CODEBOOK], YAML, "divide the table")
    schema = json_schemas(corpus.codebook)
    if not yaml:
        files[TABLE] = csv_text(export_table(Question(corpus)))
        stop_if_too_large(TABLE, files[TABLE], CSV, "divide the table")
        return {**files, FILES[1]: schema[FILES[1]]}
    from policy_compare.corpus.paper_file import paper_text

    stop_without_strengths(corpus, "leave --yaml out")
    files |= {f"{paper.id}.yaml": paper_text(paper) for paper in corpus.papers.values()}
    for name, text in files.items():
        stop_if_too_large(name, text, YAML, "leave --yaml out, or divide the table")
    return {**files, **schema}


def stop_without_strengths(corpus: "Corpus", way_out: str) -> None:
    """Stop where the corpus cannot be YAML files; the ``way_out`` is to do without them.

    Raises:
        CallError: a recommendation has no strength.
    """
    for recommendation in corpus.recommendations():
        if recommendation.strength is None:
            raise CallError(
                f"{recommendation.ref} has no strength, which a YAML file must say "
                f"(line {recommendation.line})",
                f"{way_out}, or give the table a column strength that says must, should or could "
                "in each row",
            )


def stop_if_too_large(name: str, text: str, kind: "FileKind", way_out: str) -> None:
    """Stop where a file with the text could not be read again.

    Raises:
        CallError: it could not.
    """
    if not kind.fits(text):
        raise CallError(f"{name} would be too large to be read again", way_out)


def import_summary(
    imported_table: "ImportedTable", corpus: "Corpus", *, in_columns: bool = False
) -> list[str]:
    """What came in and what did not, in words; ``in_columns`` each row is a recommendation."""
    from policy_compare.names import join_words
    from policy_compare.views.parts.counts_and_lists import count_of

    silent_rows = sum(imported_table.silent_rows.values())
    read = imported_table.rows - silent_rows - imported_table.wrong_rows
    positions = [each.positions for each in corpus.recommendations()]
    spoken = {stance_on.proposition for each in positions for stance_on in each}
    stances = read if in_columns else sum(map(len, positions))
    contents = [
        count_of(len(corpus.papers), "paper"),
        count_of(read if in_columns else len(positions), "recommendation"),
    ]
    if stances:
        propositions = len(corpus.codebook.propositions if in_columns else spoken)
        contents.append(f"{count_of(stances, 'stance')} on {count_of(propositions, 'proposition')}")
    noun = "cell" if imported_table.cells else "row"
    total = count_of(imported_table.rows, noun)
    lines = [f"{read} of {total} came in: {join_words(contents)}"]
    if silent_rows:
        words = imported_table.silent_rows.items()
        told = (f"{count} “{word}”" if word else f"{count} empty" for word, count in words)
        lines.append(f"{count_of(silent_rows, noun)} without a stance: {join_words(list(told))}")
    if imported_table.wrong_rows:
        lines.append(f"{count_of(imported_table.wrong_rows, noun)} left out, for the reasons above")
    if imported_table.repeated_stances:
        lines.append(
            f"{count_of(imported_table.repeated_stances, 'row')} by who has another row on the "
            "same proposition: each is a recommendation of its own"
        )
    if imported_table.unread_columns:
        unread = ", ".join(imported_table.unread_columns)
        lines.append(f"not read: {unread}; --map FIELD=COLUMN says what a column is")
    return [*imported_table.notes, *lines]
