"""What all tests share: where the originals lie, how golden numbers are written anew, and that neither the
width of a terminal nor the speed of a machine decides a test."""

import os
from pathlib import Path

import hypothesis
import pytest

os.environ.pop("COLUMNS", None)  # a run on several processes sets it, and tables would fold
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ORIGINALS = Path(__file__).parents[1] / ".." / "shared" / "data"


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden numbers anew")


@pytest.fixture(scope="session")
def originals():
    """The publishers' original files, where they lie beside the project."""
    if not (ORIGINALS / "SOURCES.md").exists():
        pytest.skip("the original data files are not beside the project (../shared/data)")
    return ORIGINALS.resolve()


@pytest.fixture(scope="session")
def taken():
    """The whole stocktake on the embedded data, run once for all tests that look at it."""
    from stocktake import pipeline

    return pipeline.take_stock()
