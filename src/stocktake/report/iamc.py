"""Names and units of emission variables in the IAMC's wide form, for the species of the climate model.

Kyoto gases and aerosols follow the names of the AR6 scenario database; ozone-depleting gases, which it
has no names for, those of RCMIP (``Emissions|Montreal Gases|...``).
"""

from __future__ import annotations

# species: variable, factor from the model's unit, unit of the form
NAMED = {
    "CO2 FFI": ("Emissions|CO2|Energy and Industrial Processes", 1000.0, "Mt CO2/yr"),
    "CO2 AFOLU": ("Emissions|CO2|AFOLU", 1000.0, "Mt CO2/yr"),
    "CH4": ("Emissions|CH4", 1.0, "Mt CH4/yr"),
    "N2O": ("Emissions|N2O", 1000.0, "kt N2O/yr"),
    "Sulfur": ("Emissions|Sulfur", 1.0, "Mt SO2/yr"),
    "NOx": ("Emissions|NOx", 1.0, "Mt NO2/yr"),
    "SO2F2": ("Emissions|SO2F2", 1.0, "kt SO2F2/yr"),
    "SF6": ("Emissions|SF6", 1.0, "kt SF6/yr"),
    "NF3": ("Emissions|NF3", 1.0, "kt NF3/yr"),
    "HFC-4310mee": ("Emissions|HFC|HFC43-10", 1.0, "kt HFC43-10/yr"),
}
IN_MEGATONNES = ("BC", "OC", "CO", "NH3", "VOC")
PERFLUORINATED = ("CF4", "C2F6", "C3F8", "c-C4F8", "C4F10", "C5F12", "C6F14", "C7F16", "C8F18")


def variable_of(species: str) -> tuple[str, float, str]:
    """The variable's name, the factor from the climate model's unit, and the unit of the form.

    >>> variable_of("HFC-134a")
    ('Emissions|HFC|HFC134a', 1.0, 'kt HFC134a/yr')
    """
    if species in NAMED:
        return NAMED[species]
    plain = species.replace("-", "")
    if species in IN_MEGATONNES:
        return f"Emissions|{species}", 1.0, f"Mt {species}/yr"
    if species in PERFLUORINATED:
        return f"Emissions|PFC|{plain}", 1.0, f"kt {plain}/yr"
    group = species.partition("-")[0]
    if group == "HFC":
        return f"Emissions|HFC|{plain}", 1.0, f"kt {plain}/yr"
    family = f"{group}|" if group in ("CFC", "HCFC", "Halon") else ""
    return f"Emissions|Montreal Gases|{family}{plain}", 1.0, f"kt {plain}/yr"


def total_variable(metric: str) -> str:
    """The variable of the Kyoto basket in a metric, such as ``Emissions|Kyoto Gases (AR6-GWP100)``."""
    return f"Emissions|Kyoto Gases ({metric.replace('GWP', '-GWP', 1)})"
