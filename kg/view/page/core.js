// Data, small helpers, and what the reader has chosen. Everything from articles enters the page
// as text nodes, never as markup.
const data = JSON.parse(document.getElementById("graph-data").textContent);
const byId = (id) => document.getElementById(id);
const actors = new Map(Object.entries(data.actors));
const facts = new Map(Object.entries(data.facts));
const types = new Map(data.types.map((t) => [t.name, t]));
const kinds = new Map(data.kinds.map((k) => [k.name, k]));
const links = new Map(data.edges.map((e) => [e.id, e]));
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

// The reader's filters: names in a set are hidden.
const hidden = { type: new Set(), kind: new Set(), label: new Set(), line: new Set() };
const chosen = { article: "", linked: false };

function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return node;
}

function svg(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const SHAPES = {
  dot: ["circle", { cx: 7, cy: 7, r: 6 }],
  diamond: ["path", { d: "M7 .5 13.5 7 7 13.5.5 7z" }],
  triangle: ["path", { d: "M7 1 13.5 12.5H.5z" }],
  hexagon: ["path", { d: "M3.6 1.2h6.8L13.8 7l-3.4 5.8H3.6L.2 7z" }],
  square: ["rect", { x: 1, y: 1, width: 12, height: 12, rx: 1.5 }],
};

function swatch(type) {
  const known = types.get(type) || { shape: "square", colour: "--muted" };
  const [tag, props] = SHAPES[known.shape] || SHAPES.square;
  return svg("svg", { class: "swatch", viewBox: "0 0 14 14", "aria-hidden": "true", style: `--c: var(${known.colour})` }, svg(tag, props));
}

function wire(kind) {
  const line = { d: "M1 7h12" };
  if (kind.name === "membership") line["stroke-dasharray"] = "1.5 4";
  if (kind.name === "about") line["stroke-dasharray"] = "4 4";
  return svg("svg", { class: "swatch wire", viewBox: "0 0 14 14", "aria-hidden": "true", style: `--c: var(${kind.colour})` }, svg("path", line));
}

const kindColour = (kind) => (kinds.get(kind) || { colour: "--muted" }).colour;
const typeLabel = (type) => (types.get(type) || { label: type }).label;
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || `${one}s`}`;
const words = (name) => name.replace(/_/g, " ");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// "Jose" finds "José": compare without case and accents.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// An ISO day, month or time as words; what is no such date stays as it is.
function when(iso) {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)?)?)?$/.exec(iso);
  if (!found || !MONTHS[found[2] - 1]) return iso;
  const [, year, month, date, time, zone] = found;
  const day = `${date ? `${Number(date)} ` : ""}${MONTHS[month - 1]} ${year}`;
  if (!time) return day;
  const offset = zone === "Z" ? " UTC" : zone ? ` UTC${zone.replace("-", "−")}` : "";
  return `${day}, ${time}${offset}`;
}

const QUALIFIERS = { up_to: "up to", at_least: "at least", about: "about", exactly: "" };

function money(fields) {
  const value = Number(fields.value);
  if (fields.value === undefined || Number.isNaN(value)) return fields.value_text || "";
  const round = value.toLocaleString("en", { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 });
  const said = fields.value_qualifier || "";
  const before = said in QUALIFIERS ? QUALIFIERS[said] : words(said);
  return [before === "exactly" ? "" : before, fields.currency, round].filter(Boolean).join(" ");
}

// Every actor that a fact names, whatever its part in it.
function people(fact) {
  const all = new Set(fact.alone ? [fact.alone] : []);
  for (const [source, target] of fact.ends) all.add(source).add(target);
  for (const names of Object.values(fact.who)) for (const name of names) if (name) all.add(name);
  return all;
}

const factsOf = new Map([...actors.keys()].map((key) => [key, []]));
for (const [key, fact] of facts) for (const actor of people(fact)) if (factsOf.has(actor)) factsOf.get(actor).push(key);

// The actor that does the thing: the start of the line, or the one actor of a fact without a line.
const doer = (fact) => (fact.alone || (fact.ends.length ? fact.ends[0][0] : ""));

// Incomplete contracts may leave all their parties unsaid.
const isNameless = (fact) => !people(fact).size;

function factShown(fact) {
  if (hidden.kind.has(fact.kind)) return false;
  if (fact.kind === "position" && hidden.label.has(fact.label)) return false;
  return !chosen.article || fact.articles.includes(chosen.article);
}

// A line to an actor that a position only mentions, as against one that it is addressed to.
const isAbout = (link) => link.line.startsWith("about");

const inArticle = (actor) => !chosen.article || actor.articles.includes(chosen.article);
const typeShown = (actor) => !hidden.type.has(actor.type) && inArticle(actor);

// What is drawn under the present filters: actors, and lines with the facts left on them.
function visible() {
  const nodes = new Set([...actors].filter(([, a]) => typeShown(a)).map(([key]) => key));
  const lines = new Map();
  for (const [id, link] of links) {
    if (hidden.line.has("about") && isAbout(link)) continue;
    if (!nodes.has(link.from) || !nodes.has(link.to)) continue;
    const left = link.facts.filter((key) => factShown(facts.get(key)));
    if (left.length) lines.set(id, left);
  }
  if (chosen.linked) {
    const joined = new Set([...lines.keys()].flatMap((id) => [links.get(id).from, links.get(id).to]));
    for (const key of nodes) if (!joined.has(key)) nodes.delete(key);
  }
  return { nodes, lines };
}

function articleName(iri) {
  const article = data.articles[iri] || {};
  const site = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(article.url || "");
  return article.title || article.publisher || (site && site[1]) || iri.split(/[:/#]/).pop();
}
