"""The invented world as fixtures."""

import importlib.util
import sys
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("levers_world", Path(__file__).with_name("world.py"))
invented = importlib.util.module_from_spec(spec)
sys.modules["levers_world"] = invented
spec.loader.exec_module(invented)


@pytest.fixture(scope="session")
def small():
    """The module of the invented world."""
    return invented


@pytest.fixture(scope="session")
def base():
    """The invented base."""
    return invented.base()
