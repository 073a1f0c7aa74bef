"""Makes positions as of roll calls, from a thousand to tens of millions, the same for a seed.

Chambers follow one another: each keeps most of the members of the one before, so that units
meet in several of them and most never meet. Members belong to blocs that vote together more or
less closely, and calls divide the blocs in different ways, so that measures are no noise. A
chamber is made by itself: memory does not grow with the table.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SEED = 20240517
#: Seats and calls of a chamber, the seats that change with it, and who is absent.
_SEATS, _CALLS, _CHANGED, _ABSENT = 310, 462, 50, 0.1
_SUBJECTS = 24
_STANCES = ("support", "neutral", "oppose")

#: What the metadata of our own files say; ``merged`` is without, as files of others are.
_METADATA = json.dumps({"version": 1, "one_statement_each": True, "sorted": True})


def write_votes(folder: Path, positions: int, seed: int = SEED) -> None:
    """Write so many positions as corpora and tables into the folder, which is made.

    ``corpus`` is one in columns as the program writes it; ``merged`` is without metadata, and
    every twentieth unit says what it says twice; ``sorted.csv`` and ``unsorted.csv`` hold the
    rows of ``corpus``.
    """
    import duckdb

    folder.mkdir(parents=True)
    engine = duckdb.connect(config={"threads": 2, "memory_limit": "6GB"})
    engine.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
    engine.execute("CREATE TABLE votes (unit INTEGER, call INTEGER, stance UTINYINT)")
    left = positions
    for chamber in _chambers(seed):
        voted = {name: column[:left] for name, column in chamber.items()}
        engine.register("voted", voted)
        engine.execute("INSERT INTO votes SELECT * FROM voted")
        left -= len(voted["unit"])
        if not left:
            break
    rows = (
        "SELECT printf('Representative %05d', unit) AS unit, "
        "printf('call-%06d', call) AS proposition, "
        f"{list(_STANCES)}[stance + 1] AS stance FROM votes"
    )
    calls = (
        "SELECT DISTINCT printf('call-%06d', call) AS id, "
        "printf('The motion of call %d should pass.', call) AS statement, "
        f"[printf('chamber-%03d', call // {_CALLS}), printf('subject-%02d', call % {_SUBJECTS})] "
        "AS topics FROM votes ORDER BY id"
    )
    twice = f"{rows} UNION ALL {rows} WHERE unit % 20 = 0"
    (chambers,) = engine.execute("SELECT max(call) // ? + 1 FROM votes", [_CALLS]).fetchall()[0]
    for name, query, metadata in (("corpus", rows, _METADATA), ("merged", twice, "")):
        made = folder / name
        made.mkdir()
        (made / "codebook.yaml").write_text(_codebook(chambers), "utf-8")
        ours = f", kv_metadata {{policy_compare: '{metadata}'}}" if metadata else ""
        for file, chosen in (
            ("positions", f"{query} ORDER BY proposition, unit"),
            ("propositions", calls),
        ):
            target = f"'{made}/{file}.parquet' (FORMAT parquet, COMPRESSION zstd{ours})"
            engine.execute(f"COPY ({chosen}) TO {target}")
    shuffled = "(unit::BIGINT * 7919 + call::BIGINT * 104729) % 999983, unit, call"
    table = rows.replace("AS unit", "AS author")
    for name, order in (("sorted", "call, unit"), ("unsorted", shuffled)):
        engine.execute(f"COPY ({table} ORDER BY {order}) TO '{folder}/{name}.csv'")


def _chambers(seed: int) -> Iterator[Mapping[str, Any]]:
    """Each chamber's votes: arrays of units, calls and stances (0 to 2), without an end."""
    import numpy as np

    chance = np.random.default_rng(seed)
    number = 0
    while True:
        units: Any = number * _CHANGED + np.arange(_SEATS)
        # A unit keeps its bloc and its loyalty from one chamber to the next.
        kept = np.random.default_rng([seed, 1]).random(2 * (units[-1] + 1))
        bloc, loyalty = (kept[0::2][units] * 3).astype(int), 0.75 + kept[1::2][units] / 4
        leaning = chance.beta(0.5, 0.5, (3, _CALLS))[bloc]
        with_bloc = chance.random(leaning.shape) < loyalty[:, None]
        support = np.where(with_bloc, leaning > 0.5, chance.random(leaning.shape) < leaning)
        neutral = chance.random(leaning.shape) < 0.04
        unit, call = np.nonzero(chance.random(leaning.shape) > _ABSENT)
        order = np.argsort(call, kind="stable")
        unit, call = unit[order], call[order]
        stance = np.where(neutral, 1, np.where(support, 0, 2))[unit, call]
        yield {
            "unit": units[unit].astype("int32"),
            "call": (call + number * _CALLS).astype("int32"),
            "stance": stance.astype("uint8"),
        }
        number += 1


def _codebook(chambers: int) -> str:
    topics = [f"chamber-{number:03}" for number in range(chambers)]
    topics += [f"subject-{number:02}" for number in range(_SUBJECTS)]
    labelled = "".join(f"  {id}: {{label: {id.replace('-', ' ').title()}}}\n" for id in topics)
    return f"title: Roll calls\ntopics:\n{labelled}"


if __name__ == "__main__":
    import sys

    write_votes(Path(sys.argv[1]), int(sys.argv[2]))
