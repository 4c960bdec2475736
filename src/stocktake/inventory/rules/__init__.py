"""Rules that join and fill series, one per file; each gives the new series and a record of every step.

A rule that carries a series back (``fossil_before_1850``, ``fossil_before_1970`` and
``methane_and_n2o_before_1970``) has a function ``carried_back(main, earlier) -> Joined`` on arrays
(place, year) in kt a year, and leaves every national value of ``main`` as it was.
"""

from stocktake.inventory.rules.joining import Joined

__all__ = ["Joined"]
