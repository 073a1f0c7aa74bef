"""Every kind of problem, made by real files, at the place where it is."""

import os
import re
import string
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

import policy_compare
from policy_compare.cli.corpus_check import check_corpus, problem_kinds
from policy_compare.corpus.reader import read_corpus
from policy_compare.evidence.verification import Verification
from policy_compare.files.reading import YAML
from policy_compare.problems import OwnRules, Problem, ProblemKind, has_errors
from tests.support.corpora import CODEBOOK, made, paper, recommendation, write_corpus
from tests.support.odt import content_of, element
from tests.support.odt import paragraph as odt_paragraph
from tests.support.verifying import verify

KINDS = problem_kinds()

FOLDER = Path(policy_compare.__file__).parent

FINE = paper(recommendation("r", "{cap: support, build: oppose, social-homes: neutral}"))


ROW = "a,Homes,Ali,r,Act.,council,should,rents,cap,support,,should act,1,"
HEADER = (
    "paper,paper_title,authors,recommendation,statement,actors,strength,topics,proposition,stance,"
    "proposition_statement,quote,page,dismissed"
)


class Case(NamedTuple):
    """Files that have the problem: it stands at the first ``at`` in ``file``."""

    files: Mapping[str, str | bytes]
    at: str = ""
    file: str = "a.yaml"
    codebook: str = CODEBOOK


def coded(at: str, **keys: str) -> Case:
    """A paper with one recommendation in which these keys are so."""
    return Case({"a.yaml": paper(recommendation("r", **keys))}, at)


def said(old: str, new: str, at: str | None = None) -> Case:
    """A paper that is fine but for one place."""
    assert old in FINE
    return Case({"a.yaml": FINE.replace(old, new, 1)}, new if at is None else at)


def booked(old: str, new: str, at: str) -> Case:
    """A codebook that is fine but for one place."""
    assert old in CODEBOOK
    return Case({"a.yaml": FINE}, at, "codebook.yaml", CODEBOOK.replace(old, new, 1))


def rows(*rows: str, at: int | None = None, header: str = HEADER) -> Case:
    """A table of papers whose row number ``at`` (from 0) has the problem, or the whole."""
    lines = [header, *rows]
    text = "".join(f"{line}\r\n" for line in lines)
    return Case({"papers.csv": text}, "" if at is None else lines[at + 1], "papers.csv")


def row(**cells: str) -> str:
    """A row that is fine but for these cells."""
    names = HEADER.split(",")
    return ",".join(cells.get(name, cell) for name, cell in zip(names, ROW.split(","), strict=True))


def absent(folder: Path) -> str:
    return ""


def without_codebook(folder: Path) -> str:
    (write_corpus(folder, {"a.yaml": FINE}) / "codebook.yaml").unlink()
    return ""


def without_papers(folder: Path) -> str:
    write_corpus(folder, {})
    return ""


def dangling(folder: Path) -> str:
    (write_corpus(folder, {"a.yaml": FINE}) / "b.yaml").symlink_to("nowhere")
    return "b.yaml"


def large(folder: Path) -> str:
    with (write_corpus(folder, {"a.yaml": FINE}) / "b.yaml").open("wb") as file:
        file.truncate(YAML.most_bytes + 1)
    return "b.yaml"


def named(folder: Path, *names: str) -> str:
    """Papers in files of these names, of which the first has the problem."""
    write_corpus(folder, dict.fromkeys(names, FINE))
    return names[0]


def texts(
    folder: Path,
    text: str = "The council should act.",
    statement: str = "It must.",
    encoding: str = "utf-8",
    **evidence: str,
) -> Verification:
    """A paper with a recommendation and a dismissal, verified against its text."""
    coded = ", ".join(
        f"{key}: {value}" for key, value in {"quote": "should act", **evidence}.items()
    )
    written = paper(recommendation("r", statement=statement, evidence="{" + coded + "}"))
    dismissed = "dismissed:\n  - {quote: The council, why: It names it.}\n"
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_bytes(text.encode(encoding, "surrogateescape"))
    return verify(made(folder, {"a.yaml": written + dismissed}), folder / "texts")


def without_text(folder: Path) -> Verification:
    return verify(made(folder, {"a.yaml": FINE}), folder)


def other_edition(folder: Path, text: str = "The council should act.") -> Verification:
    written = FINE.replace(
        "recommendations:", f"  source: {{sha256: {'0' * 64}}}\nrecommendations:"
    ).replace("page: 1", "paragraph: 1")
    (folder / "a.txt").write_text(f"The year is dry.\n\n{text}")
    return verify(made(folder, {"a.yaml": written}), folder)


def doubtful_encoding(folder: Path) -> Verification:
    written = FINE.replace("recommendations:", "  source: {encoding: latin-1}\nrecommendations:")
    (folder / "a.txt").write_text("The council should act: £40.", "utf-8")
    return verify(made(folder, {"a.yaml": written}), folder)


def encoding_of_odt(folder: Path) -> Verification:
    written = FINE.replace("recommendations:", "  source: {encoding: cp1252}\nrecommendations:")
    text = element("document", content_of(odt_paragraph("The council should act.")))
    (folder / "a.fodt").write_text(text)
    return verify(made(folder, {"a.yaml": written}), folder)


LONG = "The council should act before the next winter comes."

#: What the papers' texts show: writes a corpus and a text, and verifies it.
TEXTS: dict[str, Callable[[Path], Verification]] = {
    "quote-not-found": lambda folder: texts(folder, quote="must act"),
    "cut-quote": lambda folder: texts(folder, "The council shouldn't act.", quote="should"),
    "parted-quote": lambda folder: texts(
        folder, "The council rests.\n\nIt should act.", quote="council … act"
    ),
    "turning-ellipsis": lambda folder: texts(
        folder, "The council should not act.", quote="should … act"
    ),
    "denied-quote": lambda folder: texts(folder, "The council should not act.", quote="act"),
    "denied-behind": lambda folder: texts(
        folder, "The council should act for no one.", quote="council should act"
    ),
    "cut-number": lambda folder: texts(
        folder, "The council should act on two hundred homes.", quote="should act on two"
    ),
    "quote-over-sentences": lambda folder: texts(
        folder, "The council should act. Builders will leave.", quote="council should … leave"
    ),
    "quote-over-blocks": lambda folder: texts(
        folder, "The council rests.\n\nIt should act.", quote="rests. It should"
    ),
    "other-word": lambda folder: texts(
        folder, "The council should re-sign.", quote="should resign"
    ),
    "bracketed-number": lambda folder: texts(
        folder, "The council has [10] homes.", quote="council has homes"
    ),
    "meagre-quote": lambda folder: texts(folder, "The council should.", quote="should"),
    "wrong-place": lambda folder: texts(folder, section="Findings"),
    "ambiguous-quote": lambda folder: texts(folder, "The council should act.\n\nIt should act."),
    "other-edition": other_edition,
    "moved-quote": other_edition,
    "reworded-quote": lambda folder: other_edition(folder, "The council should now act."),
    "gone-quote": lambda folder: other_edition(folder, "Nothing is urged."),
    "no-source": without_text,
    "unreadable-source": lambda folder: texts(folder, ""),
    "guessed-encoding": lambda folder: texts(
        folder, "The council should act: £40.", encoding="cp1252"
    ),
    "doubtful-encoding": doubtful_encoding,
    "damaged-text": lambda folder: texts(
        folder, "The council should act für Köln, für Düren, für uns, \udca3."
    ),
    "unused-encoding": encoding_of_odt,
    "strength-wording": lambda folder: texts(folder, "The council could act.", quote="act"),
    "verbatim-statement": lambda folder: texts(folder, LONG, LONG),
    "stale-dismissal": lambda folder: texts(folder, "They should act."),
}

#: What is wrong with the folder: makes it, and gives the file that has the problem.
FOLDERS: dict[str, Callable[[Path], str]] = {
    "no-folder": absent,
    "no-codebook": without_codebook,
    "no-papers": without_papers,
    "unreadable": dangling,
    "too-large": large,
    "device-name": lambda folder: named(folder, "Aux.yaml"),
    "same-name": lambda folder: named(folder, "a.yaml", "A.yaml"),
}

CASES: dict[str, Case] = {
    "unchecked-names": booked("topics:", "topics: [", ""),
    "other-suffix": Case({"a.yaml": FINE, "b.yml": FINE}, file="b.yml"),
    "not-utf8": Case({"a.yaml": FINE.encode().replace(b"Homes", b"H\xf6mes")}, "\xf6"),
    "yaml-syntax": said("title: Homes", "title: Homes: an outlook", ": an"),
    "git-conflict": said("  title", "<<<<<<< HEAD\n  title", "<<<<<<< HEAD"),
    "yaml-tab": said("  title", "\ttitle"),
    "yaml-anchor": said("title: Homes", "title: &here Homes", "&here"),
    "yaml-tag": said("title: Homes", "title: !!binary Homes", "!!binary"),
    "yaml-documents": Case({"a.yaml": FINE + "---\nmore: x\n"}, "---"),
    "yaml-depth": said("authors: [", "authors: [" + "[" * 30, "[" * 13 + "{"),
    "empty-file": Case({"a.yaml": FINE, "b.yaml": "# later\n"}, file="b.yaml"),
    "duplicate-key": said("  authors", "  'title': Flats\n  authors", "'title'"),
    "control-character": said("title: Homes", 'title: "\\e[31mHomes"', '"\\e'),
    "direction-character": said("title: Homes", "title: \u202eHomes", "\u202e"),
    "invisible-character": said("title: Homes", "title: Ho\u200bmes", "Ho\u200b"),
    "wrong-form": coded("council, st", actors="council"),
    "missing-key": said("strength: should, ", "", "{id"),
    "unknown-key": said("strength", "strenght"),
    "empty-value": said("title: Homes", 'title: ""', '""'),
    "no-stance": said("cap: support", "cap: ", ", build"),
    "bad-id": said("id: r", "id: r/1", "r/1"),
    "unknown-name": coded("counsil", actors="[counsil]"),
    "duplicate-id": Case(
        {
            "a.yaml": paper(
                recommendation("r"), recommendation("r", statement="Again the council should act.")
            )
        },
        "{id: r, statement: Again",
    ),
    "no-recommendations": Case(
        {"a.yaml": "paper: {title: Homes, authors: []}\nrecommendations: []\n"}, "[]\n"
    ),
    "bad-date": said("'2023'", "'2023-02-30'"),
    "bad-doi": said("'2023'", "'2023'\n  DOI: doi:10.1/x", "doi:10"),
    "bad-url": said("'2023'", "'2023'\n  URL: javascript:alert(1)", "javascript"),
    "bad-encoding": said("'2023'", "'2023'\n  source: {encoding: zip}", "zip"),
    "bad-digest": said("'2023'", "'2023'\n  source: {sha256: abc}", "abc"),
    "cycle": booked("Building}", "Building, part_of: [social]}", "[social]}\n  social"),
    "tension-with-itself": booked("[cap, build]", "[cap, cap]", "{between"),
    "alias-clash": booked("label: Builders", "label: Builders, aliases: [Town Council]", "Town C"),
    "label-clash": booked("label: Building", "label: rents", "rents}"),
    "id-clash": booked("  landlords:", "  Council: {label: Hall}\n  landlords:", "Council"),
    "keyword-clash": booked("{label: Building}", "{label: Building, keywords: [RENTS]}", "RENTS"),
    "repeated-tension": booked(
        "tensions:\n",
        "tensions:\n  - {between: [build, cap], why: The same.}\n",
        "{between: [cap",
    ),
    "long-quote": Case(
        {"a.yaml": FINE}, "should act, page", codebook=CODEBOOK + "quote_words: 1\n"
    ),
    "repeated-name": coded("council], strength", actors="[council, council]"),
    "no-authors": said("  authors: [{family: Ali, given: Noor}]\n", "", "paper:"),
    "no-topic": coded("{id", positions="{}"),
    "uncoded": coded("{id", positions=""),
    "proposed": coded("{id", proposed_by="gpt"),
    "stronger-position": coded(
        "{id", strength="could", positions="{cap: {stance: support, strength: must}}"
    ),
    "no-evidence": said(", evidence: {quote: should act, page: 1}", "", "{id"),
    "no-place": said(", page: 1", "", "{id"),
    "former-name-in-use": booked(
        "topics:\n", "former_names: {actors: {council: government}}\ntopics:\n", "government}}"
    ),
    "former-name-of-nothing": booked(
        "topics:\n", "former_names: {papers: {draft: b}}\ntopics:\n", "b}}"
    ),
    "unused-proposition": Case({"a.yaml": paper(recommendation("r"))}, "build: {", "codebook.yaml"),
}


#: What only an import tells, see ``test_imports``.
IMPORTS = (
    "json-syntax", "json-form", "json-cell", "half-character", "workbook", "unknown-stance",
    "left-out", "guessed-table", "unknown-encoding", "not-in-corpus", "changed-meanwhile",
    "error-cell", "no-reason", "gone-meanwhile",
    "dismissed-already",
)  # fmt: skip

#: What only files of columns have, see ``test_column_files`` and ``test_column_corpus``.
COLUMNS = (
    "no-positions", "damaged", "wrong-type", "newer-version",
    "several-statements", "duplicate-proposition", "more-problems",
)  # fmt: skip

#: What is wrong with a table, told by its line alone.
TABLES: dict[str, Case] = {
    "csv-syntax": rows(ROW, row(statement='"Act" now'), at=1),
    "row-length": rows(ROW, ROW + ",more", at=1),
    "duplicate-column": rows(ROW + ",x", at=-1, header=HEADER + ",page"),
    "unnamed-column": rows(ROW + ",x", at=-1, header=HEADER + ","),
    "unknown-column": rows(ROW + ",x", at=-1, header=HEADER + ",pages"),
    "missing-column": rows(ROW, at=-1, header=HEADER.replace("statement,actors", "note,actors")),
    "missing-cell": rows(ROW, row(recommendation=""), at=1),
    "other-cell": rows(ROW, row(statement="Wait.", proposition="build"), at=1),
    "repeated-row": rows(ROW, row(stance="oppose"), at=1),
    "dismissed-recommendation": rows(ROW, row(dismissed="It asks nothing."), at=1),
    "duplicate-paper": Case({"a.yaml": FINE, **rows(ROW).files}, file="papers.csv"),
    "other-statement": rows(row(proposition_statement="Cap them."), at=0),
    "other-topics": rows(f"{ROW},building", at=0, header=f"{HEADER},proposition_topics"),
    "no-strength": rows(ROW, row(recommendation="s", strength=""), at=1),
    "none-has": rows(row(quote="", page=""), row(recommendation="s", quote="", page="")),
}


#: What a project's own rules ask for, or what is wrong with them.
OWN_RULES: dict[str, tuple[str, Case]] = {
    "missing-field": ('required = ["rationale"]', Case({"a.yaml": FINE}, "{id")),
    "short-quote": ("least_quote_words = 3", Case({"a.yaml": FINE}, "{id")),
    "id-style": ('ids = "snake_case"', Case({"a.yaml": FINE}, "social-homes", "codebook.yaml")),
    "toml-syntax": ("ids =", Case({"a.yaml": FINE}, "ids", "policy-compare.toml")),
    "always-error": (
        'ignore = ["bad-id"]', Case({"a.yaml": FINE}, "ignore", "policy-compare.toml"),
    ),
}  # fmt: skip


def place_of(text: str, part: str) -> tuple[int, int]:
    """Line and column of the first ``part`` in ``text``; nowhere for no part."""
    if not part:
        return (0, 0)
    before = text[: text.index(part)]
    return (before.count("\n") + 1, len(before) - before.rfind("\n"))


def check_texts(found: Problem) -> None:
    """Message and hint say something, and nothing of their templates is left."""
    for text in (found.message, found.hint):
        assert len(text) > 5
        assert not re.search(r"\{\w*\}", text)
        assert text == text.strip()


def test_every_kind_that_is_declared_is_gathered() -> None:
    sources = (path.read_text("utf-8") for path in FOLDER.rglob("*.py"))
    pattern = re.compile(r"^[A-Z0-9_]+ = ProblemKind\(\n    code=\"(.+)\"", re.MULTILINE)
    declared = map(pattern.findall, sources)
    assert sorted(chain.from_iterable(declared)) == sorted(KINDS)


def test_every_kind_has_a_case() -> None:
    assert sorted([*FOLDERS, *CASES, *TEXTS, *TABLES, *IMPORTS, *OWN_RULES, *COLUMNS]) == sorted(
        KINDS
    )


@pytest.mark.parametrize("code", CASES)
def test_problem_of_a_file_is_found_at_its_place(code: str, tmp_path: Path) -> None:
    case = CASES[code]
    found = [
        one
        for one in read_corpus(write_corpus(tmp_path, case.files, case.codebook)).problems
        if one.code == code and one.file == str(tmp_path / case.file)
    ]
    assert found
    check_texts(found[0])
    assert found[0].severity == KINDS[code].severity
    if case.at:
        text = (tmp_path / case.file).read_bytes()
        decoded = text.decode("latin-1" if code == "not-utf8" else "utf-8")
        assert found[0][3:5] == place_of(decoded, case.at)
    else:
        assert found[0][3:5] == (0, 0)


@pytest.mark.parametrize("code", TABLES)
def test_problem_of_a_table_is_found_on_its_row(code: str, tmp_path: Path) -> None:
    case = TABLES[code]
    found = read_corpus(write_corpus(tmp_path, case.files, case.codebook)).problems
    (one,) = [one for one in found if one.code == code]
    assert one.file == str(tmp_path / "papers.csv")
    text = str(case.files["papers.csv"])
    lines = text.splitlines()
    assert one[3:5] == (len(lines) - lines[::-1].index(case.at) if case.at else 0, 0)
    assert one.severity == KINDS[code].severity
    check_texts(one)
    # What the case is about is all that is wrong, but for what a codebook says beside.
    errors = {one.code for one in found if one.severity == "error"}
    assert errors <= {code}


@pytest.mark.parametrize("code", OWN_RULES)
def test_problem_of_rules_is_found_on_its_line(code: str, tmp_path: Path) -> None:
    written, case = OWN_RULES[code]
    files = {**case.files, "policy-compare.toml": f"[check]\n{written}\n"}
    problems = check_corpus(write_corpus(tmp_path, files, case.codebook), None, 30).problems
    (found,) = [one for one in problems if one.code == code]
    assert found.severity == KINDS[code].severity
    assert found.file == str(tmp_path / case.file)
    assert found.line == place_of((tmp_path / case.file).read_text("utf-8"), case.at)[0]
    check_texts(found)


@pytest.mark.parametrize("code", FOLDERS)
def test_problem_of_a_folder_is_found(code: str, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    file = FOLDERS[code](folder)
    (found,) = read_corpus(folder).problems
    assert found.code == code
    assert found[2:5] == (os.path.join(folder, file) if file else str(folder), 0, 0)  # noqa: PTH118
    check_texts(found)


@pytest.mark.parametrize("code", TEXTS)
def test_problem_of_a_text_is_found_where_it_was_coded(code: str, tmp_path: Path) -> None:
    (found,) = [one for one in TEXTS[code](tmp_path).problems if one.code == code]
    assert found.severity == KINDS[code].severity
    assert found.file == "a.yaml"
    of_paper = code in {
        "other-edition", "no-source", "unreadable-source", "guessed-encoding", "damaged-text",
        "doubtful-encoding", "unused-encoding", "stale-dismissal",
    }  # fmt: skip
    line = 7 if code in {"moved-quote", "reworded-quote", "gone-quote"} else 6
    assert found[3:5] == ((0, 0) if of_paper else (line, 0))
    assert ("'r'" in found.message) is not of_paper
    check_texts(found)


@pytest.mark.parametrize("code", [*CASES, *TABLES])
def test_errors_withhold_the_corpus_and_warnings_do_not(code: str, tmp_path: Path) -> None:
    case = CASES.get(code) or TABLES[code]
    found = read_corpus(write_corpus(tmp_path, case.files, case.codebook))
    errors = [one for one in found.problems if one.severity == "error"]
    complete = found.corpus is not None and not found.corpus.left_out
    assert complete == (not errors)
    if KINDS[code].severity == "error":
        assert not complete


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_kind_is_explained_in_sentences(kind: ProblemKind) -> None:
    assert KINDS[kind.code] is kind
    assert set(kind.code) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert kind.meaning.endswith(".")
    assert len(kind.meaning) > 40
    for text in (kind.message, kind.hint):
        assert not text.endswith(".")
        assert not text[0].isupper()


def test_braces_in_a_file_do_not_reach_the_templates() -> None:
    found = KINDS["bad-id"].problem_at("a.yaml", 1, 1, given="{0.__class__}")
    assert found.message == "'{0.__class__}' cannot be an id"


def test_only_errors_are_errors() -> None:
    warning, error = KINDS["no-topic"].problem_at("a"), KINDS["no-papers"].problem_at("a")
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_what_is_still_to_be_coded_can_count_as_an_error() -> None:
    lacking = [
        KINDS["uncoded"].problem_at("a", 3, id="r"),
        KINDS["no-recommendations"].problem_at("b"),
        KINDS["proposed"].problem_at("a", 4, proposer="gpt"),
    ]
    others = [KINDS["no-topic"].problem_at("a"), KINDS["no-papers"].problem_at("a")]
    assert not has_errors(lacking)
    judged = [OwnRules().judge_problem(one, strict=True) for one in (*lacking, *others)]
    assert judged == [*(one._replace(severity="error") for one in lacking), *others]
    assert [OwnRules().judge_problem(one) for one in lacking] == lacking


UNCODED, NO_TOPIC = (
    KINDS["uncoded"].problem_at("homes/draft-1.yaml", 3, id="r"),
    KINDS["no-topic"].problem_at("homes/ali.yaml", 3),
)
NOT_FOUND = KINDS["quote-not-found"].problem_at(
    "homes/ali.yaml", 3, id="r", source="ali.txt", nearest="none"
)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (OwnRules(), {"uncoded", "no-topic", "quote-not-found"}),
        (OwnRules(ignore=("no-topic", "quote-not-found")), {"uncoded"}),
        # Only warnings can fall out of a selection: an error would be gone by an oversight.
        (OwnRules(select=("no-place",)), {"quote-not-found"}),
        (OwnRules(select=("no-topic",), ignore=("no-topic",)), {"quote-not-found"}),
        (OwnRules(ignore_in={"draft-*": ("uncoded", "no-topic")}), {"no-topic", "quote-not-found"}),
        (OwnRules(ignore_in={"*": ("uncoded",)}), {"no-topic", "quote-not-found"}),
        (OwnRules(ignore_in={"homes/*": ("uncoded",)}), {"uncoded", "no-topic", "quote-not-found"}),
    ],
)
def test_rules_choose_what_is_told(rules: OwnRules, told: set[str]) -> None:
    judged = map(rules.judge_problem, (UNCODED, NO_TOPIC, NOT_FOUND))
    assert {one.code for one in judged if one} == told


def test_rules_say_how_grave_a_problem_is() -> None:
    rules = OwnRules(severity={"no-topic": "error", "quote-not-found": "warning"})
    assert rules.judge_problem(NO_TOPIC) == NO_TOPIC._replace(severity="error")
    assert rules.judge_problem(NOT_FOUND) == NOT_FOUND._replace(severity="warning")
    assert rules.judge_problem(UNCODED) == UNCODED
    # Who asks for strictness at the call is stricter than the file.
    lenient = OwnRules(severity={"uncoded": "warning"})
    assert lenient.judge_problem(UNCODED, strict=True) == UNCODED._replace(severity="error")
    assert OwnRules(ignore=("uncoded",)).judge_problem(UNCODED, strict=True) is None
