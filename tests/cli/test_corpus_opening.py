"""What a run that was killed left in a corpus, when another comes to open it."""

from pathlib import Path

from policy_compare.files.file_changes import FileChange, make_changes
from tests.support.corpora import Run
from tests.support.faults import broken_off, die, in_another_process


def test_what_a_killed_run_left_is_taken_back_before_anything_is_read(
    housing: Path, run: Run
) -> None:
    names = [f"p{number}.yaml" for number in range(7)]

    def work() -> None:
        changes = [FileChange(housing / name, b"paper: {title: X}\n") for name in names]
        with broken_off(_until("p6.yaml", housing), die, after=True):
            make_changes({housing: changes})

    assert in_another_process(work) == -9
    assert (housing / "p6.yaml").exists()
    done = run("topics", "--corpus", "housing")
    assert done.code == 0
    assert done.err == (
        "a run was broken off while it wrote into housing; what it had written was taken back: "
        "p0.yaml, p1.yaml, p2.yaml, p3.yaml, p4.yaml, and 2 more\n"
    )
    assert not (housing / "p0.yaml").exists()
    assert run("topics", "--corpus", "housing").err == ""


def _until(name: str, housing: Path) -> int:
    """The number of the call that puts the last of seven files in its place."""
    other = housing.parent / "other"
    other.mkdir()
    changes = [FileChange(other / f"p{number}.yaml", b"") for number in range(7)]
    with broken_off(-1, die, after=True) as calls:
        make_changes({other: changes})
    return len(calls) - 1 - calls[::-1].index("link")


def test_a_killed_import_can_be_made_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("author,proposition,stance,strength\nAli,cap,yes,must\n")
    words = ("import", "positions", "votes.csv", "--into", "votes", "--yaml")

    with broken_off(-1, die, after=True) as calls:
        assert run(*words[:4], "other", "--yaml").code == 0

    def work() -> None:
        with broken_off(calls.index("link") + 1, die, after=True):
            run(*words)

    assert in_another_process(work) == -9
    assert (tmp_path / "votes" / "codebook.yaml").exists()
    assert run(*words).code == 0
    assert run("check", "--corpus", "votes").code == 0
