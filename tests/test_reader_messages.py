"""What readers say of a file they refuse: which file, what is wrong, what to do, in plain words.

All of their sentences are looked at where they stand in the program, said or never said.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import policy_compare
from tests.benchmarks.fuzz.outcomes import FOREIGN_WORDS

PACKAGE = Path(policy_compare.__file__).parent
MODULES = [*sorted((PACKAGE / "texts").rglob("*.py")), PACKAGE / "files" / "reading_errors.py"]

#: What the file is called in a message.
NAMES = {
    "name",
    "path",
    "file.path",
    "self.name",
    "archive.name",
    "task.name",
    "shorten_path(path)",
}

#: Where a sentence is made of a table of them, which its own tests look at.
ELSEWHERE = {"sentence.replace('{path}', shorten_path(path))"}


def sentences(module: Path) -> Iterator[tuple[str, ast.Call, set[str]]]:
    """Each error that is made in the module: where, the call, and exceptions known there."""
    tree = ast.parse(module.read_text("utf-8"))
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = list(ast.walk(function))
        caught = {node.name for node in nodes if isinstance(node, ast.ExceptHandler) and node.name}
        for node in nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "SourceError":
                yield f"{module.relative_to(PACKAGE)}:{node.lineno}", node, caught


SENTENCES = [sentence for module in MODULES for sentence in sentences(module)]

each_sentence = pytest.mark.parametrize(
    ("call", "caught"),
    [pytest.param(call, caught, id=place) for place, call, caught in SENTENCES],
)


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 20


@each_sentence
def test_a_message_names_the_file_and_has_a_hint(call: ast.Call, caught: set[str]) -> None:
    message, hint = call.args
    if ast.unparse(message) in ELSEWHERE or isinstance(message, ast.Name):
        return
    assert isinstance(message, ast.JoinedStr), ast.unparse(message)
    filled = [part for part in message.values if isinstance(part, ast.FormattedValue)]
    assert {ast.unparse(part.value) for part in filled} & NAMES, ast.unparse(message)
    assert ast.unparse(hint) not in ("''", "f''")


@each_sentence
def test_a_message_says_nothing_that_a_library_said(call: ast.Call, caught: set[str]) -> None:
    # At which byte it was is no word.
    places = {
        node.value
        for node in ast.walk(call)
        if isinstance(node, ast.Attribute) and node.attr == "start"
    }
    names = {
        node.id for node in ast.walk(call) if isinstance(node, ast.Name) and node not in places
    }
    assert not names & caught


@each_sentence
def test_a_message_is_in_plain_words(call: ast.Call, caught: set[str]) -> None:
    words = [
        node.value
        for node in ast.walk(call)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    for text in words:
        # A package that is to be installed is named.
        assert not FOREIGN_WORDS.search(text) or "needs " in text, text
        assert " form " not in f" {text} ", f"{text}: users say format"
        assert not text.rstrip().endswith("."), text
