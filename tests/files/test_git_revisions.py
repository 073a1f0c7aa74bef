"""Revisions are read as git has them, and nothing that a repository names is run."""

from pathlib import Path

import pytest

from policy_compare.errors import CallError, UnknownName
from policy_compare.files.git_revisions import open_git_folder
from policy_compare.files.reading import CSV, YAML
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


def test_how_far_back_the_history_goes_is_said(repository: Repository) -> None:
    repository.commit({"a.yaml": "two"})
    git = open_git_folder(repository.folder)
    with pytest.raises(CallError, match="there is no 'HEAD~9'; commits up to HEAD: 2") as stop:
        git.resolve_revision("HEAD~9")
    assert "--unshallow" in stop.value.hint
    with pytest.raises(UnknownName):
        git.resolve_revision("nope~9")


def test_links_are_what_they_lead_to(repository: Repository, tmp_path: Path) -> None:
    leads = {
        "link": "../x.yaml", "out": str(tmp_path / "secret"), "lines": "no\nb.yaml\nx",
        "self": "self", "below": "a.yaml/b",
    }  # fmt: skip
    (repository.folder.parent / "x.yaml").write_text("far")
    (tmp_path / "secret").write_text("secret")
    for name, target in leads.items():
        (repository.folder / name).symlink_to(target)
    commit = repository.commit({})
    kinds = dict.fromkeys((*leads, "a.yaml"), YAML)
    files = open_git_folder(repository.folder).read_files([commit], kinds)
    assert {name: data for (_, name), data in files.items()} == {
        **dict.fromkeys(leads, b""), "link": b"far", "a.yaml": b"one",
    }  # fmt: skip


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
    there = ["a.yaml", "b.yaml", "link.yaml", "tab\tand\nbreak.yaml"]
    assert git.list_files(commit) == there
    assert open_git_folder(repository.top).list_files(commit) == []
    assert open_git_folder(repository.folder / "gone" / "too").list_files(commit) == []


def test_files_are_read_in_each_commit_that_has_them(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    (repository.folder / "within").mkdir()
    repository.commit({"within/c.yaml": "c", "a.yaml": "two\nlines blob 12\n", "b.yaml": None})
    second = repository.git("rev-parse", "HEAD")
    git = open_git_folder(repository.folder)
    kinds = dict.fromkeys(("a.yaml", "b.yaml", "within", "no blob 12", "two\nlines"), YAML)
    assert git.read_files([first, second, "nope"], kinds) == {
        (first, "a.yaml"): b"one",
        (first, "b.yaml"): b"",
        (second, "a.yaml"): b"two\nlines blob 12\n",
    }
    assert git.read_files([], kinds) == {}


def test_files_that_are_too_large_are_left_out(repository: Repository) -> None:
    repository.commit({"d.yaml": "d" * 3000, "d.csv": "d" * 3000})
    commit = repository.git("rev-parse", "HEAD")
    kinds = {"a.yaml": YAML, "d.yaml": YAML._replace(most_bytes=1000), "d.csv": CSV}
    files = open_git_folder(repository.folder).read_files([commit], kinds)
    assert {name: len(data) for (_, name), data in files.items()} == {"a.yaml": 3, "d.csv": 3000}


def test_files_of_one_content_are_read_once(repository: Repository) -> None:
    repository.commit({f"copy-{number}.yaml": "d" * 1000 for number in range(20)})
    commit = repository.git("rev-parse", "HEAD")
    kinds = {f"copy-{number}.yaml": YAML for number in range(20)}
    files = open_git_folder(repository.folder).read_files([commit], kinds)
    assert len(files) == 20
    assert len({id(data) for data in files.values()}) == 1


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
    assert "two folders are compared" in stop.value.hint


def test_without_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CallError, match=r"git does not read .*: fatal: not a git repository"):
        open_git_folder(tmp_path)
    with pytest.raises(CallError, match=r"there is no folder .*nowhere"):
        open_git_folder(tmp_path / "nowhere")


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
    assert git.list_files(new) == ["a.yaml", "b.yaml"]
    kinds = {"a.yaml": YAML, "b.yaml": YAML}
    assert git.read_files([new], kinds) == {(new, "a.yaml"): b"two"}
    assert git.list_commits(old, new, ["a.yaml", "b.yaml"], 10) == {new: [old]}
    assert not mark.exists(), mark.read_text()
