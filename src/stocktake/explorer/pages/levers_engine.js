"use strict";
// From levers to the warming of every member. The physics and the levers' rule are in PROGRAMS, generated
// from Python's traced functions; here numbers are only unpacked, handed over, sorted and counted.
const engine = (() => {
  const { data } = page;
  const YEARS = data.last - data.first + 1;
  const PEAK = "peak";

  const floats = (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Float64Array(bytes.buffer);
  };
  const byColumn = ({ column, lane, value }) => {
    const values = floats(value);
    const found = new Map();
    column.forEach((each, place) => {
      if (!found.has(each)) found.set(each, []);
      found.get(each).push([lane[place], values[place]]);
    });
    return found;
  };

  const ramps = floats(data.ramps);
  const weights = floats(data.weights);
  const lane = floats(data.climate.lane);
  const columns = new Map(data.columns.map(([name, place], number) => [`${name}:${place}`, number]));
  const kinds = new Map(data.kinds.map((kind) => [kind.name, kind]));

  const opened = new Map();
  // one base, unpacked when it is first asked for
  function base(key) {
    if (opened.has(key)) return opened.get(key);
    const held = data.bases.find((each) => each.key === key);
    const shapes = floats(held.shapes);
    const size = floats(held.size);
    const found = {
      key, held, shapes, size,
      given: floats(held.given),
      state: floats(held.state),
      carried: floats(held.carried),
      cuts: byColumn(held.cuts),
      removals: byColumn(held.removals),
      past: floats(held.past.warming),
      emitted: floats(held.ghg.past),
      statements: new Map(Object.entries(held.statements).map(([name, levers]) =>
        [name, levers.map((each) => ({ ...each, strength: 1, ramp: floats(each.ramp) }))])),
    };
    opened.set(key, found);
    found.alone = outcome(found, []);
    return found;
  }

  // settings {name, place, depth, end} and names of statements, as columns with a strength and a ramp
  function laid(from, settings, statements) {
    const rows = settings.filter(({ depth }) => depth > 0).map(({ name, place, depth, end }) => ({
      column: columns.get(`${name}:${place}`),
      strength: depth / kinds.get(name).largest,
      ramp: ramps.subarray((end - data.first) * YEARS, (end - data.first + 1) * YEARS),
    }));
    return [...rows, ...statements.flatMap((name) => from.statements.get(name))];
  }

  // the world's emissions with levers at work, year by year, external forcings behind them
  function world(from, levers) {
    const given = from.given.slice();
    if (!levers.length) return given;
    const free = levers.filter(({ level }) => !level);
    const { slots, levels, terms, name } = data.levers.find((each) => each.slots >= free.length);
    // levers told against a year have the last places of the program
    const placed = [
      ...free.map((lever, place) => [lever, place]),
      ...levers.filter(({ level }) => level).map((lever, place) => [lever, slots + place]),
    ];
    const width = slots + levels;
    const touched = new Map();
    const touch = (number) => {
      if (!touched.has(number)) touched.set(number, touched.size);
      return touched.get(number);
    };
    const entries = placed.flatMap(([{ column }, slot]) => [
      ...(from.cuts.get(column) || []).map(([at, value]) => [slot, touch(at), value]),
      ...(from.removals.get(column) || []).map(([at, value]) => [width + slot, touch(at), value]),
    ]);
    const lanes = touched.size;
    const table = new Float64Array(2 * width * lanes);
    for (const [row, at, value] of entries) table[row * lanes + at] = value;
    const cells = new Float64Array(lanes * YEARS);
    for (const [number, at] of touched) {
      if (number >= from.held.classes) continue; // a species that is removed emits nothing here
      const first = from.held.shape[number] * YEARS;
      for (let y = 0; y < YEARS; y++) cells[at * YEARS + y] = from.size[number] * from.shapes[first + y];
    }
    const strengths = new Float64Array(width);
    const grown = new Float64Array(width * YEARS);
    for (const [{ strength, ramp }, slot] of placed) {
      strengths[slot] = strength;
      for (let y = 0; y < YEARS; y++) grown[y * width + slot] = ramp[y];
    }
    const passed = new Float64Array(terms * YEARS);
    const change = new Float64Array(lanes * YEARS);
    PROGRAMS[`${name}_years`](grown, strengths, passed, YEARS);
    PROGRAMS[`${name}_lanes`](passed, table, null, cells, change, lanes, YEARS);
    for (const [number, at] of touched) {
      const species = from.held.species[number];
      for (let y = 0; y < YEARS; y++) given[y * data.climate.width + species] += change[y * lanes + at];
    }
    return given;
  }

  // warming by year and member, K above 1850-1900
  function warmed(from, given) {
    const terms = new Float64Array(data.climate.terms * YEARS);
    const warming = new Float64Array(YEARS * data.members);
    PROGRAMS.climate_years(given, from.carried, terms, YEARS);
    PROGRAMS.climate_lanes(terms, lane, from.state, null, warming, data.members, YEARS);
    return warming;
  }

  const sorted = (members) => members.slice().sort();
  const quantiles = (members) => {
    const ranked = sorted(members);
    return data.quantiles.map(({ below, part }) => {
      const above = Math.min(below + 1, ranked.length - 1);
      return ranked[below] + part * (ranked[above] - ranked[below]);
    });
  };

  function outcome(from, levers) {
    const given = world(from, levers);
    const warming = warmed(from, given);
    const ofYear = (y) => warming.subarray(y * data.members, (y + 1) * data.members);
    const highest = ofYear(0).slice();
    for (let y = 1; y < YEARS; y++) {
      const now = ofYear(y);
      for (let m = 0; m < highest.length; m++) if (now[m] > highest[m]) highest[m] = now[m];
    }
    const emitted = Array.from({ length: YEARS }, (_, y) => weights.reduce(
      (sum, weight, species) => sum + weight * given[y * data.climate.width + species], 0));
    return {
      emitted,
      bands: Array.from({ length: YEARS }, (_, y) => quantiles(ofYear(y))),
      of: (when) => (when === PEAK ? highest : ofYear(when - data.first)),
    };
  }

  // the same settings with and without levers, member by member
  function run(key, settings, statements) {
    const from = base(key);
    const after = outcome(from, laid(from, settings, statements));
    return {
      from, after,
      before: from.alone,
      compared: (when) => {
        const [one, other] = [from.alone.of(when), after.of(when)];
        return {
          before: quantiles(one),
          after: quantiles(other),
          avoided: quantiles(one.map((value, member) => value - other[member])),
        };
      },
      below: (limit) => [from.alone, after].map((each) =>
        each.of(PEAK).reduce((count, value) => count + (value < limit), 0) / data.members),
    };
  }

  // what Python wrote down for a few settings, against what this page finds for them
  function checked(key, read) {
    const from = base(key);
    let [count, largest] = [0, 0];
    for (const check of from.held.checks) {
      const found = outcome(from, laid(from, check.levers.map(read), check.with));
      const wanted = floats(check.quantiles);
      check.when.flatMap((when) => quantiles(found.of(when))).forEach((value, place) => {
        count += 1;
        largest = Math.max(largest, Math.abs(value - wanted[place]));
      });
    }
    return { count, largest };
  }

  const most = Math.max(...data.levers.map(({ slots }) => slots));
  return { run, checked, base, kinds, columns, most, YEARS, PEAK };
})();
