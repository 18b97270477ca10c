// The legend, which is also the filter.
const filters = (() => {
  const box = byId("filters");
  const count = (items, name) => {
    const found = new Map();
    for (const item of items) found.set(name(item), (found.get(name(item)) || 0) + 1);
    return found;
  };
  const all = [...facts.values()];
  const perKind = count(all, (f) => f.kind);
  const perStance = count(all.filter((f) => f.kind === "position"), (f) => f.label);
  const groups = { type: data.types.map((t) => t.name), kind: data.kinds.map((k) => k.name).filter((k) => perKind.has(k)), line: data.edges.some(isAbout) ? ["about"] : [], label: [...perStance.keys()].sort((a, b) => perStance.get(b) - perStance.get(a) || (a < b ? -1 : 1)) };
  const shown = el("p", { id: "shown", role: "status" });
  const select = el("select", { id: "article", "aria-label": "Article", onchange: () => article(select.value) },
    el("option", { value: "" }, "All articles"), Object.keys(data.articles).map((iri) => el("option", { value: iri }, articleName(iri))));
  const linked = el("input", { type: "checkbox", id: "linked", onchange: () => { chosen.linked = linked.checked; changed(); } });

  function row(group, name, label, mark, n) {
    const toggle = el("button", { class: "toggle", type: "button", "aria-pressed": "true", "data-filter": `${group}:${name}`, onclick: () => flip(group, name) }, mark, el("span", { class: "name" }, capital(label)), el("span", { class: "count" }, String(n)));
    const only = el("button", { class: "only", type: "button", "aria-label": `Only ${label}`, onclick: () => alone(group, name) }, "only");
    return el("div", { class: "row" }, toggle, groups[group].length > 1 ? only : null);
  }

  function flip(group, name) {
    if (!hidden[group].delete(name)) hidden[group].add(name);
    changed();
  }

  // A second "only" brings the others back.
  function alone(group, name) {
    const others = groups[group].filter((n) => n !== name);
    const was = !hidden[group].has(name) && others.every((n) => hidden[group].has(n));
    hidden[group].clear();
    if (!was) for (const other of others) hidden[group].add(other);
    changed();
  }

  function article(iri) {
    chosen.article = iri;
    select.value = iri;
    go("");
    changed();
    canvas.fit();
  }

  function reset() {
    for (const group of Object.values(hidden)) group.clear();
    chosen.linked = linked.checked = false;
    article("");
  }

  function changed() {
    for (const toggle of box.querySelectorAll("[data-filter]")) {
      const [group, ...name] = toggle.dataset.filter.split(":");
      toggle.setAttribute("aria-pressed", String(!hidden[group].has(name.join(":"))));
    }
    canvas.paint();
    tell();
    reselect();
  }

  function tell() {
    const drawn = canvas.shown();
    const clean = drawn.nodes.size === actors.size && drawn.lines.size === links.size;
    shown.replaceChildren(`${drawn.nodes.size} of ${plural(actors.size, "actor")}, ${drawn.lines.size} of ${plural(links.size, "line")}.`, clean ? "" : el("button", { class: "link", type: "button", onclick: reset }, " Show everything"));
  }

  function build() {
    box.replaceChildren(...[
      groups.type.length ? [el("h2", {}, "Actors"), data.types.map((t) => row("type", t.name, t.label, swatch(t.name), t.count))] : [],
      groups.kind.length ? [el("h2", {}, "Lines"), groups.kind.map((k) => row("kind", k, kinds.get(k).label, wire(kinds.get(k)), perKind.get(k))), groups.line.map((line) => row("line", line, "mention", wire({ name: "about", colour: kindColour("position") }), data.edges.filter(isAbout).length))] : [],
      groups.label.length ? [el("h2", {}, "Stances"), groups.label.map((s) => row("label", s, words(s), null, perStance.get(s)))] : [],
      el("h2", {}, "Article"), select, el("label", { class: "check" }, linked, "Only actors with lines"), shown,
    ].flat(2));
    tell();
    reselect();
  }

  byId("filters-toggle").addEventListener("click", () => open(document.body.classList.contains("no-filters")));
  function open(yes) {
    document.body.classList.toggle("no-filters", !yes);
    byId("filters-toggle").setAttribute("aria-expanded", String(yes));
  }
  return { build, reset, article, open };
})();
