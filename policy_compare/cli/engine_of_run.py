"""The engine that a command asks about a large corpus, from its opening to the end of the run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from policy_compare.cli.messages import say
from policy_compare.engine.opening import open_engine
from policy_compare.engine.protocol import Engine
from policy_compare.files.memory import free_memory
from policy_compare.files.reading import size_text

_OPENED: Final[list[Engine]] = []


def open_engine_of_run(memory: int | None = None) -> Engine:
    """The engine, with so many bytes of memory, or else half of what is free.

    Raises:
        CallError: it is not installed, or there is none of the name.
        EngineError: it cannot be opened.
    """
    engine = open_engine(memory or (free_memory() or 0) // 2 or None)
    _OPENED.append(engine)
    return engine


@contextmanager
def engine_at_work(engine: Engine) -> Iterator[None]:
    """Lets a signal end what is asked of the engine, which is closed at the end."""
    _OPENED.append(engine)
    try:
        yield
    finally:
        _OPENED.remove(engine)
        engine.close()


def interrupt_engines() -> None:
    """Let what is asked of them end at once."""
    for engine in _OPENED:
        engine.interrupt()


def close_engines() -> None:
    """Close what was opened, and tell of what did not fit into its memory."""
    while _OPENED:
        engine = _OPENED.pop()
        engine.close()
        if spilled := engine.spilled_bytes():
            say(f"memory was short, so {size_text(spilled)} went to the disk; --memory gives more")
