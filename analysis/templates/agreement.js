// Settling differences: every choice is kept in the browser at once, and saved as a file on demand.
const data = JSON.parse(document.getElementById("data").textContent);
const questions = [...document.querySelectorAll("fieldset")];
const key = `mediabeeld-agreement-${data.key}`;
const text = (name, slots = {}) =>
  data.texts[name].replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);

const chosen = question => {
  const radio = question.querySelector("input[type=radio]:checked");
  if (!radio) return null;
  if (radio.dataset.coder !== undefined) return {coder: radio.dataset.coder};
  const value = question.querySelector("[data-value]").value.trim();
  return value ? {value} : null;
};

const choices = () => {
  const found = {};
  for (const question of questions) {
    const choice = chosen(question);
    if (choice) found[question.dataset.id] = choice;
  }
  return found;
};

const show = () => {
  for (const question of questions) question.classList.toggle("done", chosen(question) !== null);
  const done = questions.filter(question => chosen(question)).length;
  document.getElementById("progress").textContent = text("progress", {done, all: questions.length});
};

// A browser may refuse to keep things for a file; the choices then stand on the page alone.
const keep = () => {
  try {
    localStorage.setItem(key, JSON.stringify(choices()));
  } catch {
    return;
  }
};

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

const fill = known => {
  let taken = 0;
  for (const question of questions) {
    const choice = known[question.dataset.id];
    if (!choice) continue;
    const radios = [...question.querySelectorAll("input[type=radio]")];
    const radio = radios.find(one => choice.coder === undefined ? "own" in one.dataset : one.dataset.coder === choice.coder);
    if (!radio) continue;
    radio.checked = true;
    taken += 1;
    if (choice.value !== undefined) question.querySelector("[data-value]").value = choice.value;
  }
  show();
  return taken;
};

for (const question of questions) {
  const own = question.querySelector("[data-value]");
  own?.addEventListener("input", () => {
    question.querySelector("[data-own]").checked = true;
    show();
    keep();
  });
  question.addEventListener("change", () => {
    show();
    keep();
  });
}

document.getElementById("next")?.addEventListener("click", () => {
  const open = questions.find(question => !chosen(question));
  open?.scrollIntoView({block: "center"});
  open?.querySelector("input").focus({preventScroll: true});
});

document.getElementById("save")?.addEventListener("click", () => {
  const page = JSON.stringify({coders: data.coders, choices: choices()}, null, 1) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], {type: "application/json"}));
  link.download = "settled.json";
  link.click();
  URL.revokeObjectURL(link.href);
});

document.getElementById("load")?.addEventListener("change", async event => {
  const fault = document.getElementById("fault");
  try {
    const known = JSON.parse(await event.target.files[0].text()).choices;
    fault.textContent = fill(known) ? "" : text("not-read");
    keep();
  } catch {
    fault.textContent = text("not-read");
  }
});

fill(kept());
