"""The files that are spoilt: made ones of each format, and real ones from folders."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from policy_compare.texts.formats import DOCUMENT_FORMATS
from tests.benchmarks.attack.bases import example
from tests.benchmarks.attack.texts import forms
from tests.support import odt

#: A larger file says no more about how it is read, and takes its time.
_LARGEST = 1_500_000

#: Other files that people take for papers, by their ends.
_FOREIGN = (".odt", ".docm", ".dotx", ".rtf", ".doc")

_ENCODINGS = ("cp1252", "utf-16", "utf-16-le", "utf-8-sig", "mac-roman", "iso2022-jp", "koi8-r")

_HEADING = '<text:h text:outline-level="1">Homes</text:h>'
_LIST = (
    "<text:list><text:list-item><text:p>Sell the mill.<text:note text:note-class='footnote'>"
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>See 3.</text:p>"
    "</text:note-body></text:note></text:p></text:list-item></text:list><table:table>"
    "<table:table-row><table:table-cell><text:p>2020</text:p></table:table-cell></table:table-row>"
    "</table:table>"
)

Files = Mapping[str, bytes]


@cache
def base_files(folders: tuple[Path, ...] = ()) -> Mapping[str, Files]:
    """The files to spoil by their names, those of a kind together."""
    kinds: dict[str, dict[str, bytes]] = {}
    for name, data in (*_made_files().items(), *_files_of_folders(folders).items()):
        kinds.setdefault(_kind_of(name), {})[name] = data
    return kinds


def _kind_of(name: str) -> str:
    suffix = Path(name).suffix.casefold()
    return {
        ".pdf": "pdf", ".docx": "package", ".docm": "package", ".dotx": "package",
        ".odt": "package", ".html": "page", ".htm": "page", ".xhtml": "page",
    }.get(suffix, "text")  # fmt: skip


def _made_files() -> dict[str, bytes]:
    text = example()["sources/ali-2023.txt"].decode() + "\n“Rents” – up 5 £, say 3 €.\n"
    files = {f"made-{name}": data for name, data in forms().items()}
    for encoding in _ENCODINGS:
        files[f"made-{encoding}.txt"] = text.encode(encoding, "replace")
    page = forms()["a.html"].decode()
    files["made-cp1252.html"] = page.replace("charset=utf-8", "charset=windows-1252").encode(
        "cp1252", "replace"
    )
    files["made-utf-16.html"] = page.encode("utf-16")
    with zipfile.ZipFile(io.BytesIO(forms()["a.docx"])) as archive:
        files["made-a.docx"] = _packed({name: archive.read(name) for name in archive.namelist()})
    body = "".join(f"<text:p>{one}<text:s/></text:p>" for one in text.split("\n\n"))
    meta = "<dc:title>Homes</dc:title><dc:creator>Noor Ali</dc:creator>"
    files["made-a.odt"] = _packed(odt.members_of(f"{_HEADING}{body}{_LIST}", meta=meta))
    return files


def _packed(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive of the parts that is the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            way = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, way)
    return out.getvalue()


def _files_of_folders(folders: Sequence[Path]) -> dict[str, bytes]:
    suffixes = {*_FOREIGN, *(suffix for format in DOCUMENT_FORMATS for suffix in format.suffixes)}
    return {
        path.name: path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.casefold() in suffixes
        and path.is_file()
        and 0 < path.stat().st_size < _LARGEST
    }
