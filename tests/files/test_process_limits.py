"""A process keeps to its limits, where the system has any."""

import os
import signal
import subprocess
import sys

import pytest

from policy_compare.files.process_limits import bytes_of_peak, peak_memory

MB = 1024 * 1024

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this system knows no such limits")


def run(code: str) -> subprocess.CompletedProcess[str]:
    code = f"from policy_compare.files.process_limits import *\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_more_memory_than_the_limit_is_not_given() -> None:
    code = (
        f"limit_memory({300 * MB})\ntry: bytearray({400 * MB})\nexcept MemoryError: print('none')"
    )
    assert run(code).stdout == "none\n"
    assert run(code.replace(f"limit_memory({300 * MB})", "")).stdout == ""


def test_a_limit_that_is_set_already_is_not_raised() -> None:
    code = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, ({300 * MB}, {300 * MB}))
limit_memory({900 * MB})
print(resource.getrlimit(resource.RLIMIT_AS)[0])
"""
    assert run(code).stdout == f"{300 * MB}\n"


def test_work_ends_after_its_time() -> None:
    code = "import policy_compare.files.process_limits as limits\nlimits._GRACE = 0"
    done = run(f"{code}\nlimit_time(1)\nwhile True: pass")
    assert done.returncode == -signal.SIGXCPU


def test_the_peak_of_memory_is_known() -> None:
    before = peak_memory()
    kept = bytearray(b"x") * (64 * MB)
    assert peak_memory() >= len(kept)
    assert before >= 5 * MB


def test_systems_count_memory_each_in_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert bytes_of_peak(7) == 7168
    monkeypatch.setattr(sys, "platform", "darwin")
    assert bytes_of_peak(7) == 7
