"""Every sentence of an error, wherever it is raised, has its Chinese; and none is taken for another."""

import re
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tests.words.raised import raised

from stocktake.errors import BadInput, StocktakeError, UnknownPlace
from stocktake.report import errors_told
from stocktake.report.errors_told import catalogue, pieces, tell

FOLDER = Path(errors_told.__file__).parent / "words" / "zh" / "errors"
TABLES = {path.stem: tomllib.loads(path.read_text(encoding="utf8")) for path in sorted(FOLDER.glob("*.toml"))}
PHRASES = TABLES.pop("phrases")
OURS = {english: told for table in TABLES.values() for english, told in table.items()}
CHINESE = catalogue("zh")

# expressions known at run time only, which need no template of their own
PASSED_ON = {
    "absent.reason": "a reason, which has its template where it is given",
    "default.absent": "a reason",
    "refused.reason": "a reason; test_data_sentences_are_translated meets them all",
    "(row.absent for row in table if row.absent)": "a reason",
    "error.wanted": "a part of another error",
    "first.error.wanted": "a part of another error",
    "error.next_step": "a part of another error",
    "error.problem": "words of the YAML library",
    "error.format_message()": "words of the parser that are not known here",
    "finding.note": "a note",
    "refusals.SEE": "a next step, told where refusals.py gives it",
    "error.strerror": "words of the operating system",
    "str(error)": "words of the operating system",
    "question": "a question, which has its template where it is asked",
    "places": "an argument of a function that happens to be called ask",
}


def fields(template):
    return {name: spec for _, name, spec, _ in string.Formatter().parse(template) if name is not None}


def sample(template):
    """The template with a word in each placeholder, as an error would say it."""
    names = fields(template)
    return template.format(**{name: f"w{number}" for number, name in enumerate(names)})


def written_out():
    return [one for one in raised() if not one.bare]


def test_the_sources_hold_the_sentences_we_look_for():
    assert len({one.pieces for one in raised()}) > 500
    found = {one.template() for one in raised()}
    assert "'{0}' is no country or group" in found
    assert "No choice of data can answer: {0}" in found
    assert "What share of the world's emissions of {0} is that of {1}?" in found
    assert {"'{0}' is not a year", "'{0}' is not a number"} <= found  # both branches of one f-string
    assert "The fixed choices contradict one another" in found  # given by a function


def test_every_sentence_of_an_error_is_told_in_chinese():
    known = {template.pieces for template in CHINESE.templates}
    untold = sorted({f"{one.where}: {one.template()}" for one in written_out() if one.pieces not in known})
    assert not untold, "add each to report/words/zh/errors:\n" + "\n".join(untold)


def test_what_has_no_words_of_its_own_is_passed_on_from_elsewhere():
    untold = {f"{one.where}: {name}" for one in raised() if one.bare for name in one.names[-1:]}
    assert not sorted(one for one in untold if one.split(": ", 1)[1] not in PASSED_ON)


def test_no_translation_is_left_over():
    said = {one.pieces for one in raised()}
    ours = {english for name, table in TABLES.items() if name != "nested" for english in table}
    left = sorted(english for english in ours if pieces(english) not in said)
    assert not left, "no error says these any more:\n" + "\n".join(left)


def test_no_sentence_is_translated_twice():
    counted = Counter(template.pieces for template in CHINESE.templates if template.english in OURS)
    counted.update({pieces(english): 1 for english in errors_told_elsewhere() if pieces(english) in counted})
    assert not sorted("…".join(one) for one, times in counted.items() if times > 1)
    assert sum(len(table) for table in TABLES.values()) == len(OURS)


def errors_told_elsewhere():
    return {template.english for template in CHINESE.templates} - set(OURS)


@pytest.mark.parametrize("english", sorted(OURS))
def test_a_translation_fills_the_placeholders_of_its_sentence(english):
    given, told = fields(english), fields(OURS[english])
    assert set(told) <= set(given)
    left_out = set(given) - set(told) - ({"name"} if "code:place" in OURS[english] else set())
    assert not left_out or english in TABLES["nested"]
    assert set(told.values()) <= {"", "list", "phrase", "phrases", "sentence", "place"}
    assert set(given.values()) <= {""}
    assert re.search(r"[\u4e00-\u9fff]", OURS[english]) or "sentence" in told.values() or len(told) == 1
    assert not OURS[english].endswith("。")


def test_every_sentence_is_found_back_as_itself():
    mistaken = []
    for english in OURS:
        found = CHINESE.find(sample(english))
        filled = [f"w{number}" for number in range(len(fields(english)))]
        if found is None or found.template.english != english or list(found.values.values()) != filled:
            mistaken.append((english, found and found.template.english))
    assert not mistaken


@pytest.mark.parametrize("english", sorted(name for name, told in OURS.items() if "came:sentence" in told))
def test_a_sentence_that_holds_another_is_found_back_with_it(english):
    others = [other for other in OURS if "sentence" not in OURS[other] and other not in TABLES["nested"]]
    assert len(others) > 400
    mistaken = []
    for other in others:
        whole = english.format(**{name: f"w{name}" for name in fields(english)} | {"came": sample(other)})
        found = CHINESE.find(whole)
        if found is None or found.template.english != english or found.values["came"] != sample(other):
            mistaken.append(other)
    assert not mistaken


def test_what_the_user_typed_is_never_translated():
    told = tell(BadInput("'no place was named' is no lever"), "zh")
    assert told.came == "没有名为“no place was named”的措施"
    assert tell(BadInput("'population' is no lever"), "zh").came == "没有名为“population”的措施"


def test_a_sentence_within_a_sentence_is_told_too():
    told = tell(StocktakeError("'a.csv', row 3: 'CHX' is no country or group"), "zh")
    assert told.came == "“a.csv”第3行：没有叫“CHX”的国家或国家组"


def test_a_good_value_with_a_place_carries_its_chinese_name():
    error = UnknownPlace("'Chna' is no country or group", nearest=["CHN (China)", "TCD (Chad)"])
    names = {"CHN": "中国", "TCD": "乍得"}
    assert tell(error, "zh", names.__getitem__).nearest == ("CHN（中国）", "TCD（乍得）")
    assert tell(error, "zh").nearest == error.nearest


def test_an_unknown_sentence_stays_as_it_is():
    told = tell(StocktakeError("Something nobody has written", next_step="See `stocktake places`"), "zh")
    assert told.sentence() == "Something nobody has written。全部地区见 `stocktake places`。"


def test_a_reason_that_only_errors_tell_is_told_on_pages_too():
    from stocktake.report.language import words
    from stocktake.report.naming import Naming

    chinese = Naming(words("zh"), places=None)
    assert chinese.sentence_of_data("The data set never has both places in one year", "report.absent.") == (
        "该数据集没有任何一年同时包含两地"
    )
    assert chinese.sentence_of_data("Something nobody has written", "report.absent.") == (
        "Something nobody has written"
    )
