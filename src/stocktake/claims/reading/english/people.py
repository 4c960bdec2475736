"""English words for a country's people and things ("Chinese", "Germans"), by ISO3 code."""

# ruff: noqa: E501 - names stand in rows

from __future__ import annotations

DEMONYMS: dict[str, str] = {
    "AFG": "Afghan", "ALB": "Albanian", "DZA": "Algerian", "ARG": "Argentine Argentinian", "ARM": "Armenian",
    "AUS": "Australian", "AUT": "Austrian", "AZE": "Azerbaijani", "BHR": "Bahraini", "BGD": "Bangladeshi",
    "BLR": "Belarusian", "BEL": "Belgian", "BOL": "Bolivian", "BRA": "Brazilian", "GBR": "British Briton",
    "BGR": "Bulgarian", "KHM": "Cambodian", "CAN": "Canadian", "CHL": "Chilean", "CHN": "Chinese",
    "COL": "Colombian", "HRV": "Croatian", "CUB": "Cuban", "CZE": "Czech", "DNK": "Danish Dane", "NLD": "Dutch",
    "ECU": "Ecuadorian", "EGY": "Egyptian", "EST": "Estonian", "ETH": "Ethiopian", "FJI": "Fijian",
    "FIN": "Finnish Finn", "FRA": "French", "DEU": "German", "GHA": "Ghanaian", "GRC": "Greek",
    "HUN": "Hungarian", "ISL": "Icelandic", "IND": "Indian", "IDN": "Indonesian", "IRN": "Iranian",
    "IRQ": "Iraqi", "IRL": "Irish", "ISR": "Israeli", "ITA": "Italian", "JAM": "Jamaican", "JPN": "Japanese",
    "JOR": "Jordanian", "KAZ": "Kazakh", "KEN": "Kenyan", "KWT": "Kuwaiti", "LVA": "Latvian", "LBN": "Lebanese",
    "LBY": "Libyan", "LTU": "Lithuanian", "MYS": "Malaysian", "MEX": "Mexican", "MNG": "Mongolian",
    "MAR": "Moroccan", "NPL": "Nepalese", "NZL": "New~Zealander", "NGA": "Nigerian", "PRK": "North~Korean",
    "NOR": "Norwegian", "OMN": "Omani", "PAK": "Pakistani", "PER": "Peruvian", "PHL": "Philippine Filipino",
    "POL": "Polish Pole", "PRT": "Portuguese", "QAT": "Qatari", "ROU": "Romanian", "RUS": "Russian",
    "SAU": "Saudi", "SRB": "Serbian", "SGP": "Singaporean", "SVK": "Slovak", "SVN": "Slovenian",
    "ZAF": "South~African", "KOR": "South~Korean", "ESP": "Spanish", "LKA": "Sri~Lankan", "SDN": "Sudanese",
    "SWE": "Swedish Swede", "CHE": "Swiss", "SYR": "Syrian", "TWN": "Taiwanese", "TZA": "Tanzanian",
    "THA": "Thai", "TUN": "Tunisian", "TUR": "Turkish Turk", "UGA": "Ugandan", "UKR": "Ukrainian",
    "ARE": "Emirati", "USA": "American", "URY": "Uruguayan", "UZB": "Uzbek", "VEN": "Venezuelan",
    "VNM": "Vietnamese", "ZMB": "Zambian", "ZWE": "Zimbabwean",
}  # fmt: skip

SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "USA": ("US", "U.S.", "USA", "United States", "United States of America", "America", "the States"),
    "GBR": ("UK", "U.K.", "Britain", "Great Britain", "United Kingdom"),
    "ARE": ("UAE", "Emirates"),
    "CHN": ("PRC", "mainland China", "People's Republic of China"),
    "RUS": ("Russia", "Russian Federation"),
    "KOR": ("South Korea",),
    "PRK": ("North Korea",),
    "IRN": ("Iran",),
    "VNM": ("Vietnam",),
    "TUR": ("Turkey", "Türkiye"),
    "CZE": ("Czechia", "Czech Republic"),
    "CIV": ("Ivory Coast",),
    "COD": ("DR Congo", "Democratic Republic of the Congo"),
    "ZAF": ("South Africa",),
}

GROUPS: dict[str, tuple[str, ...]] = {
    "EU27": ("EU", "E.U.", "European Union", "EU countries", "EU member states", "EU-27", "27-nation bloc"),
    "G20": ("G20", "G-20", "Group of 20", "Group of Twenty", "G20 countries", "G20 nations", "G20 economies"),
    "G7": ("G7", "G-7", "Group of Seven", "G7 countries", "G7 nations"),
    "BRICS": ("BRICS", "Brics", "BRICS countries"),
    "OECD": ("OECD", "OECD countries", "OECD members"),
    "LDC": ("least developed countries", "Least Developed Countries", "LDCs", "least-developed countries"),
    "SIDS": (
        "small island states", "small island developing states", "small island nations", "small-island states",
        "small islands", "Small islands", "small island countries", "Small island states", "Small island developing states", "Small island nations", "SIDS",
    ),
    "DEVELOPED": ("developed countries", "Developed countries", "developed nations", "Developed nations",
                  "industrialised countries", "industrialized countries", "developed world"),
    "DEVELOPING": ("developing countries", "Developing countries", "developing nations", "Developing nations",
                   "developing world"),
}  # fmt: skip

# words that hold a country's name but mean something else
NOT_PLACES = ("South America", "Central America", "Latin American", "North American", "South American", "Bank of America",
              "China Sea", "China Daily", "Indian Ocean", "Gulf of Mexico", "New England", "American Samoa",
              "Guinea pig", "Paris Agreement", "Inner Mongolia", "New Mexico", "Georgia state")  # fmt: skip


def pairs() -> list[tuple[str, str]]:
    """(word, code) pairs, plurals in -n, -i and the like among them."""
    found = [(name, code) for code, names in SHORT_NAMES.items() for name in names]
    found += [(name, code) for code, names in GROUPS.items() for name in names]
    for code, listed in DEMONYMS.items():
        for written in listed.split():
            name = written.replace("~", " ")
            found.append((name, code))
            if name.endswith(("n", "i", "o", "e", "k", "r")) and not name.endswith("ese"):
                found.append((f"{name}s", code))
    return found
