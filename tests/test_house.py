"""What a stranger may rely on in every room: sizes, names that mean one thing, tests beside."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import policy_compare

PACKAGE = Path(policy_compare.__file__).parent
TESTS = Path(__file__).parent

MODULES = {
    str(path.relative_to(PACKAGE)): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")
}

#: What each view and each renderer is called in its module.
CONVENTIONS = {"view", "render"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50

Definition = ast.FunctionDef | ast.ClassDef


class Module(NamedTuple):
    """What a module defines, and the lines of its functions, those within others too."""

    definitions: list[str]
    functions: list[tuple[str, int]]


@cache
def modules() -> dict[str, Module]:
    """Each module; their trees, which take much memory, are not kept."""
    return {name: outline_of(ast.parse(text)) for name, text in MODULES.items()}


def outline_of(tree: ast.Module) -> Module:
    return Module(
        [node.name for node in tree.body if isinstance(node, Definition)],
        [
            (node.name, int(node.end_lineno or 0) - node.lineno)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
        ],
    )


def test_modules_are_short() -> None:
    assert [name for name, text in MODULES.items() if text.count("\n") > LONGEST_MODULE] == []


def test_functions_are_short() -> None:
    assert [
        (name, function)
        for name, module in modules().items()
        for function, lines in module.functions
        if lines >= LONGEST_FUNCTION
    ] == []


def test_a_public_name_stands_in_one_module() -> None:
    places = defaultdict(set)
    for name, module in modules().items():
        for definition in module.definitions:
            if not definition.startswith("_") and definition not in CONVENTIONS:
                places[definition].add(name)
    assert not {name: modules for name, modules in places.items() if len(modules) > 1}


def test_every_module_has_its_tests() -> None:
    """But for those that do nothing, and are mere records of what there is."""
    paths = [Path(name) for name, module in modules().items() if module.functions]
    assert [
        path
        for path in paths
        if not path.name.startswith("__")
        and not (TESTS / path.parent / f"test_{path.name}").is_file()
    ] == []
