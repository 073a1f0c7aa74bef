"""A process that is started runs this package, wherever it is started."""

import subprocess
from pathlib import Path

import pytest

import policy_compare
from policy_compare.files.child_process import PREPARATION, child_command


def test_it_loads_this_package_and_nothing_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('another one')")
    monkeypatch.chdir(tmp_path)
    code = f"{PREPARATION}import json, policy_compare; print(policy_compare.__file__, sys.argv[2])"
    ended = subprocess.run(child_command(code, "é x"), capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == f"{policy_compare.__file__} é x"
