"""A state is a folder where one is called so, else a revision; what cannot be is said."""

from pathlib import Path

import pytest

from policy_compare.cli.options import Output
from policy_compare.cli.question_options import QuestionOptions
from policy_compare.cli.two_states import read_two_states
from policy_compare.errors import CallError, CorpusError, UnknownName
from tests.support.corpora import CODEBOOK, paper, recommendation, write_corpus
from tests.support.repositories import Repository, make_repository

ALI = paper(recommendation("one", "{cap: support, build: oppose, social-homes: neutral}"))
OPPOSED = ALI.replace("cap: support", "cap: oppose")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository in the current folder: main has one paper, draft has it recoded."""
    repository = make_repository(tmp_path / "work")
    repository.commit({"codebook.yaml": CODEBOOK, "ali.yaml": ALI})
    repository.git("checkout", "--quiet", "-b", "draft")
    repository.commit({"ali.yaml": OPPOSED})
    repository.git("checkout", "--quiet", "main")
    monkeypatch.chdir(repository.top)
    return repository


def asked(*states: str, corpus: Path | None = None, topic: str = "") -> tuple[str, str, list[str]]:
    """What the two states are called, and what changed."""
    filters = {"topics": (topic,)} if topic else {}
    options = QuestionOptions(corpus, filters, "paper", Output(None, None, False, True))
    _, (old, new), comparison, _, _ = read_two_states(options, states)
    return old, new, [change.id for change in comparison.changes]


@pytest.mark.parametrize(
    ("states", "names"),
    [
        (("main", "draft"), ("main", "draft")),
        (("main..draft",), ("main", "draft")),
        (("..draft",), ("HEAD", "draft")),
        (("draft..",), ("draft", "HEAD")),
        (("draft",), ("draft", "recommendations")),
        (("draft..recommendations",), ("draft", "recommendations")),
        (("recommendations", "draft"), ("recommendations", "draft")),
    ],
)
def test_a_state_is_a_folder_or_a_revision(
    states: tuple[str, ...], names: tuple[str, str], repository: Repository
) -> None:
    assert asked(*states) == (*names, ["ali/one"])


def test_without_names_the_folder_is_compared_with_the_last_commit(repository: Repository) -> None:
    assert asked() == ("HEAD", "recommendations", [])
    (repository.folder / "ali.yaml").write_text(OPPOSED)
    assert asked() == ("HEAD", "recommendations", ["ali/one"])
    assert asked("draft") == ("draft", "recommendations", [])


def test_two_folders_need_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    write_corpus(tmp_path / "old", {"ali.yaml": ALI})
    write_corpus(tmp_path / "new..er", {"ali.yaml": OPPOSED})
    assert asked("old", "new..er") == ("old", "new..er", ["ali/one"])
    assert asked("old", f"../{tmp_path.name}/new..er")[2] == ["ali/one"]
    assert asked("new..er", corpus=Path("old"))[:2] == ("new..er", "old")
    with pytest.raises(CallError, match="the program git was not found"):
        asked("old", "main", corpus=Path("old"))


def test_what_is_called_as_a_folder_is_one(repository: Repository) -> None:
    repository.git("branch", "recommendations")
    (repository.folder / "ali.yaml").write_text(OPPOSED)
    assert asked("refs/heads/recommendations", "recommendations")[2] == ["ali/one"]
    assert asked("recommendations", "recommendations")[2] == []


@pytest.mark.parametrize("states", [("a..b", "c"), ("a", "b", "c"), ("a..b", "c..d"), ("a..b..c",)])
def test_more_than_two_states_are_refused(states: tuple[str, ...], repository: Repository) -> None:
    with pytest.raises(CallError, match="diff takes two states, not") as stop:
        asked(*states)
    assert "OLD..NEW" in stop.value.hint


@pytest.mark.parametrize("state", ["nope", "--output=x", "../nope", "x" * 5000, ""])
def test_what_is_neither_is_told_with_what_there_is(state: str, repository: Repository) -> None:
    with pytest.raises(UnknownName, match="no folder or revision is called") as stop:
        asked(state)
    assert "draft" in stop.value.hint
    assert not (repository.top / "x").exists()


def test_each_value_has_the_commit_in_which_it_became_what_it_is(repository: Repository) -> None:
    stance = repository.commit({"ali.yaml": OPPOSED})
    statement = repository.commit({"ali.yaml": OPPOSED.replace("statement: ", "statement: Now ")})
    text = (repository.folder / "ali.yaml").read_text()
    (repository.folder / "ali.yaml").write_text(text.replace("strength: should", "strength: must"))
    options = QuestionOptions(None, {}, "paper", Output(None, None, False, True))
    commits = read_two_states(options, ("HEAD~2",))[3]
    assert {(key.field, key.proposition): commit for key, commit in commits.items()} == {
        ("statement", ""): statement[:10],
        ("strength", ""): "not committed",
        ("positions", ""): stance[:10],
        ("positions", "cap"): stance[:10],
    }


def test_without_a_repository_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_corpus(tmp_path / "old", {"ali.yaml": ALI})
    with pytest.raises(CallError, match="git does not read"):
        asked("HEAD~1", corpus=tmp_path / "old")


def test_a_state_with_errors_is_told_with_its_name(repository: Repository) -> None:
    wrong = ALI.replace("cap: support", "cup: support")
    repository.commit({"ali.yaml": wrong})
    with pytest.raises(CorpusError, match="the corpus recommendations/ in HEAD has 1 error"):
        asked("HEAD", "draft")
    with pytest.raises(CorpusError, match="the corpus recommendations has 1 error"):
        asked("draft")
    with pytest.raises(CallError, match="there is no corpus in nowhere/ in draft"):
        asked("main", "draft", corpus=Path("nowhere"))
    with pytest.raises(CorpusError, match="the corpus nowhere has 1 error") as stop:
        asked("main", corpus=Path("nowhere"))
    assert stop.value.problems[0].message == "there is no folder nowhere"


def test_what_one_state_leaves_out_is_neither_new_nor_gone(repository: Repository) -> None:
    repository.commit({"berg.yaml": ALI.replace("cap: support", "cup: support")})
    (repository.folder / "berg.yaml").write_text(ALI.replace("Noor", "Ida"))
    (repository.folder / "ali.yaml").write_text(OPPOSED)
    assert asked()[2] == ["ali/one"]


def test_three_dots_are_refused_with_what_is_meant(repository: Repository) -> None:
    with pytest.raises(CallError, match=r"'draft\.\.\.main' has three dots") as stop:
        asked("draft...main")
    assert "git merge-base" in stop.value.hint


def test_revisions_want_a_corpus_of_ones_own(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    for states in ((), ("HEAD",), ("HEAD~1..HEAD",), (str(repository.folder), "HEAD")):
        with pytest.raises(CallError, match="there is no corpus of your own here") as stop:
            asked(*states)
        assert "--corpus" in stop.value.hint
    folder = str(repository.folder)
    assert asked(folder, folder)[2] == []
    assert asked("main", "draft", corpus=repository.folder)[2] == ["ali/one"]


def test_a_renamed_paper_with_marks_of_a_merge_is_not_gone(repository: Repository) -> None:
    ours, theirs = ALI, OPPOSED
    marked = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> draft\n"
    repository.commit(
        {"berg.yaml": ALI.replace("should act", "should wait").replace("Noor", "Ida")}
    )
    (repository.folder / "ali.yaml").rename(repository.folder / "ali-2024.yaml")
    (repository.folder / "ali-2024.yaml").write_text(marked)
    options = QuestionOptions(None, {}, "paper", Output(None, None, False, True))
    _, _, comparison, _, left_out = read_two_states(options, ["HEAD"])
    assert (comparison.changes, left_out) == ((), {"ali-2024": ("ali", "has errors")})
    repository.commit({})
    (repository.folder / "ali-2024.yaml").rename(repository.folder / "ali.yaml")
    (repository.folder / "ali.yaml").write_text(ALI)
    _, _, comparison, _, left_out = read_two_states(options, [])
    assert (comparison.changes, left_out) == ((), {"ali-2024": ("has errors", "ali")})


def test_filters_name_what_either_state_has(repository: Repository) -> None:
    more = CODEBOOK.replace("  social:", "  land: {label: Land}\n  social:")
    (repository.folder / "codebook.yaml").write_text(more)
    assert asked(topic="land")[2] == ["land"]
    assert asked("recommendations", "HEAD", topic="land")[2] == ["land"]
    with pytest.raises(UnknownName, match="no topic is called 'sea'"):
        asked(topic="sea")


def test_the_folder_is_that_of_the_corpus_wherever_one_stands(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    assert asked("draft")[2] == ["ali/one"]
    monkeypatch.chdir("/")
    assert asked("main", "draft", corpus=repository.folder)[2] == ["ali/one"]
