"""What check looks up in the papers' texts, and what it writes into their files."""

import hashlib
import json
from pathlib import Path

import pytest

from policy_compare.texts.sources import VARIABLE
from tests.support.corpora import run_program
from tests.support.housing import (
    BERG,
    GUESS,
    answered,
    broken,
    call,
    changed,
    joined,
    written_by_windows,
)


def test_how_many_quotes_were_found_is_said(housing: Path) -> None:
    found = call("check")
    assert (found.code, found.err) == (0, "")
    assert "Found in 2 texts: 4 of 4 quotes." in found.out
    assert "Not verified" not in found.out
    assert "Found in 2 texts: 4 of 4 quotes." in answered("check")["notes"]


def test_how_many_quotes_could_not_be_looked_up_is_said(housing: Path) -> None:
    (housing / "sources" / "ali-2023.txt").unlink()
    answer = answered("check")
    found, not_found, without_digest = answer["notes"][-3:]
    assert found == "Found in 1 text: 2 of 2 quotes."
    assert without_digest == (
        "No digest of 1 text, by which a new edition would be known: --fix writes it."
    )
    assert not_found.startswith("Not verified: 2 quotes. Their texts are not in ")
    (one,) = [row for row in answer["rows"] if row["code"] == "no-source"]
    assert (one["severity"], one["file"]) == ("warning", "housing/ali-2023.yaml")
    assert "ali-2023.txt" in one["message"]


def test_without_texts_no_quote_is_verified(housing: Path, tmp_path: Path) -> None:
    (housing / "sources").rename(tmp_path / "elsewhere")
    answer = answered("check")
    assert answer["notes"][-1] == (
        "Not verified: 4 quotes. Their texts are not at hand; --sources DIR names their folder."
    )
    assert "no-source" not in {row["code"] for row in answer["rows"]}


def test_a_text_that_cannot_be_read_is_a_problem(housing: Path) -> None:
    broken(housing, "ali-2023")
    found = call("check", "--format", "json")
    assert found.code == 1
    answer = json.loads(found.out)
    (one,) = [row for row in answer["rows"] if row["code"] == "unreadable-source"]
    assert (one["severity"], one["file"]) == ("error", "housing/ali-2023.yaml")
    assert "ali-2023.pdf" in one["message"]
    assert "Found in 1 text: 2 of 2 quotes." in answer["notes"]


FOLDERS = ("given", "named", "sources", "housing/sources")


@pytest.mark.parametrize("first", FOLDERS)
def test_which_folder_of_texts_is_taken(
    first: str, housing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each folder wins over those after it; only the first one holds what is quoted."""
    (housing / "sources").rename(tmp_path / "texts")
    for folder in FOLDERS[FOLDERS.index(first) + 1 :]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "ali-2023.txt").write_text("Nothing of the kind.")
        (tmp_path / folder / "okafor-2024.txt").write_text("Nothing of the kind.")
    (tmp_path / "texts").rename(tmp_path / first)
    if first in FOLDERS[:2]:
        monkeypatch.setenv(VARIABLE, "named")
    given = ["--sources", "given"] if first == "given" else []
    answer = answered("check", *given)
    assert "Found in 2 texts: 4 of 4 quotes." in answer["notes"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (["--sources", "nowhere"], "--sources names the folder of the texts"),
        ([], f"{VARIABLE} names the folder of the texts"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["coverage"], ["show", "ali-2023/cap-rents"]])
def test_a_folder_of_texts_that_is_not_there_is_told(
    command: list[str],
    named: list[str],
    said: str,
    housing: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not named:
        monkeypatch.setenv(VARIABLE, "nowhere")
    found = call(*command, *named)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"error: there is no folder nowhere\n    hint: {said}\n"


def test_a_quote_with_a_letter_changed_is_an_error(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    found = call("check")
    assert found.code == 1
    assert (
        "housing/ali-2023.yaml:16: error[quote-not-found] the quote of 'cap-rents' is not in "
        "ali-2023.txt\n    hint: nearest, 96 % alike (Proposals, paragraph 3): a ceiling [-of-] "
        "{+on+} annual increases\n" in found.out
    )
    assert "Found in 2 texts: 3 of 4 quotes." in found.out


def test_a_quote_coded_one_paragraph_off_is_a_warning(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "paragraph: 3", "paragraph: 4")
    answer = answered("check")
    (one,) = [row for row in answer["rows"] if row["code"] == "wrong-place"]
    assert (one["severity"], one["line"]) == ("warning", 16)
    assert one["message"].endswith("not where it is coded: Proposals, paragraph 4")
    assert one["hint"] == "its place is: Proposals, paragraph 3"


def test_a_strength_beyond_the_wording_is_a_warning(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "strength: could", "strength: must")
    answer = answered("check")
    (one,) = [row for row in answer["rows"] if row["code"] == "strength-wording"]
    assert one["severity"] == "warning"
    assert "'subsidise-building' is coded must, and its wording says could" in one["message"]


def test_problems_are_in_the_order_of_files_and_lines(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "strength: could", "strength: must")
    changed(housing / "okafor-2024.yaml", "any cap on rents", "any rent cap")
    changed(housing / "ali-2023.yaml", "paragraph: 5", "paragraph: 4")
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    # A warning of the file alone, which is found before those of the texts.
    changed(housing / "okafor-2024.yaml", "    - {family: Okafor, given: Ife}\n", "")
    changed(housing / "okafor-2024.yaml", "authors:", "authors: []")
    found = call("check", "--format", "json")
    assert found.code == 1
    rows = json.loads(found.out)["rows"]
    places = [(row["file"], row["line"] or 0) for row in rows]
    assert places == sorted(places)
    codes = [row["code"] for row in rows]
    wanted = ["quote-not-found", "wrong-place", "quote-not-found", "strength-wording"]
    assert [code for code in codes if code in wanted] == wanted
    assert {row["file"] for row in rows} == {"housing/ali-2023.yaml", "housing/okafor-2024.yaml"}


def test_quotes_are_not_looked_up_in_a_corpus_with_errors(housing: Path) -> None:
    changed(housing / "codebook.yaml", "part_of: [government]", "part_of: [goverment]")
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    found = call("check")
    assert found.code == 1
    assert "Quotes were not looked up, since the corpus has errors." in found.out
    assert "quote-not-found" not in found.out
    assert "unknown-name" in found.out


def test_quotes_of_a_paper_with_errors_are_not_looked_up(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    changed(housing / "okafor-2024.yaml", "must resist", "must insist")
    changed(housing / "okafor-2024.yaml", "strength: must", "strength: shall")
    found = call("check")
    assert found.code == 1
    assert "Quotes were not looked up where there are errors: okafor-2024." in found.out
    assert "the quote of 'cap-rents' is not in" in found.out
    assert "the quote of 'no-cap' is not in" not in found.out


def test_an_uncoded_paper_has_its_quotes_looked_up(housing: Path) -> None:
    call("draft", BERG)
    changed(housing / "berg-2025.yaml", 'quote: "Set up a public', 'quote: "Set up a pubic')
    found = call("check")
    assert found.code == 1
    assert "quote-not-found" in found.out
    assert "[-pubic-] {+public+}" in found.out


def test_a_draft_may_be_the_first_paper(housing: Path) -> None:
    call("draft", BERG)
    for name in ("ali-2023", "okafor-2024"):
        (housing / f"{name}.yaml").unlink()
    found = call("check")
    assert found.code == 0
    assert "Found in 1 text: 4 of 4 quotes." in found.out
    assert call("list").code == 0


@pytest.fixture
def misnamed(housing: Path) -> Path:
    """The example, in which a paper names nine actors that nobody knows, and another one."""
    changed(housing / "ali-2023.yaml", "[landlords]", f"[{', '.join('qrstuvwxy')}]")
    changed(housing / "okafor-2024.yaml", "[landlords]", "[z]")
    return housing


def test_what_is_alike_is_told_once(misnamed: Path) -> None:
    found = call("check")
    assert found.code == 1
    assert found.out.count("housing/ali-2023.yaml:19:") == 6
    assert "error[unknown-name] 4 others of this kind; line 19\n" in found.out
    assert found.out.count("housing/okafor-2024.yaml:") == 1
    rows = json.loads(call("check", "--format", "json").out)["rows"]
    assert [row["code"] for row in rows].count("unknown-name") == 10


def test_all_shows_each_problem(misnamed: Path) -> None:
    found = call("check", "--all")
    assert found.code == 1
    assert found.out.count("error[unknown-name]") == 10
    assert "others of this kind" not in found.out


def test_what_stops_every_view_is_told_once_too(misnamed: Path) -> None:
    found = call("overlap")
    assert (found.code, found.out) == (2, "")
    assert found.err.count("error[unknown-name]") == 7
    assert "4 others of this kind; line 19" in found.err


@pytest.fixture
def uncoded(housing: Path) -> Path:
    """The example with a recommendation that is still to be coded, and no other problem."""
    changed(housing / "ali-2023.yaml", "      rent-cap: support\n", "")
    return housing


def test_what_is_not_coded_yet_is_an_error_only_in_strictness(uncoded: Path) -> None:
    (row,) = answered("check")["rows"]
    assert (row["severity"], row["code"], row["line"]) == ("warning", "uncoded", 16)
    strict = call("check", "--strict", "--format", "json")
    assert strict.code == 1
    answer = json.loads(strict.out)
    assert answer["rows"] == [{**row, "severity": "error"}]
    assert answer["notes"][0] == "1 error, 0 warnings"


def test_what_is_not_coded_yet_is_listed(uncoded: Path) -> None:
    answer = answered("list", "--uncoded")
    assert [row["id"] for row in answer["rows"]] == ["ali-2023/cap-rents"]
    assert answer["notes"] == ["Not coded yet: 1 of 2 in ali-2023."]
    assert answered("list", "--uncoded", "--paper", "okafor-2024")["rows"] == []


def test_strictness_leaves_other_warnings_alone(housing: Path) -> None:
    changed(housing / "okafor-2024.yaml", "strength: could", "strength: must")
    found = call("check", "--strict")
    assert found.code == 0
    assert "warning[strength-wording]" in found.out


def test_the_check_of_a_draft_fits_a_screen(housing: Path) -> None:
    text = housing / "sources" / "long-2025.txt"
    passages = [f"The council should repair street {number} every year." for number in range(130)]
    text.write_text("Recommendations\n\n" + "\n\n".join(passages))
    call("draft", "housing/sources/long-2025.txt", "--id", "long-2025")
    assert [row["code"] for row in answered("check")["rows"]].count("uncoded") == 130
    found = call("check")
    assert found.code == 0
    assert "warning[uncoded] not coded yet: 130 recommendations; lines " in found.out
    assert len(found.out.splitlines()) <= 16


def digest(housing: Path, paper: str) -> str:
    return hashlib.sha256((housing / "sources" / f"{paper}.txt").read_bytes()).hexdigest()


def test_what_is_missing_is_written_and_nothing_else(unplaced: Path) -> None:
    before = {one.name: one.read_bytes() for one in unplaced.glob("*.yaml")}
    found = call("check", "--fix", "--yes")
    assert found.code == 0
    after = {one.name: one.read_bytes() for one in unplaced.glob("*.yaml")}
    expected = dict(before)
    for paper in ("ali-2023", "okafor-2024"):
        name = f"{paper}.yaml"
        source = f"{{file: {paper}.txt"
        expected[name] = expected[name].replace(
            source.encode(), f"{source}, sha256: {digest(unplaced, paper)}".encode()
        )
    expected["ali-2023.yaml"] = expected["ali-2023.yaml"].replace(
        b'increases"}', b'increases", section: Proposals, paragraph: 3}'
    )
    assert after == expected != before


def test_what_would_change_is_shown_on_stderr(unplaced: Path) -> None:
    found = call("check", "--fix", "--yes", "--format", "json")
    assert json.loads(found.out)["view"] == "check"
    assert found.err.startswith("--- housing/ali-2023.yaml\n+++ housing/ali-2023.yaml\n@@ ")
    assert '\n-    evidence: {quote: "a ceiling on annual increases"}\n' in found.err
    assert (
        '\n+    evidence: {quote: "a ceiling on annual increases", section: Proposals, '
        "paragraph: 3}\n" in found.err
    )
    assert found.err.endswith("wrote housing/ali-2023.yaml, housing/okafor-2024.yaml\n")


def test_every_byte_around_a_fix_is_kept(unplaced: Path) -> None:
    path = unplaced / "ali-2023.yaml"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert call("check", "--fix", "--yes").code == 0
    added = f", sha256: {digest(unplaced, 'ali-2023')}".encode()
    place = b", section: Proposals, paragraph: 3"
    after = path.read_bytes()
    assert added in after
    assert after.replace(added, b"").replace(b'increases"' + place, b'increases"') == before


def test_a_second_fix_has_nothing_to_do(unplaced: Path) -> None:
    call("check", "--fix", "--yes")
    before = {one: one.read_bytes() for one in unplaced.glob("*.yaml")}
    found = call("check", "--fix", "--yes")
    assert (found.code, found.err) == (
        0,
        "nothing to fix: no place, digest or encoding is missing that the texts tell\n",
    )
    assert {one: one.read_bytes() for one in unplaced.glob("*.yaml")} == before


def test_without_texts_there_is_nothing_to_fix(unplaced: Path, tmp_path: Path) -> None:
    (unplaced / "sources").rename(tmp_path / "elsewhere")
    assert call("check", "--fix", "--yes").err.startswith("nothing to fix: ")


def test_nothing_is_fixed_in_a_corpus_with_errors(unplaced: Path) -> None:
    changed(unplaced / "codebook.yaml", "part_of: [government]", "part_of: [goverment]")
    before = {one: one.read_bytes() for one in unplaced.glob("*.yaml")}
    found = call("check", "--fix", "--yes")
    assert found.code == 1
    assert found.err == "nothing was fixed, since the corpus has errors\n"
    assert {one: one.read_bytes() for one in unplaced.glob("*.yaml")} == before


def test_an_encoding_that_was_guessed_is_told_and_kept(housing: Path) -> None:
    written_by_windows(housing, "ali-2023")
    (row,) = [row for row in answered("check")["rows"] if row["code"] == "guessed-encoding"]
    assert (row["severity"], row["file"]) == ("warning", "housing/ali-2023.yaml")
    assert row["message"] == f"ali-2023{GUESS}"
    assert "`encoding: cp1252` under `source`" in row["hint"]
    assert call("check", "--fix", "--yes").code == 0
    assert "encoding: cp1252" in (housing / "ali-2023.yaml").read_text()
    assert "guessed-encoding" not in [row["code"] for row in answered("check")["rows"]]


@pytest.mark.parametrize(
    ("other_quotes", "said"),
    [
        (["a ceiling on annual increases"], "1 is not in its text"),
        (["a ceiling on annual increases", "homes on land already"], "2 are not in its text"),
    ],
)
def test_a_source_is_not_fixed_where_quotes_are_not_in_its_text(
    other_quotes: list[str], said: str, housing: Path
) -> None:
    written_by_windows(housing, "ali-2023")
    path = housing / "ali-2023.yaml"
    for quote in other_quotes:
        changed(path, f'quote: "{quote}', f'quote: "never {quote}')
    before = path.read_bytes()
    told = (
        f"not fixed: the source of ali-2023, of whose quotes {said}, or at no certain place there\n"
    )
    assert call("check", "--fix", "--yes").err.startswith(f"{told}--- housing/okafor-2024.yaml\n")
    assert call("check", "--fix", "--yes").err == told
    assert path.read_bytes() == before


def test_a_text_that_cannot_be_read_is_not_said_to_be_at_hand(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", ", section: Proposals, paragraph: 5", "")
    broken(housing, "ali-2023")
    found = joined(call("check").out)
    assert "unreadable-source" in found
    assert "no-place" in found
    assert "at hand" not in found


# A new edition of a text


@pytest.fixture
def reissued(unplaced: Path) -> Path:
    """The example, coded to the end, before its first text comes out anew with a paragraph more."""
    call("check", "--fix", "--yes")
    text = unplaced / "sources" / "ali-2023.txt"
    changed(text, "First, rents.", "Much is new here.\n\nFirst, rents.")
    return unplaced


def test_quotes_are_looked_for_in_a_new_edition(reissued: Path) -> None:
    answer = answered("check")
    assert [row["code"] for row in answer["rows"]] == [
        "other-edition", "moved-quote", "moved-quote",
    ]  # fmt: skip
    assert "ali-2023 has another edition: 2 quotes moved." in answer["notes"]


def test_places_that_moved_are_written_with_the_digest(reissued: Path) -> None:
    path = reissued / "ali-2023.yaml"
    expected = path.read_text()
    found = call("check", "--fix", "--yes")
    assert (found.code, "No problem in housing" in found.out) == (0, True)
    for old, new in ((3, 4), (5, 6)):
        expected = expected.replace(f"paragraph: {old}", f"paragraph: {new}")
    before = expected.partition("sha256: ")[2][:64]
    assert path.read_text() == expected.replace(before, digest(reissued, "ali-2023"))


def test_the_digest_of_a_new_edition_waits_for_every_quote(reissued: Path) -> None:
    text = reissued / "sources" / "ali-2023.txt"
    changed(text, "homes on land already", "homes on old land already")
    path = reissued / "ali-2023.yaml"
    before = path.read_text()
    found = call("check", "--fix", "--yes")
    assert found.code == 1
    assert "has another edition: 1 quote unmoved, 1 reworded." in joined(found.out)
    assert "hint: nearest, " in found.out
    assert found.err.startswith(
        "not fixed: the source of ali-2023, of whose quotes 1 is not in its text, or at no "
        "certain place there\n"
    )
    assert path.read_text() == before.replace("paragraph: 3", "paragraph: 4")


def test_what_is_in_doubt_in_a_new_edition_stays_so_however_often_it_is_fixed(
    reissued: Path,
) -> None:
    text = reissued / "sources" / "ali-2023.txt"
    text.write_text(
        "Proposals\n\nWe reject an idea that some have.\n\n"
        "The council should cap rents: a ceiling on annual increases.\n\n"
        "Some say: a ceiling on annual increases would be silly.\n\n"
        "homes on land already sealed\n"
    )
    path = reissued / "ali-2023.yaml"
    before = path.read_text()
    for _ in range(2):
        found = call("check", "--fix", "--yes")
        assert path.read_text() == before.replace("paragraph: 5", "paragraph: 4")
        assert "ambiguous-quote" in found.out
        assert "has another edition: 1 quote unmoved, 1 in several places." in joined(found.out)
    changed(path, '"a ceiling on annual', '"cap rents: a ceiling on annual')
    call("check", "--fix", "--yes")
    assert "paragraph: 2" in path.read_text()
    assert digest(reissued, "ali-2023") in path.read_text()


def test_a_dismissed_passage_moves_with_its_text(reissued: Path) -> None:
    call("coverage", "--dismiss", "should ask them", "--why", "It asks for research.", "--yes")
    text = reissued / "sources" / "ali-2023.txt"
    changed(text, "Second, building.", "That is new.\n\nSecond, building.")
    path = reissued / "ali-2023.yaml"
    before = path.read_text()
    assert "paragraph: 7" in before
    assert call("check", "--fix", "--yes").code == 0
    assert (
        path.read_text().partition("dismissed")[2]
        == before.replace("paragraph: 7", "paragraph: 8").partition("dismissed")[2]
    )
    assert answered("check")["rows"] == []


def test_rules_of_the_project_are_applied(uncoded: Path) -> None:
    rules = uncoded / "policy-compare.toml"
    rules.write_text('[check]\nignore = ["uncoded"]\n')
    found = call("check")
    assert found.code == 0
    assert "No problem in housing" in found.out
    assert "Ignored by the project's own rules: 1 problem." in found.out
    assert call("check", "--strict").code == 0
    rules.write_text('[check]\nseverity = {uncoded = "error"}\n')
    found = call("check")
    assert found.code == 1
    assert "error[uncoded]" in found.out
    assert "Ignored" not in found.out
    # It leaves no paper out of the comparison.
    assert {row["paper"] for row in answered("list")["rows"]} == {"ali-2023", "okafor-2024"}


def test_rules_with_errors_are_told_and_ignore_nothing(uncoded: Path) -> None:
    rules = uncoded / "policy-compare.toml"
    rules.write_text('[check]\nignore = ["uncoded", "unknown-name"]\n')
    found = call("check", "--format", "json")
    assert found.code == 1
    assert [(row["code"], row["file"], row["line"]) for row in json.loads(found.out)["rows"]] == [
        ("always-error", "housing/policy-compare.toml", 2),
        ("uncoded", "housing/ali-2023.yaml", 16),
    ]


def test_what_texts_show_can_be_ignored_and_lowered(housing: Path) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    rules = housing / "policy-compare.toml"
    rules.write_text('[check]\nseverity = {quote-not-found = "warning"}\n')
    found = call("check")
    assert (found.code, "warning[quote-not-found]" in found.out) == (0, True)
    rules.write_text('[check.ignore_in]\n"ali-*" = ["quote-not-found"]\n')
    found = call("check")
    assert (found.code, "quote-not-found" in found.out) == (0, False)
    # It is not called verified for that.
    assert "Found in 2 texts: 3 of 4 quotes." in found.out


def test_rules_hold_where_nothing_can_be_computed(housing: Path) -> None:
    changed(housing / "codebook.yaml", "part_of: [government]", "part_of: [goverment]")
    (housing / "policy-compare.toml").write_text("[check]\nrequired = 3\n")
    rows = json.loads(call("check", "--format", "json").out)["rows"]
    assert {row["code"] for row in rows} == {"wrong-form", "unknown-name"}
    (housing / "policy-compare.toml").write_text('[check]\nids = "snake_case"\n')
    found = call("check")
    assert (found.code, "id-style" in found.out) == (1, False)


@pytest.mark.parametrize("format", ["github", "junit", "sarif"])
def test_other_programs_are_told_files_from_the_working_folder(
    format: str, uncoded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(uncoded.parent)
    (tmp_path / "notes").mkdir()
    for folder, corpus, file in (
        (tmp_path, uncoded, "housing/ali-2023.yaml"),
        (uncoded, uncoded, "ali-2023.yaml"),
        (tmp_path / "notes", Path("../housing"), "../housing/ali-2023.yaml"),
    ):
        monkeypatch.chdir(folder)
        found = run_program("check", "--corpus", str(corpus), "--format", format)
        assert found.code == 0
        assert f'"{file}"' in found.out or f"file={file},line=16," in found.out


@pytest.mark.parametrize(
    ("name", "begin"), [("a.sarif", '{\n  "$schema"'), ("a.xml", "<?xml "), ("a.log", "::error ")]
)
def test_a_name_asks_for_the_form_of_other_programs(
    name: str, begin: str, housing: Path, tmp_path: Path
) -> None:
    changed(housing / "ali-2023.yaml", "on annual increases", "of annual increases")
    found = call("check", "--output", name)
    assert (found.code, found.out) == (1, "")
    assert (tmp_path / name).read_text().startswith(begin)


def test_only_problems_have_the_form_of_other_programs(housing: Path) -> None:
    found = run_program("check", "--explain", "all", "--format", "sarif")
    assert (found.code, found.out) == (2, "")
    assert "--format cannot be 'sarif'" in found.err
    found = call("list", "--output", "a.sarif")
    assert "policy-compare check writes one" in found.err
