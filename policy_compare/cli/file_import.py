"""Brings in a file from elsewhere, as its content shows what it is, for the command ``import``."""

from collections.abc import Iterable
from shlex import join
from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.exchange.import_formats import ImportFormat
    from policy_compare.exchange.imported_corpus import ImportedCorpus
    from policy_compare.model import Paper


def import_file(call: ImportCall) -> bool:
    """Bring in what the file holds, and say what came in; whether all of it did.

    Raises:
        SourceError: a file cannot be read.
        CallError: what was said does not fit the file, or not all of it can be brought in.
        CorpusError: nothing of the corpus to join it with can be read.
        OutputError: something is there already, or cannot be written.
    """
    from policy_compare.cli.corpus_joining import join_import, read_target
    from policy_compare.cli.large_table import import_large_table
    from policy_compare.cli.plan_file import plan_of_project
    from policy_compare.cli.table_import import import_table
    from policy_compare.corpus.locate import shipped_corpus_folder
    from policy_compare.exchange.import_formats import find_import_format, is_document
    from policy_compare.exchange.project_corpus import corpus_of_project
    from policy_compare.files.names import real_path
    from policy_compare.files.reading import ANY_FILE
    from policy_compare.files.reading_errors import read_file

    if real_path(call.into) == real_path(shipped_corpus_folder()):
        raise CallError(f"{call.into} comes with the program", "name a folder of your own")
    if call.in_columns:
        return import_large_table(call)
    data = read_file(call.file, ANY_FILE)
    format = find_import_format(data)
    if format is None and is_document(data):
        raise CallError(
            f"{call.file} is a text, and no coding of one",
            join(("policy-compare", "draft", str(call.file), "--corpus", str(call.into))),
        )
    if format is None:
        return import_table(call, data)
    _check_options(call, format)
    reading, here = read_target(call)
    content = format.read(data, call.file.name)
    if format.holds == "papers":
        imported = _corpus_of_papers(*content)
    else:
        plan = plan_of_project(content, call, here.codebook)
        if plan is None:
            return True
        imported = corpus_of_project(content, plan, here.codebook)
    join_import(call, reading, here, _with_title(imported, call, data))
    return True


def _corpus_of_papers(papers: "Iterable[Paper]", left_out: Iterable[str]) -> "ImportedCorpus":
    """The papers that references describe, without recommendations."""
    from policy_compare.exchange.imported_corpus import ImportedCorpus
    from policy_compare.model import Codebook, Corpus

    corpus = Corpus(Codebook(), {paper.id: paper for paper in papers})
    return ImportedCorpus(corpus, summary=tuple(left_out))


def _with_title(imported: "ImportedCorpus", call: ImportCall, data: bytes) -> "ImportedCorpus":
    """The import with what its corpus is called where it becomes one of its own."""
    from hashlib import sha256

    book = imported.corpus.codebook
    title = call.title or book.title or call.corpus_title()
    book = book._replace(title=title, about=book.about or call.about(sha256(data).hexdigest()))
    return imported._replace(corpus=imported.corpus._replace(codebook=book))


#: The options that say how a table is to be read, by their name among the call's.
_OF_TABLES = {
    "kind": "--as",
    "sheet": "--sheet",
    "encoding": "--encoding",
    "columns": "--map",
    "stances": "--stance-map",
    "splits": "--split",
    "keep_going": "--keep-going",
    "codebook": "--codebook",
}


def _check_options(call: ImportCall, format: "ImportFormat") -> None:
    """Stop where an option says something of a file that is no table and no project.

    Raises:
        CallError: one does.
    """
    for field, option in _OF_TABLES.items():
        if getattr(call, field):
            what_counts = "; the codebook of --into counts" if field == "codebook" else ""
            raise CallError(
                f"{option} is for tables, and {call.file} is {format.in_words}",
                f"leave it out{what_counts}",
            )
    if call.plan and format.holds == "papers":
        raise CallError(
            f"--plan says what codes mean, and {call.file} is {format.in_words}, which has none",
            "leave it out",
        )
