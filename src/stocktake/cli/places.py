"""``stocktake places``: countries and groups by any name, members by year, groups of a country."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.places import Gazetteer, Group, Place

Say = Callable[..., str]


@app.command()
def places(
    query: Annotated[
        str | None, typer.Argument(help="A code or name, in English or Chinese; all without one.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Members at the end of this year; today without it.")
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Countries and groups by any of their names; members by year."""
    from stocktake.places.look_up import looked_up, row_of
    from stocktake.report.language import choose_language, words
    from stocktake.sources import read_places

    gazetteer = read_places()
    found = looked_up(gazetteer, query, year)
    if as_json:
        rows = [row_of(gazetteer, thing, year) for thing in found]
        print_json({"question": f"places {query or ''}".strip(), "rows": rows, "version": __version__})
        return
    say = words(choose_language(lang)).say
    if len(found) == 1:
        _show_one(gazetteer, found[0], year, say)
    else:
        _show_many(gazetteer, found, year, say)


def _show_one(gazetteer: Gazetteer, thing: Place | Group, year: int | None, say: Say) -> None:
    from stocktake.places import Group

    kind = thing.family if isinstance(thing, Group) else thing.kind
    console().print(
        f"{thing.code}  {thing.name_en}  {thing.name_zh}  ({say(f'places.kinds.{kind}')})", markup=False
    )
    aliases = thing.aliases if isinstance(thing, Group) else (*thing.aliases_en, *thing.aliases_zh)
    _line(say("places.aliases"), aliases)
    if isinstance(thing, Group):
        heads = [say(f"places.{name}") for name in ("code", "english", "chinese", "from", "to")]
        members = set(thing.members(year))
        rows = [
            (spell.place, *_both(gazetteer, spell.place), spell.entered, spell.left)
            for spell in thing.memberships
            if year is None or spell.covers(year)
        ]
        print_table(heads, rows, title=f"{say('places.members')}: {len(members)}")
        if thing.dated:
            console().print(say("places.note"), markup=False)
        return
    _line(say("places.parts"), [f"{part} ({gazetteer.name(part)})" for part in thing.parts])
    _line(say("places.groups"), gazetteer.groups_of(thing.code, year))


def _show_many(gazetteer: Gazetteer, found: tuple[Place | Group, ...], year: int | None, say: Say) -> None:
    from stocktake.places import Group

    groups = [thing for thing in found if isinstance(thing, Group)]
    singles = [thing for thing in found if not isinstance(thing, Group)]
    names = ("code", "english", "chinese")
    if groups:
        rows = [
            (
                group.code,
                group.name_en,
                group.name_zh,
                say(f"places.kinds.{group.family}"),
                str(len(group.members(year))),
            )
            for group in groups
        ]
        heads = [*(say(f"places.{name}") for name in names), say("places.family"), say("places.members")]
        print_table(heads, rows, title=say("places.groups_title"), right=(4,))
    if singles:
        lines = [
            (place.code, place.name_en, place.name_zh, say(f"places.kinds.{place.kind}")) for place in singles
        ]
        heads = [*(say(f"places.{name}") for name in names), say("places.kind")]
        print_table(heads, lines, title=say("places.places_title"))
    console().print(say("places.hint"), markup=False)


def _line(label: str, items: tuple[str, ...] | list[str]) -> None:
    if items:
        console().print(f"{label}: {', '.join(items)}", markup=False)


def _both(gazetteer: Gazetteer, code: str) -> tuple[str, str]:
    return gazetteer.name(code), gazetteer.name(code, "zh")
