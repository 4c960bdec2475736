"""Verdicts on statements in a reader's words: reason, value with its range, closest true sentence.

A number comes from a judgement, and so from findings; a sentence stands whole in ``words/*/claims.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stocktake.claims.claim import Reading, Why
from stocktake.claims.verdict import Closest, Condition, Judgement, Verdict
from stocktake.report import PlaceNames
from stocktake.report.language import words
from stocktake.report.naming import Naming
from stocktake.report.numbers import digits, show, show_range, step_of

DIRECTIONLESS = ("trend_up", "trend_down")


@dataclass(frozen=True)
class Telling:
    """One language's way of telling verdicts."""

    naming: Naming

    @staticmethod
    def of(language: str, places: PlaceNames) -> Telling:
        """In ``en`` or ``zh``, with the names of places."""
        return Telling(Naming(words(language), places))

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        return self.naming.language

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of ``claims.toml``."""
        return self.naming.words.say(f"claims.{key}", **values)

    def verdict(self, verdict: Verdict) -> str:
        """The verdict in words."""
        return self.say(f"verdict.{verdict}")

    def reason(self, judgement: Judgement) -> str:
        """Why the verdict is what it is, one sentence."""
        if judgement.verdict == Verdict.UNCHECKED:
            return self._why(judgement)
        share = judgement.share_true or 0.0
        told = {"share": _percent(share), "count": judgement.served}
        if judgement.verdict == Verdict.HOLDS:
            return self.say("reason.holds_all" if share > 1 - 1e-9 else "reason.holds_most", **told)
        if judgement.verdict == Verdict.FAILS:
            return self.say("reason.fails_all" if share < 1e-9 else "reason.fails_most", **told)
        yes, no = self._conditions(judgement.true_with), self._conditions(judgement.false_with)
        key = "depends_both" if yes and no else "depends_yes" if yes else "depends_no" if no else "depends"
        return self.say(f"reason.{key}", yes=yes, no=no, **told)

    def closest(self, judgement: Judgement) -> str:
        """The closest true sentence; empty where nothing could be computed."""
        closest = judgement.closest
        if closest is None:
            return ""
        of_gas = closest.key.startswith("gas")
        return self.say(
            f"closest.{closest.key}",
            who="" if of_gas else self._places(closest.who),
            other=self._places(closest.other),
            gas=self.say(f"gas.{closest.who[0]}") if of_gas else "",
            gases=self._gases(closest.gases),
            value=self.value(judgement),
            **{name: str(item) for name, item in closest.names.items()},
        )

    def value(self, judgement: Judgement) -> str:
        """The value with its unit and, where the choices move it, its range."""
        closest = judgement.closest
        if closest is None or closest.value is None:
            return ""
        value, low, high = closest.value, closest.low, closest.high
        if closest.key in DIRECTIONLESS:
            value, low, high = _turned(closest)
        alone = self._number(value, closest.unit, low, high)
        if (
            low is None
            or high is None
            or alone
            == self._number(low, closest.unit, low, high)
            == self._number(high, closest.unit, low, high)
        ):
            return alone
        return self.say("value.ranged", value=alone, range=self._range(low, high, closest.unit, value))

    def _number(self, value: float, unit: str, low: float | None, high: float | None) -> str:
        if unit == "times":
            return self.say("value.times", number=digits(value, step_of(value, low, high)))
        if unit.endswith("/person"):
            number = digits(value, step_of(value, low, high))
            return self.say("value.per_person", number=number, gas=self._substance(unit))
        return show(value, _plain(unit), self.language, low=low, high=high)

    def _range(self, low: float, high: float, unit: str, value: float) -> str:
        if unit == "times" or unit.endswith("/person"):
            ends = [digits(end, step_of(value, low, high)) for end in (low, high)]
            return ("～" if self.language == "zh" else "\u2013").join(ends)
        if unit == "year":
            return ("～" if self.language == "zh" else "\u2013").join(str(round(end)) for end in (low, high))
        return show_range(low, high, _plain(unit), self.language, value=value)

    def _substance(self, unit: str) -> str:
        shown = show(1.0, unit.removesuffix("/person"), self.language)
        return shown.split(" ", 2)[-1] if self.language == "en" else shown.partition("吨")[2]

    def _places(self, codes: Sequence[str]) -> str:
        return self.naming.listed([self.naming.place_in_sentence(code) for code in codes])

    def _gases(self, choice: str) -> str:
        key = f"claims.gases.{choice}"
        return self.naming.words.say(key) if self.naming.words.has(key) else choice

    def _conditions(self, conditions: Sequence[Condition]) -> str:
        told = [self._condition(one) for one in conditions]
        if len(told) < 2:
            return told[0] if told else ""
        return self.say("reason.both", first=told[0], second=told[1])

    def _condition(self, condition: Condition) -> str:
        names = [self._choice(condition.axis, choice) for choice in condition.choices]
        if len(names) > 1:
            comma = self.naming.words.say("report.list.comma")
            listed = self.say("reason.one_of", first=comma.join(names[:-1]), last=names[-1])
        else:
            listed = names[0]
        return self.say(f"condition.{condition.axis}", choices=listed)

    def _choice(self, axis: str, choice: str) -> str:
        if self.naming.words.has(f"claims.family.{axis}.{choice}"):
            return self.say(f"family.{axis}.{choice}")
        if axis == "gases":
            return self._gases(choice)
        return self.naming.choice(axis, choice)

    def _detail(self, sentence: str) -> str:
        """A reason of the data layers, which write English, in the reader's language."""
        for under in ("claims.detail.", "report.absent."):
            told = self.naming.sentence_of_data(sentence, under)
            if told != sentence:
                return told.rstrip("。.")
        return sentence

    def _why(self, judgement: Judgement) -> str:
        why = judgement.why or Why.NOT_UNDERSTOOD
        key, detail = str(why), judgement.detail.rstrip(". ")
        if why == Why.NO_MEMBER:
            place, group = detail.split()
            return self.say("why.no_member", place=self._places([place]), group=self._places([group]))
        if why == Why.NO_DATA:
            detail = self._detail(detail)
        if why == Why.UNKNOWN_PLACE and judgement.nearest:
            key = "unknown_place_near"
        elif not detail and self.naming.words.has(f"claims.why.{why}_bare"):
            key = f"{why}_bare"
        nearest = self.naming.listed(list(judgement.nearest))
        return self.say(f"why.{key}", detail=detail, nearest=nearest)


def row_of(reading: Reading, judgement: Judgement, telling: Telling) -> dict[str, object]:
    """One claim in the shape that every interface gives."""
    return {
        "text": reading.text,
        "start": reading.start,
        "end": reading.end,
        "verdict": str(judgement.verdict),
        "reason": telling.reason(judgement),
        "claim": reading.claim.to_dict() if reading.claim else None,
        "value": judgement.value,
        "low": judgement.low,
        "high": judgement.high,
        "unit": judgement.unit,
        "closest_true": telling.closest(judgement),
    }


def _percent(share: float) -> str:
    """A weight in whole percent, never 0 % or 100 % where it is only near them."""
    return f"{min(max(round(100 * share), 1), 99)}%"


def _turned(closest: Closest) -> tuple[float, float | None, float | None]:
    """A change as its size in its own direction: a fall by 17, not a rise by minus 17."""
    assert closest.value is not None, "a change without a value"
    if closest.value >= 0 or closest.low is None or closest.high is None:
        return closest.value, closest.low, closest.high
    return -closest.value, -closest.high, -closest.low


def _plain(unit: str) -> str:
    return "%" if unit.startswith("%") else unit
