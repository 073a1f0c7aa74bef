"""Corpora as people write them, with comments everywhere, for the laws of recoding."""

import re
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from tests.support.strategies import corpora

#: An id of each kind that every generated corpus has, and one that none has.
OLD = {
    "topic": "rents", "proposition": "cap", "actor": "council", "instrument": "legal",
    "paper": "paper-0",
}  # fmt: skip
NEW = "something-else"


@st.composite
def commented_files(draw: DrawFn, least: int = 1) -> dict[str, str]:
    """The files of a corpus, with comments that name its ids at the ends and between of lines."""
    corpus = draw(corpora(least=least, most=3))
    texts = {"codebook.yaml": codebook_text(corpus.codebook)}
    for id, paper in corpus.papers.items():
        # Strengths are needed in files.
        items = tuple(
            one._replace(strength=one.strength or "must") for one in paper.recommendations
        )
        texts[f"{id}.yaml"] = paper_text(paper._replace(recommendations=items))
    chance = draw(st.randoms(use_true_random=False))
    return {name: _with_comments(text, chance) for name, text in texts.items()}


def _with_comments(text: str, chance: "st.random.Random") -> str:  # type: ignore[name-defined]
    lines: list[str] = []
    for line in text.splitlines():
        indent = re.match(" *", line)[0]  # type: ignore[index]
        # Within a folded text a comment would be part of it.
        is_safe = not re.search(r"[|>]-$|\"", line) and ":" in line
        if is_safe and chance.random() < 0.3:
            lines.append(f"{indent}# cap council rents legal paper-0 {len(lines)}")
        is_commented = is_safe and chance.random() < 0.3
        lines.append(f"{line}  # why cap, council {len(lines)}" if is_commented else line)
    return "\n".join(lines) + "\n"


def comments_of(texts: dict[str, str]) -> list[str]:
    """All comments in the texts, in the order of the files' names."""
    return [found for name in sorted(texts) for found in re.findall(r"# .*", texts[name])]


def write_texts(folder: Path, texts: dict[str, str]) -> Corpus:
    """Write the texts into the folder, in which nothing else is left; the corpus that they are."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return load_corpus(folder)


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of the files in the folder."""
    return {path.name: path.read_bytes().decode() for path in folder.iterdir()}
