"use strict";
// The page of levers: what a reader sets, what it comes to, and how to repeat it elsewhere.
(() => {
  const { data, say, at, option, minus } = page;
  const { kinds, columns, PEAK } = engine;
  const AGREED = 1e-9; // °C; beyond it the page says that it differs from Python
  const DEFAULT_END = 2040;
  const MIDDLE = 2; // of the five quantiles: 5, 17, 50, 83, 95 %
  let addressed; // browsers refuse an address that changes at every step of a slider
  const rows = []; // one for each slider: name, place, depth as shown, end, and its elements
  let base = data.bases[0].key;

  // ---- numbers as they are written
  const degrees = (value, places = 2) => minus(value.toFixed(places).replace(/^-(0\.?0*)$/, "$1"));
  const band = (found, places) => say("band", {
    middle: degrees(found[MIDDLE], places), low: degrees(found[0], places), high: degrees(found[4], places),
  });
  const small = (value) => {
    const [digit, power] = value.toExponential(0).split("e");
    const raised = [...power].map((each) => ({ "-": "\u207b", "+": "" }[each]
      ?? "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[each])).join("");
    return value === 0 ? "0" : `${digit} \u00d7 10${raised}`;
  };
  const percent = (share) => `${Math.round(100 * share)}%`;
  // a few hundred members cannot say never
  const chance = (share) => (share < 0.005 ? "<1%" : share >= 0.995 ? ">99%" : percent(share));
  const unit = (kind) => (kind.fraction ? "%" : "Gt");
  const shownDepth = (row) => (row.kind.fraction ? `${row.depth}%` : `${row.depth} Gt`);

  // ---- settings: sliders, statements, base; to and from the address and the command line
  const full = (row) => ({
    name: row.name, place: row.place, end: row.end, depth: row.kind.fraction ? row.depth * 0.01 : row.depth,
  });
  const active = () => rows.filter((row) => row.depth > 0);
  const statements = () => [...document.querySelectorAll("#statements input:checked")].map((box) => box.value);
  const spoken = (row) => `${row.name}=${row.kind.fraction ? `-${row.depth}%` : `${row.depth}Gt`}@${row.end}`
    + (row.place ? `:${row.place}` : "");
  const FORM = /^([a-z0-9.]+)=-?([0-9.]+)(%|Gt)@(\d{4})(?::([A-Z0-9]+))?$/;

  function read(text) {
    const found = FORM.exec(text);
    const kind = found && kinds.get(found[1]);
    const place = (found && found[5]) || "";
    if (!kind || unit(kind) !== found[3] || !columns.has(`${kind.name}:${place}`)) return null;
    const end = Math.min(Math.max(Number(found[4]), data.first), data.last);
    const most = kind.fraction ? 100 * kind.largest : kind.largest;
    return { name: kind.name, place, end, depth: Math.min(Number(found[2]), most) };
  }
  const readFull = (text) => {
    const found = read(text);
    return { ...found, depth: kinds.get(found.name).fraction ? found.depth * 0.01 : found.depth };
  };

  const command = () => ["stocktake lever", ...active().map(spoken),
    ...statements().map((name) => `--with ${name}`), `--base ${engine.base(base).held.command}`];
  const fragment = () => `#${[`base=${base}`, ...statements().map((name) => `with=${name}`),
    ...active().map(spoken)].map(encodeURIComponent).join("&")}`;

  // whether a part of the address is a setting of this page, as it stands
  function kept(part) {
    if (part.startsWith("base=")) return data.bases.some(({ key }) => key === part.slice(5));
    if (part.startsWith("with=")) return part.slice(5) in data.statementNames;
    const found = read(part);
    return found && found.depth === Number(FORM.exec(part)[2]) && found.end === Number(FORM.exec(part)[4]);
  }

  function fromAddress() {
    const parts = location.hash.slice(1).split("&").map((part) => {
      try { return decodeURIComponent(part); } catch { return part; }
    });
    const wanted = parts.find((part) => part.startsWith("base="));
    if (wanted && kept(wanted)) base = wanted.slice(5);
    const unread = parts.filter((part) => part.includes("=") && !kept(part));
    at("unread").hidden = !unread.length;
    at("unread").textContent = say("unread", { parts: unread.join(", ") });
    const named = parts.filter((part) => part.startsWith("with=")).map((part) => part.slice(5));
    for (const box of document.querySelectorAll("#statements input")) box.checked = named.includes(box.value);
    clear();
    parts.map(read).filter(Boolean).forEach((setting) => set(setting));
    at("base").value = base;
  }

  // ---- sliders
  const rowsOf = (name) => rows.filter((row) => row.name === name);
  const placesOf = (name) => ["", ...data.places].filter((place) => columns.has(`${name}:${place}`));

  function element(name, attributes = {}, ...inside) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  }

  function addRow(name, place) {
    const kind = kinds.get(name);
    const row = { name, kind, place, depth: 0, end: DEFAULT_END, first: !rowsOf(name).length };
    const title = data.names[name];
    row.slider = element("input", {
      type: "range", min: 0, max: kind.fraction ? 100 * kind.largest : kind.largest,
      step: kind.fraction ? 1 : 0.1, value: 0, "aria-label": say("depth_of", { lever: title }),
    });
    row.told = element("output", { class: "depth" });
    row.by = element("input", {
      type: "number", min: data.first, max: data.last, value: row.end,
      "aria-label": say("end_of", { lever: title }),
    });
    row.where = element("select", { "aria-label": say("place_of", { lever: title }) },
      ...placesOf(name).map((code) => option(code ? data.placeNames[code] : say("world"), code)));
    row.where.value = place;
    row.note = element("p", { class: "fine note" });
    const head = element("div", { class: "head" },
      element("span", { class: row.first ? "name" : "name again" }, title));
    if (placesOf(name).length > 1) {
      const other = element("button", { type: "button" }, say(row.first ? "add" : "remove"));
      other.addEventListener("click", () => (row.first ? another(name) : drop(row)));
      head.append(element("span", { class: "place" }, row.where, other));
    }
    row.element = element("div", { class: "lever", "data-lever": name }, head,
      row.slider, row.told, element("label", { class: "by" }, say("full_by"), row.by), row.note);
    row.slider.addEventListener("input", () => { row.depth = Number(row.slider.value); changed(); });
    row.by.addEventListener("change", () => {
      const wanted = Math.round(Number(row.by.value)) || DEFAULT_END;
      row.end = Math.min(Math.max(wanted, data.first), data.last);
      changed();
    });
    row.where.addEventListener("change", () => { row.place = row.where.value; changed(); });
    const before = rowsOf(name).pop();
    if (before) before.element.after(row.element);
    else at(`kind-${name}`).append(row.element);
    rows.push(row);
    return row;
  }

  function another(name) {
    const taken = rowsOf(name).map(({ place }) => place);
    const place = placesOf(name).find((code) => code && !taken.includes(code)) || placesOf(name)[1];
    addRow(name, place).slider.focus();
    changed();
  }

  function drop(row) {
    rows.splice(rows.indexOf(row), 1);
    row.element.remove();
    rowsOf(row.name)[0].slider.focus();
    changed();
  }

  function clear() {
    for (const row of [...rows]) {
      if (row.first) Object.assign(row, { depth: 0, end: DEFAULT_END, place: "" });
      else {
        rows.splice(rows.indexOf(row), 1);
        row.element.remove();
      }
    }
  }

  function set({ name, place, depth, end }) {
    const free = rowsOf(name).find((row) => row.depth === 0);
    Object.assign(free || addRow(name, place), { place, depth, end });
    const finer = at(`kind-${name}`).closest("details");
    if (finer) finer.open = true;
  }

  // ---- what it comes to
  function changed() {
    for (const row of rows) {
      row.slider.value = row.depth;
      row.by.value = row.end;
      row.where.value = row.place;
      row.told.textContent = row.depth ? (row.kind.fraction ? minus(`-${shownDepth(row)}`) : shownDepth(row)) : "0";
      row.element.classList.toggle("on", row.depth > 0);
      const share = row.kind.fraction ? row.depth * 0.01 : row.depth;
      row.note.textContent = share > row.kind.possible + 1e-9
        ? say("beyond", { most: row.kind.fraction ? percent(row.kind.possible) : `${row.kind.possible} Gt` }) : "";
    }
    const used = active().length
      + statements().reduce((sum, name) => sum + engine.base(base).statements.get(name)
        .filter(({ level }) => !level).length, 0);
    at("too_many").hidden = used <= engine.most;
    if (used > engine.most) return;
    const began = performance.now();
    const found = engine.run(base, active().map(full), statements());
    tell(found);
    pictures.draw(found);
    const took = performance.now() - began;
    document.body.dataset.milliseconds = took;
    at("ran").textContent = say("ran", {
      members: data.members, first: data.first, last: data.last, took: Math.max(1, Math.round(took)),
    });
    const any = active().length + statements().length > 0;
    // no line breaks within an option
    at("command").replaceChildren(...(any ? command().flatMap((word, place) =>
      [place ? " " : "", element("span", { class: "word" }, word)]) : [say("no_command")]));
    at("copy").disabled = !any;
    clearTimeout(addressed);
    addressed = setTimeout(() => history.replaceState(null, "", fragment()), 250);
    for (const link of document.querySelectorAll("a[data-same]")) {
      link.href = link.getAttribute("data-same") + fragment();
    }
  }

  function cell(text, values) {
    const node = element("td", {}, text);
    if (values) node.dataset.values = JSON.stringify(values);
    return node;
  }

  function tell(found) {
    const any = active().length + statements().length > 0;
    const compared = data.when.map((when) => [when, found.compared(when)]);
    at("results").replaceChildren(...compared.map(([when, told]) => element("tr", { "data-when": when },
      element("th", { scope: "row" }, when === PEAK ? say("highest") : String(when)),
      cell(band(told.before, 2), told.before), cell(band(told.after, 2), told.after),
      cell(any ? band(told.avoided, 3) : say("nothing"), told.avoided))));
    at("chances").replaceChildren(...data.limits.map((limit) => {
      const [before, after] = found.below(limit);
      return element("tr", { "data-limit": limit },
        element("th", { scope: "row" }, say("below", { limit: limit.toFixed(1) })),
        cell(chance(before), [before]), cell(chance(after), [after]),
        cell(any ? say("points", { points: minus(String(Math.round(100 * (after - before)))) }) : say("nothing")));
    }));
    const last = compared.find(([when]) => when === data.last)[1];
    at("headline").textContent = any ? say("headline", {
      year: data.last, avoided: degrees(last.avoided[MIDDLE]), low: degrees(last.avoided[0]),
      high: degrees(last.avoided[4]), left: degrees(last.after[MIDDLE]),
    }) : say("headline_none", { year: data.last, left: degrees(last.after[MIDDLE]) });
    if (at("numbers").open) list(found);
  }

  const SHARES = data.quantiles.map(({ share }) => `p${Math.round(100 * share)}`);
  function table(found) {
    return found.after.bands.map((after, y) => [data.first + y,
      found.before.emitted[y], found.after.emitted[y], ...found.before.bands[y], ...after]);
  }
  function list(found) {
    at("yearly").replaceChildren(...table(found).map((row) => element("tr", {},
      element("th", { scope: "row" }, String(row[0])),
      ...row.slice(1).map((value, place) => {
        const node = cell(degrees(place < 2 ? value * data.perGt : value, place < 2 ? 1 : 3));
        node.dataset.value = value;
        return node;
      }))));
  }
  function save() {
    const found = engine.run(base, active().map(full), statements());
    const names = ["year", "base_GtCO2e", "levers_GtCO2e", ...SHARES.map((share) => `base_${share}_C`),
      ...SHARES.map((share) => `levers_${share}_C`)];
    const text = [`# ${command().join(" ")}`, names.join(","), ...table(found).map((row) => row.join(","))].join("\n");
    const link = element("a", { download: "levers.csv" });
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/csv" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // ---- the page is put together
  function build() {
    for (const [group, names] of Object.entries(data.groups)) {
      const box = element("fieldset", {}, element("legend", {}, data.groupNames[group]));
      const finer = element("details", {}, element("summary", {}, say("finer")));
      names.forEach((name) => {
        const holder = element("div", { id: `kind-${name}` });
        (data.wide.includes(name) ? box : finer).append(holder);
      });
      if (finer.children.length > 1) box.append(finer);
      at("levers").append(box);
      names.forEach((name) => addRow(name, ""));
    }
    at("base").append(...data.bases.map(({ key }) => option(data.baseNames[key], key)));
    at("base").addEventListener("change", () => { base = at("base").value; changed(); check(); });
    for (const [name, title] of Object.entries(data.statementNames)) {
      const tick = element("input", { type: "checkbox", value: name });
      tick.addEventListener("change", changed);
      at("statements").append(element("label", {}, tick, title));
    }
    at("reset").addEventListener("click", () => {
      for (const box of document.querySelectorAll("#statements input")) box.checked = false;
      clear();
      changed();
    });
    at("numbers").addEventListener("toggle", changed);
    at("save").addEventListener("click", save);
    at("copy").addEventListener("click", () => {
      const range = document.createRange();
      range.selectNodeContents(at("command"));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      if (document.execCommand("copy")) at("copy").textContent = say("copied");
    });
    addEventListener("hashchange", () => { fromAddress(); changed(); });
  }

  function check() {
    const { count, largest } = engine.checked(base, readFull);
    const agreed = largest <= AGREED;
    at("checked").textContent = say(agreed ? "agrees" : "differs", { count, largest: small(largest) });
    at("checked").classList.toggle("warning", !agreed);
    at("checked").dataset.largest = largest;
  }

  build();
  fromAddress();
  changed();
  check();
})();
