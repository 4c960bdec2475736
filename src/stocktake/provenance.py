"""Where data came from: the record that travels with every number.

A :class:`Source` is one data set of one publisher in one version; its ``key`` is what findings carry
and what ``stocktake data list`` prints. A :class:`Record` says what was done to a series on its way
(joined, scaled, filled), with the reason. Reading the catalogue file is the business of ``sources``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Source:
    """One data set in one version.

    title_zh  : the title for readers of Chinese
    key       : short stable name, such as ``gcb2024`` (lower case letters, digits, underscore)
    years     : first and last year of its values, None where there are none
    sha256    : of the original files, by file name
    embedded  : whether its licence lets the snapshot carry values made from it
    """

    key: str
    title: str
    publisher: str
    version: str
    licence: str
    citation: str
    url: str = ""
    doi: str = ""
    years: tuple[int, int] | None = None
    sha256: tuple[tuple[str, str], ...] = ()
    embedded: bool = True
    note: str = ""
    title_zh: str = ""

    def name(self, language: str) -> str:
        """Its title in ``en`` or ``zh``."""
        return self.title_zh if language == "zh" and self.title_zh else self.title

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        return asdict(self) | {"sha256": dict(self.sha256)}


@dataclass(frozen=True)
class Record:
    """One thing done to a series: what, to what, why, with the number that was used.

    what   : a verb in the past, such as ``joined``, ``scaled``, ``filled``, ``dropped``
    series : the series it was done to, such as ``CH4 BRA 1850-1969``
    why    : one sentence
    value  : the factor, offset or count used, if one number says it
    """

    what: str
    series: str
    why: str
    value: float | None = None
    unit: str = ""

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        return asdict(self)
