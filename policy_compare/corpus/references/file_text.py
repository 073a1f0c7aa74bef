"""The text of a reference manager's file, in whatever encoding it was saved."""

import codecs

from policy_compare.errors import SourceError
from policy_compare.text_encodings import describe_encoding

#: No library of references is larger; what is would take minutes to read.
LARGEST_FILE = 16 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode_file(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text, its lines ended by a line feed, and what is to be told of how it was read.

    Raises:
        SourceError: the file is too large, or its encoding cannot be told.
    """
    if len(data) > LARGEST_FILE:
        raise SourceError(
            f"{name} has more than {LARGEST_FILE // 1024**2} MB",
            "export a part of the library at a time",
        )
    encoding, notes = next((codec for mark, codec in _MARKS if data.startswith(mark)), ""), []
    try:
        text = data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError as error:
        if encoding:
            raise SourceError(
                f"{name} is damaged: it is no {encoding}", "export it again"
            ) from error
        # Imported here because hardly any file is not UTF-8.
        from policy_compare.texts.encoding_guess import guess_encoding  # noqa: PLC0415

        encoding = guess_encoding(data, name)
        text = data.decode(encoding)
        notes.append(
            f"{name} is not UTF-8 and was read as {describe_encoding(encoding)}, which is a guess: "
            "look at names with accents"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes
