"""The command draft: what it writes, what it says, and what it leaves alone."""

import json
import shlex
from pathlib import Path

import pytest

from policy_compare.corpus.new_corpus import empty_corpus
from policy_compare.corpus.reader import load_codebook, load_corpus
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.imports import read_foreign_table
from policy_compare.files import reading
from policy_compare.files.writing import write_new_files
from tests.support.corpora import Run, run_program
from tests.support.housing import BERG, answered, call, joined
from tests.texts.test_language import GERMAN

#: The texts of the example that are coded.
ALI, OKAFOR = "housing/sources/ali-2023.txt", "housing/sources/okafor-2024.txt"

URGES = "Homes\n\nThe council should build homes at once.\n"


def text(path: Path, content: str = URGES) -> str:
    """A text written there; its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return str(path)


def follow(out: str, *, after: str = "What to do next") -> list[int]:
    """Call the commands that an answer says are next; their exit codes."""
    steps = [line.partition("policy-compare ") for line in out.partition(after)[2].splitlines()]
    return [run_program(*shlex.split(command[2])).code for command in steps if command[1]]


# One text


def test_a_draft_goes_into_the_corpus(housing: Path) -> None:
    found = call("draft", BERG)
    assert (found.code, found.err) == (0, "wrote housing/berg-2025.yaml\n")
    assert found.out == BERG_DRAFTED
    assert (housing / "berg-2025.yaml").read_text("utf-8").startswith("# yaml-language-server")


BERG_DRAFTED = """\
4 passages drafted in berg-2025.txt
───────────────────────────────────
strength   1 must, 2 should, 1 could
sections   Recommendations (4)
certainty  60 to 90 of 100
title      Rooms without a door: what tenants of small towns need (from the
           text)
authors    Jo Berg, Mina Sand (from the text)
issued     2025-03-03 (from the text)
not found  publisher

What to do next

1. word each statement anew in housing/berg-2025.yaml, and give its positions
2. policy-compare check --corpus housing
"""


def test_the_passages_are_shown_where_asked_for(housing: Path) -> None:
    assert "pay-half-repair" not in call("draft", BERG, "--output", "few.yaml").out
    found = call("draft", BERG, "--show")
    assert "pay-half-repair" in found.out
    assert "│ 85        │ set-public-register" in found.out
    assert found.out.index("set-public-register") < found.out.index("What to do next")


def test_a_draft_goes_where_it_is_told(housing: Path, tmp_path: Path) -> None:
    found = call("draft", BERG, "--output", "other.yaml")
    assert (found.code, found.err) == (0, "wrote other.yaml\n")
    assert "2. put other.yaml into a corpus's folder, then policy-compare check\n" in found.out
    assert (tmp_path / "other.yaml").is_file()
    assert not (housing / "berg-2025.yaml").exists()


def test_a_draft_that_goes_into_the_corpus_by_name(housing: Path) -> None:
    found = call("draft", BERG, "--output", "housing/again.yaml")
    assert "1. word each statement anew in housing/again.yaml" in found.out
    assert "2. policy-compare check --corpus housing\n" in found.out


def test_a_paper_is_called_after_its_file_or_as_it_is_told(housing: Path, tmp_path: Path) -> None:
    call("draft", text(tmp_path / "Möbius & Söhne_2024 (final).v2.txt"))
    call("draft", text(tmp_path / "b.txt"), "--id", "Ali_2024.b")
    assert set(load_corpus(housing).papers) >= {"möbius-söhne-2024-final-v2", "Ali_2024.b"}


@pytest.mark.parametrize("where", ["mine.yaml", "mine.csv"])
def test_a_draft_is_written_over_nothing(where: str, housing: Path, tmp_path: Path) -> None:
    (tmp_path / where).write_text("mine")
    found = call("draft", BERG, "--output", where)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"error: {where} exists and was kept\n"
        "    hint: --force drafts it anew, and keeps the old one beside it\n"
    )
    assert (tmp_path / where).read_text() == "mine"


def test_a_paper_that_is_there_is_kept(housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("draft", ALI)
    assert (found.code, found.out) == (2, "")
    assert "error: housing/ali-2023.yaml exists and was kept\n" in found.err
    assert (housing / "ali-2023.yaml").read_bytes() == before


def test_a_draft_made_anew_keeps_the_old_one_beside_it(housing: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    found = call("draft", ALI, "--force")
    assert found.code == 0
    assert found.err == (
        "wrote housing/ali-2023.yaml, and kept the old one as housing/ali-2023.yaml.bak\n"
    )
    assert (housing / "ali-2023.yaml.bak").read_bytes() == before
    again = call("draft", ALI, "--force", "--all")
    assert "kept the old one as housing/ali-2023.yaml.bak2\n" in again.err
    assert (housing / "ali-2023.yaml.bak").read_bytes() == before
    # A copy is no paper.
    assert set(load_corpus(housing).papers) == {"ali-2023", "okafor-2024"}


def test_a_table_made_anew_keeps_the_old_one_too(housing: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    assert call("draft", BERG, "--output", "mine.csv", "--force").code == 0
    assert (tmp_path / "mine.csv.bak").read_text() == "mine"


def test_what_cannot_be_read_replaces_nothing(housing: Path, tmp_path: Path) -> None:
    before = (housing / "ali-2023.yaml").read_bytes()
    (tmp_path / "ali-2023.pdf").write_bytes(b"no PDF")
    assert call("draft", "ali-2023.pdf", "--force").code == 2
    assert (housing / "ali-2023.yaml").read_bytes() == before
    assert not (housing / "ali-2023.yaml.bak").exists()


@pytest.mark.parametrize("where", ["absent/a.yaml", "absent/a.csv", "housing"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_read(
    where: str, housing: Path
) -> None:
    found = call("draft", "absent.txt", "--output", where, "--force")
    assert (found.code, found.out) == (2, "")
    assert "absent.txt" not in found.err
    assert "the folder absent does not exist" in found.err or "housing is a folder" in found.err


def test_a_draft_does_not_go_into_the_corpus_of_the_program(
    housing: Path, run: Run, tmp_path: Path
) -> None:
    found = run("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: there is no corpus of your own here to put a draft in\n"
        "    hint: --corpus DIR names a folder, where one is started; or name a file with "
        "--output\n"
    )
    assert run("draft", BERG, "--output", "berg-2025.yaml").code == 0
    assert (tmp_path / "berg-2025.yaml").is_file()


@pytest.mark.parametrize("output", [[], ["--output", "a.yaml"]])
@pytest.mark.parametrize("id", ["../berg", "berg 2025", "", "_berg"])
def test_an_id_that_is_none_is_refused(
    id: str, output: list[str], housing: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = call("draft", BERG, "--id", id, *output)
    assert (found.code, found.out) == (2, "")
    assert f"error: '{id}' cannot be an id" in found.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("id", ["con", "NUL", "aux.x", "lpt¹"])
def test_no_paper_is_called_as_a_device_of_windows(id: str, housing: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = call("draft", BERG, "--id", id)
    assert (found.code, found.out) == (2, "")
    assert f"error: no file can be called {id}.yaml on Windows" in found.err
    assert f"hint: give another --id, such as x-{id}" in found.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_text_that_is_called_as_a_device_of_windows_has_another_id(
    housing: Path, tmp_path: Path
) -> None:
    call("draft", text(tmp_path / "Con.txt"))
    assert (housing / "x-con.yaml").exists()


@pytest.mark.parametrize("length", [201, 4096])
def test_an_id_that_is_too_long_for_a_file_is_refused(length: int, housing: Path) -> None:
    found = call("draft", BERG, "--id", "é" * (length // 2) + "x")
    assert (found.code, found.out) == (2, "")
    assert f"error: '{'é' * 20}…' is too long for an id" in found.err


def test_a_text_whose_name_nobody_sees_is_called_by_its_id(housing: Path, tmp_path: Path) -> None:
    path = tmp_path / "\u200b"
    path.write_text("Councils should build homes.\n")
    assert call("draft", str(path), "--id", "seen").code == 0
    drafted = (housing / "seen.yaml").read_text()
    assert "  title: seen\n" in drafted
    assert "file:" not in drafted


def test_a_draft_that_is_too_large_to_be_read_again_is_not_written(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "YAML", reading.YAML._replace(most_bytes=300))
    found = call("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert "berg-2025.yaml was not written: it would be too large to be read again" in found.err
    assert not (housing / "berg-2025.yaml").exists()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_no_paper_takes_the_place_of_the_codebook(
    force: list[str], housing: Path, tmp_path: Path
) -> None:
    before = (housing / "codebook.yaml").read_bytes()
    for given in (
        [text(tmp_path / "Codebook.txt")],
        [BERG, "--id", "CodeBook"],
        [BERG, "--output", "housing/codebook.yaml"],
        [BERG, "--output", "housing/codebook.csv"],
    ):
        found = call("draft", *given, *force)
        assert (found.code, found.out) == (2, "")
        assert "error: no paper can be called " in found.err
        assert "hint: that is the codebook; give another name" in found.err
    assert (housing / "codebook.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("absent.txt", None),
        ("homes.doc", b"\xd0\xcf\x11\xe0"),
        ("homes.pdf", b"no PDF"),
    ],
)
def test_a_text_that_cannot_be_read_leaves_no_draft(
    name: str, content: bytes | None, housing: Path, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    for corpus in ("housing", "new"):
        found = run_program("draft", name, "--corpus", corpus)
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("error: ")
        assert name in found.err
    assert sorted(tmp_path.rglob("*")) == before


def test_another_paper_that_is_broken_is_no_matter_to_a_draft(housing: Path) -> None:
    (housing / "ali-2023.yaml").write_text("paper: [")
    assert call("draft", BERG).code == 0
    assert (housing / "berg-2025.yaml").is_file()


def test_less_certain_passages_are_drafted_where_asked_for(housing: Path) -> None:
    few = call("draft", OKAFOR, "--output", "few.yaml")
    more = call("draft", OKAFOR, "--output", "more.yaml", "--all")
    assert "2 passages drafted" in few.out
    assert "Less certain passages left out: 1; --all --force drafts them too." in joined(few.out)
    assert "3 passages drafted" in more.out
    assert "left out" not in more.out
    assert call("draft", OKAFOR, "--output", "few.yaml", "--all", "--force").out == (
        more.out.replace("more.yaml", "few.yaml")
    )


# Without a codebook


@pytest.mark.parametrize("made", [True, False])
def test_a_folder_without_a_codebook_gets_one(made: bool, run: Run, tmp_path: Path) -> None:
    if made:
        (tmp_path / "homes-2025").mkdir()
    file = text(tmp_path / "berg.txt")
    found = run("draft", file, "--corpus", "homes-2025")
    assert found.code == 0
    assert found.err == (
        "started a corpus in homes-2025, called “Homes 2025”: codebook.yaml, paper.schema.json, "
        "codebook.schema.json\nwrote homes-2025/berg.yaml\n"
    )
    assert "1. write into homes-2025/codebook.yaml what papers can be for or against" in found.out
    files = empty_corpus(tmp_path / "homes-2025")
    assert {one.name for one in (tmp_path / "homes-2025").iterdir()} == {*files, "berg.yaml"}
    assert follow(found.out) == [0]
    # Where nothing is to be chosen from, nothing is said of choices.
    assert "positions:\n    evidence" in (tmp_path / "homes-2025" / "berg.yaml").read_text()
    assert "started" not in run("draft", file, "--id", "b", "--corpus", "homes-2025").err


def test_what_is_there_of_a_corpus_stays(run: Run, tmp_path: Path) -> None:
    write_new_files(tmp_path / "c", {"paper.schema.json": "mine"})
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c")
    assert "started a corpus in c, called “C”: codebook.yaml, codebook.schema.json\n" in found.err
    assert (tmp_path / "c" / "paper.schema.json").read_text() == "mine"


@pytest.mark.parametrize("output", ["a.yaml", "a.csv"])
def test_no_corpus_is_started_for_what_goes_elsewhere(
    output: str, run: Run, tmp_path: Path
) -> None:
    found = run("draft", text(tmp_path / "b.txt"), "--corpus", "c", "--output", output)
    assert (found.code, found.err) == (0, f"wrote {output}\n")
    assert not (tmp_path / "c").exists()
    assert "--codebook" not in found.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("codebook.yaml", "topics: [", "codebook.yaml"),
        ("codebook.yaml", None, "codebook.yaml"),
        ("codebook.yml", "", "error: housing/codebook.yml is not read\n    hint: rename it to"),
    ],
)
def test_a_codebook_that_cannot_be_read_stops_a_draft(
    name: str, content: str | None, said: str, housing: Path
) -> None:
    (housing / "codebook.yaml").unlink()
    if content is None:
        (housing / name).mkdir()
    else:
        (housing / name).write_text(content)
    found = call("draft", BERG)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (housing / "berg-2025.yaml").exists()


def test_a_corpus_that_cannot_be_started_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file")
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c")
    assert found.code == 2
    assert "error: the folder c cannot be made" in found.err


# Many texts


def test_many_texts_are_drafted_in_one_call(housing: Path, tmp_path: Path) -> None:
    texts = [text(tmp_path / "texts" / f"{name}.txt") for name in ("a", "b", "c")]
    found = call("draft", *texts, texts[0])
    assert found.code == 0
    assert found.err == "".join(f"wrote housing/{name}.yaml\n" for name in "abc")
    assert found.out.startswith("3 passages drafted in 3 texts\n")
    assert "1. word each statement anew in the files in housing" in found.out
    assert f"policy-compare check --corpus housing --sources {tmp_path / 'texts'}\n" in found.out
    assert follow(found.out) == [0]
    assert {"a", "b", "c"} < set(load_corpus(housing).papers)


def test_what_stands_in_the_way_of_one_is_no_matter_to_the_others(
    housing: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"no PDF")
    good = text(tmp_path / "good.txt")
    found = call("draft", ALI, "bad.pdf", good, OKAFOR, "absent.txt", text(tmp_path / "x/good.md"))
    assert found.code == 1
    assert found.out.startswith("1 passage drafted in good.txt\n")
    assert (housing / "good.yaml").is_file()
    assert [line for line in found.err.splitlines() if not line.startswith("    hint")] == [
        "wrote housing/good.yaml",
        f"error: {tmp_path / 'x/good.md'} would be called good, as {good} is",
        "error: 2 drafts exist and were kept: housing/ali-2023.yaml, housing/okafor-2024.yaml",
        "error: bad.pdf is no PDF, whatever its name says",
        "error: there is no file absent.txt",
    ]
    assert "hint: --force drafts them anew, and keeps the old ones beside them" in found.err


def test_where_nothing_is_drafted_the_call_has_failed(housing: Path) -> None:
    found = call("draft", "absent.txt", "nowhere.txt", ALI)
    assert (found.code, found.out) == (2, "")
    assert found.err.count("error: ") == 3


def test_a_draft_that_cannot_be_written_is_one_that_failed(housing: Path, tmp_path: Path) -> None:
    (housing / "a.yaml").mkdir()
    found = call("draft", text(tmp_path / "a.txt"), text(tmp_path / "b.txt"), "--force")
    assert found.code == 1
    assert "error: housing/a.yaml is a folder" in found.err
    assert (housing / "b.yaml").is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--id", "a"], "error: --id names one paper\n"),
        (
            ["--output", "a.yaml"],
            "error: a.yaml can hold one draft only\n    hint: end its name in",
        ),
    ],
)
def test_what_is_for_one_text_is_refused_for_many(
    options: list[str], said: str, housing: Path, tmp_path: Path
) -> None:
    found = call("draft", ALI, BERG, *options)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (tmp_path / "a.yaml").exists()


# One table


def test_drafts_go_into_one_table(housing: Path, tmp_path: Path) -> None:
    found = call("draft", ALI, BERG, OKAFOR, "--output", "all.csv")
    assert (found.code, found.err) == (0, "wrote all.csv\n")
    assert found.out.startswith("9 passages drafted in 3 texts\n")
    assert not (housing / "berg-2025.yaml").exists()
    exported = call("export", "--format", "csv").out.partition("\r\n")[0].split(",")
    header = (tmp_path / "all.csv").read_text("utf-8").partition("\n")[0].strip().split(",")
    assert header[: exported.index("dismissed")] == exported[: exported.index("dismissed")]
    assert follow(found.out) == [0, 0]
    made = load_corpus(tmp_path / "all")
    assert list(made.papers) == ["ali-2023", "berg-2025", "okafor-2024"]
    assert not any(item.coded for item in made.recommendations())
    assert made.codebook.propositions.keys() == load_codebook(housing).propositions.keys()


def test_a_table_holds_what_the_drafts_do(housing: Path, tmp_path: Path) -> None:
    call("draft", BERG)
    call("draft", BERG, "--output", "berg.csv")
    book = (housing / "codebook.yaml").read_bytes()
    data = (tmp_path / "berg.csv").read_bytes()
    found = read_foreign_table(
        data, "berg.csv", ImportOptions("recommendations"), ("codebook.yaml", book)
    )
    assert found.corpus is not None
    drafted = load_corpus(housing).papers["berg-2025"]
    tabled = found.corpus.papers["berg-2025"]
    bare = [item._replace(line=0) for item in drafted.recommendations]
    assert [item._replace(line=0) for item in tabled.recommendations] == bare
    assert tabled._replace(file="", recommendations=()) == drafted._replace(
        file="", recommendations=()
    )


def test_the_table_of_a_corpus_is_part_of_it(run: Run, tmp_path: Path) -> None:
    found = run("draft", text(tmp_path / "a.txt"), "--corpus", "c", "--output", "c/papers.csv")
    assert found.code == 0
    assert "started a corpus in c" in found.err
    assert follow(found.out) == [0]
    assert list(load_corpus(tmp_path / "c").papers) == ["a"]


def test_outside_of_a_corpus_no_names_of_the_shipped_one_are_used(run: Run, tmp_path: Path) -> None:
    text(tmp_path / "a.txt", "Homes\n\nThe council should give China and Ukraine assistance.\n")
    found = run("draft", "a.txt", "--output", "a.csv")
    assert found.code == 0
    assert "--codebook" not in found.out
    assert follow(found.out) == [0, 0]
    made = load_corpus(tmp_path / "a")
    assert not made.codebook.topics
    assert not made.codebook.actors


def test_a_paper_without_passages_has_no_row(housing: Path, tmp_path: Path) -> None:
    calm = text(tmp_path / "calm.txt", "Rents rose last year.\n")
    found = call("draft", BERG, calm, "--output", "a.csv")
    assert "not in a.csv, since nothing was drafted of it: calm\n" in found.err
    found = call("draft", calm, "--output", "b.csv")
    assert (found.code, found.err) == (
        0,
        "not in b.csv, since nothing was drafted of it: calm\n",
    )
    assert "What to do next" not in found.out
    assert not (tmp_path / "b.csv").exists()


# What comes next


def test_a_draft_is_uncoded_and_stops_no_command(housing: Path) -> None:
    call("draft", BERG)
    found = call("check", "--format", "json")
    assert found.code == 0
    rows = json.loads(found.out)["rows"]
    assert {row["severity"] for row in rows} == {"warning"}
    assert [row["file"] for row in rows if row["code"] == "uncoded"] == [
        "housing/berg-2025.yaml"
    ] * 4
    assert call("overlap").code == 0
    assert {row["paper"] for row in answered("list")["rows"]} == {
        "ali-2023", "berg-2025", "okafor-2024"
    }  # fmt: skip


OPEN = "    positions:\n"


def test_a_draft_with_its_stances_is_coded(housing: Path) -> None:
    call("draft", BERG)
    path = housing / "berg-2025.yaml"
    content = path.read_text("utf-8")
    assert content.count(OPEN) == 4
    path.write_text(content.replace(OPEN, f"{OPEN}      build-more: neutral\n"), "utf-8")
    answer = answered("check")
    # That its statements are still the paper's own words.
    assert {row["code"] for row in answer["rows"]} == {"verbatim-statement"}
    assert "Found in 3 texts: 8 of 8 quotes." in answer["notes"]
    found = call("coverage", "--paper", "berg-2025")
    assert "4 of 4 passages coded (100 %)." in found.out


def test_a_draft_without_passages_stops_no_command(housing: Path, tmp_path: Path) -> None:
    assert call("draft", text(tmp_path / "rain.txt", "A note on rain\n\nIt rained.\n")).code == 0
    assert call("overlap").code == 0
    found = call("check")
    assert found.code == 0
    assert "no-recommendations" in found.out
    assert "Found in 2 texts: 4 of 4 quotes." in found.out


def test_nothing_is_drafted_from_a_text_that_urges_nothing(housing: Path, tmp_path: Path) -> None:
    calm = text(tmp_path / "calm.txt", "Rents rose last year. Nobody knew the reason.\n")
    found = call("draft", calm)
    assert found.code == 0
    assert found.out.startswith("Nothing drafted in calm.txt\n")
    assert "No passage was taken for a recommendation; passages are found in English" in found.out
    assert "1. code by hand in housing/calm.yaml what the text urges\n" in found.out
    assert "recommendations: []" in (housing / "calm.yaml").read_text("utf-8")


def test_another_language_is_said(housing: Path, tmp_path: Path) -> None:
    german = text(tmp_path / "berg.txt", f"{GERMAN}\n\n{GERMAN}\n")
    found = call("draft", german)
    assert found.code == 0
    assert found.out.startswith("Nothing drafted in berg.txt\n")
    assert "berg.txt seems to be in German; passages are found in English only.\n" in found.out
    assert "language   de (from its words)" in found.out
    assert load_corpus(housing).papers["berg"].details == {"language": "de"}
    (note,) = answered("coverage", "--paper", "berg", "--sources", str(tmp_path))["notes"]
    assert note == "berg: the text seems to be in German; passages are found in English only"


def test_texts_are_looked_for_where_they_are(housing: Path, tmp_path: Path) -> None:
    def check(*texts: str) -> str:
        out = str(call("draft", *texts, "--force").out)
        return out.partition("What to do next\n\n")[2].partition("\n")[2]

    one = text(tmp_path / "a b" / "x y.txt")
    renamed = text(housing / "sources" / "Rooms.txt", Path(BERG).read_text())
    # Under whatever name: by its digest.
    Path(renamed).rename(housing / "sources" / "Zimmer.txt")
    assert check(BERG) == "2. policy-compare check --corpus housing\n"
    quoted = shlex.quote(str(tmp_path / "a b"))
    assert check(one) == f"2. policy-compare check --corpus housing --sources {quoted}\n"
    assert check(one, text(tmp_path / "c" / "z.txt", "Ministers must act.\n")) == (
        "2. put the texts into housing/sources, where check looks for them\n"
        "3. policy-compare check --corpus housing\n"
    )


def test_a_draft_finds_its_text_whatever_that_is_called(housing: Path) -> None:
    call("draft", BERG)
    # The name that the file had tells its form, where the new one does not.
    (housing / "sources" / "berg-2025.txt").rename(housing / "sources" / "Rooms (final).bin")
    found = call("check")
    assert "Found in 3 texts: 8 of 8 quotes." in found.out
    assert "no-source" not in found.out
    assert "4 of 4 passages drafted or coded" in call("coverage", "--paper", "berg-2025").out
    shown = answered("show", "berg-2025/pay-half-repair")
    assert "in the text" in {row["field"] for row in shown["rows"]}


def test_a_variable_that_names_no_folder_stops_no_draft(
    housing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_SOURCES", "nowhere")
    found = call("draft", BERG)
    assert found.code == 0
    assert found.out.endswith("2. policy-compare check --corpus housing\n")


def test_a_corpus_that_is_found_need_not_be_named(
    housing: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(housing)
    found = run("draft", "sources/berg-2025.txt")
    assert found.out.endswith("2. policy-compare check\n")


# init --empty


def test_an_empty_corpus_is_one_to_go_on_with(run: Run, tmp_path: Path) -> None:
    found = run("init", "my homes", "--empty")
    assert (found.code, found.out) == (0, "")
    assert found.err == (
        "wrote codebook.yaml, paper.schema.json, codebook.schema.json, sources/ to my homes\n"
        "\n"
        "What to do next:\n"
        "  1. put the papers' texts (PDF, DOCX, HTML, Markdown, plain text) into "
        "'my homes/sources'\n"
        "  2. policy-compare draft 'my homes/sources'/* --corpus 'my homes'    draft their coding\n"
        "  3. write into codebook.yaml what papers can be for or against\n"
        "  4. policy-compare check --corpus 'my homes'    see what is still to be coded\n"
    )
    assert list((tmp_path / "my homes" / "sources").iterdir()) == []
    checked = run("check", "--corpus", "my homes", "--format", "json")
    assert (checked.code, [row["code"] for row in json.loads(checked.out)["rows"]]) == (
        1,
        ["no-papers"],
    )
    for name in ("a", "b"):
        text(tmp_path / "my homes" / "sources" / f"{name}.txt")
    texts = sorted(map(str, (tmp_path / "my homes" / "sources").iterdir()))
    assert run("draft", *texts, "--corpus", "my homes").code == 0
    checked = run("check", "--corpus", "my homes")
    assert checked.code == 0
    assert "Found in 2 texts: 2 of 2 quotes." in checked.out


def test_an_empty_corpus_is_written_over_nothing(housing: Path, run: Run) -> None:
    before = {one: one.read_bytes() for one in housing.rglob("*.*")}
    found = run("init", "housing", "--empty")
    assert (found.code, found.out) == (2, "")
    assert "exists and was kept; nothing was written" in joined(found.err)
    assert {one: one.read_bytes() for one in housing.rglob("*.*")} == before


def test_the_commands_after_init_work(run: Run, tmp_path: Path) -> None:
    found = run("init", "housing")
    lines = [line.partition("policy-compare ")[2] for line in found.err.splitlines()]
    commands = [line.partition("    ")[0] for line in lines if line]
    assert commands == [
        "summary --corpus housing",
        f"draft {BERG} --corpus housing",
        "check --corpus housing",
    ]
    assert [run(*shlex.split(one)).code for one in commands] == [0, 0, 0]
