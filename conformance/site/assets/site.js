// Search, filters, folding, keys and colours. Everything is there to be read without it.
"use strict";
const root = document.body.dataset.root;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// Colours: as the system has them, light, or dark.
const themes = { "": ["◐", "as the system has them"], light: ["☀", "light"], dark: ["☾", "dark"] };
const themeButton = $(".theme");
function showTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  themeButton.textContent = themes[name][0];
  themeButton.setAttribute("aria-label", "Colours: " + themes[name][1]);
  themeButton.title = themeButton.getAttribute("aria-label");
}
const currentTheme = () => document.documentElement.dataset.theme in themes ? document.documentElement.dataset.theme : "";
showTheme(currentTheme());
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  const names = Object.keys(themes);
  const name = names[(names.indexOf(currentTheme()) + 1) % names.length];
  showTheme(name);
  try { localStorage.setItem("theme", name); } catch { /* A page that is a file may have no storage. */ }
});

// The page that is open, in the navigation.
for (const link of $$("nav a:not(.brand)")) {
  if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
}

// Search: the index is a script, as a file may load no other data.
const form = $(".search"), input = $("#search"), panel = $(".panel"), results = $("#results");
const [statusFilter, columnFilter] = $$(".panel select");
const statuses = { "": "with any result", bdk: "that differ", b: "that break down", d: "that differ unexpectedly", k: "known to differ", u: "unsupported", p: "not deterministic", e: "equal" };
const MOST_RESULTS = 60;
let cells = null, chosen = -1;
form.hidden = false;

function loadCells() {
  if (cells) return cells;
  cells = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = root + "assets/cells.js";
    script.onload = () => {
      const index = window.pyconformCells;
      statusFilter.replaceChildren(...Object.entries(statuses).map(([value, text]) => new Option(text, value)));
      columnFilter.replaceChildren(new Option("anywhere", ""), ...index.columns.map((name, number) => new Option(name, number)));
      const list = [];
      for (const [file, entries] of index.files) {
        for (const [name, title, topics, letters] of entries) {
          const text = (file + "::" + name + " " + title + " " + topics.map(number => index.topics[number]).join(" ")).toLowerCase();
          list.push({ file, name, title, letters, text });
        }
      }
      resolve(list);
    };
    script.onerror = () => reject(new Error("assets/cells.js is not there"));
    document.head.append(script);
  });
  return cells;
}

const signs = { b: "✕", d: "≠", k: "≈", u: "–", p: "~", e: "✓", n: "·" };
const worst = letters => [..."bdkupen"].find(letter => letters.includes(letter)) || "n";

async function search() {
  const list = await loadCells();
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = statusFilter.value, column = columnFilter.value;
  const matches = cell => {
    const letters = column === "" ? cell.letters : cell.letters[column];
    return (!wanted || [...wanted].some(letter => letters.includes(letter))) && words.every(word => cell.text.includes(word));
  };
  const found = list.filter(matches);
  results.replaceChildren(...found.slice(0, MOST_RESULTS).map((cell, number) => {
    const item = document.createElement("li"), link = document.createElement("a"), sign = document.createElement("b"), id = document.createElement("small");
    const letter = worst(column === "" ? cell.letters : cell.letters[column]);
    item.role = "option";
    item.id = "result-" + number;
    sign.className = letter;
    sign.textContent = signs[letter];
    link.href = root + "cases/" + cell.file + "/" + cell.name + ".html";
    link.tabIndex = -1;
    id.textContent = cell.file + "::" + cell.name;
    link.append(sign, cell.title || cell.name.replaceAll("-", " "), id);
    item.append(link);
    return item;
  }));
  $("output", panel).textContent = found.length === 1 ? "1 cell" : found.length + " cells" + (found.length > MOST_RESULTS ? ", the first " + MOST_RESULTS + " are shown" : "");
  choose(-1);
}

function choose(number) {
  const items = results.children;
  chosen = Math.max(-1, Math.min(number, items.length - 1));
  for (const [place, item] of [...items].entries()) item.setAttribute("aria-selected", place === chosen);
  if (chosen >= 0) {
    input.setAttribute("aria-activedescendant", "result-" + chosen);
    items[chosen].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function openPanel(isOpen) {
  panel.hidden = !isOpen;
  input.setAttribute("aria-expanded", isOpen);
}

input.addEventListener("focus", () => { openPanel(true); search(); });
for (const control of [input, statusFilter, columnFilter]) control.addEventListener("input", search);
form.addEventListener("submit", event => {
  event.preventDefault();
  const item = results.children[Math.max(chosen, 0)];
  if (item) $("a", item).click();
});
form.addEventListener("keydown", event => {
  if (event.key === "Escape") { openPanel(false); input.blur(); }
  else if (event.target === input && event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
  else if (event.target === input && event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
});
document.addEventListener("pointerdown", event => { if (!form.contains(event.target)) openPanel(false); });
form.addEventListener("focusout", event => { if (event.relatedTarget && !form.contains(event.relatedTarget)) openPanel(false); });

// The matrix: groups of topics fold, and a filter shows what it finds.
const matrix = $("#topics");
if (matrix) {
  const tools = $(".tools"), filter = $("#topic-filter"), onlyDiffering = $("#only-differing"), unfold = $("#unfold");
  const bodies = $$("tbody", matrix).map(body => ({
    body,
    button: $("tr.group button", body),
    rows: $$("tr:not(.group)", body).map(row => ({
      row,
      text: $("th", row).textContent.toLowerCase(),
      differs: !!$("td.l4, td.l3, td.l2, td.l1, td b", row),
    })),
    isOpen: false,
  }));
  tools.hidden = false;
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isFiltered = words.length > 0 || onlyDiffering.checked;
    let count = 0;
    for (const group of bodies) {
      const name = group.button ? group.button.textContent.toLowerCase() : "";
      let matching = 0;
      for (const { row, text, differs } of group.rows) {
        const matches = words.every(word => text.includes(word) || name.includes(word)) && (differs || !onlyDiffering.checked);
        matching += matches;
        row.hidden = !(matches && (isFiltered || group.isOpen || !group.button));
      }
      count += matching;
      group.body.hidden = matching === 0;
      if (group.button) group.button.setAttribute("aria-expanded", isFiltered || group.isOpen);
    }
    $("output", tools).textContent = isFiltered ? count + (count === 1 ? " topic" : " topics") : "";
  };
  for (const group of bodies) {
    if (group.button) group.button.addEventListener("click", () => { group.isOpen = !group.isOpen; show(); });
  }
  filter.addEventListener("input", show);
  onlyDiffering.addEventListener("input", show);
  unfold.addEventListener("click", () => {
    const isOpen = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", isOpen);
    unfold.textContent = isOpen ? "Fold all" : "Unfold all";
    for (const group of bodies) group.isOpen = isOpen;
    show();
  });
  show();
}

// Tables of rows that carry what they are: a filter for each of their attributes.
for (const tools of $$("[data-filters]")) {
  const table = document.getElementById(tools.dataset.filters);
  const controls = $$("input, select", tools);
  const rows = $$("tbody tr:not(.group)", table).map(row => ({ row, text: row.textContent.toLowerCase() }));
  tools.hidden = false;
  const show = () => {
    const wanted = controls.filter(control => control.value).map(control => [control.name, control.value]);
    let count = 0;
    for (const { row, text } of rows) {
      const matches = wanted.every(([name, value]) => {
        if (name === "text") return value.toLowerCase().split(/\s+/).every(word => text.includes(word));
        const own = row.dataset[name] || "";
        return own === value || (name !== "subject" && own.split(" ").includes(value));
      });
      row.hidden = !matches;
      count += matches;
    }
    for (const body of $$("tbody", table)) body.hidden = wanted.length > 0 && $$("tr:not(.group)", body).every(row => row.hidden);
    $("output", tools).textContent = count + (count === 1 ? " row" : " rows");
  };
  for (const control of controls) control.addEventListener("input", show);
  show();
}

// Keys: / searches, arrows go through rows, j and k through cells.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") { event.preventDefault(); input.focus(); }
  else if (event.key === "j" || event.key === "k") {
    const link = $(event.key === "j" ? "a[rel=next]" : "a[rel=prev]");
    if (link) link.click();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (document.activeElement.closest("table") || document.activeElement === document.body)) {
    const links = $$("table th a, table th button").filter(link => link.offsetParent);
    if (links.length === 0) return;
    const place = links.indexOf(document.activeElement), step = event.key === "ArrowDown" ? 1 : -1;
    if (place < 0 && document.activeElement !== document.body) return;
    event.preventDefault();
    links[place < 0 ? 0 : Math.max(0, Math.min(place + step, links.length - 1))].focus();
  }
});
