"""What would be wrong once something is written is told before it is."""

from pathlib import Path

import pytest

from policy_compare.cli.new_errors import check_change, stop_at_errors
from policy_compare.corpus.reader import read_corpus
from policy_compare.errors import CallError


def test_errors_that_are_there_already_are_not_new(housing: Path) -> None:
    path = housing / "ali-2023.yaml"
    text = path.read_text("utf-8").replace("a ceiling on annual", "a floor under annual")
    right = read_corpus(housing)
    check = check_change(right, {"ali-2023.yaml": text.encode()})
    assert [(error.code, error.file, error.line) for error in check.errors] == [
        ("quote-not-found", "ali-2023.yaml", 0)
    ]
    assert check.quotes.absent == 1
    with pytest.raises(CallError, match="it is wrong, for the reasons above"):
        stop_at_errors(check.errors, "it is wrong")
    path.write_text(text, "utf-8")
    check = check_change(read_corpus(housing), {"ali-2023.yaml": f"{text}# more\n".encode()})
    assert check.errors == ()
    stop_at_errors(check.errors, "it is wrong")


def test_quotes_are_looked_up_in_texts_that_come_with_them(housing: Path) -> None:
    reading = read_corpus(housing)
    source = (housing / "sources" / "ali-2023.txt").read_bytes()
    (housing / "sources" / "ali-2023.txt").unlink()
    changed = {"ali-2023.yaml": (housing / "ali-2023.yaml").read_bytes()}
    assert check_change(reading, changed).quotes.unread > 0
    quotes = check_change(reading, changed, {"ali-2023.txt": source}).quotes
    assert (quotes.unread, quotes.absent) == (0, 0)
    assert quotes.found > 0
