"""The page of levers gives in the browser what the command gives, opens from the disk, and asks nobody."""

import json
import re
import shlex
from html.parser import HTMLParser

import numpy as np
import pytest
from tests.unit.explorer.browser import asked
from typer.testing import CliRunner

from stocktake.cli.app import load_commands
from stocktake.explorer.lever_columns import BASES, GROUPS, LEFT_OUT
from stocktake.explorer.lever_data import QUANTILES, SLOTS
from stocktake.explorer.lever_page import WEAKEST_READING
from stocktake.explorer.packing import shapes_and_sizes
from stocktake.pathways.levers import KINDS, parse_lever, plan
from stocktake.sources import lever_base

# K; 64-bit floats on both sides, so only the last digits of exp and log differ
TOLERANCE = 1e-9
SHARES = [f"p{round(100 * share)}" for share in QUANTILES]
# lever, place, depth on the slider, year of full depth; statements; base
CASES = {
    "one lever": ([("coal.power", "", 80, 2040)], [], "ssp245"),
    "a country's": ([("coal", "CHN", 60, 2045), ("methane", "", 35, 2035)], [], "pledges_now"),
    "many, some twice": (
        [
            ("coal.power", "", 55, 2045),
            ("coal.power", "USA", 100, 2035),
            ("oil", "EU27", 70, 2050),
            ("methane.oilgas", "", 75, 2030),
            ("deforestation", "BRA", 90, 2030),
            ("beccs", "", 2.3, 2060),
        ],
        ["sunnylands_2023", "methane_pledge_2021", "kigali"],
        "pledges_2021",
    ),
    "statements alone": ([], ["powering_past_coal", "glasgow_forests_2021"], "pledges_now_all"),
}
SET = """
const fire=(node,kind)=>node.dispatchEvent(new Event(kind,{bubbles:true}));
const find=(id)=>document.getElementById(id);
const read=()=>({command:find('command').textContent,
  hash:new URL(document.querySelector('a[data-same]').href).hash,
  fan:[...document.querySelectorAll('#fan path,#emitted path')].map((one)=>one.getAttribute('d')),
  headline:find('headline').textContent,checked:Number(find('checked').dataset.largest),
  results:Object.fromEntries([...document.querySelectorAll('#results tr')].map((row)=>
    [row.dataset.when,[...row.querySelectorAll('td')].map((one)=>JSON.parse(one.dataset.values))])),
  chances:Object.fromEntries([...document.querySelectorAll('#chances tr')].map((row)=>
    [row.dataset.limit,[...row.querySelectorAll('td')].slice(0,2).map((one)=>JSON.parse(one.dataset.values)[0])])),
});
const move=(name,place,depth,end)=>{
  let rows=[...document.querySelectorAll(`[data-lever="${name}"]`)];
  if (Number(rows[rows.length-1].querySelector('input[type=range]').value)>0) {
    rows[0].querySelector('button').click();
    rows=[...document.querySelectorAll(`[data-lever="${name}"]`)];
  }
  const row=rows[rows.length-1];
  const where=row.querySelector('select'),by=row.querySelector('input[type=number]');
  const slider=row.querySelector('input[type=range]');
  if (where) { where.value=place; fire(where,'change'); }
  by.value=end; fire(by,'change');
  slider.value=depth; fire(slider,'input');
};
const begin=(base,statements)=>{
  find('reset').click();
  find('base').value=base; fire(find('base'),'change');
  for (const box of document.querySelectorAll('#statements input'))
    if (statements.includes(box.value)) box.click();
};
"""


@pytest.fixture(scope="module")
def said(lever_pages, tmp_path_factory):
    """What the page says in each case, and after a reset."""
    script = SET + "answer={};"
    for name, (rows, statements, base) in CASES.items():
        script += f"begin({base!r},{statements!r});"
        script += "".join(f"move({','.join(map(repr, row))});" for row in rows)
        script += f"answer[{name!r}]=read();"
    script += "find('reset').click();answer.reset=read();"
    return asked(lever_pages["en"], script, tmp_path_factory.mktemp("levers"))


def of_the_command(words):
    """The command's answer as JSON."""
    done = CliRunner().invoke(load_commands(), [*words[1:], "--json", "--split", "none"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", CASES)
def test_the_command_that_the_page_shows_gives_the_pages_numbers(name, said):
    words = shlex.split(said[name]["command"])
    assert words[:2] == ["stocktake", "lever"]
    answer = of_the_command(words)
    rows = {str(row["when"]): row for row in answer["rows"] if "when" in row}
    assert {"2050", "2100", "peak"} <= set(said[name]["results"]) == set(rows)
    for when, found in said[name]["results"].items():
        for part, numbers in zip(("base", "with_levers", "quantiles"), found, strict=True):
            wanted = [rows[when][part][share] for share in SHARES]
            np.testing.assert_allclose(numbers, wanted, rtol=0, atol=TOLERANCE)
    for row in answer["rows"]:
        if "limit" in row:
            found = said[name]["chances"][f"{row['limit']:g}"]
            np.testing.assert_allclose(found, [row["base"], row["with_levers"]], rtol=0, atol=1e-12)


def test_the_cases_move_something(said):
    for name in CASES:
        _, _, avoided = said[name]["results"]["2100"]
        assert avoided[2] > 0.02


def test_the_pictures_follow_the_levers(said):
    """Areas and median of the levers move, the base's three dashed lines and its emissions stay."""
    still, moved = said["reset"]["fan"], said["one lever"]["fan"]
    assert len(still) == len(moved) == 9
    same = [one == other for one, other in zip(still, moved, strict=True)]
    assert not any(same[place] for place in (0, 1, 5, 8))
    assert all("NaN" not in path for path in [*still, *moved])


def test_the_command_names_every_setting(said):
    rows, statements, base = CASES["many, some twice"]
    words = shlex.split(said["many, some twice"]["command"])
    assert len(words) == 2 + len(rows) + 2 * len(statements) + 2
    assert "coal.power=-100%@2035:USA" in words and "beccs=2.3Gt@2060" in words
    assert words[-1] == BASES[base]


def test_reset_leaves_nothing_changed(said):
    for _, _, avoided in said["reset"]["results"].values():
        assert avoided == [0.0] * len(QUANTILES)
    assert "No lever is at work" in said["reset"]["headline"]


def test_an_address_brings_back_its_settings(said, lever_pages, tmp_path):
    before = said["many, some twice"]
    after = asked(lever_pages["zh"], SET + "answer=read();", tmp_path, before["hash"])
    assert sorted(shlex.split(after["command"])) == sorted(shlex.split(before["command"]))
    # the order of levers is another, and with it the last digit
    for when, found in after["results"].items():
        np.testing.assert_allclose(found, before["results"][when], rtol=0, atol=TOLERANCE)


@pytest.mark.parametrize(
    "address", ["#base=nowhere&coal=-80%25@2040:ZZZ&with=x", "#coal=-999%25@3000", "#%%%&&="]
)
def test_an_address_of_nonsense_does_no_harm(address, lever_pages, tmp_path):
    found = asked(lever_pages["en"], SET + "answer=read();", tmp_path, address)
    assert np.isfinite(found["results"]["2100"]).all()
    assert "999" not in found["command"] and "ZZZ" not in found["command"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("#base=pledges&coal=-80%25@2040:CHN", ["base=pledges"]),
        ("#coal=-80%25@2040:CHN,IND&dac=5@2040&oil=-30%25@2050", ["coal=-80%@2040:CHN,IND", "dac=5@2040"]),
        ("#base=ssp245&coal=-150%25@2040&with=x", ["coal=-150%@2040", "with=x"]),
        ("#base=pledges_now&with=kigali&coal=-80%25@2040", []),
        ("#levers", []),
    ],
)
def test_what_the_page_cannot_set_is_told(address, told, lever_pages, tmp_path):
    script = SET + "answer=[find('unread').hidden,find('unread').textContent];"
    hidden, text = asked(lever_pages["en"], script, tmp_path, address)
    assert hidden == (not told)
    assert not told or f" as {', '.join(told)}: " in text


def test_the_page_finds_what_python_wrote_into_it_for_every_base(lever_pages, tmp_path):
    script = (
        SET
        + "answer={};"
        + "".join(
            f"begin({key!r},[]);answer[{key!r}]=[read().checked,document.getElementById('checked').className];"
            for key in BASES
        )
    )
    for largest, look in asked(lever_pages["en"], script, tmp_path).values():
        assert largest <= TOLERANCE
        assert "warning" not in look


def test_a_number_that_differs_is_told(lever_pages, tmp_path):
    spoilt = lever_pages["en"].replace("0.045194", "0.045294", 1)  # a number of the methane forcing
    assert spoilt != lever_pages["en"]
    script = SET + "answer=[read().checked,find('checked').className,find('checked').textContent];"
    largest, look, text = asked(spoilt, script, tmp_path)
    assert largest > 1e-6 and "warning" in look and "Beware" in text


def test_more_levers_than_a_program_holds_are_refused_in_words(lever_pages, tmp_path):
    one = "coal.power%3D-1%25%402040%3AUSA"
    script = SET + "answer=[find('too_many').hidden,find('too_many').textContent,read().command];"
    for count in (max(SLOTS), max(SLOTS) + 1):
        address = "#" + "&".join(["base=ssp245", *[one] * count])
        hidden, text, command = asked(lever_pages["en"], script, tmp_path, address)
        assert hidden == (count == max(SLOTS)) and str(max(SLOTS)) in text
        assert command.count("coal.power") == (count if hidden else 0)


def test_numbers_of_every_year_stand_in_a_table(lever_pages, tmp_path):
    script = SET + (
        "begin('ssp245',[]);find('numbers').open=true;move('methane','',30,2030);"
        "answer={rows:[...document.querySelectorAll('#yearly tr')].map((row)=>"
        "[Number(row.querySelector('th').textContent),...[...row.querySelectorAll('td')].map((one)=>"
        "Number(one.dataset.value))]),heads:document.querySelectorAll('#numbers thead th').length};"
    )
    found = asked(lever_pages["en"], script, tmp_path)
    rows = np.array(found["rows"])
    assert rows.shape == (75, found["heads"]) and rows[[0, -1], 0].tolist() == [2026, 2100]
    answer = of_the_command(shlex.split("stocktake lever methane=-30%@2030"))
    for year, values in answer["emissions"].items():
        row = rows[rows[:, 0] == int(year)][0]
        np.testing.assert_allclose(row[1:3], [values["base"], values["with_levers"]], rtol=1e-12)


def test_the_saved_numbers_are_those_of_the_run_with_its_command(lever_pages, tmp_path):
    script = SET + (
        "begin('ssp245',[]);move('methane','',30,2030);let saved='';const Whole=Blob;"
        "window.Blob=function(parts,kind){saved=parts.join('');return new Whole(parts,kind);};"
        "find('save').click();answer={saved,results:read().results};"
    )
    found = asked(lever_pages["en"], script, tmp_path)
    command, heads, *rows = found["saved"].strip().split("\n")
    assert command == f"# stocktake lever methane=-30%@2030 --base {BASES['ssp245']}"
    table = np.array([[float(number) for number in row.split(",")] for row in rows])
    assert table.shape == (75, len(heads.split(",")))
    before, after, _ = found["results"]["2050"]
    assert table[table[:, 0] == 2050][0, 3:].tolist() == [*before, *after]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_has_a_name_and_no_word_is_missing(language, lever_pages, tmp_path):
    script = """
    answer={nameless:[...document.querySelectorAll('input,select,button')].filter((node)=>
      !(node.getAttribute('aria-label')||node.textContent.trim()||node.closest('label')?.textContent.trim())).length,
      controls:document.querySelectorAll('input,select,button').length,
      text:document.querySelector('main').innerText+document.querySelector('header').innerText,
      title:document.title};"""
    found = asked(lever_pages[language], script, tmp_path)
    assert found["controls"] > 60 and found["nameless"] == 0
    assert not re.search(r"undefined|NaN|\{\w+\}|explorer\.", found["text"])
    chinese = re.findall(r"[\u4e00-\u9fff]", found["text"])
    assert (len(chinese) > 500) == (language == "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_asks_nobody_for_anything(language, lever_pages):
    class Addresses(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found = []

        def handle_starttag(self, tag, attributes):
            self.found += [value for name, value in attributes if name in ("src", "href", "action")]

    parser = Addresses()
    parser.feed(lever_pages[language])
    assert parser.found
    assert all(re.fullmatch(r"(explorer|levers)\.(en|zh)\.html", address) for address in parser.found)
    assert "default-src 'none'" in lever_pages[language]
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|eval|import)\(", lever_pages[language])


def test_every_lever_of_the_catalogue_is_on_the_page_or_left_out_in_words():
    shown = [name for names in GROUPS.values() for name in names]
    assert sorted([*shown, *LEFT_OUT]) == sorted(KINDS)


def test_a_base_without_a_reading_is_called_by_the_one_it_takes():
    for name in BASES.values():
        if "@" in name and "/" not in name:
            assert f".{WEAKEST_READING}." in lever_base.read_lever_base(name).name


def test_a_levers_effect_is_in_proportion_to_its_depth(lever_data):
    base = lever_base.read_lever_base("ssp245")
    full = plan(base, [one.lever(base) for one in lever_data.columns if not one.place])
    third = []
    for lever in full.levers:
        depth = f"-{lever.depth * 100 / 3}%" if lever.measure.name == "FRACTION" else f"{lever.depth / 3}Gt"
        third.append(parse_lever(f"{lever.name}={depth}@2040", base, lever_base.resolve_places))
    part = plan(base, third)
    np.testing.assert_allclose(part.tiles, full.tiles / 3, rtol=0, atol=1e-14)
    np.testing.assert_allclose(part.removal, full.removal / 3, rtol=1e-14)


def test_rows_are_put_together_again_from_shapes_and_sizes():
    chance = np.random.default_rng(3)
    common = chance.uniform(0.5, 2.0, (3, 20))
    rows = np.vstack([common[[0, 1, 2, 0, 1]] * chance.uniform(-5, 5, (5, 1)), np.zeros((1, 20))])
    shapes, of, size = shapes_and_sizes(rows)
    assert len(shapes) == 4
    np.testing.assert_allclose(size[:, None] * shapes[of], rows, rtol=1e-12)
