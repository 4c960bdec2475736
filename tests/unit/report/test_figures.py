"""Figures: one contract for all, drawn from the same stocktake at every width and in both languages."""

import itertools
import re
import xml.etree.ElementTree as ElementTree
from importlib import resources

import pytest

from stocktake.report.figures import FIGURES, marks, style
from stocktake.report.figures.render import standalone, svg
from stocktake.report.language import words
from stocktake.report.naming import Naming

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(small_stocktake):
    made = {}
    for language in ("en", "zh"):
        naming = Naming.of(small_stocktake, words(language))
        for name, figure in FIGURES.items():
            title, alt = (figure.say(part, small_stocktake, naming) for part in ("title", "alt"))
            for width in (style.WIDE, style.NARROW):
                document = figure.draw(small_stocktake, naming, width)
                made[language, name, width] = svg(document, f"{name}-{width}", title, alt)
    return made


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_data_in_a_whole_stocktake(small_stocktake, name):
    assert FIGURES[name].has_data(small_stocktake)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [style.WIDE, style.NARROW])
def test_a_figure_is_well_formed_and_as_wide_as_asked(drawn, language, name, width):
    root = ElementTree.fromstring(drawn[language, name, width])
    assert float(root.get("width")) == pytest.approx(width, abs=1)
    assert root.find(f"{SVG}title").text and len(root.find(f"{SVG}desc").text) > 20


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_keeps_text_as_text_and_runs_no_script(drawn, name):
    root = ElementTree.fromstring(drawn["zh", name, style.WIDE])
    assert root.findall(f".//{SVG}text")
    assert not root.findall(f".//{SVG}script")
    assert not [item for item in root.iter() if any(key.endswith("href") for key in item.attrib)]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_uses_only_colours_that_dark_pages_know(drawn, name):
    css = (resources.files("stocktake.report") / "templates" / "style.css").read_text(encoding="utf8")
    for width in (style.WIDE, style.NARROW):
        used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', drawn["en", name, width]))
        assert used <= set(style.PALETTE)
        for colour in used:
            assert f'[fill="{colour}"]' in css and f'[stroke="{colour}"]' in css


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_its_numbers_as_a_table(small_stocktake, name):
    naming = Naming.of(small_stocktake, words("en"))
    table = FIGURES[name].table(small_stocktake, naming)
    assert table.rows and all(cell for row in table.rows for cell in row)


def test_identifiers_differ_between_figures_of_one_page(drawn):
    page = [text for (language, _, _), text in drawn.items() if language == "en"]
    identifiers = [name for text in page for name in re.findall(r'\bid="([^"]+)"', text)]
    assert len(identifiers) == len(set(identifiers))


def test_a_figure_by_itself_has_fonts_and_a_ground():
    element = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g></g></svg>'
    root = ElementTree.fromstring(standalone(element).split("?>", 1)[1])
    assert "Noto Sans CJK SC" in root.get("font-family")
    assert root.find(f"{SVG}rect").get("fill") == "#ffffff"


def test_numbers_in_a_figure_keep_all_their_digits():
    name, text = 'a < b & "c" > clip1', '0.037 °C (0.026–0.052 °C) role="x"'
    rows = [marks.Dot(name, 0.036, 0.025, 0.052, text)]
    root = ElementTree.fromstring(svg(marks.dots(rows, style.WIDE), "x", "t", "d"))
    assert {name, text} <= {item.text for item in root.iter(f"{SVG}text")}


def test_labels_at_line_ends_never_overlap():
    tall = [2.0, 1.0, 1.0, 2.0]
    placed = marks.spread([5.0, 5.1, 5.2, 9.9], tall, 0.0, 10.0)
    ends = sorted(
        (middle - height / 2, middle + height / 2) for middle, height in zip(placed, tall, strict=True)
    )
    assert all(after[0] >= before[1] - 1e-9 for before, after in itertools.pairwise(ends))
    assert placed == sorted(placed)


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [one for one in style.PALETTE if one != style.FAINT])
def test_text_in_every_colour_is_readable_on_light_and_on_dark_pages(colour):
    css = (resources.files("stocktake.report") / "templates" / "style.css").read_text(encoding="utf8")
    dark = re.search(rf'\[fill="{colour}"\]\{{fill:(#[0-9a-f]{{6}})', css)[1]
    ground = re.findall(r"--paper:(#[0-9a-f]{6})", css)[-1]
    assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(dark, ground) >= 4.5
