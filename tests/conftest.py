"""What all tests share: where the originals lie, and how golden numbers are written anew."""

from pathlib import Path

import pytest

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
