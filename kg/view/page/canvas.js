// The drawing: vis-network with fixed positions, and labels that never overlap.
const canvas = (() => {
  const box = byId("canvas");
  const colour = {};
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const size = new Map(data.nodes.map((n) => [n.id, n.size]));
  const order = [...data.nodes].sort((a, b) => b.facts - a.facts || (a.id < b.id ? -1 : 1)).map((n) => n.id);
  let shown = visible();
  let focus = { nodes: new Set(), near: new Set(), edges: new Set() };
  let hovered = "";
  let grown = 1; // from far away actors and lines are drawn larger than they are

  const network = new vis.Network(box, { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 1e9, hideEdgesOnDrag: data.edges.length > 1500, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.7, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidth: 1.5, borderWidthSelected: 1.5, font: { size: 1 }, chosen: false },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, chosen: false, selfReference: { size: 22, angle: 0.7 }, hoverWidth: 0, selectionWidth: 0 },
  });

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["--bg", "--surface", "--text", "--muted", "--line", "--accent"];
    for (const name of [...names, ...data.types.map((t) => t.colour), ...data.kinds.map((k) => k.colour)]) {
      colour[name] = style.getPropertyValue(name).trim();
    }
  }

  const dimmed = () => focus.nodes.size > 0 || focus.edges.size > 0;
  const lit = (id) => !dimmed() || focus.nodes.has(id) || focus.near.has(id);

  function nodeStyle(node) {
    const fill = colour[types.get(node.group).colour];
    const strong = focus.nodes.has(node.id) || hovered === node.id;
    return {
      id: node.id,
      size: size.get(node.id) * grown,
      hidden: !shown.nodes.has(node.id),
      opacity: lit(node.id) ? 1 : 0.16,
      color: { background: fill, border: strong ? colour["--text"] : colour["--bg"] },
      borderWidth: strong ? 3 : 1.5,
    };
  }

  function edgeStyle(edge) {
    const left = shown.lines.get(edge.id);
    const strong = focus.edges.has(edge.id);
    const about = isAbout(edge);
    const clear = dimmed() ? (strong ? 1 : 0.1) : about ? 0.4 : 0.75;
    const many = left ? left.length : 1;
    return {
      id: edge.id,
      hidden: !left,
      color: { color: colour[kindColour(edge.kind)], opacity: clear },
      width: grown * (about ? 1 : Math.min(6, 1 + Math.sqrt(many) * 0.8) + (strong ? 0.6 : 0)),
      dashes: edge.kind === "membership" ? [2, 5] : about ? [6, 5] : false,
      arrows: { to: { enabled: !edge.line.endsWith("both") } },
      smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : { enabled: false },
    };
  }

  // "refuses, asserts": the commonest first, at most two.
  function lineLabel(keys) {
    const count = new Map();
    for (const key of keys) count.set(facts.get(key).label, (count.get(facts.get(key).label) || 0) + 1);
    const ranked = [...count].sort((a, b) => b[1] - a[1]).map(([label]) => (label.length > 30 ? `${label.slice(0, 29)}…` : label));
    return ranked.slice(0, 2).join(", ") + (ranked.length > 2 ? " …" : "");
  }

  function paint() {
    shown = visible();
    if (hovered && !shown.nodes.has(hovered)) {
      hovered = "";
      hideTip();
    }
    nodes.update(data.nodes.map(nodeStyle));
    edges.update(data.edges.map(edgeStyle));
    describe();
  }

  function describe() {
    const inside = box.querySelector("canvas");
    if (!inside) return;
    inside.setAttribute("role", "img");
    inside.setAttribute("aria-label", `Graph of ${plural(shown.nodes.size, "actor")} and ${plural(shown.lines.size, "line")} between them. The list of actors in the details leads to the same.`);
    const empty = byId("empty");
    empty.hidden = shown.nodes.size > 0;
    if (empty.hidden) return;
    const none = actors.size === 0;
    empty.replaceChildren(
      el("strong", {}, none ? "No facts in this graph" : "Nothing passes these filters"),
      none ? "None of its articles states an actor, a position, a threat or a contract that was found." : el("button", { class: "plain", type: "button", onclick: () => filters.reset() }, "Show everything"),
    );
  }

  // Labels are drawn at one size whatever the zoom, the most important first, each only where it
  // covers no other: readable at any distance.
  const short = new Map([...actors].map(([key, a]) => [key, a.name.length > 34 ? `${a.name.slice(0, 33)}…` : a.name]));
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const widths = new Map();

  function write(ctx, placed, { text, x, y, size: height, weight, ink, always, owner, air = 3 }) {
    const px = 1 / network.getScale();
    ctx.font = `${weight} ${height * px}px ${FONT}`;
    const cached = `${weight} ${height} ${text}`;
    if (!widths.has(cached)) widths.set(cached, ctx.measureText(text).width / px);
    const half = widths.get(cached) / 2 + air;
    const rect = [x - half, y - air + 2, x + half, y + height + air];
    if (!always && placed.some((p) => !(owner && p[4] === owner) && p[0] < rect[2] && rect[0] < p[2] && p[1] < rect[3] && rect[1] < p[3])) return;
    placed.push(rect);
    ctx.lineWidth = 3.5 * px;
    ctx.strokeStyle = colour["--bg"];
    ctx.fillStyle = ink;
    ctx.strokeText(text, x * px, y * px);
    ctx.fillText(text, x * px, y * px);
  }

  function labels(ctx) {
    const scale = network.getScale();
    const places = network.getPositions();
    const placed = [];
    const first = [...focus.nodes, ...(hovered ? [hovered] : []), ...focus.near].filter((id) => places[id]);
    ctx.save();
    Object.assign(ctx, { textAlign: "center", textBaseline: "top", lineJoin: "round" });
    // From far away fewer labels, with more air. No label covers one of the larger actors.
    const far = scale < 0.6;
    const bare = order.slice(0, far && shown.nodes.size > 60 ? 24 : 150).filter((id) => places[id] && lit(id));
    for (const id of new Set([...first, ...bare])) placed.push(around(places[id], id, scale));
    for (const id of new Set([...first, ...order])) {
      if (!places[id] || (!lit(id) && id !== hovered)) continue;
      const strong = focus.nodes.has(id) || id === hovered;
      const y = (places[id].y + size.get(id) * grown) * scale + 3;
      write(ctx, placed, { text: short.get(id), x: places[id].x * scale, y, size: strong ? 14 : 12.5, weight: strong ? 650 : 500, ink: colour["--text"], always: strong, owner: id, air: far && !dimmed() ? 8 : 3 });
    }
    if (scale > 0.45) for (const id of focus.edges) lineText(ctx, placed, id, scale);
    ctx.restore();
  }

  // The square that a drawn actor takes: no label of another covers what is selected.
  function around({ x, y }, id, scale) {
    const half = size.get(id) * grown * scale * 0.8;
    return [x * scale - half, y * scale - half, x * scale + half, y * scale + half, id];
  }

  function lineText(ctx, placed, id, scale) {
    const drawn = network.body.edges[id];
    if (!shown.lines.has(id) || !drawn || !drawn.connected) return;
    const { x, y } = drawn.edgeType.getPoint(0.5);
    write(ctx, placed, { text: lineLabel(shown.lines.get(id)), x: x * scale, y: y * scale - 6, size: 11.5, weight: 500, ink: colour["--muted"], always: false });
  }

  // Bring actors into view with room for their labels, in the middle of what is free.
  function fit(ids, animate = true) {
    const wanted = ids && ids.length ? ids : [...shown.nodes];
    if (!wanted.length) return;
    const places = Object.values(network.getPositions(wanted));
    const xs = places.map((p) => p.x);
    const ys = places.map((p) => p.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = { x: Math.max(80, box.clientWidth - Math.min(150, box.clientWidth * 0.25)), y: Math.max(80, box.clientHeight - 90) };
    const scale = Math.max(0.01, Math.min(1.3, room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top)));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale, animation: animate && !still ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.max(0.01, Math.min(4, network.getScale() * factor)), animation: still ? false : { duration: 160, easingFunction: "easeOutQuad" } });
  }

  function highlight(selection) {
    hideTip();
    focus = { nodes: new Set(), near: new Set(), edges: new Set() };
    for (const id of selection.nodes) focus.nodes.add(id);
    for (const [id, link] of links) {
      const touches = selection.edges ? selection.edges.includes(id) : focus.nodes.has(link.from) || focus.nodes.has(link.to);
      if (!touches || !shown.lines.has(id)) continue;
      focus.edges.add(id);
      focus.near.add(link.from).add(link.to);
    }
    paint();
    const wanted = [...new Set([...focus.nodes, ...focus.near])].filter((id) => shown.nodes.has(id));
    if (wanted.length) fit(wanted);
  }

  const tip = byId("tooltip");
  function showTip(at, ...lines) {
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const room = byId("graph").getBoundingClientRect();
    tip.style.left = `${Math.max(6, Math.min(at.x + 14, room.width - tip.offsetWidth - 6))}px`;
    tip.style.top = `${at.y + 18 + tip.offsetHeight > room.height ? at.y - tip.offsetHeight - 10 : at.y + 18}px`;
  }
  const hideTip = () => { tip.hidden = true; };

  // In steps, so that a glide from one view to the next restyles them only a few times.
  function grow() {
    const wanted = Math.round(Math.max(1, Math.min(1.8, 0.5 / network.getScale())) * 5) / 5;
    if (wanted === grown) return;
    grown = wanted;
    nodes.update(data.nodes.map(nodeStyle));
    edges.update(data.edges.map(edgeStyle));
  }

  network.on("beforeDrawing", () => setTimeout(grow));
  network.on("afterDrawing", labels);
  network.on("hoverNode", ({ node, pointer }) => {
    hovered = node;
    nodes.update(nodeStyle(nodes.get(node)));
    const actor = actors.get(node);
    showTip(pointer.DOM, el("bdi", {}, actor.name), el("small", {}, `${capital(typeLabel(actor.type))} · ${plural(factsOf.get(node).length, "fact")}`));
  });
  network.on("blurNode", ({ node }) => {
    hovered = "";
    nodes.update(nodeStyle(nodes.get(node)));
    hideTip();
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    const link = links.get(edge);
    const left = shown.lines.get(edge) || link.facts;
    showTip(pointer.DOM, el("bdi", {}, actors.get(link.from).name), link.line.endsWith("both") ? " and " : " → ", el("bdi", {}, actors.get(link.to).name), el("small", {}, `${capital(kinds.get(link.kind).label)}: ${lineLabel(left)}${left.length > 1 ? ` (${left.length})` : ""}`));
  });
  network.on("blurEdge", hideTip);
  network.on("dragStart", hideTip);
  network.on("zoom", hideTip);
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node) go(node);
    else if (edge) go(edge);
    else go("");
  });

  byId("zoom-in").addEventListener("click", () => zoom(1.35));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => fit([...shown.nodes]));

  function recolour() {
    readColours();
    paint();
  }

  readColours();
  return { paint, fit, highlight, recolour, network, shown: () => shown, place: (id) => network.canvasToDOM(network.getPosition(id)) };
})();
