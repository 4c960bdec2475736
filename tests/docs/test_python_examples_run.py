"""The page on Python says only what Python answers."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_every_example_gives_what_the_page_says():
    done = doctest.testfile(str(PAGE), module_relative=False, encoding="utf8")
    assert done.attempted > 15
    assert done.failed == 0
