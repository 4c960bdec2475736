"""The tree of IPCC 2006 categories, and how EDGAR's codes map into it.

A code's parent is the code without its last part. Codes that start with ``M.`` are not of the guidelines:
totals and memo items of PRIMAP-hist and of the carbon budget. ``1.A.1.bc``, ``3.C.2-3`` and the like join
neighbours that a publisher gives as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from stocktake.errors import UnknownSector, nearest

# code: (English, Chinese)
SECTORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "1": ("Energy", "能源"),
        "1.A": ("Fuel combustion", "燃料燃烧"),
        "1.A.1": ("Energy industries", "能源工业"),
        "1.A.1.a": ("Public electricity and heat", "公用电力和热力"),
        "1.A.1.bc": ("Refining and other energy industries", "炼油和其他能源工业"),
        "1.A.2": ("Manufacturing and construction", "制造业和建筑业"),
        "1.A.3": ("Transport", "交通运输"),
        "1.A.3.a": ("Domestic aviation", "国内航空"),
        "1.A.3.b": ("Road", "公路"),
        "1.A.3.c": ("Rail", "铁路"),
        "1.A.3.d": ("Domestic shipping", "国内水运"),
        "1.A.3.e": ("Other transport", "其他运输"),
        "1.A.4": ("Buildings and other", "建筑及其他"),
        "1.A.5": ("Combustion elsewhere", "其他燃烧"),
        "1.B": ("Fugitive emissions", "逃逸排放"),
        "1.B.1": ("Solid fuels (coal mining)", "固体燃料（采煤）"),
        "1.B.2": ("Oil and gas", "石油和天然气"),
        "1.B.3": ("Other energy production", "其他能源生产"),
        "1.C": ("Transport and storage of CO2", "二氧化碳运输与封存"),
        "2": ("Industrial processes and product use", "工业过程和产品使用"),
        "2.A": ("Minerals", "矿产"),
        "2.A.1": ("Cement", "水泥"),
        "2.A.2": ("Lime", "石灰"),
        "2.A.4": ("Other uses of carbonates", "碳酸盐其他用途"),
        "2.A.5": ("Other minerals", "其他矿产"),
        "2.B": ("Chemicals", "化工"),
        "2.C": ("Metals", "金属"),
        "2.D": ("Non-energy products and solvents", "非能源产品和溶剂"),
        "2.D.1": ("Lubricants and waxes", "润滑油和石蜡"),
        "2.D.3": ("Solvents", "溶剂"),
        "2.E": ("Electronics", "电子工业"),
        "2.F": ("Substitutes for ozone-depleting substances", "臭氧消耗物质替代品"),
        "2.G": ("Other products", "其他产品"),
        "2.G.3": ("N2O from products", "产品使用氧化亚氮"),
        "2.H": ("Other industry", "其他工业"),
        "3": ("Agriculture, forestry and other land use", "农业、林业和其他土地利用"),
        "3.A": ("Livestock", "畜牧"),
        "3.A.1": ("Enteric fermentation", "肠道发酵"),
        "3.A.2": ("Manure management", "粪便管理"),
        "3.B": ("Land", "土地"),
        "3.C": ("Soils, rice and burning", "土壤、水稻和焚烧"),
        "3.C.1": ("Burning of crop residues", "秸秆焚烧"),
        "3.C.2-3": ("Liming and urea", "石灰和尿素施用"),
        "3.C.4": ("Direct N2O from soils", "土壤直接氧化亚氮"),
        "3.C.5": ("Indirect N2O from soils", "土壤间接氧化亚氮"),
        "3.C.7": ("Rice", "水稻"),
        "4": ("Waste", "废弃物"),
        "4.A": ("Landfills", "固体废弃物填埋"),
        "4.B": ("Composting and other treatment", "堆肥等生物处理"),
        "4.C": ("Waste burning", "废弃物焚烧"),
        "4.D": ("Wastewater", "废水"),
        "5": ("Other", "其他"),
        "5.A": ("Indirect N2O from other sources", "其他来源间接氧化亚氮"),
        "5.B": ("Fossil fuel fires", "化石燃料火灾"),
        "M.0.ALL": ("All sectors, land use included", "全部部门（含土地利用）"),
        "M.0.EL": ("National total without land use", "国家总量（不含土地利用）"),
        "M.AG": ("Agriculture", "农业"),
        "M.AG.ELV": ("Agriculture without livestock", "农业（不含畜牧）"),
        "M.BK": ("International transport", "国际运输"),
        "M.BK.A": ("International aviation", "国际航空"),
        "M.BK.M": ("International shipping", "国际航运"),
        "M.FOSSIL": ("Fossil CO2", "化石燃料二氧化碳"),
        "M.FOSSIL.COAL": ("Coal", "煤"),
        "M.FOSSIL.OIL": ("Oil", "石油"),
        "M.FOSSIL.GAS": ("Gas", "天然气"),
        "M.FOSSIL.CEMENT": ("Cement", "水泥"),
        "M.FOSSIL.FLARING": ("Flaring", "火炬燃烧"),
        "M.FOSSIL.OTHER": ("Other fossil", "其他化石源"),
        "M.LUC": ("Land-use change (bookkeeping)", "土地利用变化（簿记模型）"),
        "M.LULUCF": ("Land use (inventory)", "土地利用（清单）"),
    }
)

# EDGAR's code in the style of IPCC 1996 to the category of IPCC 2006; a pair where the gas decides
_EDGAR: Mapping[str, str] = MappingProxyType(
    {
        "1A1a": "1.A.1.a",
        "1A1bc": "1.A.1.bc",
        "1A2": "1.A.2",
        "1A3a": "1.A.3.a",
        "1A3b_noRES": "1.A.3.b",
        "1A3c": "1.A.3.c",
        "1A3d": "1.A.3.d",
        "1A3e": "1.A.3.e",
        "1A4": "1.A.4",
        "1A5": "1.A.5",
        "1B1": "1.B.1",
        "1B2": "1.B.2",
        "1C1": "M.BK.A",
        "1C2": "M.BK.M",
        "2A1": "2.A.1",
        "2A2": "2.A.2",
        "2A3": "2.A.4",
        "2A4": "2.A.4",
        "2A7": "2.A.5",
        "2B": "2.B",
        "2C": "2.C",
        "2G": "2.D.1",
        "3A": "2.D.3",
        "3B": "2.D.3",
        "3C": "2.D.3",
        "4A": "3.A.1",
        "4B": "3.A.2",
        "4C": "3.C.7",
        "4D1": "3.C.4",
        "4D2": "3.C.4",
        "4D3": "3.C.5",
        "4D4": "3.C.2-3",
        "4F": "3.C.1",
        "4G": "5.A",
        "6A": "4.A",
        "6B": "4.D",
        "6C": "4.C",
        "6D": "4.B",
        "7A": "5.B",
        "7B": "5.A",
        "7C": "5.A",
    }
)
_EDGAR_BY_GAS: Mapping[tuple[str, str], str] = MappingProxyType(
    {("3D", "CO2"): "2.D.3", ("3D", "N2O"): "2.G.3"}
)


def edgar_sector(code: str, gas: str) -> str:
    """The IPCC 2006 category of an EDGAR code; UnknownSector where the code is new to us."""
    found = _EDGAR_BY_GAS.get((code, gas)) or _EDGAR.get(code)
    if found is None:
        raise UnknownSector(
            f"EDGAR's code '{code}' ({gas}) has no IPCC 2006 category here", nearest=nearest(code, _EDGAR)
        )
    return found


def parent(code: str) -> str | None:
    """The category above, None for a top one."""
    head, found, _ = code.rpartition(".")
    return head if found and head in SECTORS else None


def is_within(code: str, above: str) -> bool:
    """Whether a category is the given one or lies below it."""
    return code == above or code.startswith(above + ".")


def children(code: str) -> tuple[str, ...]:
    """The categories directly below."""
    return tuple(name for name in SECTORS if parent(name) == code)


# where a category stands in our answers, if not where its code says: inventories here hold no land (3.B), so
# what is left of category 3 is agriculture, which publishers list apart
_STANDS_UNDER: Mapping[str, str] = MappingProxyType({"3.A": "M.AG", "3.C": "M.AG"})
_SAME: Mapping[str, str] = MappingProxyType({"3.C": "M.AG.ELV", "M.AG.ELV": "3.C"})


@cache
def above(code: str) -> str | None:
    """The category that a row of an answer stands under; None for a top one or an unknown one.

    >>> above("3.A"), above("1.A.1.bc"), above("M.AG")
    ('M.AG', '1.A.1', None)
    """
    if code in _STANDS_UNDER:
        return _STANDS_UNDER[code]
    head, found, _ = code.rpartition(".")
    if not found:
        return None
    return head if head in SECTORS else above(head)


def composed_of(code: str, listed: Iterable[str]) -> tuple[str, ...]:
    """The listed categories that make up the given one: itself, or what is listed of its parts.

    >>> composed_of("M.AG", ["3.A.1", "3.A.2", "3.C.7", "4.A"])
    ('3.A.1', '3.A.2', '3.C.7')
    """
    return _composed_of(code, tuple(listed))


@cache
def _composed_of(code: str, listed: tuple[str, ...]) -> tuple[str, ...]:
    if code in listed:
        return (code,)
    same = _SAME.get(code, code)
    if same in listed:
        return (same,)
    below = (*_directly_below(code, listed), *_directly_below(same, listed))
    return tuple(dict.fromkeys(one for child in below for one in _composed_of(child, listed)))


def shown(listed: Iterable[str], root: str | None, depth: int) -> tuple[tuple[str, int], ...]:
    """The categories below ``root`` (all for None) that hold something listed, with their level from 0, as a
    tree is read from top to bottom.

    depth : how many levels; a single top category is passed over for its parts

    >>> shown(["1.A.3.a", "1.A.3.b", "4.A"], None, 2)
    (('1', 0), ('1.A', 1), ('4', 0), ('4.A', 1))
    """
    nodes: dict[str, None] = {}
    for name in listed:
        one: str | None = name
        while one:
            nodes[one] = None
            one = above(one)
    order = {name: number for number, name in enumerate(SECTORS)}
    order |= {"M.AG": order["3"], "M.AG.ELV": order["3.C"]}
    known = sorted(nodes, key=lambda name: (order.get(name, len(order)), name))
    tops = [name for name in known if above(name) == root]
    if root is None and len(tops) == 1 and any(above(name) == tops[0] for name in known):
        return shown(listed, tops[0], depth)

    def walk(names: list[str], level: int) -> list[tuple[str, int]]:
        found = []
        for name in names:
            found.append((name, level))
            if level + 1 < depth:
                found += walk([other for other in known if above(other) == name], level + 1)
        return found

    return tuple(walk(tops, 0))


def _directly_below(code: str, listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (*SECTORS, *listed) if above(name) == code))


def sector_named(text: str) -> str:
    """The category of that code or name, English or Chinese; UnknownSector with the nearest.

    ``3`` is taken for agriculture, since land has no part in inventories here.

    >>> sector_named("transport"), sector_named("1a3"), sector_named("3")
    ('1.A.3', '1.A.3', 'M.AG')
    """
    bare = text.strip().casefold()
    if bare in ("3", "afolu"):
        return "M.AG"
    names = {name.casefold(): code for code, both in reversed(list(SECTORS.items())) for name in both}
    codes = {code.casefold(): code for code in SECTORS}
    undotted = {code.replace(".", ""): found for code, found in codes.items()}
    found = codes.get(bare) or names.get(bare) or undotted.get(bare.replace(".", ""))
    if found is None:
        near = nearest(bare, [*codes, *names])
        raise UnknownSector(
            f"'{text}' is no sector we know",
            "A category of IPCC 2006 is wanted, such as 1.A.3, or its name, such as Transport",
            nearest=[
                f"{one} ({SECTORS[one][0]})" for one in dict.fromkeys(codes.get(n) or names[n] for n in near)
            ],
            next_step="See `stocktake sectors`",
        )
    return found


def leaves(codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the given codes that have none of the others below them."""
    listed = tuple(codes)
    return tuple(
        code for code in listed if not any(other != code and is_within(other, code) for other in listed)
    )


def sector_name(code: str, language: str = "en") -> str:
    """The category's name in ``en`` or ``zh``; UnknownSector where there is none."""
    if code not in SECTORS:
        raise UnknownSector(
            f"'{code}' is no category we know", nearest=nearest(code, SECTORS), next_step="See docs/data.md"
        )
    return SECTORS[code][1 if language == "zh" else 0]
