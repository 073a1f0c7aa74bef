"""Tells the plans of this user's own runs from those that anybody can put into a folder.

A corpus may come from anyone, by git or as an archive, and hidden files with it: a plan
that was followed unseen could exchange whatever lies there, a configuration of git among
it. So a plan bears a seal (HMAC, RFC 2104) made with a key that lies where no corpus does,
and that holds for its folder alone.
"""

import hmac
import os
import stat
from contextlib import suppress
from pathlib import Path

from policy_compare.files import temporary_files

_KEY = "plans.key"
_LENGTH = 32


def seal_plan(text: bytes, folder: Path) -> bytes:
    """The text of a plan for the folder with its seal before it; empty where no key can be kept."""
    key = _read_or_make_key(key_folder())
    return (_make_seal(text, folder, key) if key else b"") + b"\n" + text


def open_sealed_plan(data: bytes, folder: Path) -> bytes | None:
    """The text of a plan for the folder if its seal is this user's, else None."""
    seal, _, text = data.partition(b"\n")
    key = _read_or_make_key(key_folder())
    if key is None or not hmac.compare_digest(seal, _make_seal(text, folder, key)):
        return None
    return text


def key_folder() -> Path:
    """Where the platform keeps what a program must remember."""
    # Imported here because only who writes needs it.
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("policy-compare", appauthor=False)


def _make_seal(text: bytes, folder: Path, key: bytes) -> bytes:
    place = os.fsencode(os.path.realpath(folder))
    return hmac.digest(key, place + b"\0" + text, "sha256").hex().encode()


def _read_or_make_key(folder: Path) -> bytes | None:
    """The user's key, which is made now if there is none; None where it cannot be kept."""
    path = folder / _KEY
    with suppress(OSError, RuntimeError):
        if not path.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (
                suppress(FileExistsError),
                temporary_files.temporary_file(folder, os.urandom(_LENGTH)) as temporary,
            ):
                if not temporary_files.give_second_name(temporary, path):
                    temporary_files.rename_to_free_name(temporary, path)
        status = path.lstat()
        is_ours = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
        if stat.S_ISREG(status.st_mode) and is_ours and status.st_size == _LENGTH:
            return path.read_bytes()
    return None
