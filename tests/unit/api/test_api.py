"""The Python verbs are the command line's, over the embedded data."""

import doctest
import inspect

import pytest

from stocktake import api
from stocktake.errors import UnknownPlace
from stocktake.inventory import questions


@pytest.mark.parametrize("name", questions.__all__)
def test_every_question_is_a_verb_without_the_world(name):
    verb, question = getattr(api, name), getattr(questions, name)
    assert list(inspect.signature(verb).parameters) == list(inspect.signature(question).parameters)[1:]
    assert verb.__doc__ == question.__doc__


def test_the_world_is_read_once():
    assert api.world() is api.world()


def test_an_unknown_place_is_refused_with_the_nearest():
    with pytest.raises(UnknownPlace) as refused:
        api.share(["Germny"], 2023)
    assert any("DEU" in name or "Germany" in name for name in refused.value.nearest)


def test_the_example_of_the_module_holds():
    assert doctest.testmod(api).failed == 0
