"""Archives of projects, whoever made them."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from policy_compare.corpus.projects import project_archive
from policy_compare.corpus.projects.project_archive import ProjectArchive
from policy_compare.errors import SourceError
from tests.support.qdpx import archive_of

BOMB = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Project name="&b;">&b;</Project>"""
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><Project>&a;</Project>'


@pytest.mark.parametrize("name", ["project.qde", "My study.QDE", "a/b/x.qde", "codes.qdc"])
def test_the_description_is_what_ends_as_one(name: str) -> None:
    archive = ProjectArchive(archive_of({"x.txt": b"", name: b"<Project/>"}), "x.qdpx")
    assert archive.description().tag == "Project"


@pytest.mark.parametrize("others", [["a.qde", "b.qde"], ["z.qdc"]])
def test_of_several_descriptions_the_one_that_is_called_so_counts(others: list[str]) -> None:
    members = dict.fromkeys(others, b"<Other/>") | {"Project.qde": b"<Project/>"}
    assert ProjectArchive(archive_of(members), "x.qdpx").description().tag == "Project"


def test_several_projects_in_one_archive_are_refused() -> None:
    archive = ProjectArchive(archive_of({"a.qde": b"<Project/>", "b.qde": b"<Project/>"}), "x.qdpx")
    with pytest.raises(SourceError, match=r"x\.qdpx holds 2 projects") as caught:
        archive.description()
    assert "by itself" in caught.value.hint


def test_a_codebook_is_a_description_alone() -> None:
    root = ProjectArchive(b'<CodeBook xmlns="urn:x"><Codes/></CodeBook>', "x.qdpx").description()
    assert [one.tag for one in root.iter()] == ["CodeBook", "Codes"]


def test_signs_that_xml_has_words_for_are_themselves_in_texts_and_attributes() -> None:
    xml = b'<Project name="R&amp;D &lt;x&gt; &#38; &amp;amp;">R&amp;D &#38;</Project>'
    root = ProjectArchive(archive_of({"project.qde": xml}), "ali.qdpx").description()
    assert (root.get("name"), root.text) == ("R&D <x> & &amp;", "R&D &")


@pytest.mark.parametrize(
    "path", ["internal://Ali.txt", "relative://../x/ALI.TXT", "ali.txt", r"C:\x\ali.txt"]
)
@pytest.mark.parametrize("name", ["Sources/Ali.txt", "../../ali.txt", "/ali.txt"])
def test_parts_are_found_by_the_last_name_of_any_path(path: str, name: str) -> None:
    assert ProjectArchive(archive_of({name: b"Rents"}), "x.qdpx").read(path) == b"Rents"


@pytest.mark.parametrize("path", ["", "internal://", "internal://berg.txt", "/etc/hostname"])
def test_what_is_not_in_the_archive_is_nowhere(path: str) -> None:
    assert ProjectArchive(archive_of({"Sources/": b"", "ali.txt": b""}), "x.qdpx").read(path) == b""


@pytest.mark.parametrize(
    "xml",
    [
        BOMB,
        OUTSIDE,
        b"",
        b"<Project>",
        b"<Project/><Project/>",
        b"\xff\xfe\x00",
        b"<a>" * 9999 + b"</a>" * 9999,
    ],
)
def test_xml_that_is_damaged_or_made_to_harm_is_refused(xml: bytes) -> None:
    with pytest.raises(SourceError, match="is damaged or locked"):
        ProjectArchive(archive_of({"project.qde": xml}), "x.qdpx").description()


@pytest.mark.parametrize("data", [b"PK", b"PK\x03\x04" + b"\0" * 40, archive_of({"a.txt": b""})])
def test_damaged_archives_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is damaged or locked"):
        ProjectArchive(data, "x.qdpx").description()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_part_that_is_damaged_is_refused(method: int) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as packed:
        packed.writestr("ali.txt", b"Rents rise.")
    data = bytearray(buffer.getvalue())
    # Behind the header and the name.
    data[30 + len("ali.txt") + 4] ^= 0xFF
    with pytest.raises(SourceError, match="is damaged or locked"):
        ProjectArchive(bytes(data), "x.qdpx").read("ali.txt")


def test_parts_that_unpack_to_more_than_any_project_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(project_archive, "_MOST_BYTES", 2 * 1024**2)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name in "ab":
            packed.writestr(name, b"\0" * (3 * 1024**2 // 2))
    archive = ProjectArchive(buffer.getvalue(), "x.qdpx")
    assert archive.read("a")
    with pytest.raises(
        SourceError, match="more than 128 MB of description, 64 in a text, or 2 of texts"
    ) as caught:
        archive.read("b")
    assert "in parts" in caught.value.hint


def test_a_longer_description_than_any_project_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(project_archive, "_MOST_OF_DESCRIPTION", 1024**2)
    xml = b"<Project>" + b" " * 1024**2 + b"</Project>"
    with pytest.raises(SourceError, match="more than 1 MB of description"):
        ProjectArchive(archive_of({"project.qde": xml}), "x.qdpx").description()


def test_more_elements_than_any_project_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_archive, "_MOST_ELEMENTS", 1000)
    xml = b"<Project>" + b"<Coding/>" * 1000 + b"</Project>"
    with pytest.raises(SourceError, match="more than 1,000 elements"):
        ProjectArchive(archive_of({"project.qde": xml}), "x.qdpx").description()
