"""``stocktake pledges``: what was pledged, by whom, as it stood on a date; joint statements clause by
clause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table
from stocktake.cli.pledged import Say
from stocktake.sources.pledge_questions import standing

if TYPE_CHECKING:
    from stocktake.pledges import Catalogue, Clause, JointStatement, Pledge, Refused

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="As it stood on this date, written 2023-11-29; today's knowledge without it."
    ),
]


@app.command()
def pledges(
    place: Annotated[str | None, typer.Argument(help="A country or group; all without one.")] = None,
    as_of: AsOf = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Check and show your own CSV or YAML of pledges.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Targets of every kind and version, and the joint statements, as they stood on a date."""
    from stocktake.report.language import choose_language, words

    found = standing(place, as_of, file)
    catalogue, date, named = found.catalogue, found.date, found.place
    if as_json:
        print_json(
            {
                "question": f"What is pledged{f' by {named}' if named else ''} as of {date}?",
                "as_of": date,
                "known_until": catalogue.known_until,
                "rows": [pledge.to_dict() for pledge in catalogue.pledges],
                "statements": [item.to_dict() for item in catalogue.statements],
                "refused": [item.to_dict() for item in catalogue.refused],
                "version": __version__,
            }
        )
        return
    say = words(choose_language(lang)).say
    _show(catalogue, date, place is not None or file is not None, named, say)


def spread(low: object, high: object, say: Say) -> str:
    """Two numbers as a range, in the reader's language."""
    return say("pledges.range", low=amount(low), high=amount(high))


def amount(value: object) -> str:
    """Megatonnes with the digits that matter: small Parties emit tenths."""
    assert isinstance(value, int | float)
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2g}" if value else "0"


def reason(text: str, language: str) -> str:
    """Why a pledge comes to no number, in the reader's language."""
    from stocktake import sources
    from stocktake.report.language import words
    from stocktake.report.naming import Naming

    return Naming(words(language), sources.read_places()).sentence_of_data(text, "pledges.absent.")


def said(pledge: Pledge, say: Say) -> str:
    """What a pledge says, in the reader's language, from its fields."""
    amount = _amount(pledge, say)
    base = str(pledge.base_year) if pledge.base_year else say("pledges.say.unknown_base")
    key = f"pledges.say.{pledge.kind.value}"
    if pledge.kind.value == "reduction_from_bau" and pledge.base_level:
        key = "pledges.say.reduction_from_bau_level"
    text = say(
        key,
        amount=amount,
        base=base,
        level=f"{pledge.base_level:g}" if pledge.base_level else "",
        quantity=_word(say, "quantity", pledge.quantity),
        gases=_word(say, "gases", pledge.gases),
    )
    return text if pledge.role == "headline" else text + say(f"pledges.role.{pledge.role}")


def _word(say: Say, kind: str, word: str) -> str:
    """A word of the catalogue in the reader's language; a user's own word as it is."""
    try:
        return say(f"pledges.{kind}.{word}")
    except KeyError:
        return word


def _amount(pledge: Pledge, say: Say) -> str:
    if pledge.low is None:
        return "?"
    numbers = f"{pledge.low:g}"
    if pledge.high is not None and pledge.high != pledge.low:
        numbers = f"{pledge.low:g}-{pledge.high:g}"
    summed = pledge.kind.value == "budget"
    unit = (
        "%"
        if pledge.unit.startswith("%")
        else ""
        if pledge.unit == "Mt" and pledge.kind.value == "level"
        else _word(say, "unit", pledge.unit.removesuffix(" cumulative") if summed else pledge.unit)
    )
    text = f"{numbers} {unit}".strip()
    return say("pledges.say.at_least", amount=text) if pledge.at_least else text


def _show(catalogue: Catalogue, date: str, one: bool, named: str, say: Say) -> None:
    if catalogue.pledges and one:
        names = ("party", "year", "says", "condition", "land_use", "status", "submitted", "confidence")
        heads = [say(f"pledges.pledges.{name}") for name in names]
        ordered = sorted(
            catalogue.pledges, key=lambda item: (item.party, item.target_year, item.role, item.id)
        )
        print_table(
            heads, [_line(item, say) for item in ordered], title=say("pledges.pledges.title", date=date)
        )
    elif one:
        console().print(say("pledges.pledges.none", place=named, date=date), markup=False)
    counted = say(
        "pledges.pledges.count",
        pledges=len(catalogue.pledges),
        parties=len({pledge.party for pledge in catalogue.pledges}),
        statements=len(catalogue.statements),
        known=catalogue.known_until,
    )
    console().print(counted, markup=False)
    _show_statements(catalogue.statements, one, say)
    show_refused(catalogue.refused, say)
    if not one:
        console().print(say("pledges.pledges.hint"), markup=False)


def show_refused(refused: tuple[Refused, ...], say: Say) -> None:
    """What could not be read of a file, each with its line, column and reason."""
    from stocktake.report.errors_told import sentence_of

    if refused:
        console().print(say("pledges.pledges.refused", count=len(refused)), markup=False)
    for item in refused:
        text = say(
            "pledges.pledges.refusal",
            file=item.file,
            line=item.line,
            column=item.column,
            field=item.field,
            message=sentence_of(item.error, say("pledges.pledges.language")),
        )
        console().print(text, markup=False)


def _line(pledge: Pledge, say: Say) -> list[str]:
    return [
        pledge.party,
        str(pledge.target_year),
        said(pledge, say),
        say(f"pledges.condition.{pledge.conditional}"),
        say(f"pledges.boundary.{pledge.land_use or 'none'}"),
        say(f"pledges.status.{pledge.status}"),
        pledge.submitted,
        say(f"pledges.confidence.{pledge.confidence or 'none'}"),
    ]


def _show_statements(statements: tuple[JointStatement, ...], clauses: bool, say: Say) -> None:
    if not statements:
        return
    chinese = say("pledges.pledges.language") == "zh"
    names = ("statement", "date", "clauses", "quantified", "effect")
    rows = [
        [
            item.title_zh if chinese else item.title,
            item.date,
            str(len(item.clauses)),
            str(sum(clause.quantified for clause in item.clauses)),
            str(sum(bool(clause.assumptions) for clause in item.clauses)),
        ]
        for item in statements
    ]
    heads = [say(f"pledges.pledges.{name}") for name in names]
    print_table(heads, rows, title=say("pledges.pledges.statements"), right=(2, 3, 4))
    if not clauses:
        return
    for item in statements:
        if item.parties:
            heads = [say(f"pledges.pledges.{name}") for name in ("clause", "amount", "assumptions")]
            lines = [_clause(clause, say, chinese=chinese) for clause in item.clauses]
            print_table(heads, lines, title=f"{item.title_zh if chinese else item.title} ({item.date})")


def _clause(clause: Clause, say: Say, *, chinese: bool) -> list[str]:
    unit = clause.unit_zh or clause.unit if chinese else clause.unit
    parts = [
        f"{clause.value:g}" if clause.value is not None else "",
        unit,
        f"({_word(say, 'when', clause.target_year)})" if clause.target_year else "",
    ]
    assumed = [say(f"pledges.assumption.{name}") for name in clause.assumptions]
    return [
        clause.says_zh if chinese and clause.says_zh else clause.says,
        " ".join(part for part in parts if part),
        ("；" if chinese else "; ").join(assumed),
    ]
