"""What a stranger may rely on in every room: sizes, names that mean one thing, tests beside."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import policy_compare

PACKAGE = Path(policy_compare.__file__).parent
TESTS = Path(__file__).parent

MODULES = {
    str(path.relative_to(PACKAGE)): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")
}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}

#: What each view and each renderer is called in its module.
CONVENTIONS = {"view", "render"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50

Definition = ast.FunctionDef | ast.ClassDef


def definitions(tree: ast.Module) -> list[Definition]:
    """The functions and classes that a module defines."""
    return [node for node in tree.body if isinstance(node, Definition)]


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_short(name: str) -> None:
    assert MODULES[name].count("\n") <= LONGEST_MODULE


@pytest.mark.parametrize("name", MODULES)
def test_functions_are_short(name: str) -> None:
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef):
            assert int(node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_a_public_name_stands_in_one_module() -> None:
    places = defaultdict(set)
    for name, tree in TREES.items():
        for node in definitions(tree):
            if not node.name.startswith("_") and node.name not in CONVENTIONS:
                places[node.name].add(name)
    assert not {name: modules for name, modules in places.items() if len(modules) > 1}


def has_functions(tree: ast.Module) -> bool:
    """Whether the module does something, and is no mere record of what there is."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


@pytest.mark.parametrize("name", [name for name, tree in TREES.items() if has_functions(tree)])
def test_every_module_has_its_tests(name: str) -> None:
    path = Path(name)
    if not path.name.startswith("__"):
        assert (TESTS / path.parent / f"test_{path.name}").is_file()
