"""Places and groups of places, by any of their names in English and Chinese, and memberships by year.

``place`` says what a place and a group are; ``gazetteer`` finds them, knows members by year, and covers
them with the codes a data set has; ``names`` compares names.
"""

from stocktake.places.gazetteer import Gazetteer
from stocktake.places.place import Group, Membership, Place

__all__ = ["Gazetteer", "Group", "Membership", "Place"]
