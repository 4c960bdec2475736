"""``stocktake finance``: what money for developing countries could unlock and buy, in degrees per dollar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Set, read_choices
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.findings import Finding

Say = Callable[..., str]
UNCONDITIONAL = "2021.unconditional.low.2030_only"
CONDITIONAL = "2021.conditional.low.2030_only"
TOP = 10


@app.command(epilog="Example: stocktake finance --amount 300e9 --from 2025 --to LDC")
def finance(
    amount: Annotated[str, typer.Option("--amount", help="USD per year, such as 300e9 or 300bn.")] = "300e9",
    start: Annotated[int, typer.Option("--from", help="First year of the flow.")] = 2026,
    to: Annotated[str, typer.Option("--to", help="Recipients: places or groups.")] = "NONANNEX1",
    providers: Annotated[str, typer.Option("--providers", help="Providers: places or groups.")] = "ANNEX2",
    base: Annotated[
        str, typer.Option("--base", help="A scenario, `pledges`, or `pledges@DATE`.")
    ] = UNCONDITIONAL,
    chosen: Set = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Climate finance: who provides, who needs, what it could unlock and buy, degrees per dollar with the
    range.
    """
    from stocktake.equity import finance as money
    from stocktake.pathways.levers.finance import Finance
    from stocktake.pathways.levers.parse import places_of, read_depth
    from stocktake.report.language import choose_language, words
    from stocktake.sources import lever_base

    choices, settings = read_choices(chosen or [], money.PARAMETERS)
    told_base = lever_base.read_lever_base(base, choices)
    recipients = places_of(_words(to), told_base, lever_base.resolve_places)
    flow = money.Flow(read_depth(amount, Finance), _year(start), recipients)
    flow.lever()  # refuses amounts that mean nothing
    rows = money.findings(
        told_base,
        lever_base.read_ready_climate(base),
        flow,
        settings,
        lever_base.read_factors(),
        {"base": base, "recipients": to, **vars(choices)},
        (*lever_base.sources_of(base), *MONEY_SOURCES),
    )
    document = _document(flow, rows, told_base, settings, providers)
    say = words(choose_language(lang)).say
    if as_json:
        print_json({"question": say("levers.money.question"), **document})
        return
    _show(document, rows, say, amount=flow.amount, to=to, start=flow.start)


MONEY_SOURCES = ("ndc2021",)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _year(start: int) -> int:
    from stocktake.errors import OutOfRange

    if not 2020 <= start <= 2095:
        raise OutOfRange(f"A flow cannot start in {start}", "Years from 2020 to 2095 can", nearest=("2026",))
    return start


def _document(flow, rows: list[Finding], base, settings, providers: str) -> dict[str, object]:
    """Everything as one plain dictionary."""
    from stocktake.equity import finance as money
    from stocktake.sources import lever_base

    by_country, unlocked = _conditional(flow, settings)
    return {
        "flow": {"usd_per_year": flow.amount, "from": flow.start, "recipients": list(flow.recipients)},
        "usd_tn_until_2100": flow.total(),
        "rows": [row.to_dict() for row in rows],
        "money_usd_bn_per_year": money.split_of_money(flow, settings),
        "measures": [
            {
                "family": one.family.name,
                "gt_co2e_2030": one.amount,
                "usd_per_t": one.cost,
                "usd_bn": one.spent,
            }
            for one in money.purchases(base, flow, settings)
        ],
        "conditional": {
            "needs_met": money.unlocked(flow, settings),
            "mt_co2e_2030_by_country": by_country,
            "mt_co2e_2030": sum(by_country.values()),
            "avoided_if_needs_met": unlocked,
        },
        "providers": {
            "group": providers,
            "members": list(lever_base.resolve_places(providers)),
            "by_gdp": lever_base.gdp_shares(providers),
            "note": "no source at hand says what each provider gives; shares are of their GDP, an indication",
        },
        "flows_usd_bn": {str(year): value for year, value in money.FLOWS.items()},
        "flows_note": money.FLOWS_NOTE,
        "of_which_2022_usd_bn": money.OF_WHICH,
        "goals_usd_bn": money.GOALS,
        "adaptation_needs_usd_bn_2035": list(money.ADAPTATION_NEEDS),
        "not_known": [
            "what each provider gives",
            "how much of a flow is new",
            "what a loan changes that would not have come anyway",
            "what adaptation and loss and damage save in degrees: nothing is claimed",
        ],
        "version": __version__,
    }


def _conditional(flow, settings) -> tuple[dict[str, float], dict[str, object]]:
    """The conditional part of the recipients' pledges by country, and degrees if the flow meets their
    needs.
    """
    from stocktake.assessment.paired import quantiles
    from stocktake.equity import finance as money
    from stocktake.sources import lever_base

    worlds = [lever_base.read_world(name) for name in (UNCONDITIONAL, CONDITIONAL)]
    countries = [
        lever_base.read_future(name).countries.isel(scenario=0, drop=True)
        for name in (UNCONDITIONAL, CONDITIONAL)
    ]
    by_country = money.conditional_by_country(countries[0], countries[1], flow.recipients, 2030)
    warmer = lever_base.read_ready_climate(UNCONDITIONAL)
    found = money.conditional(worlds[0], worlds[1], warmer, flow, settings)
    return by_country, {str(when): quantiles(values) for when, values in found.avoided.items()}


def _usd(billions: float, say: Say) -> str:
    """Billions of dollars as a reader of the language counts them: Chinese in 亿 (0.1 bn)."""
    return say("levers.money.usd", amount=f"{billions * float(say('levers.money.usd_per_bn')):,.0f}")


def _show(
    document: Mapping[str, object], rows: list[Finding], say: Say, *, amount: float, to: str, start: int
) -> None:
    from stocktake.pathways.levers.timing import FIRST_YEAR

    money = document["money_usd_bn_per_year"]
    conditional = document["conditional"]
    assert isinstance(money, Mapping) and isinstance(conditional, Mapping)
    console().print(
        say(
            "levers.money.title",
            amount=_usd(amount / 1e9, say),
            start=start,
            to=to,
            total=f"{document['usd_tn_until_2100']:.1f}",
            counted=max(start, FIRST_YEAR),
        ),
        markup=False,
    )
    console().print(
        say(
            "levers.money.split",
            mitigation=_usd(money["mitigation"], say),
            covered=_usd(money["costs_covered"], say),
            other=_usd(money["adaptation_and_other"], say),
        ),
        markup=False,
    )
    cells = []
    for avoided, per in zip(rows[::2], rows[1::2], strict=True):
        name = say("levers.peak") if avoided.keys["when"] == "peak" else str(avoided.keys["when"])
        told = avoided.keys["quantiles"]
        assert isinstance(told, Mapping)
        cells.append(
            (
                name,
                f"{told['p50']:.3f} ({told['p5']:.3f} .. {told['p95']:.3f})",
                f"{avoided.low:.3f} .. {avoided.high:.3f}",
                f"{per.value:.4f} ({per.low:.4f} .. {per.high:.4f})",
            )
        )
    heads = [say(f"levers.head.{name}") for name in ("year", "avoided", "choices", "per")]
    print_table(heads, cells, title=say("levers.money.measures"), right=(1, 2, 3))
    _show_measures(document, say)
    _show_conditional(conditional, say)
    _show_rest(document, say)


def _show_measures(document: Mapping[str, object], say: Say) -> None:
    bought = document["measures"]
    assert isinstance(bought, list)
    together: dict[tuple[str, float], list[float]] = {}  # bins of one family that cost the same are one row
    for row in bought:
        sums = together.setdefault((str(row["family"]), float(row["usd_per_t"])), [0.0, 0.0])
        sums[0] += row["gt_co2e_2030"]
        sums[1] += row["usd_bn"]
    cells = [
        (say(f"levers.family.{family}"), f"{cost:.0f}", f"{amount:.2f}", f"{spent:.1f}")
        for (family, cost), (amount, spent) in together.items()
    ]
    heads = [say(f"levers.head.{name}") for name in ("family", "usd_t", "gt_year", "bn_year")]
    print_table(heads, cells, title=say("levers.money.bought"), right=(1, 2, 3))


def _show_conditional(conditional: Mapping[str, object], say: Say) -> None:
    by_country = conditional["mt_co2e_2030_by_country"]
    avoided = conditional["avoided_if_needs_met"]
    assert isinstance(by_country, Mapping) and isinstance(avoided, Mapping)
    told = avoided["2100"]
    console().print(
        say(
            "levers.money.conditional",
            gt=f"{float(str(conditional['mt_co2e_2030'])) / 1000:.2f}",
            met=f"{float(str(conditional['needs_met'])):.0%}",
            avoided=f"{told['p50']:.3f}",
            low=f"{told['p5']:.3f}",
            high=f"{told['p95']:.3f}",
            first=", ".join(f"{name} {value:.0f}" for name, value in list(by_country.items())[:TOP]),
        ),
        markup=False,
    )


def _show_rest(document: Mapping[str, object], say: Say) -> None:
    flows, providers = document["flows_usd_bn"], document["providers"]
    assert isinstance(flows, Mapping) and isinstance(providers, Mapping)
    shares = providers["by_gdp"]
    assert isinstance(shares, Mapping)
    first = ", ".join(f"{name} {share:.0%}" for name, share in list(shares.items())[:6])
    console().print(say("levers.money.providers", group=providers["group"], first=first), markup=False)
    told = ", ".join(f"{year} {value:g}" for year, value in flows.items())
    console().print(say("levers.money.flows", flows=told), markup=False)
    console().print(say("levers.money.adaptation"), markup=False)
    console().print(say("levers.money.unknown"), markup=False)
