// Search by name or alias: "/" focuses it, arrows move, Enter chooses, Escape leaves.
const search = (() => {
  const input = byId("search");
  const list = byId("hits");
  const LIMIT = 12;
  const index = [...actors].map(([key, a]) => ({ key, names: [a.name, ...a.aliases].map((name) => [name, fold(name)]), weight: factsOf.get(key).length }));
  let hits = [];
  let at = -1;

  // 0: the name starts so; 1: a word of it does; 2: it is somewhere inside; -1: not at all.
  function fits(folded, wanted) {
    const where = folded.indexOf(wanted);
    if (where <= 0) return where;
    return folded.includes(` ${wanted}`) ? 1 : 2;
  }

  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const found = [];
    for (const entry of index) {
      let best = null;
      entry.names.forEach(([name, folded], i) => {
        const rank = fits(folded, wanted);
        if (rank >= 0 && (!best || rank < best.rank)) best = { rank, alias: i ? name : "" };
      });
      if (best) found.push({ ...entry, ...best });
    }
    return found.sort((a, b) => a.rank - b.rank || b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, LIMIT);
  }

  function option(hit, i) {
    const actor = actors.get(hit.key);
    return el("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === at), onpointerdown: (e) => { e.preventDefault(); choose(i); } },
      swatch(actor.type), el("span", { class: "who" }, el("bdi", {}, actor.name), hit.alias ? el("small", {}, "also ", el("bdi", {}, hit.alias)) : null));
  }

  function draw() {
    const asked = input.value.trim() !== "";
    list.hidden = !asked;
    input.setAttribute("aria-expanded", String(asked));
    list.replaceChildren(...(hits.length ? hits.map(option) : [el("li", { class: "none", role: "option", "aria-disabled": "true" }, "No actor of that name")]));
    if (at >= 0) input.setAttribute("aria-activedescendant", `hit-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function choose(i) {
    if (!hits[i]) return;
    const { key } = hits[i];
    close();
    input.blur();
    go(key);
  }

  function close() {
    input.value = "";
    hits = [];
    at = -1;
    draw();
  }

  input.addEventListener("input", () => { hits = find(input.value); at = hits.length ? 0 : -1; draw(); });
  input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("focus", draw);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      at = (at + step + hits.length) % hits.length;
      draw();
    } else if (event.key === "Enter") choose(at);
    else if (event.key === "Escape") { close(); input.blur(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
})();
