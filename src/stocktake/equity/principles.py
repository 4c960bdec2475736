"""What a rule appeals to, in the words of Article 3.1 of the Convention and of the literature.

No principle is ranked above another here: a rule says on which it rests, and the reader sees all rules.

Source: IPCC AR5 WG3 section 4.6.2; van den Berg et al. (2020), doi:10.1007/s10584-019-02368-y
"""

from __future__ import annotations

from enum import StrEnum


class Principle(StrEnum):
    """Why a share should be what it is."""

    EQUALITY = "equality"  # everyone has the same right to the air
    RESPONSIBILITY = "responsibility"  # who emitted more has less left, or more to do
    CAPABILITY = "capability"  # who can do more does more
    NEED = "need"  # what a decent life takes comes first
    SOVEREIGNTY = "sovereignty"  # who uses the air now has a claim to go on
