"""The invented stocktake of the report's tests, shared."""

import importlib.util
from pathlib import Path

import pytest

INVENTED = Path(__file__).parents[1] / "unit" / "report" / "invented.py"


@pytest.fixture(scope="session")
def small_stocktake():
    spec = importlib.util.spec_from_file_location("invented", INVENTED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.stocktake()
