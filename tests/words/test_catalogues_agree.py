"""English and Chinese say the same things: same keys, same placeholders, no empty sentence."""

import string

import pytest

from stocktake import errors
from stocktake.report.language import words


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_have_the_same_keys():
    assert set(words("en").entries) == set(words("zh").entries)


@pytest.mark.parametrize("key", sorted(words("en").entries))
def test_both_languages_fill_the_same_placeholders(key):
    assert placeholders(words("en").entries[key]) == placeholders(words("zh").entries[key])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sentence_is_empty(language):
    assert not [key for key, sentence in words(language).entries.items() if not sentence.strip()]


def test_every_error_has_a_name_for_readers():
    kinds = [errors.StocktakeError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    missing = [kind.__name__ for kind in kinds if not words("en").has(f"errors.{kind.__name__}")]
    assert not missing


def test_every_step_of_a_run_is_told_in_both_languages():
    from stocktake.pipeline import STEPS

    for language in ("en", "zh"):
        missing = [
            step for step in (*STEPS, "start", "report") if not words(language).has(f"run.step.{step}")
        ]
        assert not missing
