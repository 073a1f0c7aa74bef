"""Projects of REFI-QDA, as several programs write them."""

import os
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given

from policy_compare.corpus.projects import qdpx
from policy_compare.corpus.projects.qdpx import read_qdpx
from policy_compare.errors import SourceError
from policy_compare.model import Corpus
from policy_compare.project import OURS, Code, Coding, Project, ProjectText
from policy_compare.project_notes import note_with_values
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from policy_compare.views.project import project_of
from tests.support.qdpx import archive_of, project_file
from tests.support.rendering import render_content
from tests.support.strategies import corpora
from tests.views.test_project import CORPUS, TEXT

CODES = """<CodeBook><Codes><Code guid="{A1}" name="Rents" isCodable="false">
<Description>Who may ask what.</Description><Code guid="a2" name="Cap" isCodable="true"/>
</Code></Codes></CodeBook>"""
CAP = '<Coding guid="x" creatingUser="u1"><CodeRef targetGUID="{A2}"/></Coding>'

NO_CODE = "a code that the project does not have"


def passage(content: str = CAP, start: Any = 0, end: Any = 5, extra: str = "") -> str:
    return (
        f'<PlainTextSelection guid="p1" startPosition="{start}" endPosition="{end}" {extra}>'
        f"{content}</PlainTextSelection>"
    )


def text(inside: str, path: str = "internal://ali.txt", more: str = "") -> str:
    return f'<TextSource guid="t1" name="Ali" plainTextPath="{path}" {more}>{inside}</TextSource>'


def read(sources: str, before: str = "", behind: str = "", **files: bytes) -> Project:
    """What is read of a project with these sources, files and other elements."""
    users = '<Users><User guid="u1" name="noor"/><User guid="U2" id="kb"/></Users>'
    xml = f"{users}{CODES}{before}<Sources>{sources}</Sources>{behind}"
    return read_qdpx(project_file(xml, {"ali_txt": b"Rents rise.", **files}), "made.qdpx")


def words(project: Project) -> list[str]:
    return [project.texts[one.text].text[one.start : one.end] for one in project.codings]


def by_names(project: Project) -> Any:
    """The project with codes by their names and texts by their notes, not by GUIDs."""
    names = {id: " > ".join(code.names) for id, code in project.codes.items()}
    titles = {id: one.note for id, one in project.texts.items()}
    return (
        project._replace(texts={}, codes={}, codings=()),
        sorted((code.names, code.note) for code in project.codes.values()),
        [one._replace(id="") for one in project.texts.values()],
        [
            one._replace(text=titles[one.text], codes=tuple(map(names.get, one.codes)), date="")  # type: ignore[arg-type]
            for one in project.codings
        ],
    )


def comes_back(project: Project, data: str | bytes) -> bool:
    assert isinstance(data, bytes)
    return bool(by_names(read_qdpx(data, "ours.qdpx")) == by_names(project))


def test_what_we_write_comes_back() -> None:
    question, texts = Question(CORPUS), {"ali": TEXT}
    data = render_content(export.view(question, "9", lambda: texts), "qdpx")
    assert comes_back(project_of(question, texts), data)


def test_ours_is_counted_as_it_was_written_whatever_its_passages_begin_with() -> None:
    text = ProjectText("a", "A", "a\nbcd e", note=note_with_values("", {"id": "a"}))
    coding = Coding("a", 3, 4, (), note="c")
    project = Project(OURS, texts={"a": text}, codings=(coding,))
    view = export.view(Question(CORPUS), "9")._replace(forms={"project": lambda: project})
    assert comes_back(project, render_content(view, "qdpx"))


@given(corpora())
def test_every_project_of_ours_comes_back(found: Corpus) -> None:
    question = Question(found)
    data = render_content(export.view(question, "9"), "qdpx")
    assert comes_back(project_of(question, {}), data)


def test_our_codebook_comes_back_as_codes_alone() -> None:
    data = render_content(export.view(Question(CORPUS), "9"), "qdc")
    assert isinstance(data, bytes)
    project = read_qdpx(data, "ours.qdc")
    assert by_names(project)[1] == by_names(project_of(Question(CORPUS), {}))[1]
    assert not project.texts


def test_codes_are_a_tree_with_what_they_stand_for() -> None:
    assert read("").codes == {
        "a1": Code("a1", ("Rents",), note="Who may ask what."),
        "a2": Code("a2", ("Rents", "Cap")),
    }


def test_a_passage_is_a_coding_of_each_who_coded_it() -> None:
    other = CAP.replace("u1", "{u2}")
    rents = CAP.replace("A2", "a1")
    project = read(text(passage(CAP + rents + other)))
    assert words(project) == ["Rents", "Rents"]
    assert [(one.coder, one.codes) for one in project.codings] == [
        ("noor", ("a2", "a1")), ("kb", ("a2",)),
    ]  # fmt: skip


def test_who_made_the_passage_coded_it_where_nobody_else_is_named() -> None:
    coding = CAP.replace('creatingUser="u1"', "")
    assert read(text(passage(coding, extra='creatingUser="U2"'))).codings[0].coder == "kb"
    assert read(text(passage(coding))).codings[0].coder == ""


def test_notes_stand_with_what_they_are_about() -> None:
    notes = """<Notes><Note guid="n1"><PlainTextContent>As said.</PlainTextContent></Note>
        <Note guid="n2" plainTextPath="internal://memo.txt"/></Notes>"""
    first, second = '<NoteRef targetGUID="n1"/>', '<NoteRef targetGUID="n2"/>'
    project = read(
        text(passage(f"<Description>Why.</Description>{CAP}{first}") + second),
        behind=notes,
        memo_txt=b"Of May.",
    )
    assert project.codings[0].note == "Why.\nAs said."
    assert project.texts["t1"].note == "Of May."


def test_a_passage_with_a_note_and_no_code_is_kept_and_one_with_neither_is_not() -> None:
    (coding,) = read(text(passage("<Description>Look.</Description>"))).codings
    assert (coding.codes, coding.note) == ((), "Look.")
    assert not read(text(passage(""))).codings


def test_codings_without_a_code_are_counted() -> None:
    nothing = '<Coding guid="y"><CodeRef targetGUID="None"/></Coding><Coding guid="z"/>'
    project = read(text(passage(nothing)))
    assert not project.codings
    assert project.left_out == ("codings with a code that the project does not have, left out: 2",)


@pytest.mark.parametrize("id", ['guid="t1"', ""])
def test_texts_of_one_identifier_are_kept_apart(id: str) -> None:
    sources = "".join(
        f'<TextSource {id} name="{name}" plainTextPath="{name}.txt">{passage()}</TextSource>'
        for name in ("ali", "berg")
    )
    project = read(sources, berg_txt=b"Homes rise.")
    assert words(project) == ["Rents", "Homes"]
    assert [one.name for one in project.texts.values()] == ["ali", "berg"]
    assert project.left_out == ()


def test_what_is_said_of_one_of_several_texts_is_counted() -> None:
    case = '<Cases><Case guid="c" name="Town"><SourceRef targetGUID="t1"/></Case></Cases>'
    project = read(text("") + text(""), case)
    assert [one.values for one in project.texts.values()] == [{}, {}]
    assert project.left_out == (
        "variables of cases, of sources that share an identifier with others, left out: 1",
    )


@pytest.mark.parametrize("id", ['guid="a9"', ""])
def test_codings_with_one_of_several_codes_are_counted(id: str) -> None:
    codes = f'<Codes><Code {id} name="Build"/><Code {id} name="Stay"/><Code guid="a2" name="Cap"/>'
    case = '<Cases><Case guid="a1" name="Town"/></Cases>'
    coding = CAP.replace("{A2}", "a9" if id else "")
    project = read(text(passage(coding)), f"{codes}</Codes>{case}")
    assert [code.names for code in project.codes.values()] == [
        ("Rents",), ("Rents", "Cap"), ("Build",), ("Stay",), ("Cap",), ("Town",),
    ]  # fmt: skip
    assert not project.codings
    assert project.left_out == (
        f"codings with {'an identifier that several codes share' if id else NO_CODE}, left out: 1",
    )


def test_a_code_that_stands_twice_is_one() -> None:
    assert len(read(text(passage()), CODES).codings) == 1
    assert read("", CODES).codes == read("").codes


def test_longer_notes_than_any_project_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qdpx, "_MOST_OF_NOTES", 1000)
    note = f'<Notes><Note guid="n"><PlainTextContent>{"x" * 400}</PlainTextContent></Note></Notes>'
    reference = '<NoteRef targetGUID="n"/>'
    # One that is referred to again and again is said once.
    assert read(text(reference * 9), behind=note).texts["t1"].note == "x" * 400
    with pytest.raises(SourceError, match="more than 1,000 characters of notes"):
        read(text(reference) * 3, behind=note)


def test_a_longer_text_than_any_paper_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qdpx, "MOST_OF_TEXT", 10)
    with pytest.raises(SourceError, match="64 in a text"):
        read(text(passage()))


@pytest.mark.parametrize("place", [(0, 99), (4, 4), (-2, 3), (0, "x"), ("", 3), (0, "9" * 5000)])
def test_codings_outside_of_their_texts_are_counted(place: tuple[Any, Any]) -> None:
    project = read(text(passage(CAP, *place)))
    assert project.left_out == (
        "codings outside of their texts, or of texts that the file does not have, left out: 1",
    )


def test_codings_of_texts_elsewhere_are_counted() -> None:
    project = read(text(passage(), "relative://../berg.txt"))
    assert project.texts["t1"].text == ""
    assert "texts that the file does not have, left out: 1" in project.left_out[0]


@pytest.mark.parametrize("path", ["internal://ali.txt", "relative://ali.txt", "Ali.txt"])
def test_texts_are_found_by_any_path(path: str) -> None:
    assert words(read(text(passage(), path))) == ["Rents"]


def test_a_text_without_a_name_is_called_as_its_file() -> None:
    project = read(
        '<TextSource guid="t1" plainTextPath="internal://a/ali.txt"/><TextSource guid="t2"/>'
    )
    assert [one.name for one in project.texts.values()] == ["ali", "t2"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfRents rise.",
        "\ufeffRents rise.".encode("utf-16"),
        b"Rents rise \x96 \x93fast\x94.",
    ],
)
def test_texts_are_read_in_their_encoding_without_its_mark(data: bytes) -> None:
    assert words(read(text(passage()), ali_txt=data)) == ["Rents"]


def test_a_text_may_stand_in_the_description() -> None:
    inside = f"<PlainTextContent>Homes, rents.</PlainTextContent>{passage(CAP, 7, 12)}"
    assert words(read(f'<TextSource guid="t1">{inside}</TextSource>')) == ["rents"]


@pytest.mark.parametrize("more", [0, 1])
def test_line_ends_are_counted_as_the_passages_show(more: int) -> None:
    several = (
        passage() + passage(CAP, 12 + more, 17 + more) + passage(CAP, 19 + 2 * more, 22 + 2 * more)
    )
    project = read(text(several), ali_txt=b"Rents rise.\r\nBuild.\r\nNow, or cap.")
    assert words(project) == ["Rents", "Build", "Now"]


def test_the_text_beside_a_pdf_or_docx_is_used_and_its_file_kept() -> None:
    area = f'<PDFSelection guid="q" page="1">{CAP}</PDFSelection>'
    inner = (
        f'<Representation guid="r" plainTextPath="internal://ali.txt">{passage()}</Representation>'
    )
    pdf = f'<PDFSource guid="t1" name="Ali" path="internal://ali.pdf">{area}{inner}</PDFSource>'
    project = read(pdf, ali_pdf=b"%PDF-1.4")
    assert words(project) == ["Rents"]
    assert project.texts["t1"][3:5] == ("ali.pdf", b"%PDF-1.4")
    assert project.left_out == (
        "codings of areas of pages and pictures, of recordings or of whole sources, left out: 1",
    )


def test_a_docx_alone_is_given_as_it_is() -> None:
    source = '<TextSource guid="t1" name="Ali" richTextPath="internal://ali.docx"/>'
    found = read(source, ali_docx=b"PK docx").texts["t1"]
    assert (found.text, found.file, found.content) == ("", "ali.docx", b"PK docx")


def test_codings_in_pictures_recordings_and_of_whole_sources_are_counted() -> None:
    sources = (
        f'<PictureSource guid="s1"><PictureSelection guid="q">{CAP}</PictureSelection>'
        f'</PictureSource><AudioSource guid="s2"><Transcript guid="r">'
        f'<TranscriptSelection guid="q">{CAP}</TranscriptSelection></Transcript></AudioSource>'
        f'<VideoSource guid="s3"><VideoSelection guid="q">{CAP}{CAP}</VideoSelection>'
        f"</VideoSource>{text(CAP)}"
    )
    assert read(sources).left_out[0].endswith("left out: 5")


def test_variables_are_values_and_cases_codes_or_values() -> None:
    before = """<Variables><Variable guid="v1" name="Year" typeOfVariable="Integer"/></Variables>
        <Cases><Case guid="c1" name="Town"><VariableValue><VariableRef targetGUID="v1"/>
        <IntegerValue>2023</IntegerValue></VariableValue><VariableValue>
        <VariableRef targetGUID="v1"/></VariableValue><SourceRef targetGUID="{T1}"/></Case>
        <Case guid="c2" name="Owners"><SelectionRef targetGUID="p1"/></Case></Cases>"""
    value = (
        '<VariableValue><VariableRef targetGUID="v1"/><TextValue>2024</TextValue></VariableValue>'
    )
    project = read(text(passage()), before)
    assert project.texts["t1"].values == {"case": "Town", "Year": "2023"}
    assert read(text(passage() + value), before).texts["t1"].values == {
        "case": "Town",
        "Year": "2024",
    }
    assert project.codings[0].codes == ("a2", "c2")
    assert project.codes["c2"] == Code("c2", ("Owners",), "case")


def test_what_is_said_of_a_case_is_read_once_for_all_its_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target_of = Mock(return_value="1")
    monkeypatch.setattr(qdpx, "_target", target_of)
    value = "<VariableValue><VariableRef/><TextValue>x</TextValue></VariableValue>"
    read("", behind=f"<Cases><Case name='A'>{value * 30}{'<SourceRef/>' * 30}</Case></Cases>")
    assert target_of.call_count == 30 + 30


def test_texts_of_ours_are_known_when_another_program_hands_them_on() -> None:
    before = """<Variables><Variable guid="v1" name="title" typeOfVariable="Text"/></Variables>"""
    value = (
        "<VariableValue><VariableRef targetGUID='v1'/><TextValue>Homes</TextValue></VariableValue>"
    )
    note = '<Description>policy-compare: {"id": "ali"}</Description>'
    ours, other = (read(text(f"{one}{value}"), before).texts["t1"] for one in (note, ""))
    assert (ours.name, ours.values) == ("Homes", {})
    assert (other.name, other.values) == ("Ali", {"title": "Homes"})


def test_what_has_no_place_is_counted() -> None:
    behind = '<Links><Link guid="l"/></Links><Sets><Set guid="s"/><Set guid="r"/></Sets><Graphs/>'
    assert read(text(""), behind=behind).left_out == ("links, left out: 1", "sets, left out: 2")


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        b"<html/>",
        archive_of({"project.qde": b"<!DOCTYPE Project><Project/>"}),
        project_file(f"<Sources>{text(passage(CAP, extra='x=1'))}</Sources>"),
    ],
)
def test_what_is_no_project_is_refused(data: bytes) -> None:
    with pytest.raises(
        SourceError, match="is damaged or locked, or no project of REFI-QDA"
    ) as caught:
        read_qdpx(data, "made.qdpx")
    assert "export it again" in caught.value.hint


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(qdpx, "count_characters", stop)
    with pytest.raises(ValueError):  # noqa: PT011
        read(text(passage()))


@pytest.mark.skipif("POLICY_COMPARE_DATA" not in os.environ, reason="needs POLICY_COMPARE_DATA")
def test_projects_of_other_programs_are_read() -> None:
    folder = Path(os.environ["POLICY_COMPARE_DATA"]) / "qdpx"
    nvivo = read_qdpx((folder / "nvivo-15-mac.qdpx").read_bytes(), "nvivo")
    other = read_qdpx((folder / "qc-demo.qdpx").read_bytes(), "qc")
    assert (len(nvivo.codes), len(nvivo.texts), nvivo.left_out) == (262, 2, ())
    assert [bool(one.content) for one in nvivo.texts.values()] == [True, True]
    assert (len(other.codes), len(other.codings), other.left_out) == (262, 158, ())
    assert sum(len(one.codes) for one in other.codings) == 205
    # Its passages are lines.
    assert all(one.endswith("\n") or one.strip() for one in words(other))
    assert {one.coder for one in other.codings} == {"cp"}
