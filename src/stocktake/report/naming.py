"""What things are called in front of readers: places, gases, pathways, choices, ranges.

Codes of the data become names of the reader's language here and nowhere else. A name that comes from data
is given as it is; the page escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from stocktake.choices import Axis
from stocktake.findings import Finding
from stocktake.pathways.pathway import Variant
from stocktake.report import PlaceNames, Stocktake
from stocktake.report.language import Words
from stocktake.report.numbers import subscripts

PERCENTILES = re.compile(r"p(\d+)\s*-\s*p(\d+) of (\d+) members")


@dataclass(frozen=True)
class Naming:
    """Names in one language."""

    words: Words
    places: PlaceNames
    variants: Mapping[str, Variant] = field(default_factory=dict)

    @staticmethod
    def of(stocktake: Stocktake, words: Words) -> Naming:
        """The names of a stocktake's places and pathways."""
        return Naming(words, stocktake.places, {one.name: one for one in stocktake.futures.variants})

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        return self.words.language

    def place(self, code: str) -> str:
        """A place, or several joined by ``+``, as it stands in a table or figure."""
        return self.listed([self._place(part) for part in str(code).split("+")])

    def place_in_sentence(self, code: str) -> str:
        """The same as it stands inside a sentence, with the article where English wants one."""
        parts = []
        for part in str(code).split("+"):
            key = f"report.place_in_sentence.{part}"
            parts.append(self.words.say(key) if self.words.has(key) else self._place(part))
        return self.listed(parts)

    def listed(self, parts: list[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        if len(parts) < 2:
            return parts[0] if parts else ""
        comma = self.words.say("report.list.comma")
        return self.words.say("report.list.and", first=comma.join(parts[:-1]), last=parts[-1])

    def gas(self, name: str) -> str:
        """A gas or group of gases."""
        key = f"report.gas.{_slug(name)}"
        return self.words.say(key) if self.words.has(key) else subscripts(name)

    def gas_in_sentence(self, name: str) -> str:
        """The same inside a sentence, without a capital letter."""
        key = f"report.gas_in_sentence.{_slug(name)}"
        return self.words.say(key) if self.words.has(key) else self.gas(name)

    def variant(self, variant: Variant) -> str:
        """A pathway in full, as a row's head."""
        if variant.kind != "pledges":
            return self.scenario(variant.name)
        key = f"{variant.conditionality}_{variant.ambition}" + ("_net_zero" if variant.net_zero else "")
        name = self.words.say(f"report.variant.{key}")
        return name if variant.hot_air else self.words.say("report.variant.no_hot_air", variant=name)

    def scenario(self, name: str) -> str:
        """A reference or benchmark scenario; its own name where the catalogues have no other."""
        key = f"report.scenario.{_slug(name)}"
        return self.words.say(key) if self.words.has(key) else name

    def variant_named(self, name: str) -> str:
        """A pathway by its name; the name itself where no pathway has it."""
        return self.variant(self.variants[name]) if name in self.variants else self.scenario(name)

    def variant_short(self, variant: Variant) -> str:
        """A pathway as a label in a figure."""
        if variant.kind != "pledges":
            return self.scenario_short(variant.name).replace("\n", " ")
        key = f"{variant.conditionality}_{variant.ambition}" + ("_net_zero" if variant.net_zero else "")
        return self.words.say(f"report.variant_short.{key}")

    def scenario_short(self, name: str) -> str:
        """A scenario as a label at a line's end; may hold a line break."""
        key = f"report.scenario_short.{_slug(name)}"
        return self.words.say(key) if self.words.has(key) else self.scenario(name)

    def axis(self, name: str) -> str:
        """A choice axis."""
        return self._first(name, f"inventory.axis.{name}", f"report.axis.{_slug(name)}")

    def choice(self, axis: str, choice: str) -> str:
        """One choice on an axis."""
        return self._first(
            choice,
            f"inventory.choice.{axis}.{choice}",
            f"report.choice.{_slug(axis)}.{_slug(choice)}",
            f"report.choice.{_slug(choice)}",
        )

    def reason(self, axis: Axis) -> str:
        """Why the axis has its default."""
        return self._first(
            axis.reason, f"inventory.reason.{axis.name}", f"report.axis_reason.{_slug(axis.name)}"
        )

    def span(self, finding: Finding) -> str:
        """What the finding's range spans, as the end of a sentence."""
        found = PERCENTILES.search(finding.range_of)
        if found:
            low, high, members = found.groups()
            return self.words.say("report.span.members", low=low, high=high, members=members)
        if finding.range_of == "choices":
            served = sum(1 for row in finding.alternatives if row.absent is None)
            return self.words.say("report.span.choices", count=served)
        return self._first(finding.range_of, f"report.span.{_slug(finding.range_of)}")

    def _place(self, code: str) -> str:
        key = f"report.place.{code}"
        return self.words.say(key) if self.words.has(key) else self.places.name(code, self.language)

    def _first(self, fallback: str, *keys: str) -> str:
        for key in keys:
            if self.words.has(key):
                return self.words.say(key)
        return subscripts(fallback)


def _slug(name: str) -> str:
    """A name as a key: lower case letters, digits and underscores.

    >>> _slug("SSP1-1.9")
    'ssp1_1_9'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
