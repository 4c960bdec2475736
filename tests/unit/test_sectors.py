"""The tree of categories: parents, leaves, and EDGAR's codes in it."""

import pytest

from stocktake.errors import UnknownSector
from stocktake.sectors import SECTORS, children, edgar_sector, is_within, leaves, parent, sector_name


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_has_a_name_in_both_languages(code):
    assert sector_name(code)
    assert any("一" <= letter <= "鿿" for letter in sector_name(code, "zh"))


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_hangs_in_the_tree(code):
    above = parent(code)
    if above is None:
        assert code.count(".") == 0 or code.startswith("M.")
    else:
        assert is_within(code, above)
        assert code in children(above)


def test_leaves_hold_nothing_below_them():
    assert leaves(["1", "1.A", "1.A.1.a", "1.B", "2"]) == ("1.A.1.a", "1.B", "2")
    assert leaves(["1.A.1", "1.A.10"]) == ("1.A.1", "1.A.10")


@pytest.mark.parametrize(
    ("code", "gas", "sector"),
    [
        ("1A1a", "CO2", "1.A.1.a"),
        ("4A", "CH4", "3.A.1"),
        ("6A", "CH4", "4.A"),
        ("1C1", "CO2", "M.BK.A"),
        ("3D", "CO2", "2.D.3"),
        ("3D", "N2O", "2.G.3"),
    ],
)
def test_edgar_codes_have_their_category(code, gas, sector):
    assert edgar_sector(code, gas) == sector


def test_no_two_edgar_categories_contain_one_another():
    from stocktake.sectors import _EDGAR, _EDGAR_BY_GAS

    used = {*_EDGAR.values(), *_EDGAR_BY_GAS.values()}
    assert set(leaves(used)) == used


def test_an_unknown_code_is_refused():
    with pytest.raises(UnknownSector, match="9Z9"):
        edgar_sector("9Z9", "CO2")
    with pytest.raises(UnknownSector):
        sector_name("9.Z")
