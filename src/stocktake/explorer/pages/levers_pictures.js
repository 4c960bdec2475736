"use strict";
// Draws warming as a fan and emissions as lines, with the levers and without.
const pictures = (() => {
  const { data, say, at, make, label, ticks, minus } = page;
  const MIDDLE = 2; // of the five quantiles: 5, 17, 50, 83, 95 %
  function frame(id, height, years, low, high, unitText) {
    const svg = at(id);
    const [width, left, floor] = [620, 34, height - 28];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren();
    const x = (year) => left + ((year - years[0]) / (years[1] - years[0])) * (width - left - 10);
    const y = (value) => floor - ((value - low) / (high - low)) * (floor - 20);
    for (const tick of ticks(low, high, 6)) {
      make("line", { class: "axis", x1: left, x2: width - 10, y1: y(tick), y2: y(tick) }, svg);
      label(svg, left - 6, y(tick) + 4, minus(String(Number(tick.toPrecision(4)))), "end");
    }
    for (const year of ticks(...years, 6)) label(svg, x(year), floor + 20, String(year));
    label(svg, 0, 10, unitText, "start");
    const path = (points) => points.map(([year, value], place) =>
      `${place ? "L" : "M"}${x(year).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    return {
      line: (points, look) => make("path", { d: path(points), class: `line ${look}` }, svg),
      area: (lower, upper, look) => make("path", {
        d: `${path(lower)}${path([...upper].reverse()).replace("M", "L")}Z`, class: look,
      }, svg),
      across: (value, text) => {
        make("line", { class: "limit", x1: left, x2: width - 10, y1: y(value), y2: y(value) }, svg);
        label(svg, left + 4, y(value) - 4, text, "start");
      },
    };
  }

  function draw(found) {
    const { held, past, emitted } = found.from;
    const count = past.length / data.quantiles.length;
    const before = (share) => Array.from({ length: count }, (_, y) => [held.past.first + y, past[share * count + y]]);
    const ahead = (bands, share) => bands.map((row, y) => [data.first + y, row[share]]);
    const whole = (bands, share) => [...before(share), ...ahead(bands, share)];
    const base = found.before.bands;
    const levers = found.after.bands;
    const top = Math.max(...base.map((row) => row[4]), ...levers.map((row) => row[4])) * 1.03;
    const bottom = Math.min(0, ...levers.map((row) => row[0]));
    const fan = frame("fan", 340, [held.past.first, data.last], bottom, top, say("degrees"));
    fan.area(whole(levers, 0), whole(levers, 4), "outer");
    fan.area(whole(levers, 1), whole(levers, 3), "inner");
    for (const limit of [1.5, 2]) fan.across(limit, `${limit.toFixed(1)} ${say("degrees")}`);
    for (const share of [0, 4]) fan.line(ahead(base, share), "without edge");
    fan.line(ahead(base, MIDDLE), "without");
    fan.line(whole(levers, MIDDLE), "with");

    const years = (values) => values.map((value, y) => [data.first + y, value * data.perGt]);
    const history = Array.from(emitted, (value, y) => [held.ghg.first + y, value * data.perGt]);
    const all = [...history, ...years(found.before.emitted), ...years(found.after.emitted)].map(([, v]) => v);
    const chart = frame("emitted", 210, [held.ghg.first, data.last], Math.min(0, ...all), Math.max(...all) * 1.05,
      say("yearly"));
    const joined = (values) => [history[history.length - 1], ...years(values)];
    chart.line(history, "with");
    chart.line(joined(found.before.emitted), "without");
    chart.line(joined(found.after.emitted), "with");
  }

  return { draw };
})();
