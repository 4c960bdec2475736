"""Constants of the climate model, and the properties a species or a member can have, with their defaults.

Names of properties are those of the calibration's two tables. A property with no default must be given
for every species that needs it; the others are neutral when absent.
"""

from __future__ import annotations

MASS_OF_ATMOSPHERE = 5.1352  # 10^18 kg
MOLECULAR_WEIGHT_OF_AIR = 28.97  # g mol-1
BROMINE_OVER_CHLORINE = 45.0  # how much more ozone a bromine atom destroys than a chlorine atom
LONGEST_IIRF = 100.0  # years: no gas can stay in the air for longer than the horizon of 100 years
LEAST_LIFETIME_FACTOR = 0.01  # floor of each factor of the methane lifetime
EARTH_RADIUS = 6_371_000.0  # m
SECONDS_PER_YEAR = 31_556_925.216
EARTH_AREA = 4.0 * 3.141592653589793 * EARTH_RADIUS**2  # m2
IIRF_HORIZON = 100.0  # years over which the airborne fraction is integrated

GAS_BOXES = 4

# neutral value of each property of a species; None: it must be given where a process needs it
SPECIES_DEFAULTS: dict[str, float | None] = {
    "tropospheric_adjustment": 0.0,
    "forcing_efficacy": 1.0,
    "forcing_temperature_feedback": 0.0,
    "forcing_scale": 1.0,
    "molecular_weight": None,
    "baseline_concentration": None,
    "forcing_reference_concentration": None,
    "iirf_0": None,
    "iirf_airborne": 0.0,
    "iirf_uptake": 0.0,
    "iirf_temperature": 0.0,
    "baseline_emissions": 0.0,
    "g0": None,
    "g1": None,
    "greenhouse_gas_radiative_efficiency": 0.0,
    "h2o_stratospheric_factor": 0.0,
    "lapsi_radiative_efficiency": 0.0,
    "land_use_cumulative_emissions_to_forcing": 0.0,
    "cl_atoms": 0.0,
    "br_atoms": 0.0,
    "fractional_release": 0.0,
    "ch4_lifetime_chemical_sensitivity": 0.0,
    "contrails_radiative_efficiency": 0.0,
    "erfari_radiative_efficiency": 0.0,
    "ozone_radiative_efficiency": 0.0,
    "aci_shape": 0.0,
}

# properties with one value per gas box
BOX_PROPERTIES = ("partition_fraction", "unperturbed_lifetime")

# properties of a member, not of a species; the species table may carry a value in any one row
MEMBER_DEFAULTS: dict[str, float | None] = {
    "aci_scale": 0.0,
    "lifetime_temperature_sensitivity": 0.0,
    "deep_ocean_efficacy": 1.0,
    "gamma_autocorrelation": None,
    "sigma_eta": 0.0,
    "sigma_xi": 0.0,
    "forcing_4co2": None,
    "seed": 0.0,
}
LAYER_PROPERTIES = ("ocean_heat_capacity", "ocean_heat_transfer")

# columns of the parameter table that say how the calibration was run, not what a member is
RUN_COLUMNS = ("stochastic_run", "use_seed")

# columns of the species table that describe a species rather than give a number
DESCRIPTIONS = (
    "name",
    "type",
    "input_mode",
    "greenhouse_gas",
    "aerosol_chemistry_from_emissions",
    "aerosol_chemistry_from_concentration",
    "forcing_reference_emissions",  # in some older tables; read by no process, baseline_emissions serve
)
