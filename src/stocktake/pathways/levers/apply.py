"""Put levers to work: from a base and some levers to new world emissions, order-free.

Tiles that the same levers hold in the same way are put together into classes once (:func:`plan`); a change of
strength then costs a product over levers and a sum over classes. The formula is written without a loop over
tiles and works for numpy and jax arrays alike, so that the climate can be differentiated through it.

    remaining(class, year) = product over levers of  1 - strength x fraction x ramp(year)
    change(species, year)  = sum over classes of  emissions x (remaining - 1)  -  removals

Levers told against a year are levels, not measures: where several hold a class, the deepest counts, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import xarray as xr

from stocktake.errors import BadInput
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Cut, Lever, Settled, settled, tiles_of
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import told_by_use

# Gt CO2 a year below which removals stay in scenarios (IPCC AR6 WGIII ch. 6), and Gt CO2 that rocks are
# technically thought to hold (AR6 synthesis report: of the order of 1000)
REMOVALS_YEAR, REMOVALS_SOON = 2030, 1.0
STORAGE = 1000.0


@dataclass(frozen=True)
class Plan:
    """Levers laid on a base, ready to be run at any strength.

    base      : with its mines and wells told apart by the burning they serve
    levers    : as settled on the base, in order
    ramp      : (lever, year) fraction of the full depth
    fraction  : (lever, class) of what the class emits that the lever takes at full depth; negative adds
    emissions : (class, year) of the base, in the climate model's units
    species   : (class,) index into ``base.all_species``
    tiles     : (lever, tile) the same told tile by tile
    removal   : (lever, species) taken from the air at full depth, in the climate model's units per year
    level     : (lever,) whether the lever is told against a year
    notes     : what a reader should be told
    """

    base: Base
    levers: tuple[Lever, ...]
    ramp: np.ndarray
    fraction: np.ndarray
    emissions: np.ndarray
    species: np.ndarray
    removal: np.ndarray
    tiles: np.ndarray
    level: np.ndarray
    notes: tuple[str, ...] = ()

    def change(self, strength: Any, xp: Any = np) -> Any:
        """Change of the world's emissions (species, year) against the base, in the climate model's units.

        strength : (lever,) factor on each lever's depth, 0 to 1
        xp       : numpy, or jax.numpy to trace and differentiate
        """
        doing = xp.asarray(strength)[:, None] * xp.asarray(self.ramp)
        cut = xp.asarray(self.fraction)[:, :, None] * doing[:, None, :]
        remaining = xp.prod(1.0 - cut[~self.level], axis=0)
        if self.level.any():
            remaining = remaining * (1.0 - xp.max(cut[self.level], axis=0))
        lost = xp.asarray(self.emissions) * (remaining - 1.0)
        return xp.asarray(self._to_species()) @ lost - xp.asarray(self.removal).T @ doing

    def slopes(self, strength: np.ndarray) -> np.ndarray:
        """Derivative of the change by each lever's strength (lever, species, year), at ``strength``
        (lever,). Of levels that hold the same class the deepest alone has one.
        """
        doing = np.asarray(strength, dtype=float)[:, None] * self.ramp
        cut = self.fraction[:, :, None] * doing[:, None, :]
        factors = 1.0 - np.where(self._felt(cut), cut, 0.0)
        found = np.empty((len(self.levers), len(self.base.all_species), len(self.base.years)))
        for number in range(len(self.levers)):
            others = np.prod(np.delete(factors, number, axis=0), axis=0) * self._felt(cut)[number]
            lost = -self.emissions * others * self.fraction[number][:, None] * self.ramp[number][None, :]
            taken = self.removal[number][:, None] * self.ramp[number][None, :]
            found[number] = self._to_species() @ lost - taken
        return found

    def _felt(self, cut: np.ndarray) -> np.ndarray:
        """Whether a lever's cut counts (lever, class, year): of levels, the deepest alone."""
        felt = np.ones(cut.shape, dtype=bool)
        if self.level.any():
            own = cut[self.level]
            felt[self.level] = np.arange(len(own))[:, None, None] == own.argmax(axis=0)
        return felt

    def world(self, strength: np.ndarray | None = None) -> xr.DataArray:
        """The world's emissions (species, year) with the levers at work; all at full depth by default."""
        full = np.ones(len(self.levers)) if strength is None else np.asarray(strength, dtype=float)
        return self.base.world + self.change(full)

    def alone(self, number: int) -> np.ndarray:
        """Change (species, year) if only that lever worked."""
        return np.asarray(self.change(np.eye(len(self.levers))[number]))

    def _to_species(self) -> np.ndarray:
        table = np.zeros((len(self.base.all_species), len(self.species)))
        table[self.species, np.arange(len(self.species))] = 1.0
        return table


def plan(base: Base, levers: Iterable[Lever], settings: Settings | None = None) -> Plan:
    """Lay levers on a base."""
    chosen = settings or Settings()
    base = told_by_use(base, chosen)
    asked = tuple(levers)
    found = [settled(lever, base, chosen) for lever in asked]
    laid = tuple(one.lever for one in found)
    fraction = np.zeros((len(laid), len(base.place)))
    removal = np.zeros((len(laid), len(base.all_species)))
    for number, lever in enumerate(laid):
        left = np.ones(len(base.place))
        for action in lever.actions(base, chosen):
            if isinstance(action, Cut):
                left[tiles_of(lever, base, action)] *= 1.0 - action.fraction
            else:
                removal[number, base.all_species.index(action.species)] += action.amount
        fraction[number] = 1.0 - left
        _need_effect(lever, fraction[number], removal[number])
    classes, emissions, species = _classes(base, fraction)
    level = np.array([lever.reference is not None for lever in asked], dtype=bool)
    return Plan(
        base=base,
        levers=laid,
        ramp=np.array([one.ramp for one in found]).reshape(len(laid), len(base.years)),
        fraction=classes,
        emissions=emissions,
        species=species,
        removal=removal,
        tiles=fraction,
        level=level,
        notes=(
            *_already_below(found, asked),
            *(note for lever in laid for note in lever.notes(base, chosen)),
            *_overlaps(laid, classes, level),
            *_removed(found, base.years),
        ),
    )


def _already_below(found: list[Settled], given: tuple[Lever, ...]) -> tuple[str, ...]:
    """Levers told against a year whose level the base keeps anyway."""
    return tuple(
        f"already_below|{lever.said or lever.name}|{lever.reference}|"
        for one, lever in zip(found, given, strict=True)
        if lever.reference is not None and lever.depth > 0 and one.lever.depth == 0
    )


def _need_effect(lever: Lever, fraction: np.ndarray, removal: np.ndarray) -> None:
    """BadInput where a lever of some depth holds nothing: an input without effect is a mistake."""
    if lever.depth > 0 and not fraction.any() and not removal.any():
        where = ", ".join(lever.places[:6]) or "the world"
        raise BadInput(
            f"{lever.name} has nothing to act on in {where}",
            "No emissions of that kind are there in the inventory",
            next_step="Leave the lever out, or name other places",
        )


def _overlaps(laid: tuple[Lever, ...], fraction: np.ndarray, level: np.ndarray) -> tuple[str, ...]:
    """Levers that cut the same classes, to be told with the rule: multiplied, or of levels the deepest."""
    cutting = (fraction > 0).astype(float)
    shared = cutting @ cutting.T > 0
    np.fill_diagonal(shared, False)
    both = np.outer(level, level)
    notes = []
    for key, pairs in (("overlap", shared & ~both), ("deepest", shared & both)):
        found = [
            lever.said or lever.name
            for lever, any_other in zip(laid, pairs.any(axis=0), strict=True)
            if any_other
        ]
        if found:
            notes.append(f"{key}|{', '.join(dict.fromkeys(found))}||")
    return tuple(notes)


def _removed(found: list[Settled], years: np.ndarray) -> tuple[str, ...]:
    """Where machines and plants together take more from the air than scenarios or rocks hold."""
    taken = [one.lever.depth * one.ramp for one in found if one.lever.underground]
    if not taken:
        return ()
    path = np.sum(taken, axis=0)
    notes = []
    soon = float(path[years == REMOVALS_YEAR][0])
    if soon > REMOVALS_SOON:
        notes.append(f"removals_soon|{soon:.3g}|{REMOVALS_YEAR}|{REMOVALS_SOON:g}")
    stored = float(path.sum())
    if stored > STORAGE:
        notes.append(f"storage|{stored:.0f}|{STORAGE:.0f}|")
    return tuple(notes)


def _classes(base: Base, fraction: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tiles put together where species and all fractions are equal; untouched tiles are left out."""
    touched = np.flatnonzero((fraction != 0).any(axis=0))
    if not len(touched):
        return np.zeros((len(fraction), 0)), np.zeros((0, len(base.years))), np.zeros(0, dtype=int)
    species, held = base.species_places()[touched], fraction[:, touched]
    first, label = _equal_columns(np.vstack([species.astype(float), held]))
    return held[:, first], base.sums_by_class(touched, label, species[first]), species[first]


def _equal_columns(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each kind of column first stands, and the kind of every column; equal to twelve digits.

    Columns are told apart by a sum of odd multiples modulo 2**64, which is exact, and the result is held
    against the table, so that two kinds of one sum would be seen.
    """
    whole = np.round(table * 1e12).astype(np.int64).astype(np.uint64)
    odd = np.random.default_rng(0).integers(0, 2**63, len(table), dtype=np.uint64) * np.uint64(2) + np.uint64(
        1
    )
    _, first, label = np.unique((whole * odd[:, None]).sum(axis=0), return_index=True, return_inverse=True)
    assert (whole == whole[:, first][:, label]).all(), "two kinds of columns have one sum"
    return first, label


def by_place(laid: Plan) -> dict[str, np.ndarray]:
    """Change (species, year) that falls in each place, all levers at work; removals without a place are
    ``WORLD``.

    The changes of places add up to the change of all, since what remains is told tile by tile.
    """
    base = laid.base
    nothing = np.zeros_like(laid.removal)
    full = np.ones(len(laid.levers))
    parts: dict[str, np.ndarray] = {}
    touched = (laid.tiles != 0).any(axis=0)
    for place in sorted({str(name) for name in base.place[touched]}):
        here = np.where(base.place == place, laid.tiles, 0.0)
        classes, emissions, species = _classes(base, here)
        part = replace(
            laid, fraction=classes, emissions=emissions, species=species, tiles=here, removal=nothing
        )
        parts[place] = np.asarray(part.change(full))
    if laid.removal.any():
        ramp = laid.removal.T @ laid.ramp
        parts["WORLD"] = -ramp
    return parts


__all__ = ["Plan", "by_place", "plan"]
