"""Keeps large corpora as they were read, so that the next reading is quick.

An entry is named by what its files held and by the code that read them (see ``reading_code``), so
it can never be out of date, and it can be deleted at any time. It holds texts and numbers,
with their digest: nothing in it is run. An entry that is damaged or foreign, that holds
anything that no reading gives, or that is larger than its corpus can make it, counts as
none. Entries are put in place whole, so that two processes do not disturb each other.

After its head an entry has a line of JSON, and then the texts that are all different, one
after the other (see ``columns``).
"""

import json
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from policy_compare.corpus.cache.columns import (
    END,
    Unpacker,
    build_records,
    check_values,
    pack_records,
)
from policy_compare.corpus.cache.reading_code import digest_reading_code
from policy_compare.corpus.form.references import names_agree
from policy_compare.files.reading import ENTRY, read_bytes
from policy_compare.model import Corpus, Paper

_SUFFIX = ".corpus"
#: Beside an entry may be a file of positions, see ``kept_columns``.
_SUFFIXES = (_SUFFIX, ".parquet")

#: How many entries are kept: each is about as large as its corpus.
_MOST = 8

#: So many times as large as its corpus may an entry be: a letter that takes two bytes takes
#: six in JSON.
LARGEST = 4

#: So many bytes of a file does a recommendation take at least, as does a stance.
_LEAST = 4


def cache_folder() -> Path:
    """Where the platform keeps caches."""
    return user_cache_path("policy-compare", appauthor=False)


def load_entry(digest: str, size: int) -> Corpus | None:
    """What was stored for files of that digest and so many bytes; None if that is of no use."""
    try:
        key = _entry_key(digest)
        path = cache_folder() / f"{key}{_SUFFIX}"
        if path.stat().st_size > LARGEST * size:
            return None
        data = read_bytes(path, ENTRY)
    except (OSError, RuntimeError):
        return None
    start = len(_entry_head(key, b""))
    if data[:start] != _entry_head(key, data[start:]):
        return None
    try:
        corpus = _corpus_of_entry(data[start:].decode(), most=size // _LEAST)
    except (ValueError, TypeError, LookupError, RecursionError, MemoryError):
        # The digest is right and the form is not: it is none of ours.
        return None
    return corpus if names_agree(corpus) else None


def store_entry(digest: str, corpus: Corpus) -> None:
    """Keep what files of that digest hold; where that cannot be done, nothing happens."""
    with suppress(OSError, RuntimeError, UnicodeEncodeError, MemoryError):
        key = _entry_key(digest)
        data = _entry_text(corpus).encode()
        put_file(cache_folder() / f"{key}{_SUFFIX}", _entry_head(key, data) + data)


def put_file(path: Path, data: bytes) -> None:
    """Put a file into the cache as a whole, and delete the oldest beyond those that are kept.

    Raises:
        OSError: that cannot be done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    for suffix in _SUFFIXES:
        kept = sorted(path.parent.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime)
        for oldest in kept[:-_MOST]:
            oldest.unlink(missing_ok=True)


def _entry_key(digest: str) -> str:
    return sha256(f"{digest_reading_code()} {digest}".encode()).hexdigest()


def _entry_head(key: str, data: bytes) -> bytes:
    """What an entry begins with."""
    return f"policy-compare cache\n{key}\n{sha256(data).hexdigest()}\n".encode()


def _entry_text(corpus: Corpus) -> str:
    """The corpus as an entry holds it; its papers and what they recommend as columns."""
    texts: list[str] = []
    values = {
        "corpus": corpus._replace(papers={}),
        "papers": pack_records(Paper, zip(*corpus.papers.values(), strict=True), texts),
    }
    line = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return "\n".join((line, "".join(f"{text}{END}" for text in texts)))


def _corpus_of_entry(text: str, most: int) -> Corpus:
    """What stands in an entry, with so many recommendations at most.

    Raises:
        ValueError, TypeError, LookupError: something has not its form.
    """
    line, _, rest = text.partition("\n")
    values = json.loads(line)
    texts = iter(rest.split(END))
    corpus: Corpus
    (corpus,) = check_values(Corpus, [values["corpus"]])
    columns = Unpacker(texts, most).columns(Paper, values["papers"])
    papers = {paper.id: paper for paper in build_records(Paper, columns)}
    if list(texts) != [""]:
        raise ValueError("more texts than fields")
    return corpus._replace(papers=papers)
