"""Projects of REFI-QDA: those that we write taken apart, and others made."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

NAMESPACE = "urn:QDA-XML:project:1.0"


def tree_of(data: bytes) -> etree._Element:
    """The project's XML."""
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("project.qde"))


def elements(tree: etree._Element, tag: str) -> list[etree._Element]:
    """All elements of a name."""
    return list(tree.iter(f"{{{NAMESPACE}}}{tag}"))


def source(data: bytes, path: str) -> str:
    """The text at an internal path."""
    with ZipFile(BytesIO(data)) as archive:
        name = path.replace("internal://", "sources/")
        return archive.read(name).decode("utf-8")


def project_file(xml: str, sources: dict[str, bytes] | None = None) -> bytes:
    """A project with this in its ``Project`` element, and sources by name (``_`` is a dot)."""
    whole = f'<Project xmlns="{NAMESPACE}" name="made" origin="Other 1.0">{xml}</Project>'
    files = {f"Sources/{name.replace('_', '.')}": data for name, data in (sources or {}).items()}
    return archive_of({"project.qde": whole.encode(), **files})


def archive_of(members: dict[str, bytes]) -> bytes:
    """A ZIP archive of these."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def schema_faults(tree: etree._Element, data: Path) -> list[str]:
    """What REFI-QDA's schema finds wrong; ``data`` is the folder that POLICY_COMPARE_DATA names."""
    schema = etree.XMLSchema(etree.parse(data / "qdpx" / "project.xsd"))
    schema.validate(tree)
    return [str(entry) for entry in schema.error_log]
