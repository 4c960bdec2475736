"""Labelled arrays carry the names of `dims`, in its one order."""

from stocktake.dims import in_order


def test_every_array_of_a_stocktake_has_its_axes_in_order(taken):
    arrays = (taken.futures.world, taken.futures.ghg, taken.futures.countries, taken.warming, taken.emissions)
    for array in arrays:
        assert tuple(array.dims) == in_order(tuple(array.dims))
