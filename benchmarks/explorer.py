"""From slider to new fan in the browser, all members: `python benchmarks/explorer.py`.

A copy of the page of levers is opened in headless Chromium; a script moves sliders as a reader would and
reads the browser's own clock. Layout is counted, painting is not.
"""

import html
import json
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from stocktake import sources
from stocktake.explorer.lever_data import gather
from stocktake.explorer.site import lever_page
from stocktake.report.language import words
from stocktake.report.naming import Naming

ROUNDS = 100
JOBS = {
    "one slider (coal)": ["coal"],
    "ten sliders at work": [
        "coal.power",
        "coal.industry",
        "oil",
        "gas",
        "methane.oilgas",
        "methane.livestock",
        "deforestation",
        "n2o",
        "efficiency",
        "beccs",
    ],
}
SCRIPT = """
const answer = {};
for (const [job, names] of Object.entries(JOBS)) {
  document.getElementById("reset").click();
  const sliders = names.map((name) => document.querySelector(`[data-lever="${name}"] input[type=range]`));
  const whole = [], physics = [];
  const move = (slider, value) => {
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const slider of sliders) move(slider, slider.max / 3);
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    move(sliders[0], sliders[0].max * (0.2 + 0.6 * round / ROUNDS));
    document.getElementById("fan").getBoundingClientRect();
    whole.push(performance.now() - began);
  }
  const from = engine.base("ssp245"), years = engine.YEARS;
  const terms = new Float64Array(page.data.climate.terms * years);
  const told = new Float64Array(years * page.data.members);
  const lane = Float64Array.from({ length: page.data.climate.rows * page.data.members }, () => 0);
  const bytes = Uint8Array.from(atob(page.data.climate.lane), (letter) => letter.charCodeAt(0));
  lane.set(new Float64Array(bytes.buffer));
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    PROGRAMS.climate_years(from.given, from.carried, terms, years);
    PROGRAMS.climate_lanes(terms, lane, from.state, null, told, page.data.members, years);
    physics.push(performance.now() - began);
  }
  answer[job] = [whole, physics].map((list) => list.sort((one, other) => one - other));
}
const node = document.createElement("pre");
node.id = "answer";
node.textContent = JSON.stringify(answer);
document.body.append(node);
"""


def measured(page):
    """Job to two sorted lists of milliseconds: slider to fan, and the physics of it alone."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("No Chromium on this machine: nothing can be measured")
    script = f"const ROUNDS = {ROUNDS}, JOBS = {json.dumps(JOBS)};{SCRIPT}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "levers.html"
        path.write_text(page.replace("</body>", f"<script>{script}</script></body>"), encoding="utf8")
        given = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()]
        done = subprocess.run([browser, *given], capture_output=True, text=True, timeout=300, check=True)
    found = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.DOTALL)
    if found is None:
        raise SystemExit("The page's script did not finish")
    return json.loads(html.unescape(found[1]))


def main():
    start = time.perf_counter()
    data = gather()
    gathered = time.perf_counter() - start
    page = lever_page(data, Naming(words("en"), sources.read_places()), [])
    size = {name: len(json.dumps(part)) / 1e3 for name, part in data.plain.items()}
    print(f"numbers gathered in {gathered:.1f} s; the page is {len(page.encode()) / 1e6:.2f} MB:")
    print(
        f"  parameters of the members {size['climate']:.0f} kB, {len(data.plain['bases'])} futures", end=" "
    )
    print(f"{size['bases']:.0f} kB, programs {sum(len(one.text) for one in data.programs) / 1e3:.0f} kB")
    years = data.plain["last"] - data.plain["first"] + 1
    for job, (whole, physics) in measured(page).items():
        middle, usual, late = physics[ROUNDS // 2], whole[ROUNDS // 2], whole[int(0.95 * ROUNDS)]
        rate = data.members * years / middle / 1e3
        print(f"{job:22} slider to fan {usual:5.1f} ms median, {late:5.1f} ms p95;", end=" ")
        print(f"physics {middle:4.1f} ms, {rate:.1f} million member-years/s")


if __name__ == "__main__":
    main()
