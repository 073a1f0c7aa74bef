"""What keeps a file from being read is told in a sentence, with what to do."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.errors import SourceError
from policy_compare.files.reading import YAML, TooLarge
from policy_compare.files.reading_errors import read_file, reading_error, shorten_path


def told(path: Path) -> SourceError:
    """What is told of a file that cannot be read."""
    with pytest.raises(SourceError) as caught:
        read_file(path, YAML)
    return caught.value


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        # The path of a socket may have a hundred letters only.
        os.chdir(path.parent)
        opened.bind(path.name)


@pytest.mark.parametrize(
    ("make", "sentence", "hint"),
    [
        (lambda path: None, "there is no file {}", "look at the name and at the folder"),
        (Path.mkdir, "{} is a folder", "name a file in it"),
        (os.mkfifo, "{} is not an ordinary file", "save it to a file first"),
        (make_socket, "{} is not an ordinary file", "save it to a file first"),
        (
            lambda path: path.symlink_to(path),
            "{} is a link that leads in a circle",
            "name the file itself",
        ),
    ],
)
def test_what_is_in_the_way_is_told(
    make: Callable[[Path], None],
    sentence: str,
    hint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    make(path)
    error = told(path)
    assert error.message == sentence.format(path)
    assert error.hint.startswith(hint)


def test_in_a_file_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "a.txt"
    assert told(path).message == f"there is no file {path}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * 300, "the name is too long"),
        ("a\0b", "no file can be called so"),
        ("a\ud800", "no file can be called so"),
    ],
)
def test_a_name_that_no_file_can_have_is_told(name: str, reason: str, tmp_path: Path) -> None:
    error = told(tmp_path / name)
    assert error.message == f"there is no file {shorten_path(tmp_path / name)}: {reason}"
    assert error.hint == "look at the name"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_file_that_may_not_be_read_is_its_owners(number: int, tmp_path: Path) -> None:
    error = reading_error(tmp_path / "a.txt", OSError(number, os.strerror(number)))
    assert error.message == f"{tmp_path / 'a.txt'} may not be read"
    assert error.hint == "its owner can give the permission"


def test_a_folder_that_may_not_be_entered_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    (closed / "below").mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda path, mode: path != closed)
    error = reading_error(closed / "below" / "a.txt", PermissionError(errno.EACCES, "denied"))
    assert error.message == f"{closed / 'below' / 'a.txt'} may not be read"
    assert error.hint == f"the owner of the folder {closed} can give the permission"


def test_what_has_no_sentence_of_its_own_is_told_as_the_system_does() -> None:
    error = reading_error(Path("a.txt"), OSError(errno.EIO, os.strerror(errno.EIO)))
    assert error.message == "a.txt cannot be read: Input/output error"
    assert error.hint == "look at the disk that it is on"
    assert (
        reading_error(Path("a"), OSError("it went away")).message
        == "a cannot be read: it went away"
    )


def test_other_reasons_have_their_sentence() -> None:
    error = reading_error(Path("a.txt"), OSError(errno.EBUSY, "it is being written"))
    assert (error.message, error.hint) == ("a.txt is being written", "try again when that is done")
    error = reading_error(Path("a.txt"), TooLarge("it has 2 GB", "divide it"))
    assert (error.message, error.hint) == ("a.txt is too large: it has 2 GB", "divide it")


def test_a_long_path_is_shown_by_its_ends() -> None:
    assert shorten_path("a" * 300) == "a" * 300
    shown = shorten_path("a" * 5000 + ".txt")
    assert shown.startswith("a" * 260 + "…")
    assert shown.endswith("a.txt")
    assert len(shown) == 301


def test_braces_in_a_name_are_letters(tmp_path: Path) -> None:
    assert told(tmp_path / "{0}{x}.txt").message == f"there is no file {tmp_path / '{0}{x}.txt'}"
