"""Fixtures of the report's tests: the invented stocktake, and the folder of its written report."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("invented", Path(__file__).with_name("invented.py"))
invented = importlib.util.module_from_spec(spec)
spec.loader.exec_module(invented)


@pytest.fixture(scope="session")
def small_stocktake():
    return invented.stocktake()


@pytest.fixture(scope="session")
def written(small_stocktake, tmp_path_factory):
    """The folder of a written report."""
    from stocktake.report import write

    folder = tmp_path_factory.mktemp("report") / "out"
    write(small_stocktake, folder=folder)
    return folder
