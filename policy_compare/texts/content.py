"""From a file's content to what its reader makes of it, whatever process that is done in."""

from policy_compare.texts.archives import format_of_archive
from policy_compare.texts.decoding import decode
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import DOCUMENT_FORMATS, DocumentFormat
from policy_compare.texts.limits import refuse_long_text


def read_content(
    data: bytes, format: DocumentFormat, name: str, encoding: str = ""
) -> tuple[DocumentFormat, Reading]:
    """The format of a file that shows or promises ``format``, and what its reader makes of it.

    ``name`` is what messages call the file, and ``encoding`` the one that its paper gives.

    Raises:
        SourceError: it is damaged or locked, is no text or in an encoding that cannot be told,
            exceeds what any paper has, or the reader of its format is not installed.
    """
    if format.member:
        format = format_of_archive(data, format, name)
    if not format.is_text:
        return format, format.read(data, name)
    text = decode(data, name, encoding)
    refuse_long_text(len(text), name)
    told_by_text = (
        other_format
        for other_format in DOCUMENT_FORMATS
        if other_format.pattern is not None and other_format.pattern.search(text)
    )
    format = next(told_by_text, format)
    return format, format.read(text, name)
