// The annotator: the article with its marks, a choice of words, a form for what they are; every act is sent at once.
//
// What is shown is the server's view of article and corrections, given anew after every act. An act that the server has
// not confirmed stays in the browser's own store until it has, also when the page is closed or the server has ended.

const data = JSON.parse(document.querySelector("#data").textContent);
const $ = (id) => document.getElementById(id);
const text = $("text"), panel = $("panel");
const say = (key, slots = {}) => data.texts[key].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);

const make = (tag, fields = {}, ...inside) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...inside.filter((one) => one !== null && one !== undefined));
  return node;
};
const button = (label, press, fields = {}) => {
  const node = make("button", { type: "button", ...fields }, label);
  node.addEventListener("click", press);
  return node;
};

// What the browser keeps: acts that are not saved yet, and the acts that can be undone.
const store = {
  get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(`${data.key}:${name}`)) ?? otherwise; } catch { return otherwise; }
  },
  set(name, value) {
    try { localStorage.setItem(`${data.key}:${name}`, JSON.stringify(value)); } catch { /* a browser may refuse */ }
  },
};
let view = data.view;
let token = data.token;
let waiting = store.get("waiting", []);
let history = store.get("history", { done: [], undone: [] });
let sending = false, later = null;
store.set("token", token);

// The text: code points, words and sentences, by their place in the article.
const parts = [...text.children].map((node) => {
  const letters = [...node.textContent], start = Number(node.dataset.from);
  return { node, letters, start, end: start + letters.length };
});
const partAt = (offset) => parts.find((one) => one.start <= offset && offset < one.end);
const slice = (start, end) => parts
  .filter((one) => one.start < end && one.end > start)
  .map((one) => one.letters.slice(Math.max(start, one.start) - one.start, Math.min(end, one.end) - one.start).join(""))
  .join(" ");
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.][\p{L}\p{N}\p{M}]+)*|[^\s\p{P}\p{L}\p{N}\p{M}]+/gu;
const words = parts.flatMap((part) => {
  const line = part.letters.join("");
  return [...line.matchAll(WORD)].map((found) => {
    const start = part.start + [...line.slice(0, found.index)].length;
    return [start, start + [...found[0]].length];
  });
});
const wordAt = (offset) => {
  const after = words.findIndex(([, end]) => end > offset);
  return after < 0 ? words.length - 1 : after;
};
const sentenceAt = (offset) => data.sentences.find(([start, end]) => start <= offset && offset < end);

// What is chosen: words, a row with its draft, a layer, a tab.
const state = { layer: "all", tab: "words", chosen: null, anchor: null, at: 0, row: null, table: null, draft: null, actor: null, into: null };
const nameOf = (id) => data.nobody[id] ?? view.actors.find((one) => one.id === id)?.name ?? id;
const rowOf = (key) => view.rows.find((row) => row.key === key);
// The rows of the layer, in the order of the text.
const shownRows = () => view.rows.filter((row) => data.layers[state.layer].includes(row.table)).sort((a, b) => a.spans[0][0] - b.spans[0][0]);
const isYours = (row) => row.state !== "found";
const isOver = (row, start, end) => row.spans.some(([from, to]) => from < end && to > start);

function announce(message) { $("said").textContent = message; }

// ---- the article ----

function paint() {
  const rows = shownRows();
  const open = state.row ? rowOf(state.row) : null;
  const at = words[state.at];
  for (const part of parts) {
    const inside = [];
    const add = (start, end, classes) => { if (start < part.end && end > part.start) inside.push([Math.max(start, part.start), Math.min(end, part.end), classes]); };
    for (const row of rows) for (const [start, end] of row.spans) add(start, end, [row.table, ...(row.soft ? ["soft"] : []), ...(row.state === "rejected" ? ["rejected"] : isYours(row) ? ["yours"] : [])]);
    const own = state.draft?.[""] ? [state.draft[""]] : open?.spans ?? [];
    for (const [start, end] of own) add(start, end, ["open"]);
    if (state.chosen) add(...state.chosen, ["chosen"]);
    if (at) add(...at, ["at"]);
    const edges = [...new Set([part.start, part.end, ...inside.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    const nodes = [];
    edges.slice(0, -1).forEach((start, i) => {
      const classes = new Set(inside.filter(([from, to]) => from <= start && edges[i + 1] <= to).flatMap(([, , names]) => names));
      if (classes.has("rejected") && classes.size === 2) [...classes].filter((one) => one !== "rejected").forEach((one) => classes.delete(one));
      const node = make("span", { className: [...classes].join(" ") }, part.letters.slice(start - part.start, edges[i + 1] - part.start).join(""));
      node.dataset.at = start;
      nodes.push(node);
    });
    part.node.replaceChildren(...nodes);
  }
  for (const one of document.querySelectorAll(".layers button")) one.setAttribute("aria-pressed", one.dataset.layer === state.layer);
  for (const one of document.querySelectorAll(".tabs button")) {
    const on = one.dataset.tab === state.tab;
    one.setAttribute("aria-selected", on);
    one.tabIndex = on ? 0 : -1;
  }
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
}

// The place in the article of a place in the page.
function offsetOf(node, inside) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.children[inside] ?? node.lastElementChild ?? node;
  const piece = element.closest?.("[data-at]") ?? element.querySelector?.("[data-at]");
  if (!piece) return null;
  const before = node.nodeType === Node.TEXT_NODE ? [...node.textContent.slice(0, inside)].length : node.children[inside] ? 0 : [...piece.textContent].length;
  return Number(piece.dataset.at) + before;
}

// What was dragged over, without the white space around it; a press is the word under it.
function takeSelection(event) {
  const selection = getSelection();
  if (selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) {
    const caret = event && document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const offset = caret && text.contains(caret.startContainer) ? offsetOf(caret.startContainer, caret.startOffset) : null;
    if (offset === null || !words.length) return;
    state.at = wordAt(offset);
    if (offset >= words[state.at][0]) choose(...words[state.at]);
    return;
  }
  const range = selection.getRangeAt(0);
  let start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  const space = (offset) => /\s/.test(partAt(offset)?.letters[offset - partAt(offset).start] ?? " ");
  while (start < end && space(start)) start += 1;
  while (end > start && space(end - 1)) end -= 1;
  if (start < end) { state.at = wordAt(start); choose(start, end); }
}

function choose(start, end, quiet = false) {
  state.chosen = [start, end];
  if (state.draft === null) { state.row = null; state.tab = "words"; }
  getSelection().removeAllRanges();
  paint();
  show();
  if (!quiet) {
    const here = view.rows.filter((row) => row.state !== "rejected" && isOver(row, start, end) && data.layers.everything.includes(row.table));
    announce(`${slice(start, end)}. ${here.map((row) => data.tables[row.table]).join(", ")}`);
  }
}

// The keyboard: a word at a time, a sentence at a time, with the shift key longer.
function move(step, extend, bySentence) {
  let next = Math.max(0, Math.min(words.length - 1, state.at + step));
  if (bySentence) {
    const [start, end] = sentenceAt(words[state.at][0]) ?? words[state.at];
    const other = step > 0 ? data.sentences.find(([from]) => from >= end) : data.sentences.findLast(([, to]) => to <= start);
    if (!other) return;
    next = wordAt(other[0]);
    if (extend && step > 0) next = words.findLastIndex(([from]) => from < other[1]);
  }
  if (!extend) state.anchor = next;
  state.anchor ??= state.at;
  state.at = next;
  const [first, last] = [state.anchor, state.at].sort((a, b) => a - b);
  choose(words[first][0], words[last][1]);
  text.querySelector(".at")?.scrollIntoView({ block: "nearest" });
}

// An edge of the chosen words, a word further or nearer: for who has no mouse, or a small screen.
function stretch(edge, step) {
  let [start, end] = state.chosen;
  if (edge === "start") {
    const all = words.map(([from]) => from);
    start = step < 0 ? all.findLast((one) => one < start) ?? start : all.find((one) => one > start && one < end) ?? start;
  } else {
    const all = words.map(([, to]) => to);
    end = step > 0 ? all.find((one) => one > end) ?? end : all.findLast((one) => one < end && one > start) ?? end;
  }
  const kept = document.activeElement?.dataset?.stretch;
  choose(start, end);
  if (kept) panel.querySelector(`[data-stretch="${kept}"]`)?.focus();
}

// ---- acts: sent at once, kept until they are saved ----

function act(doing, label) {
  const one = { id: crypto.randomUUID(), ...doing };
  waiting.push(one);
  history.done.push({ id: one.id, label, act: doing });
  history.undone = [];
  keep();
  send();
}

function keep() {
  history.done = history.done.slice(-200);
  store.set("waiting", waiting);
  store.set("history", history);
  tell();
}

function tell(refused = "") {
  const n = waiting.length;
  $("saved").classList.toggle("waiting", n > 0 && later !== null);
  $("saved").textContent = n === 0 ? say("saved", { file: data.file }) : say(n === 1 ? "waiting-one" : "waiting", { n });
  if (refused !== null) { $("fault").textContent = refused; $("fault").hidden = refused === ""; }
  $("undo").disabled = history.done.length === 0;
  $("redo").disabled = history.undone.length === 0;
  $("undo").title = history.done.at(-1)?.label ?? "";
  $("redo").title = history.undone.at(-1)?.label ?? "";
}

async function send() {
  if (sending || waiting.length === 0) return;
  sending = true;
  clearTimeout(later);
  const acts = waiting.slice();
  let answer = null, told = null;
  try {
    answer = await fetch("acts", {
      method: "POST", headers: { "Content-Type": "application/json", "X-Mediabeeld-Token": token }, body: JSON.stringify({ acts }),
    });
    told = await answer.json();
  } catch { answer = null; }
  sending = false;
  if (answer?.ok) {
    later = null;
    const done = new Map(told.done.map((one) => [one.id, one]));
    waiting = waiting.filter((one) => !done.has(one.id));
    for (const entry of [...history.done, ...history.undone]) if (done.get(entry.id)?.back) entry.back = done.get(entry.id).back;
    const refused = told.done.filter((one) => one.refused);
    history.done = history.done.filter((entry) => !done.get(entry.id)?.refused);
    view = told.view;
    gather();
    if (state.row && !rowOf(state.row)) state.row = told.done.at(-1)?.key ?? null;
    keep();
    tell(refused.map((one) => say("refused", { why: one.refused })).join(" "));
    paint();
    if (!panel.querySelector("form")) show(true);
    if (waiting.length) send();
    return;
  }
  later = setTimeout(() => { later = null; send(); }, 2000);
  tell(say(answer === null ? "no-server" : answer.status === 403 ? "new-address" : "not-saved", { why: told?.fault ?? "", file: data.file }));
}

function undo() {
  const entry = history.done.at(-1);
  if (!entry) return;
  const unsent = waiting.findIndex((one) => one.id === entry.id);
  if (unsent >= 0 && sending) return;
  history.done.pop();
  if (unsent >= 0) {
    waiting.splice(unsent, 1);
    history.undone.push({ id: entry.id, label: entry.label, act: entry.act });
  } else {
    const one = { id: crypto.randomUUID(), do: "entries", ...entry.back };
    waiting.push(one);
    history.undone.push({ id: one.id, label: entry.label, act: entry.act });
  }
  forget();
  keep();
  announce(say("undone", { what: entry.label }));
  send();
}

function redo() {
  const entry = history.undone.pop();
  if (!entry) return;
  const one = { id: crypto.randomUUID(), ...(entry.back ? { do: "entries", ...entry.back } : entry.act) };
  waiting.push(one);
  history.done.push({ id: one.id, label: entry.label, act: entry.act });
  forget();
  keep();
  announce(say("redone", { what: entry.label }));
  send();
}

function forget() { state.draft = state.row = state.table = null; show(true); }

// ---- the panel ----

// The panel is drawn anew; whoever works in it by keyboard stays where they were.
function show(stay = false) {
  const active = document.activeElement;
  const name = stay && panel.contains(active) ? active.dataset.stay ?? "" : null;
  const top = panel.parentElement.scrollTop;
  panel.replaceChildren(...(state.draft ? [formOf()] : { words: wordsTab, rows: rowsTab, actors: actorsTab, form: formTab, log: logTab }[state.tab]()));
  if (stay) panel.parentElement.scrollTop = top;
  if (name !== null) ((name && panel.querySelector(`[data-stay="${CSS.escape(name)}"]`)) || panel).focus({ preventScroll: true });
}

const tagOf = (row) => (isYours(row) ? make("span", { className: `tag ${row.state}` }, say(`state.${row.state}`)) : null);
const told = (row) => data.fields[row.table]
  .filter((field) => ["number", "actor", "actors", "voice", "choice"].includes(field.kind))
  .map((field) => written(field, row.values[field.name])).filter(Boolean).slice(0, 3).join(" · ");
const rowButton = (row) => button(
  make("span", {}, make("b", {}, data.tables[row.table]), ` `, make("span", { className: "quote", lang: "nl" }, shorten(slice(...row.spans[0]))), make("span", { className: "note" }, told(row) ? ` ${told(row)}` : ""), " ", tagOf(row)),
  () => openRow(row), { "data-stay": row.key },
);
const shorten = (line) => ([...line].length > 70 ? `${[...line].slice(0, 68).join("")}…` : line);
const list = (items) => make("ul", {}, ...items.map((one) => make("li", {}, one)));

// What a value is called among pairs of value and title.
const titleOf = (pairs, value) => pairs?.find(([one]) => one === value)?.[1] ?? String(value);

function written(field, value) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) return "";
  if (["actor", "voice"].includes(field.kind)) return String(value).split(";").map(nameOf).join(" + ");
  if (field.kind === "actors") return value.map(nameOf).join(" + ");
  if (field.kind === "span") return slice(value[0], value[1]);
  if (field.kind === "choices") return value.map((one) => titleOf(field.values, one)).join(", ");
  return titleOf(field.values, value);
}

function wordsTab() {
  if (!state.chosen) return [make("h2", {}, say("nothing-chosen")), make("p", {}, say("how-to-choose")), ...review()];
  const [start, end] = state.chosen;
  const here = view.rows.filter((row) => isOver(row, start, end) && data.layers.everything.includes(row.table));
  const adjust = [["start", -1], ["start", 1], ["end", -1], ["end", 1]].map(([edge, step]) => button(
    say(`stretch.${edge}${step > 0 ? "+" : "-"}`), () => stretch(edge, step), { "data-stretch": `${edge}${step}` }));
  const sentence = sentenceAt(start);
  return [
    make("h2", {}, say("chosen")), make("p", { className: "choice", lang: "nl" }, slice(start, end)),
    make("div", { className: "row", role: "group", ariaLabel: say("stretch") }, ...adjust,
      sentence ? button(say("whole-sentence"), () => choose(...sentence)) : null),
    ...(here.length ? [make("h3", {}, say(data.blind ? "coded-here" : "found-here")), list(here.map(rowButton))] : []),
    make("h3", {}, say("code-as")),
    make("div", { className: "row" }, ...data.codable.map(([table, key]) => button(data.tables[table], () => openNew(table), { "aria-keyshortcuts": key, "data-stay": `code-${table}` }))),
  ];
}

// How far the rows of this layer are looked through, and the next one.
function review() {
  if (data.blind) return [];
  const rows = shownRows(), done = rows.filter(isYours).length;
  if (!rows.length) return [];
  return [
    make("h3", {}, say("review")), make("p", {}, say("reviewed", { done, all: rows.length })),
    make("progress", { max: rows.length, value: done, ariaLabel: say("reviewed", { done, all: rows.length }) }),
    make("div", { className: "row" }, button(say("next"), () => step(1), { className: "first", "data-stay": "next" })),
  ];
}

function rowsTab() {
  const rows = shownRows();
  return [make("h2", {}, say(data.blind ? "your-rows" : "all-rows")), ...review(), rows.length ? list(rows.map(rowButton)) : make("p", {}, say("no-rows"))];
}

function step(direction) {
  const rows = shownRows().filter((row) => row.state === "found" || row.key === state.row);
  const now = rows.findIndex((row) => row.key === state.row);
  const from = state.chosen?.[0] ?? -1;
  let next = now < 0 ? rows.find((row) => row.spans[0][0] >= from) ?? rows[0] : rows[now + direction];
  next ??= rows.find((row) => row.key !== state.row);
  if (!next || next.key === state.row) { announce(say("all-reviewed")); state.row = state.draft = null; show(); panel.focus(); return; }
  openRow(next);
}

function openRow(row) {
  Object.assign(state, { row: row.key, table: row.table, draft: { ...row.values }, into: null, chosen: null, at: wordAt(row.spans[0][0]) });
  state.draft[""] = null;
  paint();
  show();
  panel.querySelector("h2")?.focus();
  text.querySelector(".open")?.scrollIntoView({ block: "nearest" });
}

function openNew(table) {
  if (!state.chosen) return;
  let [start, end] = state.chosen;
  if (table === "sentences") [start, end] = sentenceAt(start) ?? state.chosen;
  const same = view.rows.find((row) => row.table === table && row.spans[0][0] === start && row.spans[0][1] === end && row.state !== "rejected");
  if (same && table === "sentences") { openRow(same); return; }
  const draft = Object.fromEntries(data.fields[table].map((field) => [field.name, structuredClone(field.first ?? null)]));
  Object.assign(state, { row: null, table, draft: { ...draft, "": [start, end] }, chosen: null });
  paint();
  show();
  panel.querySelector("h2")?.focus();
}

function shut() {
  const key = state.row;
  state.draft = state.row = state.table = null;
  paint();
  show();
  (key && panel.querySelector(`[data-stay="${CSS.escape(key)}"]`) || text).focus({ preventScroll: true });
}

function formOf() {
  const row = state.row ? rowOf(state.row) : null;
  const own = state.draft[""] ?? row.spans[0];
  const form = make("form", { ariaLabel: data.tables[state.table] });
  const title = make("h2", { tabIndex: -1 }, row ? data.tables[state.table] : say("new", { what: data.tables[state.table] }), " ", row ? tagOf(row) : null);
  form.append(title, make("p", { className: "choice", lang: "nl" }, (state.draft[""] ? [own] : row.spans).map((span) => slice(...span)).join(" … ")));
  if (state.chosen) form.append(make("p", { className: "note" }, `${say("chosen")}: `, make("span", { className: "quote", lang: "nl" }, slice(...state.chosen))));
  else form.append(make("p", { className: "note" }, say("choose-for-form")));
  form.append(make("div", { className: "row" }, button(say("take-words"), () => { state.draft[""] = state.chosen; state.chosen = null; paint(); show(true); }, { disabled: !state.chosen, "data-stay": "take-words" })));
  for (const field of data.fields[state.table]) form.append(fieldOf(field));
  const save = make("button", { type: "submit", className: "first", "data-stay": "save" }, row ? say("save-change") : say("add"));
  const others = row ? [
    row.state === "found" ? button(say("accept"), () => judge("accept"), { "aria-keyshortcuts": "a", "data-stay": "accept" }) : null,
    row.state !== "rejected" ? button(row.state === "added" ? say("remove") : say("reject"), () => judge("reject"), { "aria-keyshortcuts": "x", "data-stay": "reject" }) : null,
    isYours(row) && row.state !== "added" ? button(say("revert"), () => judge("revert"), { "data-stay": "revert" }) : null,
    data.blind ? null : button(say("next"), () => step(1), { "aria-keyshortcuts": "n", "data-stay": "next" }),
  ] : [];
  form.append(make("div", { className: "row" }, save, ...others, button(say("close"), shut, { "aria-keyshortcuts": "Escape", "data-stay": "close" })));
  if (row?.rule) {
    const [title, meaning] = view.rules[row.rule] ?? [row.rule, ""];
    form.append(make("details", { className: "more" }, make("summary", {}, `${say("rule")}: ${title}`), make("p", { lang: "en" }, `${row.rule}. ${meaning}`)));
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  return form;
}

const bounded = (field) => field.kind === "number" && typeof field.most === "number";

// A field of the form; what is chosen in it goes into the draft at once.
function fieldOf(field) {
  const value = state.draft[field.name], id = `field-${field.name}`;
  const put = (what) => { state.draft[field.name] = what; };
  const stay = { id, "data-stay": id };
  const boxed = (control) => make("div", { className: "field" }, make("label", { htmlFor: id }, field.title, bounded(field) ? ` (${field.least} … ${field.most})` : ""), control);
  const select = (options, now) => {
    const node = make("select", stay, ...options.map(([one, label]) => make("option", { value: one ?? "" }, label)));
    node.value = now ?? "";
    return node;
  };
  if (field.kind === "choice") {
    const known = field.values.some(([one]) => one === value) || value === null || value === "";
    const node = select([...(field.empty || value === null ? [[null, say("none")]] : []), ...field.values, ...(known ? [] : [[value, value]])], value);
    node.addEventListener("change", () => put(node.value || null));
    return boxed(node);
  }
  if (field.kind === "actor" || field.kind === "voice") {
    const nobody = field.kind === "voice" ? Object.entries(data.nobody) : [];
    const joint = value && !nobody.some(([one]) => one === value) && !view.actors.some((one) => one.id === value) ? [[value, written(field, value)]] : [];
    const node = select([[null, say("none")], ...joint, ...nobody, ...view.actors.map((one) => [one.id, one.name]), ["+", say("new-actor")]], value);
    const fresh = freshActor((name, type) => { put(newActor(name, type)); show(true); });
    fresh.hidden = true;
    node.addEventListener("change", () => { fresh.hidden = node.value !== "+"; if (node.value === "+") fresh.querySelector("input").focus(); else put(node.value || null); });
    return make("div", { className: "field" }, make("label", { htmlFor: id }, field.title), node, fresh);
  }
  if (field.kind === "actors" || field.kind === "choices") {
    const options = field.kind === "actors" ? view.actors.map((one) => [one.id, one.name]) : field.values;
    const on = new Set(value ?? []);
    const sorted = [...options].sort((a, b) => on.has(b[0]) - on.has(a[0]));
    const boxes = sorted.map(([one, label], i) => {
      const box = make("input", { type: "checkbox", checked: on.has(one), "data-stay": `${id}-${one}`, ...(i === 0 ? { id } : {}) });
      box.addEventListener("change", () => { if (box.checked) on.add(one); else on.delete(one); put([...on].sort()); });
      return make("label", {}, box, make("span", field.kind === "actors" ? { lang: "nl" } : {}, label));
    });
    const fresh = field.kind === "actors" ? make("details", { className: "more" }, make("summary", {}, say("new-actor")), freshActor((name, type) => { put([...on, newActor(name, type)].sort()); show(true); })) : null;
    return make("fieldset", {}, make("legend", {}, field.title), make("div", { className: boxes.length > 8 ? "some" : "", ...(boxes.length > 8 ? { tabIndex: 0, role: "group", ariaLabel: field.title } : {}) }, ...boxes), fresh);
  }
  if (field.kind === "span") {
    const now = make("p", { className: "quote", lang: value ? "nl" : data.language }, value ? slice(...value) : say("none"));
    return make("fieldset", {}, make("legend", {}, field.title), now, make("div", { className: "row" },
      button(say("take-as", { what: field.title }), () => { put(state.chosen); state.chosen = null; paint(); show(true); }, { disabled: !state.chosen, "data-stay": id }),
      value ? button(say("empty", { what: field.title }), () => { put(null); show(true); }, { "data-stay": `${id}-empty` }) : null));
  }
  if (field.kind === "yes") {
    const box = make("input", { type: "checkbox", checked: value === true, ...stay });
    box.addEventListener("change", () => put(box.checked));
    return make("fieldset", {}, make("legend", {}, field.title), make("label", {}, box, say("yes")));
  }
  const node = make("input", { type: field.kind === "number" ? "number" : "text", value: value ?? "", ...(field.kind === "number" ? { step: field.step, min: field.least, max: field.most } : {}), ...stay });
  node.addEventListener("input", () => put(node.value === "" ? null : field.kind === "number" ? Number(node.value) : node.value));
  return boxed(node);
}

const kindSelect = (chosen = data.types[0][0]) => make("select", { ariaLabel: say("kind-of-actor"), className: "short" },
  ...data.types.map(([one, label]) => make("option", { value: one, selected: one === chosen }, label)));

// A new actor: a name and a kind; its id is made of the name.
function freshActor(then, fields = {}) {
  const name = make("input", { type: "text", className: "short", ariaLabel: say("name"), placeholder: say("name"), value: fields.name ?? "", lang: "nl" });
  const kind = kindSelect();
  const go = () => { if (name.value.trim()) then(name.value.trim(), kind.value); else name.focus(); };
  name.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); go(); } });
  return make("div", { className: "row" }, name, kind, button(say("add-actor"), go));
}

// An actor that is new. A blind coder calls actors by their names; such a one is kept here until it is used.
function newActor(name, kind) {
  if (data.blind) {
    if (!view.actors.some((one) => one.id === name)) {
      store.set("fresh", [...store.get("fresh", []), { id: name, name, type: kind, n: 0, state: "added" }]);
      gather();
    }
    return name;
  }
  const id = freeId(name);
  view.actors.push({ id, name, type: kind, n: 0, state: "added" });
  act({ do: "new-actor", actor: id, values: { name, type: kind } }, `${say("add-actor")}: ${name}`);
  return id;
}

function gather() {
  for (const one of store.get("fresh", [])) if (!view.actors.some((other) => other.id === one.id)) view.actors.push(one);
}

function freeId(name) {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "actor";
  let id = plain;
  for (let n = 2; view.actors.some((one) => one.id === id) || data.nobody[id] || id === "author"; n += 1) id = `${plain}-${n}`;
  return id;
}

function submit() {
  const row = state.row ? rowOf(state.row) : null;
  const { "": place, ...values } = state.draft;
  const missing = data.fields[state.table].find((field) => field.needed && (values[field.name] === null || values[field.name] === ""));
  if (missing) {
    $("fault").textContent = say("needed", { what: missing.title });
    $("fault").hidden = false;
    panel.querySelector(`#field-${missing.name}`)?.focus();
    return;
  }
  const what = nameOfRow(state.table, place ?? row.spans[0]);
  if (row) {
    const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(row.values[name] ?? null)));
    const moved = place && JSON.stringify(place) !== JSON.stringify([row.start, row.end]) ? place : null;
    if (Object.keys(changed).length || moved) act({ do: "set", ...rowAct(row), values: changed, to: moved }, `${say("save-change")}, ${what}`);
    else act({ do: "accept", ...rowAct(row) }, `${say("accept")}, ${what}`);
  } else {
    act({ do: "add", table: state.table, start: place[0], end: place[1], values }, `${say("add")}, ${what}`);
  }
  announce(say("done", { what }));
  if (row && !data.blind && row.state === "found") after(row);
  else { state.chosen = place ?? row.spans[0]; shut(); }
}

const nameOfRow = (table, span) => `${data.tables[table]}: ${shorten(slice(...span))}`;

// A row as an act names it: its place, and what stood there, which tells it from others at the same words.
const rowAct = (row) => ({ table: row.table, start: row.start, end: row.end, was: row.values, state: row.state });

function judge(verdict) {
  const row = rowOf(state.row);
  const what = nameOfRow(row.table, row.spans[0]);
  act({ do: verdict, ...rowAct(row) }, `${say(verdict)}, ${what}`);
  announce(`${say(verdict)}: ${what}`);
  if (row.state === "found") after(row);
  else shut();
}

// After a verdict comes the next suggestion.
function after(row) {
  row.state = "accepted";
  state.chosen = [row.spans[0][0], row.spans[0][0] + 1];
  state.row = null;
  step(1);
}

// ---- actors ----

function actorsTab() {
  const items = view.actors.map((one) => {
    const open = state.actor === one.id;
    const head = button(make("span", {}, make("span", { lang: "nl" }, one.name), make("span", { className: "note" }, ` ${titleOf(data.types, one.type)} · ${one.n}×`), " ", one.state === "found" ? null : make("span", { className: `tag ${one.state}` }, say(`state.${one.state}`))),
      () => { state.actor = open ? null : one.id; show(true); }, { "aria-expanded": open, "data-stay": `actor-${one.id}` });
    return make("li", { className: "of-actor" }, head, open ? actorForm(one) : null);
  });
  return [make("h2", {}, say("tab.actors")), make("ul", {}, ...items), make("h3", {}, say("new-actor")), freshActor((name, type) => { state.actor = newActor(name, type); show(true); }, { name: state.chosen ? slice(...state.chosen) : "" })];
}

function actorForm(actor) {
  const name = make("input", { type: "text", value: actor.name, ariaLabel: say("name"), lang: "nl", className: "short" });
  const kind = kindSelect(actor.type);
  const others = view.actors.filter((one) => one.id !== actor.id);
  const into = make("select", { ariaLabel: say("merge-with"), className: "short" }, make("option", { value: "" }, say("choose-actor")), ...others.map((one) => make("option", { value: one.id, lang: "nl" }, one.name)));
  const mentions = view.rows.filter((row) => row.table === "mentions" && row.values.actor === actor.id && row.state !== "rejected");
  const picked = new Set();
  const boxes = mentions.map((row) => {
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => { if (box.checked) picked.add(row); else picked.delete(row); });
    return make("label", {}, box, make("span", { lang: "nl" }, `${slice(...row.spans[0])}`));
  });
  const split = freshActor((name, type) => {
    const mentions = [...picked].map((row) => [row.start, row.end]);
    if (mentions.length) act({ do: "split", actor: actor.id, mentions, new: freeId(name), values: { name, type } }, `${say("split")}: ${actor.name}`);
  });
  return make("div", {},
    make("div", { className: "row" }, name, kind, button(say("save-change"), () => {
      const values = { ...(name.value.trim() && name.value !== actor.name ? { name: name.value.trim() } : {}), ...(kind.value !== actor.type ? { type: kind.value } : {}) };
      if (Object.keys(values).length) act({ do: "set-actor", actor: actor.id, values }, `${say("save-change")}: ${actor.name}`);
    })),
    make("div", { className: "row" }, into, button(say("merge"), () => {
      if (!into.value) { into.focus(); return; }
      act({ do: "merge", actor: actor.id, into: into.value }, `${say("merge")}: ${actor.name} → ${nameOf(into.value)}`);
      state.actor = into.value;
      announce(say("done", { what: say("merge") }));
    }, { "data-stay": "merge" })),
    boxes.length > 1 && !data.blind ? make("details", { className: "more" }, make("summary", {}, say("split")), make("p", {}, say("split-how")), make("fieldset", {}, make("legend", {}, say("mentions-of", { who: actor.name })), ...boxes), split) : null,
    data.blind ? null : make("div", { className: "row" }, button(say("drop-actor"), () => { act({ do: "drop-actor", actor: actor.id }, `${say("drop-actor")}: ${actor.name}`); state.actor = null; show(); panel.focus(); })));
}

// ---- the coding form of the codebook ----

function formTab() {
  const items = data.codebook.flatMap((frame) => [make("h3", {}, frame.title), ...frame.items.map((item) => itemOf(frame, item))]);
  return [make("h2", {}, say("tab.form")), make("p", { className: "note" }, say("form-note")), ...items];
}

function itemOf(frame, item) {
  const mine = view.answers.filter((one) => one.frame === frame.id && one.item === item.id);
  const seen = mine.filter((one) => one.start !== null);
  const asked = mine.find((one) => one.start === null) ?? { start: null, end: null, answer: "" };
  const line = (one, label) => {
    const name = `answer-${frame.id}-${item.id}-${one.start ?? "all"}`;
    const radios = [["yes", say("yes")], ["no", say("no")], ["", say("open")]].map(([value, title]) => {
      const radio = make("input", { type: "radio", name, value, checked: one.answer === value, "data-stay": `${name}-${value}` });
      radio.addEventListener("change", () => act({ do: "answer", frame: frame.id, item: item.id, start: one.start, end: one.end, answer: value }, `${say("tab.form")}, ${item.id}: ${title}`));
      return make("label", {}, radio, title);
    });
    return make("fieldset", {}, make("legend", { lang: one.start === null ? data.language : "nl" }, label), ...radios);
  };
  const sentence = state.chosen ? sentenceAt(state.chosen[0]) : null;
  return make("div", { className: "item" }, make("p", {}, make("b", {}, item.question)), line(asked, say("whole-article")),
    ...seen.map((one) => line(one, slice(one.start, one.end))),
    button(say("ask-sentence"), () => act({ do: "answer", frame: frame.id, item: item.id, start: sentence[0], end: sentence[1], answer: "yes" }, `${say("tab.form")}, ${item.id}`), { disabled: !sentence, "data-stay": `ask-${frame.id}-${item.id}` }));
}

// ---- what was done, to be taken back ----

function logTab() {
  const items = view.log.map((one, i) => make("li", { className: "of-actor" },
    make("p", {}, make("b", {}, say(`verb.${one.verb}`)), ` ${data.tables[one.what] ?? one.what} `, one.text ? make("span", { className: "quote", lang: "nl" }, shorten(one.text)) : null, one.more?.actor ? ` ${nameOf(one.more.actor)}` : null, one.more?.answer ? `: ${say(one.more.answer)}` : null, make("span", { className: "note" }, ` ${one.coder}`)),
    button(say("take-back"), () => act({ do: "entries", remove: [one.entry], add: [] }, `${say("take-back")}: ${shorten(one.text || one.what)}`), { "data-stay": `log-${i}`, ariaLabel: `${say("take-back")}: ${shorten(one.text || one.what)}` })));
  return [make("h2", {}, say("tab.log")), make("p", { className: "note" }, say("log-note", { file: data.file })), ...(view.lost.length ? [make("h3", {}, say("lost")), make("ul", {}, ...view.lost.map((one) => make("li", { lang: "en" }, one)))] : []), items.length ? make("ul", {}, ...items) : make("p", {}, say("no-rows"))];
}

// ---- what people press ----

let settling = null, touched = false;
const take = (event) => { state.anchor = null; takeSelection(event); };
text.addEventListener("click", take);
document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
document.addEventListener("pointerup", (event) => { if (!text.contains(event.target) && !getSelection().isCollapsed) take(); });
// Words that a finger held are chosen when the handles have come to rest.
document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  if (touched && !getSelection().isCollapsed) settling = setTimeout(take, 700);
});
text.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = { ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true] };
  if (steps[event.key]) { event.preventDefault(); move(steps[event.key][0], event.shiftKey, steps[event.key][1]); return; }
  if (event.key === "Enter" && state.chosen) { event.preventDefault(); (panel.querySelector("button:not(:disabled), select, input") ?? panel).focus(); return; }
  const coded = data.codable.find(([, key]) => key === event.key);
  if (coded && state.chosen && !state.draft) { event.preventDefault(); openNew(coded[0]); return; }
  shortcut(event);
});
function shortcut(event) {
  if (event.key === "n" && !data.blind) { event.preventDefault(); step(1); }
  else if (event.key === "p" && !data.blind) { event.preventDefault(); step(-1); }
  else if (event.key === "a" && state.row && rowOf(state.row)?.state === "found") { event.preventDefault(); judge("accept"); }
  else if (event.key === "x" && state.row && rowOf(state.row)?.state !== "rejected") { event.preventDefault(); judge("reject"); }
}
panel.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (state.draft) shortcut(event);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (state.draft) { event.preventDefault(); shut(); }
    else if (panel.contains(document.activeElement)) text.focus({ preventScroll: true });
    return;
  }
  const typing = event.target.matches?.("input[type=text], input[type=number]");
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" && event.key.toLowerCase() !== "y" || typing) return;
  event.preventDefault();
  if (event.shiftKey || event.key.toLowerCase() === "y") redo();
  else undo();
});
$("undo").addEventListener("click", undo);
$("redo").addEventListener("click", redo);
document.querySelector(".layers").addEventListener("click", (event) => {
  const { layer } = event.target.closest("button")?.dataset ?? {};
  if (!layer) return;
  state.layer = layer;
  paint();
  if (!state.draft) show(true);
});
const tabs = [...document.querySelectorAll(".tabs button")];
const turn = (tab) => { Object.assign(state, { tab: tab.dataset.tab, row: null, draft: null, table: null }); $("fault").hidden = true; paint(); show(); };
for (const tab of tabs) {
  tab.addEventListener("click", () => turn(tab));
  tab.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + way + tabs.length) % tabs.length];
    turn(next);
    next.focus();
  });
}
// A page that was open while the server began anew takes over the address of the new one.
addEventListener("storage", (event) => {
  if (event.key === `${data.key}:token`) { token = store.get("token", token); send(); }
});
addEventListener("online", send);
addEventListener("beforeunload", (event) => { if (waiting.length && store.get("waiting", null) === null) event.preventDefault(); });
new ResizeObserver(() => document.documentElement.style.setProperty("--top", `${document.querySelector("header").offsetHeight + 8}px`)).observe(document.querySelector("header"));
gather();
paint();
show();
tell();
send();
