"use strict";
// Selects among answers that Python computed and draws them; it computes none itself.
(() => {
  const { data, say, at, make, label, option, number, ticks, COLOURS } = page;
  const written = (question, value) => question.pattern.replace("{}", number(value, question.whole));

  let question;
  let fixed;

  const fits = (row) => fixed.every((choice, axis) => choice < 0 || row[axis] === choice);
  const valueOf = (row) => row[question.axes.length];
  const reasonOf = (row) => row[question.axes.length + 1];
  const isDefault = (row) => question.axes.every((axis, place) => row[place] === axis.default);

  function askAgain(number) {
    question = data.questions[number];
    fixed = question.axes.map(() => -1);
    const choices = at("choices");
    choices.replaceChildren();
    question.axes.forEach((axis, place) => {
      const holder = document.createElement("label");
      const list = document.createElement("select");
      list.append(option(say("any"), -1), ...axis.choices.map((choice, each) => option(choice, each)));
      list.addEventListener("change", () => {
        fixed[place] = Number(list.value);
        answer();
      });
      holder.append(axis.name, list);
      choices.append(holder);
    });
    answer();
  }

  function setAll(pick) {
    fixed = question.axes.map(pick);
    answer();
  }

  function answer() {
    [...at("choices").children].forEach((holder, place) => {
      holder.querySelector("select").value = fixed[place];
      holder.classList.toggle("fixed", fixed[place] >= 0);
    });
    const rows = question.rows.filter(fits);
    const known = rows.filter((row) => valueOf(row) !== null);
    const now = known.find(isDefault) || (known.length === 1 ? known[0] : null);
    const values = known.map(valueOf);
    const low = Math.min(...values);
    const high = Math.max(...values);
    at("value").textContent = now ? written(question, valueOf(now))
      : known.length ? `${written(question, low)} \u2013 ${written(question, high)}` : say("none");
    const range = known.length > 1
      ? say("range", { low: written(question, low), high: written(question, high), count: known.length }) : "";
    at("told").textContent = !known.length ? ""
      : `${now ? (isDefault(now) ? say("at_default") : say("chosen")) : ""} ${range}`.trim();
    const absent = rows.filter((row) => reasonOf(row) >= 0);
    const reasons = [...new Set(absent.map(reasonOf))].map((each) => question.reasons[each]);
    at("absent").textContent = absent.length
      ? say("absent", { count: absent.length, reasons: reasons.slice(0, 3).join("; ") }) : "";
    at("sources").textContent = say("sources", { keys: question.sources.join(", ") });
    strip(rows, now);
  }

  function strip(rows, now) {
    const svg = at("strip");
    const [width, height, margin, floor] = [920, 150, 34, 118];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren();
    const all = question.rows.filter((row) => valueOf(row) !== null);
    const values = all.map(valueOf);
    const spare = (Math.max(...values) - Math.min(...values)) * 0.05 || Math.abs(values[0]) * 0.05 || 1;
    const low = Math.min(...values) - spare;
    const high = Math.max(...values) + spare;
    const x = (value) => margin + ((value - low) / (high - low)) * (width - 2 * margin);
    make("line", { class: "axis", x1: margin, x2: width - margin, y1: floor, y2: floor }, svg);
    for (const tick of ticks(low, high, 7)) {
      if (question.whole && !Number.isInteger(tick)) continue;
      make("line", { class: "axis", x1: x(tick), x2: x(tick), y1: floor, y2: floor + 5 }, svg);
      label(svg, x(tick), floor + 22, question.pattern.replace("{}", Number(tick.toPrecision(6))));
    }
    const stacked = new Map();
    const inside = new Set(rows);
    const drawn = all.map((row) => [row, row === now ? 2 : inside.has(row) ? 1 : 0]);
    drawn.sort((one, other) => other[1] - one[1]);
    const tallest = 12;
    const dots = drawn.map(([row, rank]) => {
      const column = Math.round(x(valueOf(row)) / 8);
      const level = stacked.get(column) || 0;
      stacked.set(column, level + 1);
      return [row, rank, column, level];
    });
    const most = Math.max(...stacked.values());
    const step = Math.min(8, (floor - 14) / Math.max(most, tallest));
    for (const [row, rank, column, level] of dots.reverse()) {
      const dot = make("circle", {
        class: `dot ${["", "in", "now"][rank]}`, cx: column * 8, cy: floor - 7 - level * step,
        r: rank === 2 ? 6 : 3.6,
      }, svg);
      const named = question.axes.map((axis, place) => row[place] < 0 ? "" : axis.choices[row[place]]);
      make("title", {}, dot).textContent =
        `${written(question, valueOf(row))}: ${named.filter((each) => each).join(", ")}`;
    }
  }

  function curves() {
    const shown = data.pathways.map((each, place) => ({ ...each, colour: COLOURS[place % COLOURS.length] }))
      .filter((_, place) => at("variants").children[place].querySelector("input").checked);
    plot("emissions", shown, (each) => [[each.years, each.emissions]], say("yearly"));
    plot("warming", shown, (each) => each.warming.map((row) => [each.bounds, row]), say("degrees"));
  }

  function plot(id, shown, rowsOf, unit) {
    const svg = at(id);
    const [width, height, left, floor] = [460, 300, 40, 268];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren();
    const every = data.pathways.flatMap(rowsOf);
    const values = every.flatMap(([, row]) => row).filter((value) => value !== null);
    const [low, high] = [Math.min(0, ...values), Math.max(...values) * 1.04];
    const first = every[0][0][0];
    const last = every[0][0][every[0][0].length - 1];
    const x = (year) => left + ((year - first) / (last - first)) * (width - left - 8);
    const y = (value) => floor - ((value - low) / (high - low)) * (floor - 16);
    for (const tick of ticks(low, high, 5)) {
      make("line", { class: "axis", x1: left, x2: width - 8, y1: y(tick), y2: y(tick) }, svg);
      label(svg, left - 6, y(tick) + 4, Number(tick.toPrecision(4)).toString().replace("-", "\u2212"), "end");
    }
    for (const year of ticks(first, last, 5)) label(svg, x(year), floor + 20, String(year));
    label(svg, 0, 10, unit, "start");
    const path = (years, row) => row.map((value, place) =>
      `${place ? "L" : "M"}${x(years[place]).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    for (const each of shown) {
      const rows = rowsOf(each);
      if (rows.length === 3) {
        const [lower, , upper] = rows;
        const back = [...upper[1].keys()].reverse()
          .map((place) => `L${x(upper[0][place]).toFixed(1)} ${y(upper[1][place]).toFixed(1)}`).join("");
        make("path", { d: `${path(...lower)}${back}Z`, fill: each.colour, "fill-opacity": 0.13 }, svg);
      }
      const middle = rows[rows.length === 3 ? 1 : 0];
      const line = make("path", {
        d: path(...middle), fill: "none", stroke: each.colour, "stroke-width": 2.2,
        "stroke-dasharray": each.kind === "pledges" ? "" : "6 4",
      }, svg);
      make("title", {}, line).textContent = each.name;
    }
  }

  at("question").append(...data.questions.map((each, place) => option(each.title, place)));
  at("question").addEventListener("change", (event) => askAgain(Number(event.target.value)));
  at("defaults").addEventListener("click", () => setAll((axis) => axis.default));
  at("open").addEventListener("click", () => setAll(() => -1));
  data.pathways.forEach((each, place) => {
    const holder = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = each.shown;
    box.addEventListener("change", curves);
    const swatch = document.createElement("i");
    swatch.style.background = COLOURS[place % COLOURS.length];
    holder.append(box, swatch, each.name);
    at("variants").append(holder);
  });
  for (const source of data.sources) {
    const item = document.createElement("li");
    item.textContent = `${source.key}: ${source.citation} (${source.licence})`;
    at("origins").append(item);
  }
  askAgain(0);
  curves();
})();
