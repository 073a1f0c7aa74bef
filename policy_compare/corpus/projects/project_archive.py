"""Opens the archive of a project of REFI-QDA, whatever is in it and whoever made it.

Nothing is written to the disk: names that lead out of the archive lead nowhere. XML that declares
anything is refused, and so is what is larger than any project.
"""

import zlib
from io import BytesIO
from lzma import LZMAError
from struct import error as struct_error
from typing import Any, Final

# Nothing is parsed by it: it only puts together what a safe parser finds.
from xml.etree.ElementTree import Element, TreeBuilder
from zipfile import BadZipFile, ZipFile

from lxml import etree

from policy_compare.errors import SourceError
from policy_compare.files.reading import PAPER_TEXT

#: What unpacking a damaged or locked archive raises.
_DAMAGE: Final = (
    BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, OverflowError, RuntimeError,
    ValueError, struct_error, zlib.error,
)  # fmt: skip

#: What the standard calls the part that describes the project.
_DESCRIPTION: Final = "project.qde"
#: A codebook is a description alone, without an archive.
_ARCHIVE: Final = b"PK"
_AT_ONCE: Final = 64 * 1024
_MB: Final = 1024 * 1024
#: So much may all parts have that are read, once they are unpacked, and so much the description:
#: some 300,000 coded passages. Each of its bytes can take twenty of memory.
_MOST_BYTES: Final = 512 * _MB
_MOST_OF_DESCRIPTION: Final = 128 * _MB
#: So much a text may have, of which several copies are made; no file that a paper quotes has more.
MOST_OF_TEXT: Final = PAPER_TEXT.most_bytes
_MOST_ELEMENTS: Final = 2_000_000
_MOST_NESTED: Final = 200
#: What is read of the elements' attributes.
_ATTRIBUTES: Final = frozenset((
    "creatingUser", "endPosition", "guid", "id", "name", "origin", "path", "plainTextPath",
    "richTextPath", "startPosition", "targetGUID",
))  # fmt: skip


class ProjectArchive:
    """The parts of a project; ``name`` is what messages call its file.

    Raises:
        SourceError: it is damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._left = _MOST_BYTES
        self._data = data
        self._name = name
        try:
            self._zip = ZipFile(BytesIO(data)) if data.startswith(_ARCHIVE) else None
        except _DAMAGE as error:
            raise no_project_error(name) from error
        names = self._zip.namelist() if self._zip else ()
        self._names = {_base_name(name): name for name in reversed(names)}
        # A folder's has no last name.
        self._names.pop("", None)

    def description(self) -> Element:
        """The root of the XML that describes the project; tags are without their namespace.

        Raises:
            SourceError: it is damaged, or has more than any project.
        """
        content = self._data
        if self._zip is not None:
            content = self._read(self._name_of_description(), _MOST_OF_DESCRIPTION)
        parser = etree.XMLParser(
            target=_Target(self._name), resolve_entities="internal", load_dtd=False, no_network=True
        )
        try:
            for start in range(0, len(content), _AT_ONCE):
                parser.feed(content[start : start + _AT_ONCE])
            root: Element = parser.close()
        except etree.XMLSyntaxError as error:
            raise no_project_error(self._name) from error
        return root

    def _name_of_description(self) -> str:
        """The part that describes the project; empty where there is none."""
        names = [name for name in self._names if name.endswith(".qde")]
        names = names or [name for name in self._names if name.endswith(".qdc")]
        if _DESCRIPTION in names or len(names) <= 1:
            return _DESCRIPTION if _DESCRIPTION in names else "".join(names)
        raise SourceError(
            f"{self._name} holds {len(names)} projects",
            f"export the one that is meant by itself, or call it {_DESCRIPTION} in the archive",
        )

    def read(self, path: str, most: int = _MOST_BYTES) -> bytes:
        """The part that is called as the path's last name is, as ``internal://ali.txt`` is.

        It is empty where there is none.

        Raises:
            SourceError: it is damaged, has more than ``most`` bytes, or the parts that were read
                have more than any project.
        """
        return self._read(_base_name(path), min(most, self._left))

    def _read(self, name: str, most: int) -> bytes:
        if self._zip is None or name not in self._names:
            return b""
        member = self._zip.getinfo(self._names[name])
        if member.file_size > most:
            raise too_large_error(
                f"{_MOST_OF_DESCRIPTION // _MB} MB of description, {MOST_OF_TEXT // _MB} in a "
                f"text, or {_MOST_BYTES // _MB} of texts"
            )
        self._left -= member.file_size
        try:
            return self._zip.read(member)
        except _DAMAGE as error:
            raise no_project_error(self._name) from error


def _base_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].casefold()


def no_project_error(name: str) -> SourceError:
    """What is said of a file that cannot be read, or is no project."""
    return SourceError(
        f"{name} is damaged or locked, or no project of REFI-QDA",
        "open it in the program that it is from, and export it again",
    )


def too_large_error(than: str) -> SourceError:
    """What is said of a project that has more ``than`` any has."""
    return SourceError(
        f"the project has more than {than}",
        "export it in parts, without its pictures and recordings",
    )


class _Target:
    """Is told what stands in XML, and makes a tree of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tree = TreeBuilder()
        self._count = self._depth = 0

    def doctype(self, *_declaration: Any) -> None:
        raise no_project_error(self._name)

    def start(self, tag: str, attributes: Any) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise too_large_error(f"{_MOST_ELEMENTS:,} elements")
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise no_project_error(self._name)
        read_attributes = {name: value for name, value in attributes.items() if name in _ATTRIBUTES}
        self._tree.start(tag.rpartition("}")[2], read_attributes)

    def data(self, text: str) -> None:
        self._tree.data(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(tag.rpartition("}")[2])

    def close(self) -> Element:
        return self._tree.close()
