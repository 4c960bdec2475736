"""Possible futures: from promised years and present trends to complete pathways of every species to 2100.

``pathway`` what a set of futures is; ``ndc_set`` the country pathways of a published pledge set; ``extend``
rules for the years after the last promise; ``harmonise`` joining to history; ``library`` and ``infill`` the
species nobody pledged; ``basket`` the Kyoto gases; ``history`` what the model was calibrated with;
``assemble`` the whole way on one page. It reads no file and knows no climate.
"""

from stocktake.pathways.assemble import assemble, pledge_variants
from stocktake.pathways.history import common_history
from stocktake.pathways.library import Library
from stocktake.pathways.ndc_set import NdcSet, ndc_set
from stocktake.pathways.pathway import Futures, Variant

__all__ = [
    "Futures",
    "Library",
    "NdcSet",
    "Variant",
    "assemble",
    "common_history",
    "ndc_set",
    "pledge_variants",
]
