"""Every engine has what the others call, under the same names."""

import inspect
from importlib import import_module

import pytest

from policy_compare.engine.opening import ENGINES, EngineKind
from policy_compare.engine.protocol import Engine


@pytest.mark.parametrize("kind", ENGINES, ids=lambda kind: kind.name)
def test_every_engine_has_the_calls(kind: EngineKind) -> None:
    module, _, name = kind.opener.partition(":")
    engine = getattr(import_module(f"policy_compare.engine.{module}"), name)
    for call, asked in inspect.getmembers(Engine, inspect.isfunction):
        if not call.startswith("_"):
            own = inspect.signature(getattr(engine, call))
            assert list(own.parameters) == list(inspect.signature(asked).parameters), call
