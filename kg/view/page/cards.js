// One fact as a card: what it says, its fields, and its evidence in context.
function actorLink(key, fallback = "") {
  const actor = actors.get(key);
  if (!actor) return el("bdi", {}, fallback);
  return el("button", { class: "link", type: "button", onclick: () => go(key) }, el("bdi", {}, actor.name));
}

const FIELDS = {
  position: ["on_behalf_of", "position_mentions", "topic", "date"],
  threat: ["deadline", "condition", "instrument", "reported_by", "status"],
  contract: ["subject", "status", "party", "date", "end_date", "identifier"],
  membership: ["current", "since", "until"],
};
const BRIEF = new Set(["deadline", "condition", "subject", "status"]);
const NAMES = { end_date: "Ends", reported_by: "Reported by", on_behalf_of: "For", position_mentions: "About", topic: "Topics", date: "Date", party: "Parties", instrument: "Means" };
// Fields that the heading or the quotation of a card already shows.
const TOLD = new Set(["holder", "addressee", "issuer", "threat_target", "awarder", "contractor", "member", "organization", "role", "stance", "action_type", "action", "proposition", "cue", "value", "value_qualifier", "currency", "confidence", "quoted", "quotation", "position_mentions", "stated_in"]);

function fieldNames(fact) {
  const first = FIELDS[fact.kind];
  if (first) return first.filter((name) => name in fact.fields || name in fact.who);
  return Object.keys(fact.fields).filter((name) => !TOLD.has(name) && !name.endsWith("_text"));
}

function fieldValue(fact, name) {
  const values = [fact.fields[name]].flat();
  const keys = fact.who[name];
  if (keys) return values.flatMap((value, i) => [i ? ", " : "", actorLink(keys[i], String(value))]);
  if (name === "current") return String(values[0]) === "true" ? "yes" : "no longer";
  const text = values.map((v) => when(String(v))).join("; ");
  return name === "deadline" ? el("span", { class: "due" }, text) : el("span", { dir: "auto" }, text);
}

function fieldTable(fact, brief) {
  const names = fieldNames(fact).filter((name) => !brief || BRIEF.has(name));
  if (!names.length) return null;
  return el("dl", { class: "fields" }, names.map((name) => [el("dt", {}, NAMES[name] || capital(words(name))), el("dd", {}, fieldValue(fact, name))]));
}

// The rest of the paragraph that the evidence stands in, cut between words.
function around(evidence) {
  const before = (evidence.before || "").split(/\n\s*\n/).pop();
  const after = (evidence.after || "").split(/\n\s*\n/)[0];
  const cutBefore = before === evidence.before && evidence.start > before.length;
  const cutAfter = after === evidence.after && after !== "";
  return [
    cutBefore ? `…${before.replace(/^\S*\s/, "")}` : before.trimStart(),
    cutAfter ? `${after.replace(/\s\S*$/, "")}…` : after.trimEnd(),
  ];
}

function quote(evidence) {
  const [before, after] = around(evidence);
  return el("blockquote", { class: "quote", dir: "auto" }, before, el("mark", {}, evidence.exact), after);
}

// What one article says for a fact, in one or several pieces, and where it says so.
function source(pieces) {
  const [{ article: iri, date: told }] = pieces;
  const article = data.articles[iri] || {};
  const name = el("bdi", {}, articleName(iri));
  const web = /^https?:\/\//i.test(article.url || "");
  const from = web ? el("a", { class: "link", href: article.url, target: "_blank", rel: "noopener noreferrer" }, name) : name;
  const date = article.date || told;
  return el("figure", {}, pieces.map(quote), el("figcaption", { class: "from" }, from, date && ` · ${when(date)}`));
}

function quotes(fact) {
  const pieces = new Map();
  for (const evidence of fact.evidence) pieces.set(evidence.article, [...(pieces.get(evidence.article) || []), evidence]);
  const [first, ...rest] = [...pieces.values()];
  if (!first) return null;
  return [source(first), rest.length ? el("details", { class: "more" }, el("summary", {}, plural(rest.length, "more article")), rest.map(source)) : null];
}

function heading(fact, seenFrom, grouped) {
  const told = fact.label === "other" ? (kinds.get(fact.kind) || { label: fact.kind }).label : fact.label;
  const chip = grouped || fact.kind === "membership" ? null : [el("span", { class: "chip" }, words(told)), " "];
  const from = doer(fact);
  const direct = fact.ends.filter(([, , relation]) => relation !== "about");
  const others = direct.map(([source, target]) => (source === from ? target : source)).filter((key) => key !== from);
  const to = [...new Set(others)].map((key, i) => [i ? ", " : "", actorLink(key)]);
  const mutual = direct.every(([, , , directed]) => !directed);
  const arrow = to.length ? el("span", { class: "arrow" }, mutual ? "and" : "→") : null;
  // An incomplete threat is shown with the one who is threatened: nobody says by whom.
  if (fact.fields.threat_target && !fact.fields.issuer) return el("p", { class: "line" }, chip, `${data.somebody} `, el("span", { class: "arrow" }, "→"), actorLink(from));
  if (isNameless(fact)) return el("p", { class: "line" }, chip, data.somebody);
  if (!chip && seenFrom === from && !to.length) return null;
  if (seenFrom === from && to.length) return el("p", { class: "line" }, chip, chip ? "to " : "To ", to);
  return el("p", { class: "line" }, chip, seenFrom === from ? null : actorLink(from), arrow, to);
}

function headline(key, brief) {
  const fact = facts.get(key);
  const { fields } = fact;
  if (fact.kind === "contract" && money(fields)) return el("p", { class: "money", title: fields.value === undefined ? null : Number(fields.value).toLocaleString("en") }, capital(money(fields)));
  const text = { threat: fields.action, membership: fact.label }[fact.kind];
  if (!text) return null;
  const said = el("bdi", {}, capital(String(text)));
  return brief ? el("button", { class: "link act", type: "button", onclick: () => go(key) }, said) : el("p", { class: "act" }, said);
}

// brief: for lists of the overview, without the quotation; grouped: the stance stands above already.
function card(key, { seenFrom = "", brief = false, grouped = false } = {}) {
  const fact = facts.get(key);
  return el("article", { class: "card", style: `--c: var(${kindColour(fact.kind)})`, "data-fact": key },
    heading(fact, seenFrom, grouped), headline(key, brief), fieldTable(fact, brief), brief ? null : quotes(fact));
}
