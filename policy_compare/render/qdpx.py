"""Writes a project as a .qdpx file, which programs for coding texts exchange (REFI-QDA 1.0).

That is a ZIP of ``project.qde``, whose schema says what stands in which order, and of the texts.
Places in these count characters (code points) from 0, and a line's end is one of them.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import IO, Any, Final
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from policy_compare.author_cells import write_authors
from policy_compare.project import OURS, Code, Coding, Project, ProjectText
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import View

#: GUIDs are made of it and of ids, so that the same project has the same ones.
_SPACE: Final = UUID("5b0f5a43-98a4-5c1e-9e0d-3a6f7a0f2c11")
_BYTE_ORDER_MARK: Final = "\ufeff"


def render(view: View) -> bytes:
    """The project of the view as a file."""
    project: Project = view.forms["project"]()
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        with archive.open(_member("project.qde"), "w") as file:
            _write_project(file, project)
        for text in project.texts.values():
            content = text.text
            if content.startswith(_BYTE_ORDER_MARK):
                # Who reads it takes the first for the mark of the encoding.
                content = _BYTE_ORDER_MARK + content
            name = f"sources/{_guid('text', text.id)}.txt"
            archive.writestr(_member(name), content.encode("utf-8", "replace"))
    return buffer.getvalue()


def _member(name: str) -> ZipInfo:
    # Its date is always the earliest that there is.
    member = ZipInfo(name)
    member.compress_type = ZIP_DEFLATED
    return member


def _guid(kind: str, id: str) -> str:
    return str(uuid5(_SPACE, f"{kind} {id}"))


class XmlWriter:
    """Writes elements of one namespace to a file, one after another."""

    def __init__(self, xml: Any, namespace: str) -> None:
        self._xml = xml
        self._namespace = namespace

    def root(self, tag: str, **attributes: str) -> Any:
        """The context in which all is written, as for ``element``."""
        nsmap = {None: self._namespace}
        return self._xml.element(f"{{{self._namespace}}}{tag}", _safe(attributes), nsmap=nsmap)

    def element(self, tag: str, **attributes: str) -> Any:
        """A context: what is written in it stands in the element. Empty attributes are left out."""
        return self._xml.element(f"{{{self._namespace}}}{tag}", _safe(attributes))

    def write(self, tag: str, text: str = "", **attributes: str) -> None:
        """Write an element that holds nothing but a text."""
        with self.element(tag, **attributes):
            if text:
                self._xml.write(safe_text(text))

    def describe(self, note: str) -> None:
        """Write what is said of the element that one is in, if anything is."""
        if note:
            self.write("Description", note)


def _safe(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: safe_text(value) for name, value in attributes.items() if value}


def write_codes(writer: XmlWriter, codes: Mapping[str, Code]) -> None:
    """Write the tree of codes; those of no kind only hold others."""
    below: dict[tuple[str, ...], list[Code]] = {}
    for code in codes.values():
        below.setdefault(code.names[:-1], []).append(code)

    def write_below(names: tuple[str, ...]) -> None:
        for code in below.get(names, ()):
            codable = "true" if code.kind else "false"
            guid = _guid("code", code.id)
            with writer.element("Code", guid=guid, name=code.name, isCodable=codable):
                writer.describe(code.note)
                write_below(code.names)

    with writer.element("Codes"):
        write_below(())


def _write_project(file: IO[bytes], project: Project) -> None:
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration(standalone=True)
        writer = XmlWriter(xml, "urn:QDA-XML:project:1.0")
        with writer.root("Project", name=project.title or OURS, origin=project.program):
            _write_users(writer, project.codings)
            if project.codes:
                with writer.element("CodeBook"):
                    write_codes(writer, project.codes)
            if project.texts:
                _write_variables(writer, project.texts.values())
                _write_texts(writer, project)
            writer.describe(project.note)


def _write_users(writer: XmlWriter, codings: Iterable[Coding]) -> None:
    coders = dict.fromkeys(coding.coder for coding in codings if coding.coder)
    if coders:
        with writer.element("Users"):
            for coder in coders:
                writer.write("User", guid=_guid("user", coder), name=coder)


def _write_variables(writer: XmlWriter, texts: Iterable[ProjectText]) -> None:
    with writer.element("Variables"):
        for name in dict.fromkeys(name for text in texts for name in _values_of_text(text)):
            writer.write("Variable", guid=_guid("variable", name), name=name, typeOfVariable="Text")


def _values_of_text(text: ProjectText) -> dict[str, str]:
    """What is said of a text, by the names of variables."""
    known = {
        "title": text.name,
        "authors": "; ".join(write_authors(text.authors)),
        "publisher": text.publisher,
        "issued": text.issued,
    }
    return {name: value for name, value in (known | dict(text.details)).items() if value}


def _write_texts(writer: XmlWriter, project: Project) -> None:
    by_text: dict[str, list[Coding]] = {}
    for coding in project.codings:
        by_text.setdefault(coding.text, []).append(coding)
    with writer.element("Sources"):
        for text in project.texts.values():
            guid = _guid("text", text.id)
            with writer.element(
                "TextSource", guid=guid, name=text.id, plainTextPath=f"internal://{guid}.txt"
            ):
                writer.describe(text.note)
                for number, coding in enumerate(by_text.get(text.id, ())):
                    _write_coding(writer, coding, f"{text.id} {number}")
                for name, value in _values_of_text(text).items():
                    with writer.element("VariableValue"):
                        writer.write("VariableRef", targetGUID=_guid("variable", name))
                        writer.write("TextValue", value)


def _write_coding(writer: XmlWriter, coding: Coding, id: str) -> None:
    user = _guid("user", coding.coder) if coding.coder else ""
    with writer.element(
        "PlainTextSelection",
        guid=_guid("selection", id),
        name=coding.name,
        startPosition=str(coding.start),
        endPosition=str(coding.end),
        creatingUser=user,
    ):
        writer.describe(coding.note)
        for code in coding.codes:
            guid = _guid("coding", f"{id} {code}")
            with writer.element("Coding", guid=guid, creatingUser=user):
                writer.write("CodeRef", targetGUID=_guid("code", code))
