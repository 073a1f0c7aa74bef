"""Shows an answer that is longer than the screen through the user's pager, as git does.

What the standard library and rich have for it starts a pager for whatever is shown, knows
no variable of ours, and loses the answer where the pager is not there.
"""

import os
import re
from collections.abc import Mapping
from typing import TextIO

#: The variables that name a pager, ours first; an empty one, or cat, is none.
VARIABLES = ("POLICY_COMPARE_PAGER", "PAGER")

#: What less is told unless the user tells it otherwise: end where all fits, show colours, and
#: leave what was shown on the screen.
_LESS = "FRX"

#: What a shell reports where it cannot run a command, or does not find it.
_NOT_RUN = (126, 127)

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def show_paged(content: bytes, terminal: TextIO, environ: Mapping[str, str]) -> bool:
    """Show the content in the pager, and return when the user has left it.

    False where nothing was shown: the content fits the screen, no pager is settings, or it
    could not be started.

    Raises:
        KeyboardInterrupt: Ctrl-C ended the pager.
    """
    command = pager_command(environ)
    if not command or not is_longer_than_screen(content, terminal):
        return False
    # Imported here because only who reads a long answer waits for it.
    import signal
    import subprocess

    # Ctrl-C is the pager's, which may stop a search by it and go on. If it ended the shell in
    # between, or us, two programs would read what is typed next.
    survive = "trap : INT; " if os.name == "posix" else ""
    try:
        # By POSIX the variable holds a command for the shell.
        pager = subprocess.Popen(  # noqa: S602
            f"{survive}{command}",
            shell=True,
            stdin=subprocess.PIPE,
            env=_pager_environment(terminal, environ),
        )
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # Who leaves before the end closes the pipe; that is no failure.
        pager.communicate(content)
    except BaseException:
        # Two programs would read what is typed next.
        pager.terminate()
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if pager.returncode in (-signal.SIGINT, 128 + signal.SIGINT):
        raise KeyboardInterrupt
    return pager.returncode not in _NOT_RUN


def pager_command(environ: Mapping[str, str]) -> str:
    """The command of the pager that the user wants; empty where it is none."""
    if environ.get("TERM", "dumb") == "dumb":
        # Nothing can be shown there a screen at a time.
        return ""
    for name in VARIABLES:
        if name in environ:
            command = environ[name].strip()
            return "" if command == "cat" else command
    from shutil import which

    if which("less", path=environ.get("PATH")) is None:
        return ""
    # Who has options of his own may have none for colours.
    return "less -R" if "LESS" in environ else "less"


def _pager_environment(terminal: TextIO, environ: Mapping[str, str]) -> dict[str, str]:
    """What the pager is started with."""
    settings = {"LESS": _LESS}
    if terminal.encoding.casefold().replace("_", "-") in ("utf-8", "utf8"):
        # Whatever the locale is called, this is what it is sent.
        settings["LESSCHARSET"] = "utf-8"
    return {**settings, **environ}


def is_longer_than_screen(content: bytes, terminal: TextIO) -> bool:
    """Whether the content does not fit the screen together with the prompt after it."""
    try:
        columns, rows = os.get_terminal_size(terminal.fileno())
    except (OSError, ValueError):
        return False
    if not rows:
        # A terminal that does not know its size.
        columns, rows = 80, 24
    if content.count(b"\n") >= rows:
        return True
    lines = _COLOUR.sub("", content.decode(terminal.encoding, "replace")).splitlines()
    return sum(max(1, -(-len(line) // columns)) for line in lines) >= rows
