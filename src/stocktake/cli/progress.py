"""``stocktake progress``: each Party's trend beside its own pledge, with a plain verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table
from stocktake.cli.pledged import Say, number
from stocktake.cli.pledges import AsOf, amount, reason, spread
from stocktake.sources.pledge_questions import WORLD, judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stocktake.findings import Finding


@app.command()
def progress(
    place: Annotated[str | None, typer.Argument(help="A country or group; every Party without one.")] = None,
    year: Annotated[int, typer.Option("--year", help="Target year: 2030 or 2035.")] = 2030,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Trend against own pledge, with the uncertainty of both."""
    from stocktake.report.language import choose_language, words

    found = judged(place, year, as_of)
    rows, absent, date, named = found.findings, found.absent, found.standing.date, found.standing.place
    if as_json:
        question = f"Do the trends of {named or 'all Parties'} lead to the pledges for {year}?"
        print_rows_json(question, rows, as_of=date, not_judged=list(absent))
        return
    language = choose_language(lang)
    say = words(language).say
    if not rows:
        whose = named if named not in ("", WORLD) else say("pledges.quantify.everyone")
        console().print(say("pledges.quantify.nothing", place=whose, date=date), markup=False)
        return
    _show(rows, absent, year, language)


def _show(rows: Sequence[Finding], absent: Sequence[dict[str, str]], year: int, language: str) -> None:
    """A row per pledge, how many have each verdict, and why some have none."""
    from stocktake.assessment.progress import YEARS
    from stocktake.report.language import words

    say = words(language).say
    heads = [
        say("pledges.progress.place"),
        say("pledges.progress.now", year=rows[0].keys["now_year"]),
        say("pledges.progress.trend", year=year),
        say("pledges.progress.pledge"),
        say("pledges.progress.verdict"),
    ]
    lines = [_line(row, say) for row in rows]
    print_table(heads, lines, title=say("pledges.progress.title", year=year), right=(1, 2, 3))
    if len(rows) > 1:
        console().print(_counted(rows, say), markup=False)
    for item in absent:
        why = reason(item["absent"], language)
        console().print(say("pledges.quantify.why", pledge=item["pledge"], reason=why), markup=False)
    console().print(say("pledges.progress.note", years=YEARS), markup=False)


def _counted(rows: Sequence[Finding], say: Say) -> str:
    """How many pledges have each verdict."""
    from collections import Counter

    from stocktake.assessment.progress import Verdict

    counts = Counter(str(row.keys["verdict"]) for row in rows)
    numbers = {str(one): str(counts[str(one)]) for one in Verdict}
    return say("pledges.progress.counted", pledges=len(rows), **numbers)


def _line(row: Finding, say: Say) -> list[str]:
    assert isinstance(row.value, int | float)
    target, low, high = (number(row, name) for name in ("target", "target_low", "target_high"))
    return [
        str(row.keys["pledge"]),
        amount(number(row, "now")),
        f"{amount(row.value)} ({spread(row.low, row.high, say)})",
        f"{amount(target)} ({spread(low, high, say)})",
        say(f"pledges.progress.{row.keys['verdict']}"),
    ]
