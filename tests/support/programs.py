"""Programs of others that some tests drive: where they are, and what is said where one is not."""

import os
import shutil
from typing import NamedTuple

import pytest


class OtherProgram(NamedTuple):
    """A program that tests drive: what it is called, under which names it is installed.

    ``variable`` is the variable of the environment that may name another one.
    """

    name: str
    commands: tuple[str, ...]
    variable: str

    @property
    def reason(self) -> str:
        """Why a test that needs it is not run."""
        return f"no {self.name} was found"

    def find(self) -> str | None:
        """Where the program is: as the variable says, or else on the path; None without it."""
        named = os.environ.get(self.variable)
        return named or next(filter(None, map(shutil.which, self.commands)), None)

    def path(self) -> str:
        """Where the program is; where there is none, the test is skipped."""
        path = self.find()
        if path is None:
            pytest.skip(self.reason)
        return path


CHROMIUM = OtherProgram(
    "Chromium", ("chromium", "chromium-browser", "google-chrome"), "POLICY_COMPARE_CHROMIUM"
)
TMUX = OtherProgram("tmux", ("tmux",), "POLICY_COMPARE_TMUX")
LIBREOFFICE = OtherProgram("LibreOffice", ("soffice", "libreoffice"), "POLICY_COMPARE_LIBREOFFICE")
PANDOC = OtherProgram("Pandoc", ("pandoc",), "POLICY_COMPARE_PANDOC")
GIT = OtherProgram("git", ("git",), "POLICY_COMPARE_GIT")
JAVA = OtherProgram("Java", ("java",), "POLICY_COMPARE_JAVA")

OTHER_PROGRAMS = (CHROMIUM, TMUX, LIBREOFFICE, PANDOC, GIT, JAVA)
