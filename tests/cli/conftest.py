"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.support.corpora import paper, recommendation, write_corpus
from tests.support.housing import changed


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    files = {
        "ali-2023.yaml": paper(
            recommendation("cap"),
            recommendation(
                "subsidise", "{build: support}", actors="[government]", instrument="economic"
            ),
        ),
        "okafor-2024.yaml": paper(
            recommendation("no-cap", "{cap: oppose}", strength="must", targets="[landlords]"),
            recommendation("social", "{social-homes: support}", strength="could"),
            authors="[{family: Okafor, given: Ife}]",
        ),
    }
    return str(write_corpus(tmp_path / "corpus", files))


@pytest.fixture
def unplaced(housing: Path) -> Path:
    """The example with a place missing; its digests are missing anyway."""
    changed(housing / "ali-2023.yaml", ", section: Proposals, paragraph: 3}", "}")
    return housing
