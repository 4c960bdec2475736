"""What a species is: its kind, what drives it, and the unit of its emissions.

A species is anything that carries a number in the climate model: an emitted substance (CO2 FFI, CH4, BC,
HFC-125), a forcing that is worked out (Ozone, Land use) or one that is given (Solar, Volcanic).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stocktake.errors import BadInput, nearest


class Kind(StrEnum):
    """What a species is, in the words of the species table."""

    CO2_FFI = "co2 ffi"
    CO2_AFOLU = "co2 afolu"
    CO2 = "co2"
    CH4 = "ch4"
    N2O = "n2o"
    CFC_11 = "cfc-11"
    OTHER_HALOGEN = "other halogen"
    F_GAS = "f-gas"
    SULFUR = "sulfur"
    BLACK_CARBON = "black carbon"
    ORGANIC_CARBON = "organic carbon"
    OTHER_SLCF = "other slcf"
    NOX_AVIATION = "nox aviation"
    EESC = "eesc"
    OZONE = "ozone"
    ARI = "ari"
    ACI = "aci"
    CONTRAILS = "contrails"
    LAPSI = "lapsi"
    H2O_STRATOSPHERIC = "h2o stratospheric"
    LAND_USE = "land use"
    VOLCANIC = "volcanic"
    SOLAR = "solar"
    UNSPECIFIED = "unspecified"


class Drive(StrEnum):
    """What is given for a species: emissions, concentration or forcing; calculated: none of them."""

    EMISSIONS = "emissions"
    CONCENTRATION = "concentration"
    FORCING = "forcing"
    CALCULATED = "calculated"


GREENHOUSE_KINDS = {Kind.CO2, Kind.CH4, Kind.N2O, Kind.CFC_11, Kind.OTHER_HALOGEN, Kind.F_GAS}
HALOGEN_KINDS = {Kind.CFC_11, Kind.OTHER_HALOGEN}
EMITTED_ONLY = {
    Kind.CO2_FFI,
    Kind.CO2_AFOLU,
    Kind.SULFUR,
    Kind.BLACK_CARBON,
    Kind.ORGANIC_CARBON,
    Kind.OTHER_SLCF,
    Kind.NOX_AVIATION,
}
_EMITTED_AS = {"Sulfur": "SO2", "NOx": "NO2", "NOx aviation": "NO2"}


@dataclass(frozen=True)
class Species:
    """One row of the species table, without its numbers.

    chemistry_from_emissions, chemistry_from_concentration : whether its emissions or its concentration
        take part in aerosol and methane chemistry
    """

    name: str
    kind: Kind
    drive: Drive
    greenhouse_gas: bool = False
    chemistry_from_emissions: bool = False
    chemistry_from_concentration: bool = False

    def __post_init__(self) -> None:
        allowed = admissible_drives(self.kind)
        if self.drive not in allowed:
            raise BadInput(
                f"Species '{self.name}' is said to be driven by {self.drive}",
                f"A species of the kind '{self.kind}' can be driven by {' or '.join(allowed)}",
                next_step="Mend the column input_mode of the species table",
            )

    @property
    def emission_unit(self) -> str:
        """Unit of its emissions, such as ``Mt CH4/yr``; empty where it is not emitted."""
        if self.kind in (Kind.CO2, Kind.CO2_FFI, Kind.CO2_AFOLU):
            return "Gt CO2/yr"
        if self.kind in EMITTED_ONLY or self.kind in (Kind.CH4, Kind.N2O):
            return f"Mt {_EMITTED_AS.get(self.name, self.name)}/yr"
        if self.kind in GREENHOUSE_KINDS:
            return f"kt {self.name.replace('-', '')}/yr"
        return ""

    @property
    def concentration_unit(self) -> str:
        """Unit of its concentration; empty where it has none."""
        if self.kind is Kind.CO2:
            return "ppm"
        if self.kind in (Kind.CH4, Kind.N2O):
            return "ppb"
        return "ppt" if self.kind in GREENHOUSE_KINDS or self.kind is Kind.EESC else ""


def admissible_drives(kind: Kind) -> tuple[Drive, ...]:
    """What a species of this kind can be driven by."""
    if kind in EMITTED_ONLY:
        return (Drive.EMISSIONS,)
    if kind is Kind.CO2:
        return (Drive.EMISSIONS, Drive.CALCULATED, Drive.CONCENTRATION, Drive.FORCING)
    if kind in GREENHOUSE_KINDS:
        return (Drive.EMISSIONS, Drive.CONCENTRATION, Drive.FORCING)
    if kind is Kind.EESC:
        return (Drive.CALCULATED, Drive.CONCENTRATION)
    if kind in (Kind.SOLAR, Kind.VOLCANIC, Kind.UNSPECIFIED):
        return (Drive.FORCING,)
    return (Drive.CALCULATED, Drive.FORCING)


def kind_of(word: str, species: str) -> Kind:
    """The kind of that name; BadInput names the species where there is none."""
    try:
        return Kind(word.strip().lower())
    except ValueError:
        raise BadInput(
            f"Species '{species}' has the type '{word}'",
            f"Known types are {', '.join(Kind)}",
            nearest=nearest(word, list(Kind)),
        ) from None


def drive_of(word: str, species: str) -> Drive:
    """The drive of that name; BadInput names the species where there is none."""
    try:
        return Drive(word.strip().lower())
    except ValueError:
        raise BadInput(
            f"Species '{species}' has the input_mode '{word}'",
            f"Known are {', '.join(Drive)}",
            nearest=nearest(word, list(Drive)),
        ) from None
