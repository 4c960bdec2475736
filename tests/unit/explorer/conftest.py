"""What several tests of the explorer look at, made once."""

import pytest

from stocktake import sources
from stocktake.explorer.lever_data import gather
from stocktake.explorer.site import lever_page
from stocktake.report.language import LANGUAGES, words
from stocktake.report.naming import Naming


@pytest.fixture(scope="session")
def lever_data():
    """All numbers of the lever page."""
    return gather()


@pytest.fixture(scope="session")
def lever_pages(lever_data):
    """Language to the page of levers as HTML."""
    return {
        language: lever_page(
            lever_data,
            Naming(words(language), sources.read_places()),
            [words(other) for other in LANGUAGES if other != language],
        )
        for language in LANGUAGES
    }
