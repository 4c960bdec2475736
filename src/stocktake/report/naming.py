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
from stocktake.report.dates import date_in
from stocktake.report.errors_told import REASONS, catalogue
from stocktake.report.futures import BENCHMARK, Family, last_target
from stocktake.report.language import Words
from stocktake.report.numbers import subscripts
from stocktake.report.sentences_of_data import sentence_in

PERCENTILES = re.compile(r"p(\d+)\s*-\s*p(\d+) of (\d+) members")


@dataclass(frozen=True)
class Naming:
    """Names in one language; ``until`` is the last year of the pledges' targets, net zero apart."""

    words: Words
    places: PlaceNames
    variants: Mapping[str, Variant] = field(default_factory=dict)
    until: int = 2030

    @staticmethod
    def of(stocktake: Stocktake, catalogue: Words) -> Naming:
        """The names of a stocktake's places and pathways."""
        both = (stocktake.futures, *((stocktake.earlier,) if stocktake.earlier is not None else ()))
        variants = {one.name: one for futures in both for one in futures.variants}
        return Naming(catalogue, stocktake.places, variants, last_target(stocktake))

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
        key = f"report.gas.{slug(name)}"
        return self.words.say(key) if self.words.has(key) else subscripts(name)

    def gas_in_sentence(self, name: str) -> str:
        """The same inside a sentence, without a capital letter."""
        key = f"report.gas_in_sentence.{slug(name)}"
        return self.words.say(key) if self.words.has(key) else self.gas(name)

    def variant(self, variant: Variant) -> str:
        """A pathway in full, as a row's head."""
        if variant.kind != "pledges":
            return self.scenario(variant.name)
        key = f"{variant.conditionality}_{variant.ambition}" + ("_net_zero" if variant.net_zero else "")
        name = self.words.say(f"report.variant.{key}")
        if len({one.hot_air for one in self.variants.values() if one.kind == "pledges"}) < 2:
            return name
        suffix = "with_hot_air" if variant.hot_air else "no_hot_air"
        return self.words.say(f"report.variant.{suffix}", variant=name)

    def scenario(self, name: str) -> str:
        """A reference or benchmark scenario; its own name where the catalogues have no other."""
        key = f"report.scenario.{slug(name)}"
        return self.words.say(key) if self.words.has(key) else name

    def variant_named(self, name: str) -> str:
        """A pathway by its name, with the date of its pledges; the name itself where no pathway has it."""
        if name not in self.variants:
            return self.scenario(name)
        variant = self.variants[name]
        told = self.variant(variant)
        if not variant.as_of:
            return told
        return self.words.say("report.variant.of_date", variant=told, date=date_in(variant.as_of, self.words))

    def variant_short(self, variant: Variant) -> str:
        """A pathway as a label in a figure."""
        if variant.kind != "pledges":
            return self.scenario_short(variant.name).replace("\n", " ")
        key = f"{variant.conditionality}_{variant.ambition}" + ("_net_zero" if variant.net_zero else "")
        return self.words.say(f"report.variant_short.{key}")

    def family(self, kind: str) -> str:
        """A family of pathways as a label at a line's end; may hold a line break."""
        return self.words.say(f"report.family.{kind}", until=self.until)

    def scenario_short(self, name: str) -> str:
        """A scenario as a label at a line's end; may hold a line break."""
        key = f"report.scenario_short.{slug(name)}"
        return self.words.say(key) if self.words.has(key) else self.scenario(name)

    def axis(self, name: str) -> str:
        """A choice axis."""
        return self._first(name, f"choices.axis.{name}")

    def choice(self, axis: str, choice: str) -> str:
        """One choice on an axis."""
        return self._first(choice, f"choices.choice.{axis}.{choice}", f"choices.choice.{choice}")

    def reason(self, axis: Axis) -> str:
        """Why the axis has its default."""
        return subscripts(self.sentence_of_data(axis.reason, "choices.reason."))

    def sentence_of_data(self, sentence: str, under: str) -> str:
        """A sentence of the data layers, which write English, in the reader's language.

        It is looked for among the English templates whose keys begin with ``under``; what fills a template's
        placeholders is looked for in turn among the ``report.phrase`` ones. A reason may be that of an error
        too. What is not found stays as it is.
        """
        told = sentence_in(sentence, under, self.words)
        if told != sentence or self.language == "en" or under not in REASONS:
            return told
        return catalogue(self.language).tell(sentence)

    def span(self, finding: Finding) -> str:
        """What the finding's range spans, as the end of a sentence."""
        return self._span(finding, "choices")

    def span_in_table(self, finding: Finding) -> str:
        """The same in as few words as a column has room for."""
        return self._span(finding, "choices_in_table")

    def _span(self, finding: Finding, word: str) -> str:
        found = PERCENTILES.search(finding.range_of)
        if found:
            low, high, members = found.groups()
            return self.words.say("report.span.members", low=low, high=high, members=members)
        if finding.range_of == "choices":
            served = sum(1 for row in finding.alternatives if row.absent is None)
            return self.words.say(f"report.span.{word}", count=served)
        return subscripts(self.sentence_of_data(finding.range_of, "report.span_of."))

    def _place(self, code: str) -> str:
        for key in (f"report.place.{code}", f"attribution.part.{code}"):
            if self.words.has(key):
                return self.words.say(key)
        return self.places.name(code, self.language)

    def _first(self, fallback: str, *keys: str) -> str:
        for key in keys:
            if self.words.has(key):
                return self.words.say(key)
        return subscripts(fallback)


def family_name(family: Family, naming: Naming) -> str:
    """A family of pathways in a few words, on one line."""
    if family.kind == BENCHMARK:
        return naming.scenario(family.speaks.name)
    parts = naming.family(family.kind).split("\n")
    return ("" if naming.language == "zh" else " ").join(parts)


def slug(name: str) -> str:
    """A name as a key: lower case letters, digits and underscores.

    >>> slug("SSP1-1.9")
    'ssp1_1_9'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
