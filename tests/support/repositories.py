"""Repositories of git, made in an empty folder with fixed dates, so that commits have fixed ids."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.support.programs import GIT

_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Noor"), ("EMAIL", "noor@example.org"))
}


class Repository(NamedTuple):
    """A repository, and the corpus's folder in it."""

    top: Path
    folder: Path

    def git(self, *words: str, **variables: str) -> str:
        """What git answers, without anything that is configured outside of the repository."""
        own = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            [GIT.path(), *words],
            cwd=self.top, env={**own, **quiet, **_WHO, **variables},
            capture_output=True, text=True, check=True, encoding="utf-8",
        )  # fmt: skip
        return done.stdout.strip()

    def commit(self, files: dict[str, str | None], message: str = "Code") -> str:
        """Write the files, or delete those that are None; the short id of their commit."""
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8", newline="")
        self.git("add", "--all")
        number = int(self.git("rev-list", "--all", "--count"))
        date = f"2025-01-01T00:{number // 60:02}:{number % 60:02}Z"
        self.git(
            "commit", "--quiet", "--allow-empty", "--message", message,
            GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date,
        )  # fmt: skip
        return self.git("rev-parse", "--short=10", "HEAD")


def make_repository(top: Path, folder: str = "recommendations") -> Repository:
    """An empty repository, whose branch is ``main``, with the folder in it."""
    (top / folder).mkdir(parents=True, exist_ok=True)
    repository = Repository(top, top / folder)
    repository.git("init", "--quiet", "--initial-branch=main")
    return repository
