"""Equivalent effective stratospheric chlorine: what the halogens can do to ozone.

Source: Newman et al. (2007), doi:10.5194/acp-7-4537-2007; fractional release after Engel et al. (2018),
doi:10.5194/acp-18-601-2018.
"""

from __future__ import annotations

import numpy as np

from stocktake.climate.parameters import BROMINE_OVER_CHLORINE


def chlorine_weight(
    chlorine_atoms: np.ndarray, bromine_atoms: np.ndarray, fractional_release: np.ndarray
) -> np.ndarray:
    """Equivalent chlorine (ppt) per ppt of a halogen.

    chlorine_atoms, bromine_atoms : in a molecule
    fractional_release            : share of them set free in the stratosphere, 0 to 1

    EESC = sum C f (n_Cl + 45 n_Br)
    """
    return fractional_release * (chlorine_atoms + BROMINE_OVER_CHLORINE * bromine_atoms)
