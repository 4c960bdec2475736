"use strict";
// What all pages draw with: words, elements, round steps of an axis, numbers as they are written.
const page = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = (name, values = {}) =>
    data.words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const at = (id) => document.getElementById(id);
  const SVG = "http://www.w3.org/2000/svg";
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#6b4c9a", "#8c6d31",
    "#7f7f7f", "#2a9d8f", "#b03060"];

  const make = (name, attributes, parent) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    parent.append(node);
    return node;
  };
  const label = (svg, x, y, text, anchor = "middle") => {
    make("text", { x, y, "text-anchor": anchor }, svg).textContent = text;
  };
  const option = (text, value) => {
    const node = document.createElement("option");
    node.textContent = text;
    node.value = value;
    return node;
  };
  const minus = (text) => text.replace("-", "\u2212");
  const number = (value, whole) => {
    if (whole) return String(Math.round(value));
    const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return minus(value.toFixed(Math.min(digits, 4)));
  };
  // round steps for an axis: 1, 2 or 5 times a power of ten
  const ticks = (low, high, count) => {
    const rough = (high - low) / count || 1;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
    const found = [];
    for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) {
      found.push(Math.abs(tick) < step * 1e-9 ? 0 : tick);
    }
    return found;
  };

  return { data, say, at, make, label, option, minus, number, ticks, COLOURS };
})();
