"""The ensemble: the members' parameters and the species they share, made from two plain tables.

Arrays are plain numpy, frozen. The last axis is the member; it has length one where a property is the same
for every member, which is how the emulator knows what it has to work out only once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from stocktake.climate.parameters import (
    BOX_PROPERTIES,
    DESCRIPTIONS,
    GAS_BOXES,
    LAYER_PROPERTIES,
    MEMBER_DEFAULTS,
    RUN_COLUMNS,
    SPECIES_DEFAULTS,
)
from stocktake.climate.species import Drive, Kind, Species, drive_of, kind_of
from stocktake.errors import BadInput, OutOfRange, UnknownGas, nearest

_COLUMN = re.compile(r"^(?P<property>\w+?)(?:\[(?P<key>.+)\])?$")
_MEMBER_COLUMNS = ("member", "Unnamed: 0", "")


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Parameters of every member; immutable.

    members    : (member,) labels
    species    : the rows of the species table, in its order
    properties : name to (species, member), box properties to (species, box, member)
    responses  : name to (member,), layer properties to (layer, member)
    """

    members: np.ndarray
    species: tuple[Species, ...]
    properties: Mapping[str, np.ndarray]
    responses: Mapping[str, np.ndarray]

    @staticmethod
    def from_tables(parameters: pd.DataFrame, species: pd.DataFrame) -> Ensemble:
        """An ensemble from the calibration's two tables.

        parameters : one row per member (label in the index, or in a column ``member``); columns such as
            ``aci_scale``, ``ocean_heat_capacity[0]`` or ``forcing_scale[CH4]``
        species    : one row per species, columns as in the calibration's species file
        raises     : BadInput names the table, column and row of what cannot be used
        """
        parameters = _labelled(parameters)
        rows = _species_rows(species)
        properties, responses = _species_numbers(species, len(rows))
        _override(parameters, [row.name for row in rows], properties, responses)
        for array in (*properties.values(), *responses.values()):
            array.setflags(write=False)
        return Ensemble(np.asarray(parameters.index), rows, properties, responses)

    def __len__(self) -> int:
        return len(self.members)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of every parameter and of the species in their order; equal only for equal ensembles."""
        digest = hashlib.sha256(repr(self.species).encode())
        digest.update(np.ascontiguousarray(self.members).astype(str).tobytes())
        for name, array in sorted([*self.properties.items(), *self.responses.items()]):
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the species, in order."""
        return tuple(species.name for species in self.species)

    @property
    def layers(self) -> int:
        """How many layers the ocean has."""
        return int(self.responses["ocean_heat_capacity"].shape[0])

    def index(self, name: str) -> int:
        """Place of the species of that name; UnknownGas where there is none."""
        if name not in self.names:
            raise UnknownGas(
                f"'{name}' is no species of this ensemble",
                nearest=nearest(name, self.names),
                next_step=f"It has {len(self.species)} species, from {self.names[0]} to {self.names[-1]}",
            )
        return self.names.index(name)

    def of_kind(self, *kinds: Kind) -> tuple[int, ...]:
        """Places of the species of these kinds."""
        return tuple(place for place, species in enumerate(self.species) if species.kind in kinds)

    def one(self, kind: Kind) -> int | None:
        """Place of the only species of that kind, or None."""
        places = self.of_kind(kind)
        return places[0] if places else None

    def value(self, name: str, place: int) -> np.ndarray:
        """(member,) or (1,): a property of one species; box properties (box, member) or (box, 1)."""
        row = self.properties[name][place]
        return row[..., :1] if np.all(row == row[..., :1]) else row

    def forcing_factor(self, place: int) -> np.ndarray:
        """(member,) or (1,): scale times one plus the tropospheric adjustment, of a calculated forcing."""
        return self.value("forcing_scale", place) * (1.0 + self.value("tropospheric_adjustment", place))

    def response(self, name: str) -> np.ndarray:
        """(member,): a parameter of the members; layer properties (layer, member)."""
        return np.broadcast_to(self.responses[name], (*self.responses[name].shape[:-1], len(self)))

    def equilibrium_sensitivity(self) -> np.ndarray:
        """(member,): warming long after a doubling of CO2, K: half the forcing of a quadrupling by feedback.

        Source: Cummins et al. (2020), doi:10.1175/JCLI-D-19-0589.1
        """
        return 0.5 * self.response("forcing_4co2") / self.response("ocean_heat_transfer")[0]

    def take(self, members: Sequence[int] | np.ndarray | slice) -> Ensemble:
        """The ensemble of some members only, by place."""

        def pick(array: np.ndarray) -> np.ndarray:
            return array if array.shape[-1] == 1 else array[..., members]

        chosen = self.members[members]
        if len(chosen) == 0:
            raise OutOfRange("An ensemble of no members was asked for", f"This one has {len(self)}")
        return replace(
            self,
            members=chosen,
            properties={name: pick(array) for name, array in self.properties.items()},
            responses={name: pick(array) for name, array in self.responses.items()},
        )

    def spread(self, count: int) -> Ensemble:
        """``count`` members, evenly spaced through the table (the same ones every time)."""
        if not 1 <= count <= len(self):
            raise OutOfRange(f"{count} members were asked for", f"The ensemble has 1 to {len(self)}")
        return self.take(np.round(np.linspace(0, len(self) - 1, count)).astype(int))

    def driven_by(self, drives: Mapping[str, Drive | str]) -> Ensemble:
        """The same ensemble with the named species driven by something else."""
        rows = list(self.species)
        for name, drive in drives.items():
            place = self.index(name)
            rows[place] = replace(rows[place], drive=drive_of(str(drive), name))
        return replace(self, species=tuple(rows))

    def moved(self, parameter: str, share: float) -> Ensemble:
        """The same ensemble with one parameter moved in every member by a share of its mean size.

        parameter : as in the parameter table, such as ``forcing_scale[CO2]`` or ``ocean_heat_transfer[0]``
        """
        name, key = self._parameter(parameter)
        step = share * self.scale_of(parameter)
        if name in self.properties:
            assert key is not None
            return self.with_property(name, key, self.value(name, self.index(key)) + step)
        values = np.array(self.response(name))
        if key is None:
            return self.with_response(name, values + step)
        values[int(key)] += step
        return self.with_response(name, values)

    def scale_of(self, parameter: str) -> float:
        """Mean absolute size of a parameter over the members."""
        name, key = self._parameter(parameter)
        if name in self.properties:
            assert key is not None
            return float(np.mean(np.abs(self.value(name, self.index(key)))))
        values = self.response(name)
        return float(np.mean(np.abs(values if key is None else values[int(key)])))

    def _parameter(self, parameter: str) -> tuple[str, str | None]:
        match = _COLUMN.match(parameter)
        name, key = (match["property"], match["key"]) if match else (parameter, None)
        of_species = name in self.properties and key is not None
        of_layer = name in LAYER_PROPERTIES and key is not None and key.isdigit() and int(key) < self.layers
        if of_species or of_layer or (name in MEMBER_DEFAULTS and key is None):
            return name, key
        known = [*MEMBER_DEFAULTS, *LAYER_PROPERTIES, *self.properties]
        raise BadInput(
            f"'{parameter}' is no parameter of this ensemble",
            "Wanted is a name of the parameter table, such as forcing_scale[CO2] or ocean_heat_transfer[0]",
            nearest=nearest(name, known),
        )

    def with_property(self, name: str, species: str, value: np.ndarray | float) -> Ensemble:
        """The same ensemble with one property of one species set anew.

        value : a number or (member,); for a box property also (box, 1 or member)
        """
        if name not in self.properties:
            raise BadInput(f"'{name}' is no property of a species", nearest=nearest(name, self.properties))
        given = np.atleast_1d(np.asarray(value, dtype=float))
        if given.shape[-1] not in (1, len(self)):
            raise BadInput(
                f"{name} of '{species}' was given for {given.shape[-1]} members", f"There are {len(self)}"
            )
        old = self.properties[name]
        wide = np.broadcast_to(old, (*old.shape[:-1], max(old.shape[-1], given.shape[-1]))).copy()
        wide[self.index(species)] = given
        wide.setflags(write=False)
        return replace(self, properties={**self.properties, name: wide})

    def with_response(self, name: str, value: np.ndarray | float) -> Ensemble:
        """The same ensemble with one parameter of its members set anew; value: a number or (member,)."""
        if name not in self.responses:
            raise BadInput(f"'{name}' is no parameter of a member", nearest=nearest(name, self.responses))
        shape = (*self.responses[name].shape[:-1], len(self))
        wide = np.broadcast_to(np.asarray(value, dtype=float), shape).copy()
        wide.setflags(write=False)
        return replace(self, responses={**self.responses, name: wide})


def _labelled(parameters: pd.DataFrame) -> pd.DataFrame:
    for column in _MEMBER_COLUMNS:
        if column in parameters.columns:
            parameters = parameters.set_index(column)
    if len(parameters) == 0:
        raise BadInput("The parameter table has no rows", "One row per member is wanted")
    if parameters.index.has_duplicates:
        twice = parameters.index[parameters.index.duplicated()][0]
        raise BadInput(f"Member {twice} stands twice in the parameter table", "Each label may stand once")
    return parameters


def _species_rows(table: pd.DataFrame) -> tuple[Species, ...]:
    absent = [column for column in ("name", "type", "input_mode") if column not in table.columns]
    if absent:
        raise BadInput(f"The species table has no column {', '.join(absent)}")
    names = [str(name) for name in table["name"]]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadInput(f"Species {', '.join(twice)} stands twice in the species table")

    def flag(row: pd.Series, column: str) -> bool:
        return column in row.index and bool(row[column])

    return tuple(
        Species(
            name=str(row["name"]),
            kind=kind_of(str(row["type"]), str(row["name"])),
            drive=drive_of(str(row["input_mode"]), str(row["name"])),
            greenhouse_gas=flag(row, "greenhouse_gas"),
            chemistry_from_emissions=flag(row, "aerosol_chemistry_from_emissions"),
            chemistry_from_concentration=flag(row, "aerosol_chemistry_from_concentration"),
        )
        for _, row in table.iterrows()
    )


def _species_numbers(table: pd.DataFrame, count: int) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Properties (species, 1) and responses (1,) of the species table, defaults where it is silent."""

    def column(name: str) -> np.ndarray:
        if name not in table.columns:
            return np.full(count, np.nan)
        return pd.to_numeric(table[name], errors="raise").to_numpy(dtype=float)

    properties: dict[str, np.ndarray] = {}
    for name, default in SPECIES_DEFAULTS.items():
        values = column(name)
        properties[name] = np.where(np.isnan(values), np.nan if default is None else default, values)[:, None]
    for name in BOX_PROPERTIES:
        boxes = [column(f"{name}{box}") for box in range(GAS_BOXES)]
        properties[name] = np.stack(boxes, axis=1)[:, :, None]
    responses: dict[str, np.ndarray] = {}
    for name, default in MEMBER_DEFAULTS.items():
        values = column(name)
        said = values[~np.isnan(values)]
        responses[name] = np.array([said[0] if len(said) else (np.nan if default is None else default)])
    known = {*SPECIES_DEFAULTS, *MEMBER_DEFAULTS, *DESCRIPTIONS}
    known |= {f"{name}{box}" for name in BOX_PROPERTIES for box in range(GAS_BOXES)}
    _refuse_unknown("species", [str(name) for name in table.columns], known)
    return properties, responses


def _override(
    parameters: pd.DataFrame,
    names: Sequence[str],
    properties: dict[str, np.ndarray],
    responses: dict[str, np.ndarray],
) -> None:
    """Put the members' own values in place of the species table's, in both dictionaries."""
    members = len(parameters)
    layers: dict[str, dict[int, np.ndarray]] = {name: {} for name in LAYER_PROPERTIES}
    for column in map(str, parameters.columns):
        if column in RUN_COLUMNS:
            continue
        match = _COLUMN.match(column)
        name, key = (match["property"], match["key"]) if match else (column, None)
        values = _numbers(parameters, column)
        if name in layers and key is not None:
            layers[name][int(key)] = values
        elif name in responses and key is None:
            responses[name] = values
        elif name in properties and key in names:
            properties[name] = _widened(properties[name], members)
            properties[name][names.index(key)] = values
        else:
            known = [*responses, *(f"{kind}[{species}]" for kind in properties for species in names)]
            _refuse_unknown("parameter", [column], known)
    for name, found in layers.items():
        if sorted(found) != list(range(len(found))) or len(found) < 2:
            raise BadInput(
                f"The parameter table gives {name} for the layers {sorted(found) or 'none'}",
                "At least two layers are wanted, numbered from 0 without gaps",
            )
        responses[name] = np.stack([found[layer] for layer in sorted(found)])
    if responses["ocean_heat_capacity"].shape != responses["ocean_heat_transfer"].shape:
        raise BadInput("Heat capacity and heat transfer are given for different numbers of layers")


def _numbers(parameters: pd.DataFrame, column: str) -> np.ndarray:
    values = pd.to_numeric(parameters[column], errors="coerce").to_numpy(dtype=float)
    if not np.all(np.isfinite(values)):
        row = parameters.index[int(np.flatnonzero(~np.isfinite(values))[0])]
        raise BadInput(
            f"The parameter table has no number in column '{column}', member {row}",
            "Every member needs a finite value in every column",
        )
    return values


def _widened(array: np.ndarray, members: int) -> np.ndarray:
    return array if array.shape[-1] == members else np.repeat(array, members, axis=-1)


def _refuse_unknown(table: str, columns: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for column in columns:
        if column not in known:
            raise BadInput(
                f"The {table} table has a column '{column}' that nothing reads",
                "An input without effect is refused",
                nearest=nearest(column, known),
                next_step="Mend its name or leave it out",
            )
