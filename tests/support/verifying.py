"""A paper on homes, and codings that are checked against its text."""

import hashlib
from pathlib import Path
from typing import Any

from policy_compare.evidence.verification import Verification, verify_coding
from policy_compare.model import Corpus, Evidence, Recommendation, Source, Strength
from policy_compare.texts.opening import DocumentReader
from tests.support.records import corpus, paper, urges

TEXT = """\
# Homes for a shrinking town

Rents rise. Nobody builds.

## Findings

The council owns little land. Rents rise each year.

## Proposals

The council should cap “yearly” rent rises. The council may also sell land.

Builders must register every empty home. They could lease it.

Rents rise, so speak of it.

### Costs

A fund pays for the homes.

## Annexes

The council owns little land.
"""


DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


SOURCE = Source("ali.md", DIGEST)


def verify(corpus: Corpus, folder: Path | None) -> Verification:
    """The coding checked against its quotes and the texts in the folder."""
    with DocumentReader() as reader:
        return verify_coding(corpus, folder, reader)


def quoted(quote: str, section: str = "", paragraph: int | None = None, page: str = "",
           strength: Strength | None = None, id: str = "cap-rents") -> Recommendation:  # fmt: skip
    evidence = Evidence(quote, section, paragraph, page)
    return urges(id=id, evidence=evidence, strength=strength, line=7)


def looked_up(
    folder: Path,
    *items: Recommendation,
    text: str | bytes = TEXT,
    name: str = "ali.md",
    source: Source | None = SOURCE,
    **others: Any,
) -> Verification:
    """A paper with these recommendations, checked against this text."""
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return verify(corpus(paper("ali", *items, source=source, file="c/ali.yaml", **others)), folder)
