"""``stocktake check``: find the statements about emissions in a text and say whether each holds."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, Language
from stocktake.cli.output import console, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from stocktake.claims import Checked, Judgement, Reading
    from stocktake.places import Gazetteer
    from stocktake.report.verdicts import Telling

COLOURS = {"holds": "green", "depends": "yellow", "fails": "red", "unchecked": "bright_black"}
MARKS = {"holds": "✓", "depends": "≈", "fails": "✗", "unchecked": "–"}


@app.command()
def check(
    given: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-|SENTENCE", help="A text or HTML file, - for standard input, or a sentence."
        ),
    ],
    as_json: AsJson = False,
    lang: Annotated[
        Language | None,
        typer.Option("--lang", help="Language of the answer; by default that of the text."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", help="Date line of the text, such as 2023-11-29, where it shows none."),
    ] = None,
) -> None:
    """Find the statements about emissions in an English or Chinese text and say whether each holds.

    Each is asked under every choice that its words leave open: data set, gases, metric, land use, start year.
    """
    from stocktake.claims.dateline import year_given
    from stocktake.sources.texts import read_text

    year_given(date)  # refuses what is no date before anything is read
    tell(read_text(given, sys.stdin.buffer), date, lang, as_json=as_json)


def tell(text: str, date: str | None, lang: Language | None, *, as_json: bool) -> None:
    """Say of every statement in the text whether it holds."""
    from stocktake.claims import check_text
    from stocktake.claims.dateline import year_given
    from stocktake.sources.inventories import read_world

    world = read_world()
    checked = check_text(text, world, year_given(date))
    if as_json:
        _print_json(checked, world.places, lang)
    else:
        _print(checked, world.places, lang)


def _tellings(checked: Checked, places: Gazetteer, lang: Language | None) -> dict[str, Telling]:
    """By the language of a sentence, the telling in that language, or in the one asked for."""
    from stocktake.report.verdicts import Telling

    told = {language: Telling.of(lang.value if lang else language, places) for language in ("en", "zh")}
    told["all"] = Telling.of(lang.value if lang else _main_language(checked), places)
    return told


def _main_language(checked: Checked) -> str:
    """The language of most statements, else of the text."""
    from stocktake.claims.reading.sentences import language_of

    found = [reading.language for reading, _ in checked.rows]
    return max(set(found), key=found.count) if found else language_of(checked.document.source)


def _print_json(checked: Checked, places: Gazetteer, lang: Language | None) -> None:
    from stocktake.report.verdicts import row_of

    told = _tellings(checked, places, lang)
    rows = [row_of(reading, judgement, told[reading.language]) for reading, judgement in checked.rows]
    # what a text holds is shown on pages too: no tag may come out of it
    print_json({"claims": rows, "version": __version__}, without_tags=True)


def _print(checked: Checked, places: Gazetteer, lang: Language | None) -> None:
    told = _tellings(checked, places, lang)
    out, telling = console(), told["all"]
    if not checked.rows:
        out.print(telling.say("heading.none"))
        return
    times = Counter(_key(reading) for reading, _ in checked.rows)
    seen: set[str] = set()
    for reading, judgement in checked.rows:
        key = _key(reading)
        if key not in seen:
            seen.add(key)
            _print_one(out, reading, judgement, told[reading.language], times[key])
    _print_summary(out, checked, telling)


def _key(reading: Reading) -> str:
    """The same for the same statement made again."""
    return reading.claim.key if reading.claim else str(reading.start)


def _print_one(out: Console, reading: Reading, judgement: Judgement, telling: Telling, again: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    colour = COLOURS[judgement.verdict]
    quoted = safe(reading.text)
    quote = Text(f"“{quoted}”", style="bold")
    if again > 1:
        quote.append(" " + telling.say("heading.again", count=again), style="dim")
    out.print(quote)
    head = Text(f"{MARKS[judgement.verdict]} {telling.verdict(judgement.verdict)}", style=f"bold {colour}")
    value = telling.value(judgement)
    if value:
        head.append(f"   {telling.say('heading.value')}: ", style="dim").append(
            value, style="default not bold"
        )
    out.print(Padding(head, (0, 0, 0, 2)))
    out.print(Padding(Text(safe(telling.reason(judgement))), (0, 0, 0, 4)))
    closest = telling.closest(judgement)
    if closest:
        line = Text(f"{telling.say('heading.closest')}: ", style="dim").append(closest, style="cyan not dim")
        out.print(Padding(line, (0, 0, 0, 4)))
    out.print()


def _print_summary(out: Console, checked: Checked, telling: Telling) -> None:
    from rich.text import Text

    counted = {name: sum(1 for _, judgement in checked.rows if judgement.verdict == name) for name in COLOURS}
    out.print(Text(telling.say("heading.summary", claims=len(checked.rows), **counted), style="bold"))
    sources = dict.fromkeys(source for _, judgement in checked.rows for source in judgement.sources)
    if sources:
        listed = telling.naming.words.say("report.list.comma").join(sources)
        out.print(Text(telling.say("heading.sources", sources=listed), style="dim"))
    now = checked.setting.now.last or checked.setting.latest
    key = "no_date" if checked.setting.year is None else "date"
    out.print(Text(telling.say(f"heading.{key}", year=checked.setting.year or "", now=now), style="dim"))


def safe(text: str) -> str:
    """Text fit for a terminal or a page: tags escaped, control characters and line breaks as spaces."""
    plain = "".join(" " if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in text)
    return re.sub(r"<(?=[a-zA-Z/!?])", "&lt;", re.sub(r" {2,}", " ", plain))


__all__ = ["check", "safe"]
