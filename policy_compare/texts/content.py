"""From a file's content to what its reader makes of it, whatever process that is done in.

A process that reads is started for few files: only what one of these needs is imported.
"""

from typing import Final

from policy_compare.texts.document import Reading
from policy_compare.texts.formats import DOCUMENT_FORMATS, DocumentFormat
from policy_compare.texts.limits import refuse_long_text

#: Where a page says what it is.
_HEAD: Final = 64 * 1024


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
        from policy_compare.texts.archives import format_of_archive

        format = format_of_archive(data, format, name)
    content: bytes | str = data
    decoding = None
    if format.is_text or format.charset:
        from policy_compare.texts.decoding import decode

        content, decoding = decode(data, name, _declared_encoding(data, format), encoding)
        if format.is_text:
            refuse_long_text(len(content), name)
            format = _format_of_text(content) or format
    reading = format.read(content, name)._replace(decoding=decoding)
    refuse_long_text(sum(len(block.text) for block in reading.blocks), name)
    return format, reading


def _declared_encoding(data: bytes, format: DocumentFormat) -> str:
    """The encoding that the content says it has, in its first part."""
    match = format.charset.search(data[:_HEAD]) if format.charset else None
    return match[1].decode("ascii") if match else ""


def _format_of_text(text: str) -> DocumentFormat | None:
    """The format that a text shows, or None if only its name can tell."""
    formats = (
        format
        for format in DOCUMENT_FORMATS
        if format.pattern is not None and format.pattern.search(text)
    )
    return next(formats, None)
