"""Files are written whole or not at all, and over nothing unasked."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.writing import (
    rewrite_files,
    scratch_files,
    writable_path,
    write_file,
    write_keeping_old,
    write_new_files,
)


@pytest.fixture
def mask() -> Iterator[int]:
    """A mask for new files that is not the usual one."""
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


def refuse(number: int) -> object:
    """A call of the system that fails in this way."""

    def call(*arguments: object, **options: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_text_is_utf8_with_its_line_ends_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_file(path, "Ünï,한국\r\nb\n")
    assert path.read_bytes() == "Ünï,한국\r\nb\n".encode()
    assert names_in(tmp_path) == ["a.csv"]


def test_file_that_exists_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(OutputError, match="exists and was kept") as caught:
        write_file(path, "new")
    assert "--force" in caught.value.hint
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.md"]


def test_force_writes_over_and_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new", force=True)
    assert path.read_text() == "new"
    assert mode_of(path) == 0o640


def test_force_needs_no_old_file(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "new", force=True)
    assert (tmp_path / "a.md").read_text() == "new"


def test_new_file_follows_the_mask(tmp_path: Path, mask: int) -> None:
    write_file(tmp_path / "a.md", "new")
    assert mode_of(tmp_path / "a.md") == 0o666 & ~mask
    assert os.umask(mask) == mask


@pytest.mark.parametrize("force", [False, True])
def test_folder_is_no_file(tmp_path: Path, force: bool) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_file(tmp_path, "new", force=force)


@pytest.mark.parametrize("force", [False, True])
def test_device_and_pipe_are_left_alone(tmp_path: Path, force: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (Path(os.devnull), pipe):
        before = path.stat().st_mode
        with pytest.raises(OutputError, match="not an ordinary file") as caught:
            write_file(path, "new", force=force)
        assert ">" in caught.value.hint
        assert path.stat().st_mode == before


def test_folder_is_not_made_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        write_file(tmp_path / "no" / "a.md", "new")
    assert names_in(tmp_path) == []


def test_link_stays_and_its_file_gets_the_text(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "a.md", tmp_path / "link.md"
    link.symlink_to(Path("elsewhere") / "a.md")
    write_file(link, "new")
    with pytest.raises(OutputError, match="exists and was kept"):
        write_file(link, "newer")
    assert target.read_text() == "new"
    write_file(link, "newest", force=True)
    assert link.is_symlink()
    assert not target.is_symlink()
    assert target.read_text() == "newest"


def test_link_to_itself_is_kept(tmp_path: Path) -> None:
    link = tmp_path / "a.md"
    link.symlink_to("a.md")
    with pytest.raises(OutputError, match="exists and was kept"):
        write_file(link, "new")
    assert names_in(tmp_path) == ["a.md"]
    assert link.is_symlink()


def test_name_that_the_system_does_not_take_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written: .*too long"):
        write_file(tmp_path / ("a" * 300), "new")


def test_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    name = "a" * 5000
    for call in (write_file, write_keeping_old):
        with pytest.raises(OutputError, match="cannot be written: "):
            call(tmp_path / name, "new")
    with pytest.raises(OutputError, match="cannot be written: "):
        writable_path(tmp_path / name, force=True)


def test_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_dir", refuse(errno.EACCES))
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        write_file(tmp_path / "a.md", "new")


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("call", ["fsync", "chmod", "replace", "fdopen"])
def test_failure_leaves_the_old_file_and_nothing_beside_it(
    call: str, force: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    if force:
        path.write_text("old")
    monkeypatch.setattr(os, call, refuse(errno.ENOSPC))
    if call == "replace" and not force:
        # Without --force the file gets its name by a link; this is a system without.
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    with pytest.raises(OutputError, match="cannot be written: No space left"):
        write_file(path, "new", force=force)
    assert names_in(tmp_path) == (["a.md"] if force else [])
    assert not force or path.read_text() == "old"


def test_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.md", "new")
    assert names_in(tmp_path) == []


def test_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(temporary_files, "created_file", refuse(errno.EACCES))
    with pytest.raises(OutputError, match=r"a\.md cannot be written: Permission denied"):
        write_file(tmp_path / "a.md", "new")


@pytest.mark.parametrize("links", [True, False])
def test_file_that_appears_meanwhile_is_kept(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"

    def meanwhile(handle: int) -> None:
        path.write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    if not links:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    with pytest.raises(OutputError, match="exists and was kept"):
        write_file(path, "ours")
    assert path.read_text() == "theirs"
    assert names_in(tmp_path) == ["a.md"]


def test_system_without_links_gets_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    write_file(tmp_path / "a.md", "new")
    assert (tmp_path / "a.md").read_text() == "new"
    assert names_in(tmp_path) == ["a.md"]


def test_several_files_go_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "housing"
    write_new_files(folder, {"a.yaml": "a", "b.yaml": "b"})
    assert {one.name: one.read_text() for one in folder.iterdir()} == {"a.yaml": "a", "b.yaml": "b"}


def test_a_file_is_moved_where_it_is_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "housing"
    with scratch_files(folder) as make_file:
        large, unused = make_file(), make_file()
        large.write_bytes(b"large")
        write_new_files(folder, {"a.yaml": "a", "b.bin": large})
    assert (folder / "b.bin").read_bytes() == b"large"
    assert not unused.exists()
    assert names_in(tmp_path) == ["deep"]
    assert names_in(folder) == ["a.yaml", "b.bin"]


def test_a_file_that_is_to_be_moved_goes_where_another_exists(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("mine")
    with pytest.raises(OutputError, match="exists and was kept"), scratch_files(tmp_path) as make:
        write_new_files(tmp_path, {"a.bin": make(), "b.yaml": "b"})
    assert names_in(tmp_path) == ["b.yaml"]


def test_what_a_killed_run_left_on_the_disk_is_swept_up(tmp_path: Path) -> None:
    left = temporary_files.temporary_name(tmp_path, ".new")
    left.write_bytes(b"half")
    with scratch_files(tmp_path / "new") as make_file:
        made = make_file()
        assert names_in(tmp_path) == [made.name]
    assert names_in(tmp_path) == []


def test_a_folder_that_takes_no_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    denied = pytest.raises(OutputError, match="cannot be written: Permission denied")
    with denied, scratch_files(tmp_path) as make_file:
        make_file()


def test_several_files_go_beside_others(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_new_files(tmp_path, {"a.yaml": "a"})
    assert names_in(tmp_path) == ["a.yaml", "notes.txt"]


@pytest.mark.parametrize("dangling", [False, True])
def test_nothing_is_written_where_one_file_exists(tmp_path: Path, dangling: bool) -> None:
    last = tmp_path / "b.yaml"
    if dangling:
        last.symlink_to("nowhere")
    else:
        last.write_text("mine")
    with pytest.raises(OutputError, match=r"b\.yaml exists and was kept; nothing was written"):
        write_new_files(tmp_path, {"a.yaml": "a", "b.yaml": "b"})
    assert names_in(tmp_path) == ["b.yaml"]


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "c"):
        with pytest.raises(OutputError, match="cannot be made"):
            write_new_files(folder, {"a.yaml": "a"})
    assert names_in(tmp_path) == ["taken"]


def test_temporary_file_that_vanishes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(handle: int) -> None:
        for path in tmp_path.iterdir():
            path.unlink()

    monkeypatch.setattr(os, "fsync", vanish)
    with pytest.raises(OutputError, match="cannot be written: No such file"):
        write_file(tmp_path / "a.md", "new")
    assert names_in(tmp_path) == []


def test_folders_are_made_beside_the_files(tmp_path: Path) -> None:
    write_new_files(tmp_path / "c", {"a": "1"}, ["texts", "b/c"])
    assert names_in(tmp_path / "c") == ["a", "b", "texts"]
    write_new_files(tmp_path / "c", {"d": "2"}, ["texts"])
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be made"):
        write_new_files(tmp_path, {"e": "3"}, ["file"])
    assert names_in(tmp_path) == ["c", "file"]


# What stood there is kept beside


def test_nothing_is_kept_of_a_new_file(tmp_path: Path) -> None:
    assert write_keeping_old(tmp_path / "a.yaml", "new") is None
    assert names_in(tmp_path) == ["a.yaml"]


def test_what_stood_there_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old\r\n\xff")
    path.chmod(0o600)
    assert write_keeping_old(path, "new") == tmp_path / "a.yaml.bak"
    assert path.read_text() == "new"
    assert (tmp_path / "a.yaml.bak").read_bytes() == b"old\r\n\xff"
    assert mode_of(tmp_path / "a.yaml.bak") == mode_of(path) == 0o600
    assert names_in(tmp_path) == ["a.yaml", "a.yaml.bak"]


def test_what_was_kept_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("1")
    (tmp_path / "a.yaml.bak3").symlink_to(tmp_path / "nowhere")
    assert write_keeping_old(path, "2") == tmp_path / "a.yaml.bak"
    assert write_keeping_old(path, "3") == tmp_path / "a.yaml.bak2"
    assert write_keeping_old(path, "4") == tmp_path / "a.yaml.bak4"
    kept = [(tmp_path / f"a.yaml.bak{number}").read_text() for number in ("", "2", "4")]
    assert kept == ["1", "2", "3"]


def test_a_copy_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    real = os.link

    def late(source: str, target: Path) -> None:
        if target.name == "a.yaml.bak" and not target.exists():
            target.write_text("another's")
        real(source, target)

    monkeypatch.setattr(os, "link", late)
    assert write_keeping_old(path, "new") == tmp_path / "a.yaml.bak2"
    assert (tmp_path / "a.yaml.bak").read_text() == "another's"
    assert (tmp_path / "a.yaml.bak2").read_text() == "old"


def test_the_copy_is_beside_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    path = tmp_path / "there" / "a.yaml"
    path.write_text("old")
    (tmp_path / "b.yaml").symlink_to(path)
    assert write_keeping_old(tmp_path / "b.yaml", "new") == tmp_path / "there" / "a.yaml.bak"
    assert path.read_text() == "new"
    assert (tmp_path / "b.yaml").is_symlink()


def test_without_a_copy_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    monkeypatch.setattr(temporary_files, "created_file", refuse(errno.ENOSPC))
    with pytest.raises(OutputError, match=r"a\.yaml cannot be written: No space"):
        write_keeping_old(path, "new")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.yaml"]


def test_a_folder_has_no_copy(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_keeping_old(tmp_path, "new")


# Several files are replaced


def test_files_of_one_folder_are_replaced_whichever_way_they_are_reached(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "way").symlink_to(folder)
    for name in ("c/plain", "c/target", "c/by", "elsewhere/far"):
        (tmp_path / name).write_text("old")
    (folder / "link").symlink_to("target")
    (folder / "far").symlink_to(tmp_path / "elsewhere" / "far")
    paths = (folder / "plain", folder / "link", tmp_path / "way" / "by", folder / "far")
    rewrite_files(dict.fromkeys(paths, (b"old", b"new")))
    assert [path.read_text() for path in paths] == ["new"] * 4
    assert (folder / "link").is_symlink()
    assert names_in(folder) == ["by", "far", "link", "plain", "target"]
    with pytest.raises(OutputError, match="was changed since it was read"):
        rewrite_files(dict.fromkeys(reversed(paths), (b"old", b"newer")))
    assert [path.read_text() for path in paths] == ["new"] * 4


def test_files_in_a_folder_that_is_gone_are_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file"):
        rewrite_files({tmp_path / "no" / "a": (b"old", b"new")})


def test_a_file_gets_another_name_with_its_permissions(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("x")
    old.chmod(0o640)
    rewrite_files({new: (None, b"x"), old: (b"x", None)}, {new: old})
    assert (new.read_bytes(), new.stat().st_mode & 0o777) == (b"x", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_link_is_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(OutputError, match="link is a link, and stays; nothing was written"):
        rewrite_files({tmp_path / "link": (b"x", None)})
    assert (tmp_path / "link").read_text() == "x"
