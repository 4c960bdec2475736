"""The tree of categories: parents, leaves, and EDGAR's codes in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.errors import UnknownSector
from stocktake.sectors import (
    SECTORS,
    above,
    children,
    composed_of,
    edgar_sector,
    is_within,
    leaves,
    parent,
    sector_name,
    sector_named,
    shown,
)


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_has_a_name_in_both_languages(code):
    assert sector_name(code)
    assert any("一" <= letter <= "鿿" for letter in sector_name(code, "zh"))


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_hangs_in_the_tree(code):
    higher = parent(code)
    if higher is None:
        assert code.count(".") == 0 or code.startswith("M.")
    else:
        assert is_within(code, higher)
        assert code in children(higher)


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


@pytest.mark.parametrize("code", SECTORS)
def test_every_category_is_found_by_its_code_and_by_a_name(code):
    if code != "3":  # agriculture, since nothing here holds land
        assert sector_named(code.lower()) == code
        assert all(name in SECTORS[sector_named(name)] for name in SECTORS[code])


def test_a_misspelt_sector_is_refused_with_the_nearest():
    with pytest.raises(UnknownSector) as refused:
        sector_named("Transprot")
    assert refused.value.nearest[0] == "1.A.3 (Transport)"


PLAIN = [code for code in SECTORS if not code.startswith("M.0") and code not in ("3", "3.C", "M.AG.ELV")]


@given(found=st.sets(st.sampled_from(PLAIN)), depth=st.integers(1, 5))
def test_the_tops_of_a_tree_hold_everything_listed_once(found, depth):
    listed = sorted(found | {"1.C", "4.D"})
    tops = [code for code, level in shown(listed, None, depth) if level == 0]
    held = [one for code in tops for one in composed_of(code, listed)]
    highest = {one for one in listed if not any(is_above(other, one) for other in listed)}
    assert sorted(held) == sorted(highest)


def is_above(other, code):
    higher = above(code)
    while higher is not None:
        if higher == other:
            return True
        higher = above(higher)
    return False


def test_what_is_listed_twice_under_two_codes_is_counted_once():
    assert composed_of("M.AG", ["3.A", "3.C"]) == ("3.A", "3.C")
    assert composed_of("M.AG.ELV", ["3.C.4", "3.C.7"]) == ("3.C.4", "3.C.7")
    assert composed_of("3.C", ["3.A", "M.AG.ELV"]) == ("M.AG.ELV",)
