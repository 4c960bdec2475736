"""Facts that we gathered one by one, as sources: each fact has its own document, the whole has a hash or a
citation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources

from stocktake.provenance import Source
from stocktake.sources.promised import KNOWN_UNTIL, STATEMENTS, TABLES

PLEDGES, FLOWS = "policy_facts", "oecd_climate_finance"


@cache
def read_facts() -> Mapping[str, Source]:
    """Sources beside those of the catalogue, by their keys: nothing of them is in the snapshot."""
    folder = resources.files("stocktake.sources") / "promises"
    files = tuple((name, sha256((folder / name).read_bytes()).hexdigest()) for name in (*TABLES, STATEMENTS))
    pledges = Source(
        key=PLEDGES,
        title=f"Pledges of Parties as known on {KNOWN_UNTIL}",
        title_zh=f"截至{KNOWN_UNTIL}各缔约方的承诺",
        publisher="The Stocktake developers",
        version=KNOWN_UNTIL,
        licence="CC0 1.0 (facts)",
        citation="Facts of NDCs, long-term strategies and joint statements, each with its document and its "
        "address: stocktake pledges PLACE --json.",
        sha256=files,
    )
    flows = Source(
        key=FLOWS,
        title="Climate finance provided and mobilised by developed countries in 2013-2022, and the goals",
        title_zh="发达国家2013至2022年提供和动员的气候资金，以及资金目标",
        publisher="OECD; UNFCCC decisions 1/CP.16, 1/CP.21 and 1/CMA.6",
        version="2024",
        licence="CC BY 4.0; public domain",
        citation="OECD: Climate Finance Provided and Mobilised by Developed Countries in 2013-2022, Paris "
        "2024. UNFCCC: decision 1/CMA.6, new collective quantified goal on climate finance, Baku 2024.",
        url="https://oecd.org/en/publications/2024/05/"
        "climate-finance-provided-and-mobilised-by-developed-countries-in-2013-2022_8031029a.html",
    )
    return {one.key: one for one in (pledges, flows)}
