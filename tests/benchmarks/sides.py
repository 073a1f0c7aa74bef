"""What finds the texts that are alike: this program, and three that analysts use for it.

    sides SIDE TEXTS.json PAIRS     does it once, says what it cost

Every side gets the same texts in memory, in a process of its own, and ends with the
pairs in memory. Importing is left out of the time. The memory is the most that the
process ever had, with Python, the libraries and the texts.

How the others are set up, after their own documentation:

- cdist: rapidfuzz's ``token_set_ratio`` of all pairs as ``uint8``, one worker and no
  processor, which are its defaults.
- string-grouper: ``match_strings`` with its defaults (trigrams of letters, TF-IDF, the
  20 nearest of each text).
- splink: DuckDB on all cores. Its documentation warns that it is not made for one
  column that is a bag of words; its example of matching businesses says how to do it
  all the same: words with their frequencies, candidates that share one of the RAREST
  rarest words, and one comparison of the words that are shared. *trained* estimates
  how often unlike texts agree by random sampling, as every example does; *given* is
  told all probabilities and is spared that.

What is alike is another thing to each. Their thresholds are set so that each gives
about as many pairs as this program does of 10,000 texts of ``upr``, some 26,000.
"""

import gc
import json
import os
import resource
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

#: From here on (0 to 100) two texts are alike for cdist.
CUT = 89

#: From here on (0 to 1) two texts are alike for string-grouper.
NEAR = 0.5

#: How many of a text's rarest words splink looks under for others.
RAREST = 3

#: The share of words in common (twice the shared ones through all of both) from which
#: on two texts are alike for splink.
SHARED = 0.6

#: The match weight from which on splink gives a pair. However it is trained, pairs that
#: share so much weigh more than this and others less.
WEIGHT = -15


class Answer(NamedTuple):
    """Pairs of places, read out when the clock has stopped; what is to be said of them."""

    pairs: Iterable[tuple[int, int]]
    note: str = ""


Side = Callable[[Sequence[str]], Answer]


def ours(exhaustive: bool | None = None) -> Side:
    """This program; all pairs, where the command keeps the best."""
    from policy_compare.analysis.wording.similarity import find_alike_texts

    def side(texts: Sequence[str]) -> Answer:
        found = find_alike_texts(texts, exhaustive=exhaustive)
        return Answer(
            ((pair.a, pair.b) for pair in found.pairs),
            f"{found.cut:,} texts cut" if found.cut else "",
        )

    return side


def cdist() -> Side:
    """rapidfuzz on all pairs."""
    import numpy as np
    from rapidfuzz import fuzz, process

    def side(texts: Sequence[str]) -> Answer:
        scores = process.cdist(
            texts, texts, scorer=fuzz.token_set_ratio, score_cutoff=CUT, dtype=np.uint8
        )
        left, right = np.nonzero(scores)
        once = left < right
        return Answer(zip(left[once].tolist(), right[once].tolist(), strict=True))

    return side


def string_grouper() -> Side:
    """string-grouper on one list."""
    import pandas as pd
    from string_grouper import match_strings

    def side(texts: Sequence[str]) -> Answer:
        found = match_strings(pd.Series(texts), min_similarity=NEAR)
        once = found[found.left_index < found.right_index]
        return Answer(zip(once.left_index.tolist(), once.right_index.tolist(), strict=True))

    return side


_WORDS = r"""
create table tokenised as
with
    listed as (
        select unique_id,
            unnest(list_distinct(regexp_extract_all(lower(text), '\w+'))) as token
        from texts
    ),
    counted as (
        select token, count(*)::float / (select count(*) from listed) as frequency
        from listed group by token
    ),
    gathered as (
        select unique_id, array_agg(token) as tokens,
            array_agg(token order by frequency, token) filter (where frequency < 0.01) as rare
        from listed join counted using (token) group by unique_id
    )
select texts.*, tokens, rare[:{rarest}] as rarest
from texts left join gathered using (unique_id)
"""


def splink(trained: bool) -> Side:
    """splink on one table that it deduplicates."""
    import logging

    import duckdb
    import pandas as pd
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.CRITICAL)
    shared = "len(list_intersect(tokens_l, tokens_r))"
    alike = levels.CustomLevel(f"2 * {shared} / (len(tokens_l) + len(tokens_r)) >= {SHARED}")
    other = levels.ElseLevel()
    if not trained:
        alike.configure(m_probability=0.9, u_probability=1e-6)
        other.configure(m_probability=0.1, u_probability=1 - 1e-6)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.CustomComparison(
                output_column_name="tokens",
                comparison_levels=[levels.NullLevel("tokens"), alike, other],
            )
        ],
        blocking_rules_to_generate_predictions=[block_on("rarest", arrays_to_explode=["rarest"])],
        retain_matching_columns=False,
    )

    def side(texts: Sequence[str]) -> Answer:
        connection = duckdb.connect()
        table = pd.DataFrame({"unique_id": range(len(texts)), "text": texts})
        connection.register("texts", table)
        connection.execute(_WORDS.format(rarest=RAREST))
        interface = DuckDBAPI(connection)
        linker = Linker(interface.register("tokenised"), settings)
        if trained:
            linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
        found = linker.inference.predict(threshold_match_weight=WEIGHT).as_pandas_dataframe()
        return Answer(zip(found.unique_id_l.tolist(), found.unique_id_r.tolist(), strict=True))

    return side


#: What gets a side ready, by its name.
SIDES: dict[str, Callable[[], Side]] = {
    "ours": ours,
    "ours, by keys": lambda: ours(exhaustive=False),
    "ours, exhaustive": lambda: ours(exhaustive=True),
    "cdist": cdist,
    "string-grouper": string_grouper,
    "splink, given": lambda: splink(trained=False),
    "splink, trained": lambda: splink(trained=True),
}


def _measured(name: str, texts: Sequence[str], pairs: Path) -> dict[str, Any]:
    side = SIDES[name]()
    # As the program does, and for all of them.
    gc.disable()
    start = time.perf_counter()
    answer = side(texts)
    took = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    flat = array("L", (place for pair in answer.pairs for place in sorted(pair)))
    pairs.write_bytes(flat.tobytes())
    return {
        "seconds": took,
        "peak": used if sys.platform == "darwin" else used * 1024,
        "pairs": len(flat) // 2,
        "note": answer.note,
    }


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    # In a fork, which begins with a peak of its own: see ``worker``.
    if child := os.fork():
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    name, texts, pairs = arguments
    held = json.loads(Path(texts).read_text("utf-8"))
    print(json.dumps(_measured(name, held, Path(pairs))))


if __name__ == "__main__":
    main(sys.argv[1:])
