"""One language's page of levers: numbers of ``lever_data`` with names, words and programs."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.assessment.lever_answer import WHEN
from stocktake.explorer.lever_columns import BASES, GROUPS, PLACES
from stocktake.explorer.lever_data import QUANTILES, SLOTS, LeverData
from stocktake.explorer.packing import Plain
from stocktake.pathways.levers.statements import STATEMENTS
from stocktake.report.naming import Naming
from stocktake.sources.lever_base import sources_of

# levers that stand open; the others of their group are finer parts of these
WIDE = tuple(
    name for names in GROUPS.values() for name in names if "." not in name or name.startswith("ccs.")
)
# of pledges whose base names no reading
WEAKEST_READING = "unconditional.low"
# what the script says; it fills the placeholders itself
SAID = (
    "add",
    "agrees",
    "band",
    "below",
    "beyond",
    "copied",
    "depth_of",
    "differs",
    "end_of",
    "finer",
    "full_by",
    "headline",
    "headline_none",
    "highest",
    "no_command",
    "nothing",
    "place_of",
    "points",
    "ran",
    "remove",
    "unread",
    "world",
)


def held(data: LeverData, naming: Naming) -> Plain:
    """All that the page holds, in one language."""
    entries = naming.words.entries
    return {
        **data.plain,
        "words": {
            **{name: entries[f"explorer.levers.{name}"] for name in SAID},
            **{name: entries[f"explorer.{name}"] for name in ("degrees", "yearly")},
        },
        "when": list(WHEN),
        "wide": list(WIDE),
        "places": list(PLACES),
        "perGt": 10.0 if naming.language == "zh" else 1.0,
        "names": {
            name: entries[f"levers.names.{name.replace('.', '_')}"]
            for names in GROUPS.values()
            for name in names
        },
        "placeNames": {code: naming.place(code) for code in PLACES},
        "groupNames": {group: entries[f"explorer.levers.groups.{group}"] for group in GROUPS},
        "baseNames": {key: _base_name(key, naming) for key in BASES},
        "statementNames": {
            name: entries[f"explorer.levers.statements_by_name.{name}"] for name in STATEMENTS
        },
    }


def _base_name(key: str, naming: Naming) -> str:
    """A future as readers know it; pledges with the day on which they stood."""
    name = BASES[key]
    if "@" not in name:
        return naming.scenario(name)
    date, _, reading = name.partition("@")[2].partition("/")
    say = naming.words.say
    variant = say(f"report.variant.{(reading or WEAKEST_READING).replace('.', '_')}")
    return say("explorer.levers.pledges_of", variant=variant, date=date)


def programs(data: LeverData) -> str:
    """The generated programs as one object of functions."""
    names = [f"{source.name}_{part}" for source in data.programs for part in ("years", "lanes")]
    text = "\n".join(source.text for source in data.programs)
    return f'"use strict";\nconst PROGRAMS = (() => {{\n{text}return {{{",".join(names)}}};\n}})();\n'


def values(data: LeverData) -> Mapping[str, object]:
    """What the template needs beside words and data."""
    return {
        "members": data.members,
        "most": max(SLOTS),
        "last": data.plain["last"],
        "shares": [f"{100 * share:g}%" for share in QUANTILES],
        "sources": ", ".join(dict.fromkeys(key for name in BASES.values() for key in sources_of(name))),
    }
