"""A place is found by any of its names, a group has its members of the year, nobody is counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.errors import BadInput, OutOfRange, UnknownPlace
from stocktake.places import Gazetteer, Group, Membership, Place
from stocktake.sources import read_places

GAZETTEER = read_places()
COUNTRIES = GAZETTEER.countries


@pytest.mark.parametrize("thing", GAZETTEER.things, ids=lambda thing: thing.code)
def test_every_name_finds_what_it_names(thing):
    for name in thing.names:
        assert GAZETTEER.resolve(name).code == thing.code, name


@pytest.mark.parametrize("place", GAZETTEER.places.values(), ids=lambda place: place.code)
def test_every_place_has_a_name_in_both_languages(place):
    assert place.name("en").isascii() or place.name("en")
    assert any("一" <= letter <= "鿿" for letter in place.name("zh"))


@pytest.mark.parametrize("group", GAZETTEER.groups.values(), ids=lambda group: group.code)
def test_every_group_has_names_and_only_known_members(group):
    assert any("一" <= letter <= "鿿" for letter in group.name_zh) or group.code in ("BRICS",)
    assert set(group.members()) <= set(GAZETTEER.places)
    assert {spell.place for spell in group.memberships} <= set(COUNTRIES)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("美国", "USA"),
        ("美利坚合众国", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("America", "USA"),
        ("us", "USA"),
        ("PRC", "CHN"),
        ("中华人民共和国", "CHN"),
        ("Britain", "GBR"),
        ("英国", "GBR"),
        ("欧盟", "EU"),
        ("EU-27", "EU27"),
        ("欧盟28国", "EU28"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("科特迪瓦", "CIV"),
        ("Russian Federation", "RUS"),
        ("俄国", "RUS"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Viet Nam", "VNM"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("北朝鲜", "PRK"),
        ("刚果(金)", "COD"),
        ("刚果（布）", "COG"),
        ("G77+China", "G77"),
        ("77国集团和中国", "G77"),
        ("最不发达国家", "LDC"),
        ("小岛屿国家联盟", "AOSIS"),
        ("经合组织", "OECD"),
        ("附件一国家", "ANNEX1"),
        ("Annex II", "ANNEX2"),
        ("Non-Annex I countries", "NONANNEX1"),
        ("金砖国家", "BRICS"),
        ("伞形集团", "UMBRELLA"),
        ("全球", "WORLD"),
        ("the world", "WORLD"),
        ("international aviation", "AIR"),
        ("St. Lucia", "LCA"),
        ("ＣＨＮ", "CHN"),
    ],
)
def test_common_names_in_two_languages_are_understood(name, code):
    assert GAZETTEER.resolve(name).code == code


@given(st.sampled_from(COUNTRIES), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(code, change):
    assert GAZETTEER.resolve(change(GAZETTEER.places[code].name_en)).code == code


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Cote d'Ivoir", r"CIV \(Côte d'Ivoire\)"), ("Chinna", "CHN"), ("Untied States", "USA"), ("G78", "G7")],
)
def test_an_unknown_name_is_refused_with_the_nearest(name, nearest):
    with pytest.raises(UnknownPlace, match=nearest) as caught:
        GAZETTEER.resolve(name)
    assert "stocktake places" in caught.value.next_step


def test_the_united_kingdom_left_the_union_in_january_2020():
    assert "GBR" in GAZETTEER.members("EU", 2019)
    assert "GBR" not in GAZETTEER.members("EU", 2020)
    spell = next(spell for spell in GAZETTEER.groups["EU"].memberships if spell.place == "GBR")
    # out at midnight of 31 January in Brussels: the first day outside is 1 February
    assert (spell.entered, spell.left) == ("1973-01-01", "2020-02-01")


@pytest.mark.parametrize(
    ("year", "count"),
    [
        (1958, 6),
        (1973, 9),
        (1981, 10),
        (1986, 12),
        (1995, 15),
        (2004, 25),
        (2007, 27),
        (2013, 28),
        (2020, 27),
    ],
)
def test_the_union_grew_as_history_says(year, count):
    assert len(GAZETTEER.members("EU", year)) == count


def test_the_fixed_unions_do_not_change_with_the_year():
    assert len(GAZETTEER.members("EU27", 1990)) == 27
    assert set(GAZETTEER.members("EU28", 1990)) - set(GAZETTEER.members("EU27", 1990)) == {"GBR"}


@pytest.mark.parametrize(
    ("year", "member"),
    [(2015, None), (2016, True), (2019, True), (2020, False), (2021, True), (2025, True), (2026, False)],
)
def test_the_united_states_came_and_went_at_the_paris_agreement(year, member):
    if member is None:
        with pytest.raises(OutOfRange, match="2016"):
            GAZETTEER.members("PARIS", year)
    else:
        assert ("USA" in GAZETTEER.members("PARIS", year)) is member


@pytest.mark.parametrize("place", ["IRN", "LBY", "YEM"])
def test_those_who_never_joined_paris_are_not_in_it(place):
    assert place in GAZETTEER.members("UNFCCC", 2024)
    assert place not in GAZETTEER.members("PARIS", 2024)


@pytest.mark.parametrize(
    ("group", "place", "year", "member"),
    [
        ("OECD", "CRI", 2020, False),
        ("OECD", "CRI", 2021, True),
        ("OECD", "KOR", 1990, False),
        ("OPEC", "QAT", 2018, True),
        ("OPEC", "QAT", 2019, False),
        ("OPEC", "IDN", 2008, True),
        ("OPEC", "IDN", 2012, False),
        ("BRICS", "ZAF", 2009, False),
        ("BRICS", "EGY", 2023, False),
        ("BRICS", "IDN", 2025, True),
        ("LDC", "CPV", 2006, True),
        ("LDC", "CPV", 2007, False),
        ("LDC", "BTN", 2022, True),
        ("LDC", "BTN", 2023, False),
        ("ANNEX2", "TUR", 2001, True),
        ("ANNEX2", "TUR", 2002, False),
    ],
)
def test_memberships_begin_and_end_in_their_year(group, place, year, member):
    assert (place in GAZETTEER.members(group, year)) is member


def test_annex_one_and_the_rest_share_nobody_and_make_up_the_convention():
    first, rest = set(GAZETTEER.members("ANNEX1")), set(GAZETTEER.members("NONANNEX1"))
    assert not first & rest
    assert set(GAZETTEER.members("UNFCCC")) - first - rest == set()


def test_the_seven_are_seven_and_the_twenty_hold_every_member_of_the_union():
    assert len(GAZETTEER.members("G7")) == 7
    twenty = set(GAZETTEER.members("G20", 2023))
    assert set(GAZETTEER.members("EU", 2023)) <= twenty
    assert len(twenty) == 19 - 3 + 27
    assert "GBR" in GAZETTEER.members("G20", 2023)


@pytest.mark.parametrize("family", ["continent", "development", "r10"])
def test_a_partition_of_the_world_puts_no_place_into_two_parts(family):
    parts = [set(group.members()) for group in GAZETTEER.groups.values() if group.family == family]
    assert sum(len(part) for part in parts) == len(set().union(*parts))


def test_a_group_of_ones_own_has_each_member_once():
    group = GAZETTEER.resolve("ours=EU27+Germany+德国+CHN")
    assert group.code == "ours"
    assert len(group.members()) == 28
    assert GAZETTEER.resolve("CHN+USA").members() == ("CHN", "USA")
    assert GAZETTEER.resolve("中国+美国").name("zh") == "中国、美国"


@given(st.lists(st.sampled_from([*COUNTRIES, "EU27", "G7", "LDC", "OECD"]), min_size=2, max_size=8))
def test_no_custom_group_counts_anyone_twice(names):
    members = GAZETTEER.members("+".join(names), 2023)
    assert len(set(members)) == len(members)
    expected = set().union(*(GAZETTEER.members(name, 2023) for name in names))
    assert set(members) == expected


@pytest.mark.parametrize("text", ["=CHN", "a=", "CHN+", "a=CHN++USA"])
def test_a_group_that_is_not_written_right_is_refused(text):
    with pytest.raises(BadInput, match="NAME=CHN"):
        GAZETTEER.resolve(text)


def test_an_unknown_part_of_a_group_is_named():
    with pytest.raises(UnknownPlace, match="'Atlantis'"):
        GAZETTEER.resolve("mine=CHN+Atlantis")


def test_a_group_before_its_time_is_refused():
    with pytest.raises(OutOfRange, match="begins in 1958"):
        GAZETTEER.resolve("EU", 1950)
    assert GAZETTEER.resolve("EU").code == "EU"


def test_the_world_is_every_country_and_territory():
    assert set(GAZETTEER.members("World")) == set(COUNTRIES)
    assert not {"AIR", "SEA", "BUNKERS", "SCG", "SUN"} & set(COUNTRIES)
    assert len(COUNTRIES) == 250


def test_groups_of_a_place_are_those_that_hold_it():
    found = GAZETTEER.groups_of("CHN", 2023)
    assert {"G20", "G77", "BRICS", "BASIC", "NONANNEX1", "UMC"} <= set(found)
    assert "ANNEX1" not in found
    assert "EU" in GAZETTEER.groups_of("GBR", 2019)


def test_search_puts_the_same_name_before_its_likeness():
    assert [thing.code for thing in GAZETTEER.search("guinea")][:1] == ["GIN"]
    assert {"GNB", "GNQ", "PNG"} <= {thing.code for thing in GAZETTEER.search("guinea")}
    assert GAZETTEER.search("no such place at all") == ()


def small_world():
    places = {
        code: Place(code, code, code, kind=kind, parts=parts)
        for code, kind, parts in (
            ("SRB", "country", ()),
            ("MNE", "country", ()),
            ("FRA", "country", ()),
            ("SCG", "former", ("SRB", "MNE")),
            ("WORLD", "world", ()),
        )
    }
    groups = {"ONE": Group("ONE", "One", "一", (Membership("SRB"),))}
    return Gazetteer(places, groups)


def test_a_joint_area_covers_its_parts_where_all_are_wanted():
    cover = small_world().cover(("SRB", "MNE", "FRA"), ("SCG", "FRA"))
    assert cover.codes == ("FRA", "SCG")
    assert cover.missing == ()


def test_a_joint_area_is_not_taken_for_one_part_alone():
    cover = small_world().cover(("SRB", "FRA"), ("SCG", "FRA"))
    assert cover.codes == ("FRA",)
    assert cover.missing == ("SRB",)


def test_a_joint_area_says_who_comes_along():
    cover = GAZETTEER.cover(GAZETTEER.members("NONANNEX1"), {"SCG", "CHN"})
    assert "SCG" in cover.codes
    assert cover.beyond == ("XKX",)
    assert not {"SRB", "MNE"} & set(cover.missing)


def test_a_joint_area_is_never_added_to_its_parts():
    cover = small_world().cover(("SRB", "MNE"), ("SCG", "SRB", "MNE"))
    assert set(cover.codes) == {"SRB", "MNE"}


def test_the_published_edgar_areas_cover_europe_without_a_gap_in_serbia():
    edgar = {"SCG", "FRA", "DEU"}
    cover = GAZETTEER.cover(("SRB", "MNE", "XKX", "FRA"), edgar)
    assert set(cover.codes) == {"SCG", "FRA"}
    assert cover.missing == ()
