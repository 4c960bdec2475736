"""What a place is, and what a group of places is."""

from __future__ import annotations

from dataclasses import dataclass

ALWAYS, EVER = 1, 9999


@dataclass(frozen=True)
class Place:
    """A country, a territory, or an area that only data sets know.

    code  : ISO 3166 alpha-3, or a code of our own (docs/data.md)
    kind  : country, territory, former, bunkers, rest, or world
    parts : codes of the places it consists of, for a joint or former one
    """

    code: str
    name_en: str
    name_zh: str
    kind: str = "country"
    iso2: str = ""
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in ``en`` or ``zh``."""
        return self.name_zh if language == "zh" else self.name_en

    @property
    def names(self) -> tuple[str, ...]:
        """All its names and codes."""
        own = (self.code, self.iso2, self.name_en, self.name_zh, *self.aliases_en, *self.aliases_zh)
        return tuple(name for name in own if name)


@dataclass(frozen=True)
class Membership:
    """One spell of membership; a year counts where the place was a member at its end.

    first, last : years, both included; open ends are 1 and 9999
    entered     : date of entry (inclusive), empty where not known
    left        : date from which it was no member any more, empty where it still is
    """

    place: str
    first: int = ALWAYS
    last: int = EVER
    entered: str = ""
    left: str = ""

    def covers(self, year: int) -> bool:
        """Whether the place was a member at the end of that year."""
        return self.first <= year <= self.last


@dataclass(frozen=True)
class Group:
    """A set of places, with the dates of membership where they are known.

    family : union, club, organisation, convention, negotiation, income, development, continent, region,
             r5, r10, or custom for one that the user put together
    """

    code: str
    name_en: str
    name_zh: str
    memberships: tuple[Membership, ...]
    family: str = "custom"
    aliases: tuple[str, ...] = ()
    source: str = ""

    def name(self, language: str = "en") -> str:
        """Its name in ``en`` or ``zh``."""
        return self.name_zh if language == "zh" else self.name_en

    @property
    def names(self) -> tuple[str, ...]:
        """All its names and its code."""
        return (self.code, self.name_en, self.name_zh, *self.aliases)

    def members(self, year: int | None = None) -> tuple[str, ...]:
        """Codes of the members at the end of a year, each once; without a year those of today."""
        chosen = EVER if year is None else year
        return tuple(sorted({spell.place for spell in self.memberships if spell.covers(chosen)}))

    @property
    def dated(self) -> bool:
        """Whether any membership began or ended at a known date."""
        return any(spell.first > ALWAYS or spell.last < EVER for spell in self.memberships)
