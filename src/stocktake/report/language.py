"""Readers' sentences in English and Chinese, from the catalogues in ``words``.

``words/en/NAME.toml`` and ``words/zh/NAME.toml`` hold the same keys with the same placeholders (a test
keeps them so). A key is the file's name and the path inside it: ``report.share.title``. Sentences are whole;
code fills their placeholders and never glues parts together.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from stocktake.errors import UnknownName, nearest

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Words:
    """One language's sentences; ``say`` fills the placeholders of one."""

    language: str
    entries: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of that key; KeyError for a key or placeholder that is not there (our mistake)."""
        return self.entries[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return key in self.entries


@cache
def words(language: str) -> Words:
    """The catalogue of one language; UnknownName where we have none."""
    if language not in LANGUAGES:
        raise UnknownName(
            f"There are no words in '{language}'",
            f"Known languages are {', '.join(LANGUAGES)}",
            nearest=nearest(language, LANGUAGES),
        )
    entries: dict[str, str] = {}
    folder = resources.files("stocktake.report") / "words" / language
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            tree = tomllib.loads(file.read_text(encoding="utf8"))
            entries.update(_flat(tree, file.name.removesuffix(".toml")))
    return Words(language, entries)


def choose_language(wanted: str | None) -> str:
    """The wanted language, else STOCKTAKE_LANG, else that of the locale, else English."""
    if wanted in LANGUAGES:
        return str(wanted)
    for name in ("STOCKTAKE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _flat(tree: Mapping[str, object], prefix: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    for name, item in tree.items():
        key = f"{prefix}.{name}"
        if isinstance(item, Mapping):
            entries.update(_flat(item, key))
        else:
            entries[key] = str(item)
    return entries
