"""What a document's archive holds: the format it is in and its parts, each unpacked when asked for.

DOCX and ODT are both ZIP archives of XML. Any of it may be damaged, locked or made to harm:
names that lead elsewhere only name parts here, since nothing is written to the disk, and
what XML may declare or fetch from elsewhere is not looked at.
"""

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from posixpath import normpath
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from policy_compare.errors import SourceError
from policy_compare.texts.formats import DOCUMENT_FORMATS, INSTALL, DocumentFormat

if TYPE_CHECKING:
    from lxml.etree import _Element

#: How an archive begins.
ARCHIVE: Final = b"PK"
#: What helps with a damaged document.
SAVE_AGAIN: Final = "open it in a word processor and save it again"

#: What unpacking a damaged archive raises.
_DAMAGE: Final = (
    BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, OverflowError, RuntimeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
#: The bit that an archive sets beside what only a password opens.
_LOCKED: Final = 1


class Archive:
    """A document's archive; ``name`` is what messages call its file.

    Raises:
        SourceError: it is damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise SourceError(f"{name} is damaged: it cannot be unpacked", SAVE_AGAIN) from error
        self._members = {_name_of_part(member.filename): member for member in self._zip.infolist()}

    def __contains__(self, part: str) -> bool:
        return _name_of_part(part) in self._members

    def read(self, part: str) -> bytes | None:
        """What a part holds, or None where the archive has none of that name.

        Raises:
            SourceError: it is damaged or locked.
        """
        member = self._members.get(_name_of_part(part))
        if member is None:
            return None
        if member.flag_bits & _LOCKED:
            raise locked_error(self.name)
        try:
            return self._zip.read(member)
        except _DAMAGE as error:
            raise damaged_error(self.name, part) from error

    def read_xml(
        self, part: str, namespaces: tuple[tuple[bytes, bytes], ...] = ()
    ) -> "_Element | None":
        """The root of a part that is XML, or None where there is no such part.

        ``namespaces`` are other names of namespaces, each with the one to read it as.

        Raises:
            SourceError: it is damaged or locked, or lxml is not installed.
        """
        data = self.read(part)
        if data is None:
            return None
        for other_name, namespace in namespaces:
            data = data.replace(other_name, namespace)
        return parse_part(data, self.name, part)


def format_of_archive(data: bytes, format: DocumentFormat, name: str) -> DocumentFormat:
    """The format that an archive's members show, or ``format``, as which it begins.

    Raises:
        SourceError: the archive is damaged.
    """
    if not data.startswith(ARCHIVE):
        return format
    archive = Archive(data, name)
    told_by_member = (one for one in DOCUMENT_FORMATS if one.member and one.member in archive)
    return next(told_by_member, format)


def parse_part(data: bytes, name: str, part: str = "") -> "_Element":
    """The root of XML that is the ``part`` of a document, or the whole of it.

    Raises:
        SourceError: it is no XML, or declares entities; or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise SourceError(f"reading {name} needs lxml", INSTALL) from error
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        collect_ids=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise damaged_error(name, part) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        # No word processor declares any; what they stand for would be missing in the text.
        raise damaged_error(name, part)
    return root


def damaged_error(name: str, part: str = "") -> SourceError:
    """What is said of a document that cannot be read, or of which a part cannot."""
    where = f": its part {part} cannot be read" if part else ""
    return SourceError(f"{name} is damaged{where}", SAVE_AGAIN)


def locked_error(name: str) -> SourceError:
    """What is said of a document that only a password opens."""
    return SourceError(f"{name} is locked with a password", "open it, save it without the password")


def _name_of_part(name: str) -> str:
    """A part's name, as different programs may write it."""
    return normpath("/" + name.replace("\\", "/")).lstrip("/").casefold()
