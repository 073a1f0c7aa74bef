"""Revisions are read as git has them, and nothing that a repository names is run."""

import os
from pathlib import Path

import pytest

from policy_compare.errors import CallError, UnknownName
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.files.reading import YAML, TooLarge
from tests.support.repositories import Repository, make_repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = make_repository(tmp_path / "work", "Häuser im Ort/coding")
    repository.commit({"a.yaml": "one", "b.yaml": ""})
    return repository


def test_a_revision_is_known_by_every_name_of_git(repository: Repository) -> None:
    first = repository.commit({})
    repository.git("tag", "--annotate", "--message", "said", "v1")
    repository.git("branch", "draft")
    repository.commit({"a.yaml": "two"}, "Recode")
    git = open_git_folder(repository.folder)
    names = ("HEAD~1", "v1", "draft", first, "main^", "HEAD^{/Code}")
    found = {name: git.resolve_revision(name) for name in names}
    assert {id[:10] for id in found.values()} == {first}, found


@pytest.mark.parametrize(
    "name",
    ["--output=here", "-x", "--help", "--all", "nope", "", "HEAD:", "a b", "HEAD\nHEAD", "@{-9}"],
)
def test_what_is_no_revision_is_none_and_no_option(repository: Repository, name: str) -> None:
    before = sorted(repository.top.rglob("*"))
    with pytest.raises(UnknownName, match="no folder or revision is called") as stop:
        open_git_folder(repository.folder).resolve_revision(name)
    assert "there is: main" in stop.value.hint
    assert sorted(repository.top.rglob("*")) == before


def test_the_nearest_branches_are_named(repository: Repository) -> None:
    repository.git("branch", "drafts/second")
    with pytest.raises(UnknownName) as stop:
        open_git_folder(repository.folder).resolve_revision("draft/second")
    assert stop.value.nearest == ("drafts/second",)


def test_files_are_listed_by_name_without_folders(repository: Repository) -> None:
    (repository.folder / "within").mkdir()
    (repository.folder / "link.yaml").symlink_to("a.yaml")
    commit = repository.commit({"within/c.yaml": "c", "tab\tand\nbreak.yaml": ""})
    git = open_git_folder(repository.folder)
    assert git.list_modes(commit) == {
        "a.yaml": "100644",
        "b.yaml": "100644",
        "link.yaml": "120000",
        "tab\tand\nbreak.yaml": "100644",
    }
    assert open_git_folder(repository.top).list_modes(commit) == {}
    assert open_git_folder(repository.folder / "gone" / "too").list_modes(commit) is None


def test_objects_are_read_one_after_the_other(repository: Repository) -> None:
    (repository.folder / "within").mkdir()
    commit = repository.commit({"within/c.yaml": "c", "d.yaml": "d" * 3_000_000})
    git = open_git_folder(repository.folder)
    small = YAML._replace(most_bytes=1000)
    with git.reading_objects() as read:
        assert read(f"{commit}:{git.path}nope.yaml", YAML) is None
        assert read(f"{commit}:{git.path}within", YAML) is None
        with pytest.raises(TooLarge, match="it has 3 MB"):
            read(f"{commit}:{git.path}d.yaml", small)
        id, content = read(f"{commit}:{git.path}a.yaml", small) or ("", b"")
        assert (id, content) == (repository.git("rev-parse", f"HEAD:{git.path}a.yaml"), b"one")
        assert read(f"{commit}:{git.path}b.yaml", small) == (
            repository.git("hash-object", os.devnull),
            b"",
        )


def test_a_process_that_is_gone_has_nothing(repository: Repository, tmp_path: Path) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    git = open_git_folder(repository.folder)._replace(program=str(program))
    with git.reading_objects() as read:
        assert [read("HEAD:a.yaml", YAML) for _ in range(5)] == [None] * 5


def test_commits_come_with_those_before_them(repository: Repository) -> None:
    old = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit({"a.yaml": "two"})
    ours = repository.git("rev-parse", "HEAD")
    repository.commit({"b.yaml": "other"})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"c.yaml": "other"})
    repository.git("merge", "--quiet", "--no-edit", "draft")
    git = open_git_folder(repository.folder)
    new = repository.git("rev-parse", "HEAD")
    assert git.list_commits(old, new, ["a.yaml"], 10) == {ours: [old]}
    assert git.list_commits(new, new, ["a.yaml"], 10) == {}
    assert len(git.list_commits(old, new, ["a.yaml", "b.yaml", "c.yaml"], 2)) == 2


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CallError, match="the program git was not found") as stop:
        open_git_folder(tmp_path)
    assert "compare two folders" in stop.value.hint


def test_without_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CallError, match=r"git has no revisions of .*: not a git repository"):
        open_git_folder(tmp_path)


def test_a_name_with_a_line_break_is_refused(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "work", "two\nlines")
    with pytest.raises(CallError, match="a line break"):
        open_git_folder(repository.folder)


def test_the_variables_of_a_hook_lead_nowhere_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    git = open_git_folder(repository.folder)
    assert (git.path, len(git.resolve_revision("HEAD"))) == ("Häuser im Ort/coding/", 40)


def test_nothing_that_a_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >>'{mark}'\n")
    trap.chmod(0o755)
    (repository.top / ".gitattributes").write_text("*.yaml diff=evil filter=evil\n")
    old = repository.git("rev-parse", "HEAD")
    repository.commit({"a.yaml": "two"})
    for setting in (
        "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass",
        "core.alternateRefsCommand", "core.gitProxy", "diff.external", "diff.evil.textconv",
        "diff.evil.command", "filter.evil.smudge", "filter.evil.clean", "filter.evil.process",
        "gpg.program", "credential.helper", "pager.rev-list", "pager.ls-tree", "pager.cat-file",
    ):  # fmt: skip
        repository.git("config", setting, str(trap))
    for command in ("rev-parse", "ls-tree", "rev-list", "cat-file"):
        repository.git("config", f"alias.{command}", f"!{trap}")
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "core.hooksPath", str(tmp_path))
    for hook in (
        "post-checkout",
        "fsmonitor-watchman",
        "reference-transaction",
        "post-index-change",
    ):
        (repository.top / ".git" / "hooks" / hook).write_text(trap.read_text())
        (repository.top / ".git" / "hooks" / hook).chmod(0o755)
    # What is not there would be fetched, over a program that the repository names.
    gone = repository.git("rev-parse", f"HEAD:{open_git_folder(repository.folder).path}b.yaml")
    (repository.top / ".git" / "objects" / gone[:2] / gone[2:]).unlink()
    for setting, value in (
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "away"),
        ("remote.away.url", "ssh://away.example/x"), ("remote.away.promisor", "true"),
        ("remote.away.uploadpack", str(trap)), ("protocol.allow", "always"),
    ):  # fmt: skip
        repository.git("config", setting, value)

    git = open_git_folder(repository.folder)
    new = git.resolve_revision("main")
    with pytest.raises(UnknownName):
        git.resolve_revision("nope")
    assert set(git.list_modes(new) or ()) == {"a.yaml", "b.yaml"}
    assert len(git.list_commits(old, new, ["a.yaml", "b.yaml"], 10)) == 1
    with git.reading_objects() as read:
        assert read(f"{new}:{git.path}b.yaml", YAML) is None
    with git.reading_objects() as read:
        assert read(f"{new}:{git.path}a.yaml", YAML) is not None
    assert not mark.exists(), mark.read_text()
