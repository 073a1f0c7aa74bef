"""What the shell proposes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus

pytestmark = pytest.mark.slow


def _proposed(line: str, folder: Path) -> list[str]:
    """What bash is told for the last word of the line."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "_POLICY_COMPARE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    result = subprocess.run(
        [sys.executable, "-m", "policy_compare"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )
    assert "Traceback" not in result.stderr
    return result.stdout.split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "recommendations", {"ali-2023.yaml": paper(recommendation("cap"))})
    write_corpus(tmp_path / "broken", {"ali-2023.yaml": "nothing"})
    return tmp_path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("policy-compare ov", ["overlap"]),
        ("policy-compare overlap --min", ["--min-units"]),
        ("policy-compare overlap --topic r", ["rents"]),
        ("policy-compare overlap r", ["rents"]),
        ("policy-compare matrix --by paper s", ["social"]),
        # A second word is a part of the same name.
        ("policy-compare overlap rents s", []),
        ("policy-compare list --paper ", ["ali-2023"]),
        ("policy-compare list --actor g", ["government"]),
        ("policy-compare list --target la", ["landlords"]),
        ("policy-compare list --instrument ", ["legal", "economic"]),
        ("policy-compare list --strength m", ["must"]),
        ("policy-compare list --by a", ["author"]),
        ("policy-compare list --format j", ["json"]),
        ("policy-compare list --group-by i", ["instrument"]),
        ("policy-compare show c", ["council", "cap"]),
        ("policy-compare show ali", ["ali-2023", "ali-2023/cap"]),
        ("policy-compare compare a", ["ali-2023"]),
        ("policy-compare measures --measure s", ["subtract"]),
        ("policy-compare measures --normalize a", ["average"]),
        ("policy-compare measures --explain a", ["ali-2023"]),
        ("policy-compare measures --explain x a", ["ali-2023"]),
        ("policy-compare check --explain alias", ["alias-clash"]),
        ("policy-compare reliability a b --rows d", ["differences"]),
        ("policy-compare overlap --corpus broken --topic ", []),
        ("policy-compare show --corpus nowhere ", []),
    ],
)
def test_proposals(folder: Path, line: str, expected: list[str]) -> None:
    assert _proposed(line, folder) == expected


@pytest.mark.parametrize("shell", ["zsh", "bash", "fish", "powershell", "pwsh"])
def test_a_label_cannot_speak_to_the_shell(shell: str, tmp_path: Path) -> None:
    hostile = r"""'x\$(touch pwned)`touch pwned`"; touch pwned; "\`a\`' """.strip()
    codebook = CODEBOOK.replace("{label: Rents}", f"{{label: {hostile}}}")
    assert codebook != CODEBOOK
    write_corpus(
        tmp_path / "recommendations", {"ali-2023.yaml": paper(recommendation("cap"))}, codebook
    )
    environment = {
        **os.environ,
        "_POLICY_COMPARE_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": "policy-compare overlap --topic ",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "policy-compare overlap --topic ",
        "COMP_CWORD": "3",
    }
    result = subprocess.run(
        [sys.executable, "-m", "policy_compare"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert "rents" in result.stdout
    said = result.stdout.replace('"rents":"', "").replace("rents", "")
    assert not set("$`\\;") & set(said)
