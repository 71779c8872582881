// Brings a portrait that stands on a page to life: layers, one actor at a time, and a way from every number to its words.
//
// `root` holds the page as the server wrote it, `data` what analysis/report/page.py says of it. With a `view` (the
// window) the choice stands in the address (#actor=biden&layer=speech&number=own&row=12), so that it can be sent on.

const SVG = "http://www.w3.org/2000/svg";
const ALL = "*";

export function mount(root, data, view = null) {
  const find = (selector) => [...root.querySelectorAll(selector)];
  const texts = data.texts;
  const numbers = new Map(data.actors.map(([id], number) => [id, number]));
  const nameOf = (id) => (id && id !== ALL ? data.actors[numbers.get(id)][1] : texts.everyone);
  const sheets = new Map(find(".sheet").map((sheet) => [sheet.dataset.table, [...sheet.querySelectorAll("tbody tr")]]));
  const places = new Map();
  const rows = data.rows.map(([table, sentence, rule, edges, marks = [], mending = 0], number) => {
    const name = data.tables[table][0], place = places.get(name) ?? 0;
    const spans = edges.flatMap((edge, i) => (i % 2 ? [] : [[edge, edges[i + 1]]]));
    places.set(name, place + 1);
    return {
      number, sentence, spans, mending, table: name, rule: data.rules[rule], line: sheets.get(name)?.[place],
      marks: marks.map(([mark, ...whose]) => ({ classes: data.marks[mark].split(" "), whose })),
    };
  });
  const pieces = find("article [data-i]").map((node) => ({ node, rows: node.dataset.i.split(" ").map((i) => rows[i]) }));
  const parts = find("article > [data-from]").map((node) => {
    const letters = [...node.textContent];
    return { node, letters, start: +node.dataset.from, end: +node.dataset.from + letters.length };
  });
  const panel = root.querySelector(".evidence");
  let opener = null;
  const chosen = { actor: "", layer: "all", number: null, row: null };

  const make = (tag, fields = {}, ...inside) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(fields)) {
      if (key in node) node[key] = value;
      else node.setAttribute(key, value);
    }
    node.append(...inside);
    return node;
  };
  const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  const isOf = (mark, actor) => actor === "" || mark.whose.includes(numbers.get(actor));
  const actorOf = (button) => button.dataset.actor ?? button.closest("tr")?.dataset.actor;
  const isShown = (mark) => data.layers[chosen.layer].includes(mark.classes[0]);
  const isDeed = (mark) => ["does", "undergoes"].includes(mark.classes[0]);
  // Who does and who undergoes is told of one actor; of everyone a deed is a deed.
  const classesOf = (mark) => (isDeed(mark) && chosen.actor === "" ? ["deed"] : mark.classes);

  // The article: the marks of the chosen layer, in colour of the chosen actor, in grey of all others.
  function paint() {
    const begun = new Set();
    root.dataset.layer = chosen.layer;
    for (const { node, rows: over } of pieces) {
      const classes = new Set();
      for (const row of over) {
        for (const mark of row.marks.filter(isShown)) {
          if (isOf(mark, chosen.actor)) {
            classesOf(mark).forEach((one) => classes.add(one));
            if (!begun.has(row)) classes.add("first");
            begun.add(row);
          } else if (["named", "direct", "indirect"].includes(mark.classes[0])) {
            classes.add(`of-other-${mark.classes[0]}`);
          }
        }
        if (row.number === chosen.row) classes.add("hit");
      }
      node.className = [...classes].join(" ");
    }
    for (const button of find("button.actor")) button.setAttribute("aria-pressed", actorOf(button) === chosen.actor);
    for (const button of find(".layers button")) button.setAttribute("aria-pressed", button.dataset.layer === chosen.layer);
    for (const one of find(".key > span")) {
      const mark = one.dataset.mark, aside = chosen.actor === "" ? ["does", "undergoes"] : ["deed"];
      one.hidden = !data.layers[chosen.layer].includes(mark) || aside.includes(mark);
    }
    for (const one of find(".findings li[data-layer]")) {
      one.classList.toggle("aside", chosen.layer !== "all" && one.dataset.layer !== chosen.layer);
    }
    for (const table of find(".portraits")) showColumns(table);
    drawStrip();
  }

  function showColumns(table) {
    const heads = [...table.tHead.rows[0].cells];
    const hidden = heads.map((head, i) => i > 0 &&
      (chosen.layer === "all" ? head.dataset.overview === undefined : head.dataset.layer !== chosen.layer));
    for (const line of table.rows) {
      hidden.forEach((hide, i) => { line.cells[i].hidden = hide; });
      const seen = [...line.cells].slice(1).filter((cell) => !cell.hidden);
      if (line.dataset.nobody !== undefined) line.hidden = seen.every((cell) => cell.textContent === "");
    }
  }

  // The strip: the article from left to right; a press on it leads to the place.
  function drawStrip() {
    const wide = 640;
    const at = (offset) => (offset / data.length) * wide;
    const draw = (tag, fields) => {
      const node = document.createElementNS(SVG, tag);
      for (const [key, value] of Object.entries(fields)) node.setAttribute(key, value);
      return node;
    };
    const svg = draw("svg", { viewBox: `0 0 ${wide} 46`, role: "img", preserveAspectRatio: "none" });
    svg.append(draw("line", { x1: 0, x2: wide, y1: 23, y2: 23, class: "axis" }));
    const layers = [[], [], []];
    let n = 0;
    for (const row of rows) {
      for (const mark of row.marks.filter(isShown)) {
        const own = isOf(mark, chosen.actor), kind = mark.classes[0], [start, end] = row.spans[0];
        const x = at(start), width = Math.max(2.5, at(end) - x), name = own ? mark.classes.join(" ") : "of-other";
        n += own && chosen.actor !== "";
        if (kind === "direct" || kind === "indirect") layers[own ? 1 : 0].push(draw("rect", { x, y: 10, width, height: 26, class: name }));
        else if (isDeed(mark) && chosen.actor === "") layers[2].push(draw("rect", { x: x - 1, y: 3, width: 2.5, height: 6, class: "deed" }));
        else if (kind === "does" && own) layers[2].push(draw("path", { d: `M${x - 4} 9l4 -8l4 8z`, class: name }));
        else if (kind === "undergoes" && own) layers[2].push(draw("path", { d: `M${x - 4} 37l4 8l4 -8z`, class: name }));
        else if (kind === "alleged" && own) layers[2].push(draw("path", { d: `M${x - 3} 5l3 -4l3 4l-3 4z`, class: name }));
        else if (!isDeed(mark) && kind !== "alleged") layers[own ? 2 : 0].push(draw("rect", { x, y: 16, width, height: 14, class: name }));
        if (chosen.actor === "") n += 1;
      }
    }
    svg.append(...layers.flat());
    svg.setAttribute("aria-label", fill(texts.strip, { actor: nameOf(chosen.actor), n }));
    svg.addEventListener("click", (event) => {
      const box = svg.getBoundingClientRect();
      const offset = ((event.clientX - box.left) / box.width) * data.length;
      const near = pieces.filter(({ rows: over }) => over.some((row) => row.marks.some((mark) => isShown(mark) && isOf(mark, chosen.actor))));
      const distance = ({ rows: over }) => Math.min(...over.map((row) => Math.abs(row.spans[0][0] - offset)));
      if (near.length) near.reduce((a, b) => (distance(a) <= distance(b) ? a : b)).node.scrollIntoView({ block: "center" });
    });
    root.querySelector(".strip").replaceChildren(svg);
  }

  // The words of the article, by their place in it.
  function slice(start, end) {
    const part = parts.find((one) => one.start <= start && start < one.end);
    return part ? part.letters.slice(start - part.start, Math.min(end, part.end) - part.start).join("") : "";
  }

  // The sentence of a row, its words marked.
  function sentenceOf(row) {
    const first = row.spans[0][0], last = row.spans[row.spans.length - 1][1];
    const part = parts.find((one) => one.start <= first && first < one.end);
    const [from, to] = data.sentences[row.sentence]?.length ? data.sentences[row.sentence] : [part.start, part.end];
    const line = make("q", { lang: "nl" });
    let place = Math.min(Math.max(from, part.start), first);
    for (const [start, end] of row.spans) {
      line.append(slice(place, start), make("mark", {}, slice(start, end)));
      place = end;
    }
    line.append(place < to ? slice(place, Math.max(to, last)) : "");
    return line;
  }

  // What somebody can write who sees that a row is wrong.
  function doubt(row) {
    const [start, end] = [row.spans[0][0], row.spans[row.spans.length - 1][1]];
    const [said, right] = [slice(start, end), data.corrected[row.table]];
    const [field, words] = [row.mending].flat();
    const correction = [
      `article: ${JSON.stringify(data.article)}`, "coder: ME", "corrections:", `- ${right ? "set" : "drop"}: ${row.table}`,
      `  at: {text: ${JSON.stringify(said)}, start: ${start}, end: ${end}}`, ...(right ? [`  to: {${right}}`] : []),
    ].join("\n");
    const ways = [[fill(texts["doubt-row"], { file: `${data.article}.annotations.yaml` }), correction]];
    if (field) ways.push([texts["doubt-registry"], `${data.registry[field - 1]}: [${JSON.stringify(words ?? said)}]`]);
    const told = ways.flatMap(([way, lines]) => [make("p", {}, way), make("pre", { tabIndex: 0 }, lines)]);
    return make("details", {}, make("summary", {}, texts.doubt), ...told);
  }

  function itemOf(row) {
    const show = make("button", { className: "show" }, texts.show);
    show.addEventListener("click", () => { chosen.row = row.number; paint(); reach(row); keep(); });
    const [code, title, text] = row.rule;
    const why = make("details", {}, make("summary", {}, `${texts.rule}: ${title || code}`), make("p", { lang: "en" }, `${code}. ${text}`));
    const heads = row.line?.closest("table").tHead.rows[0].cells;
    const told = (data.notes[row.table] ?? []).map((i) => row.line && [heads[i].textContent, row.line.cells[i].textContent]);
    const note = told.filter((pair) => pair?.[1]).map((pair) => pair.join(": ")).join(" · ");
    return make("li", {}, sentenceOf(row), make("p", { className: "note" }, note), show, why, doubt(row));
  }

  function reach(row) {
    const piece = pieces.find(({ rows: over }) => over.includes(row));
    if (!piece) return;
    piece.node.tabIndex = -1;
    piece.node.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    piece.node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  // The rows behind a number.
  function open(measure, actor) {
    const told = Object.hasOwn(data.measures, measure) ? data.measures[measure] : null;
    const key = actor === ALL ? ALL : numbers.get(actor);
    if (!told || !Object.hasOwn(told.cells, key)) return close();
    chosen.number = measure;
    const behind = told.cells[key].flatMap((one) => Array.isArray(one) ? Array.from({ length: one[1] - one[0] + 1 }, (_, k) => one[0] + k) : one);
    const found = behind.map((i) => rows[i]).sort((a, b) => a.spans[0][0] - b.spans[0][0]);
    const heading = make("h3", { tabIndex: -1 }, make("span", { lang: "nl" }, nameOf(actor)), `: ${told.title}`);
    const shut = make("button", { className: "close" }, texts.close);
    shut.addEventListener("click", () => { close(); opener?.focus(); });
    const places = fill(texts.places[found.length === 1 ? "one" : "many"], { n: found.length });
    const list = make("ol", { tabIndex: 0, ariaLabel: texts.places.many.replace("{n} ", "") }, ...found.map(itemOf));
    panel.replaceChildren(shut, heading, make("p", {}, `${places}. ${told.about}`), list);
    panel.hidden = false;
    heading.focus({ preventScroll: true });
    const side = panel.parentNode;
    if (opener && side.contains(opener) && opener.getBoundingClientRect().bottom > panel.getBoundingClientRect().top) {
      side.scrollIntoView({ block: "start" });
      opener.scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    panel.hidden = true;
    panel.replaceChildren();
    chosen.number = chosen.row = null;
    paint();
    keep();
  }

  // The choice in the address, and back.
  function keep() {
    if (!view) return;
    const told = new URLSearchParams();
    if (chosen.actor) told.set("actor", chosen.actor);
    if (chosen.layer !== "all") told.set("layer", chosen.layer);
    if (chosen.number) told.set("number", chosen.number);
    if (chosen.row !== null) told.set("row", chosen.row);
    const address = `#${told}`;
    if (address !== (view.location.hash || "#")) view.history.replaceState(null, "", address);
  }

  function restore() {
    const told = new URLSearchParams(view ? view.location.hash.slice(1) : "");
    chosen.actor = numbers.has(told.get("actor")) ? told.get("actor") : "";
    chosen.layer = find(".layers button").some((b) => b.dataset.layer === told.get("layer")) ? told.get("layer") : "all";
    const row = told.has("row") ? Number(told.get("row")) : NaN;
    chosen.row = Number.isInteger(row) && rows[row] ? row : null;
    paint();
    if (told.get("number")) open(told.get("number"), chosen.actor || ALL);
    if (chosen.row !== null) reach(rows[chosen.row]);
  }

  // Tables at the end: a heading sorts, a button gives them as a file.
  function liven(sheet) {
    const table = sheet.querySelector("table");
    if (!table) return;
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
    const value = (line, i) => line.cells[i].textContent;
    const amount = (text) => Number(data.language === "nl" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", ""));
    heads.forEach((head, i) => {
      const button = make("button", {}, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const lines = [...body.rows];
        const counts = lines.every((line) => !Number.isNaN(amount(value(line, i))));
        const compare = (a, b) => (counts ? amount(value(a, i)) - amount(value(b, i)) : value(a, i).localeCompare(value(b, i), "nl"));
        lines.sort((a, b) => (down ? -1 : 1) * compare(a, b));
        body.append(...lines);
      });
    });
    const download = make("button", { className: "download" }, texts.download);
    download.addEventListener("click", () => {
      const quote = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const lines = [heads.map((head) => head.dataset.column), ...[...body.rows].map((line) => heads.map((_, i) => value(line, i)))];
      const file = new Blob([lines.map((line) => line.map(quote).join(",")).join("\n") + "\n"], { type: "text/csv" });
      const link = make("a", { href: URL.createObjectURL(file), download: `${sheet.dataset.name}.csv` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    table.parentNode.before(download);
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !root.contains(button)) return;
    const { layer } = button.dataset;
    const cell = button.closest(".portraits td"), actor = actorOf(button);
    const measure = cell ? cell.closest("table").tHead.rows[0].cells[cell.cellIndex].dataset.measure : button.dataset.measure;
    if (measure !== undefined) {
      opener = button;
      chosen.row = null;
      if (actor !== ALL) chosen.actor = numbers.has(actor) ? actor : "";
      else chosen.actor = "";
      open(measure, actor);
      paint();
      keep();
    } else if (button.classList.contains("actor")) {
      chosen.actor = chosen.actor === actor ? "" : actor;
      close();
    } else if (layer !== undefined) {
      chosen.layer = layer;
      paint();
      keep();
    }
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) { close(); opener?.focus(); }
  });
  find(".sheet").forEach(liven);
  view?.addEventListener("hashchange", restore);
  root.classList.add("live");
  restore();
}
