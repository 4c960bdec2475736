"""Chinese short forms for countries and pairs of countries (中美), by ISO3 code."""

from __future__ import annotations

import itertools

ONE_CHARACTER = {
    "中": "CHN", "美": "USA", "印": "IND", "俄": "RUS", "日": "JPN", "欧": "EU27", "英": "GBR", "德": "DEU",
    "法": "FRA", "韩": "KOR",
}  # fmt: skip

SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "CHN": ("中国", "中华人民共和国", "中国大陆"),
    "USA": ("美国", "美利坚合众国"),
    "GBR": ("英国", "联合王国"),
    "RUS": ("俄罗斯", "俄国", "俄罗斯联邦"),
    "KOR": ("韩国", "南韩"),
    "PRK": ("朝鲜", "北韩"),
    "IDN": ("印尼", "印度尼西亚"),
    "SAU": ("沙特", "沙特阿拉伯", "沙乌地阿拉伯"),
    "ARE": ("阿联酋", "阿拉伯联合酋长国"),
    "AUS": ("澳大利亚", "澳洲"),
    "NZL": ("新西兰", "纽西兰"),
    "ZAF": ("南非",),
    "IRN": ("伊朗",),
    "VNM": ("越南",),
}
GROUPS: dict[str, tuple[str, ...]] = {
    "EU27": ("欧盟", "欧洲联盟", "欧盟27国", "欧盟二十七国", "欧盟国家", "欧盟成员国"),
    "G20": ("二十国集团", "20国集团", "G20"),
    "G7": ("七国集团", "G7"),
    "BRICS": ("金砖国家", "金砖五国"),
    "OECD": ("经合组织", "经合组织国家", "OECD"),
    "LDC": ("最不发达国家",),
    "SIDS": ("小岛屿国家", "小岛屿发展中国家", "小岛国", "岛屿小国"),
    "DEVELOPED": ("发达国家",),
    "DEVELOPING": ("发展中国家",),
    "AFRICA": ("非洲", "非洲国家"),
}


def singles() -> list[tuple[str, str]]:
    """(name, code) pairs of short names."""
    return [
        (name, code) for table in (SHORT_NAMES, GROUPS) for code, names in table.items() for name in names
    ]


def pairs() -> dict[str, tuple[str, ...]]:
    """Names of two or three countries in one word, such as 中美 and 中、美, where it means nothing else."""
    found: dict[str, tuple[str, ...]] = {}
    for count in (2, 3):
        for chosen in itertools.permutations(ONE_CHARACTER, count):
            if not set(chosen) & {"中", "美"}:
                continue
            codes = tuple(ONE_CHARACTER[char] for char in chosen)
            found["、".join(chosen)] = codes
            if "".join(chosen) not in ("中法", "美德", "中德", "印美", "日美"):
                found["".join(chosen)] = codes
    return found
