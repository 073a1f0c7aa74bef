"""Brings in a file from elsewhere, as its content shows what it is, for the command ``import``."""

from typing import TYPE_CHECKING

from policy_compare.cli.import_call import ImportCall, read_imported_file
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.exchange.import_formats import ImportFormat


def import_file(call: ImportCall) -> bool:
    """Bring in what the file holds, and say what came in; whether all of it did.

    Raises:
        SourceError: a file cannot be read.
        CallError: what was said does not fit the file, or not all of it can be brought in.
        CorpusError: nothing of the corpus to join it with can be read.
        OutputError: something is there already, or cannot be written.
    """
    from policy_compare.cli.table_import import import_table
    from policy_compare.exchange.import_formats import find_import_format
    from policy_compare.files.reading import ANY_FILE

    data = read_imported_file(call.file, ANY_FILE)
    format = find_import_format(data)
    if format is None:
        return import_table(call, data)
    _check_options(call, format)
    raise CallError(f"{call.file} is {format.in_words}, which is not read yet", "wait a little")


#: The options that say how a table is to be read, by their name among the call's.
_OF_TABLES = {
    "kind": "--as",
    "sheet": "--sheet",
    "encoding": "--encoding",
    "columns": "--map",
    "stances": "--stance-map",
    "splits": "--split",
    "keep_going": "--keep-going",
}


def _check_options(call: ImportCall, format: "ImportFormat") -> None:
    """Stop where an option says something of a file that is no table and no project.

    Raises:
        CallError: one does.
    """
    for field, option in _OF_TABLES.items():
        if getattr(call, field):
            raise CallError(
                f"{option} is for tables, and {call.file} is {format.in_words}", "leave it out"
            )
    if call.plan and format.holds == "papers":
        raise CallError(
            f"--plan says what codes mean, and {call.file} is {format.in_words}, which has none",
            "leave it out",
        )
