// The report's page in a notebook: in a shadow of its own, so that neither has the other's style.
//
// The choice that the report keeps in the address of its page is kept in the traits `actor` and `layer`.

const HERE = [
  [/:root\b/g, ":host"], [/\bbody \{/g, "#mediabeeld {"], [/@media screen and \(max-width: 56rem\)/g, "@container (max-width: 56rem)"],
  [/100vh/g, "44rem"], [/48vh/g, "22rem"],
];
const OWN = `:host {display: block; container-type: inline-size} #mediabeeld h1 {font-size: 1.35rem} aside {max-height: 44rem}
@container (max-width: 56rem) {.evidence {position: sticky; bottom: 0; max-height: 22rem}}`;

function render({ model, el }) {
  const page = new DOMParser().parseFromString(model.get("page"), "text/html");
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = HERE.reduce((css, [from, to]) => css.replace(from, to), page.querySelector("style").textContent) + OWN;
  const root = document.importNode(page.querySelector("#mediabeeld"), true);
  shadow.append(style, root);
  el.append(host);
  const address = () => {
    const told = new URLSearchParams(rest);
    if (model.get("actor")) told.set("actor", model.get("actor"));
    if (model.get("layer") !== "all") told.set("layer", model.get("layer"));
    return `#${told}`;
  };
  let rest = "", own = false, heard = () => {};
  const view = {
    location: { get hash() { return address(); } },
    history: {
      replaceState(state, title, hash) {
        const told = new URLSearchParams(hash.slice(1));
        const [actor, layer] = [told.get("actor") ?? "", told.get("layer") ?? "all"];
        told.delete("actor");
        told.delete("layer");
        rest = String(told);
        if (actor === model.get("actor") && layer === model.get("layer")) return;
        own = true;
        model.set("actor", actor);
        model.set("layer", layer);
        own = false;
        model.save_changes();
      },
    },
    addEventListener(kind, listen) { heard = listen; },
  };
  mount(root, JSON.parse(page.querySelector("#data").textContent), view);
  const follow = () => { if (!own) heard(); };
  model.on("change:actor", follow);
  model.on("change:layer", follow);
  return () => { model.off("change:actor", follow); model.off("change:layer", follow); };
}

export default { render };
