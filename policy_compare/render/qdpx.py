"""Writes a project as a .qdpx file, which programs for coding texts exchange (REFI-QDA 1.0).

That is a ZIP of ``project.qde``, whose schema says what stands in which order, and of the texts.
Places in these count characters (code points) from 0, and a line's end is one of them.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from policy_compare.author_cells import write_authors
from policy_compare.project import Code, Coding, Project, ProjectText
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import View

#: GUIDs are made of it and of ids, so that the same project has the same ones.
_SPACE: Final = UUID("5b0f5a43-98a4-5c1e-9e0d-3a6f7a0f2c11")


def render(view: View) -> bytes:
    """The project of the view as a file."""
    project: Project = view.forms["project"]()
    files = {"project.qde": xml_bytes(_describe_project(project))}
    for text in project.texts.values():
        # Who reads a text takes its first such sign for the mark of the encoding.
        mark = "\ufeff" if text.text.startswith("\ufeff") else ""
        files[f"sources/{_guid('text', text.id)}.txt"] = (mark + text.text).encode(errors="replace")
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # Its date is always the earliest that there is.
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


def xml_bytes(root: Any) -> bytes:
    """The tree as a file."""
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, standalone=True)
    return content


def root_element(tag: str, space: str, **attributes: str) -> Any:
    """The root of a tree, ``space`` tells of what its namespace is."""
    namespace = f"urn:QDA-XML:{space}:1.0"
    root = etree.Element(f"{{{namespace}}}{tag}", nsmap={None: namespace})
    for key, value in attributes.items():
        root.set(key, safe_text(value))
    return root


def add_codes(parent: Any, codes: Mapping[str, Code]) -> None:
    """Add the tree of codes. What has no kind only holds others."""
    elements: dict[tuple[str, ...], Any] = {(): _add(parent, "Codes")}
    for code in codes.values():
        elements[code.names] = _add(
            elements[code.names[:-1]],
            "Code",
            code.note,
            guid=_guid("code", code.id),
            name=code.name,
            isCodable="true" if code.kind else "false",
        )


def _add(parent: Any, tag: str, note: str = "", **attributes: str) -> Any:
    """Add an element, with a description where there is a note; empty attributes are left out."""
    namespace = parent.tag.partition("}")[0]
    safe_attributes = {name: safe_text(value) for name, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{namespace}}}{tag}", safe_attributes)
    if note:
        _add(element, "Description").text = safe_text(note)
    return element


def _guid(kind: str, id: str) -> str:
    return str(uuid5(_SPACE, f"{kind} {id}"))


def _describe_project(project: Project) -> Any:
    root = root_element("Project", "project", name=project.title, origin=project.program)
    if coders := dict.fromkeys(coding.coder for coding in project.codings if coding.coder):
        users = _add(root, "Users")
        for coder in coders:
            _add(users, "User", guid=_guid("user", coder), name=coder)
    if project.codes:
        add_codes(_add(root, "CodeBook"), project.codes)
    if project.texts:
        values = [_values_of_text(text) for text in project.texts.values()]
        variables = _add(root, "Variables")
        for name in dict.fromkeys(name for values_of_text in values for name in values_of_text):
            guid = _guid("variable", name)
            _add(variables, "Variable", guid=guid, name=name, typeOfVariable="Text")
        sources = _add(root, "Sources")
        elements = {text.id: _add_text(sources, text) for text in project.texts.values()}
        for number, coding in enumerate(project.codings):
            _add_coding(elements[coding.text], coding, str(number))
        for element, values_of_text in zip(elements.values(), values, strict=True):
            for name, value in values_of_text.items():
                variable_value = _add(element, "VariableValue")
                _add(variable_value, "VariableRef", targetGUID=_guid("variable", name))
                _add(variable_value, "TextValue").text = safe_text(value)
    if project.note:
        _add(root, "Description").text = safe_text(project.note)
    return root


def _values_of_text(text: ProjectText) -> dict[str, str]:
    """What is said of a text, by the names of variables."""
    authors = "; ".join(write_authors(text.authors))
    reference = {"title": text.name, "authors": authors, "publisher": text.publisher}
    values = {**reference, "issued": text.issued, **text.details}
    return {name: value for name, value in values.items() if value}


def _add_text(sources: Any, text: ProjectText) -> Any:
    guid = _guid("text", text.id)
    path = f"internal://{guid}.txt"
    return _add(sources, "TextSource", text.note, guid=guid, name=text.id, plainTextPath=path)


def _add_coding(source: Any, coding: Coding, id: str) -> None:
    user = _guid("user", coding.coder) if coding.coder else ""
    passage = _add(
        source,
        "PlainTextSelection",
        coding.note,
        guid=_guid("passage", id),
        name=coding.name,
        startPosition=str(coding.start),
        endPosition=str(coding.end),
        creatingUser=user,
    )
    for code in coding.codes:
        element = _add(passage, "Coding", guid=_guid("coding", f"{id} {code}"), creatingUser=user)
        _add(element, "CodeRef", targetGUID=_guid("code", code))
