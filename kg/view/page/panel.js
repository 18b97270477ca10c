// The side panel: the whole graph, one actor, one line between two actors, or one fact.
const panel = (() => {
  const details = byId("details");
  const shownFacts = (keys) => keys.filter((key) => factShown(facts.get(key)));
  const ofKind = (keys, kind) => keys.filter((key) => facts.get(key).kind === kind);
  const h3 = (text, n) => el("h3", {}, text, n === undefined ? null : el("span", { class: "n" }, String(n)));
  const section = (text, keys, how) => (keys.length ? [h3(text, keys.length), keys.map((key) => card(key, how))] : null);

  function back() {
    return el("button", { class: "back", type: "button", onclick: () => go("") }, svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: "M12 4.5 6.5 10l5.5 5.5" })), "Overview");
  }

  function numbers(all) {
    const pairs = all.filter(([, n]) => n);
    return pairs.length === 0 ? null : el("dl", { class: "numbers" }, pairs.map(([name, n]) => el("div", {}, el("dt", {}, name), el("dd", {}, n.toLocaleString("en")))));
  }

  function pick(key, note) {
    const actor = actors.get(key);
    return el("li", {}, el("button", { class: "pick", type: "button", onclick: () => go(key) }, swatch(actor.type), el("bdi", { class: "who" }, actor.name), el("span", { class: "n" }, note)));
  }

  function hiddenNote(all, left) {
    return all.length > left.length ? el("p", { class: "note" }, `${plural(all.length - left.length, "fact")} hidden by the filters.`) : null;
  }

  // Positions of one actor under the stance they take, the commonest stance first.
  function byStance(keys, seenFrom) {
    const groups = new Map();
    for (const key of keys) {
      const { label } = facts.get(key);
      if (!groups.has(label)) groups.set(label, []);
      groups.get(label).push(key);
    }
    return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([label, group]) =>
      el("details", { class: "group", open: true }, el("summary", {}, capital(words(label)), el("span", { class: "n" }, String(group.length))), group.map((key) => card(key, { seenFrom, grouped: true }))));
  }

  function offices(keys, id) {
    const held = keys.filter((key) => doer(facts.get(key)) === id);
    return held.length ? el("ul", { class: "offices" }, held.map((key) => {
      const fact = facts.get(key);
      const where = fact.ends.map(([, target]) => actorLink(target));
      return el("li", {}, el("bdi", {}, capital(fact.label)), where.length ? [", ", where] : null);
    })) : null;
  }

  function showActor(id) {
    const actor = actors.get(id);
    const all = factsOf.get(id);
    const left = shownFacts(all);
    const mine = (kind, own) => ofKind(left, kind).filter((key) => (doer(facts.get(key)) === id) === own);
    const memberships = ofKind(left, "membership");
    const rest = left.filter((key) => !["position", "threat", "contract", "membership"].includes(facts.get(key).kind));
    const positions = mine("position", true);
    details.replaceChildren(el("div", {}, back(),
      el("p", { class: "kind" }, swatch(actor.type), capital(typeLabel(actor.type))),
      el("h2", { dir: "auto" }, actor.name),
      actor.aliases.length ? el("p", { class: "aka" }, "Also called ", actor.aliases.map((name, i) => [i ? ", " : "", el("bdi", {}, name)])) : null,
      offices(memberships, id),
      numbers([["Positions", positions.length], ["Threats", ofKind(left, "threat").length], ["Contracts", ofKind(left, "contract").length], ["Articles", actor.articles.length], ["Mentions", actor.mentions]]),
      section("Threats made", mine("threat", true), { seenFrom: id }),
      section("Threats received and reported", mine("threat", false)),
      section("Contracts", ofKind(left, "contract")),
      positions.length ? [h3("Positions", positions.length), byStance(positions, id)] : null,
      section("Positions of others", mine("position", false)),
      section("Office holders", memberships.filter((key) => doer(facts.get(key)) !== id)),
      section("Other facts", rest, { seenFrom: id }),
      left.length ? null : el("p", { class: "note" }, "Named in the articles, with no fact of its own."),
      hiddenNote(all, left),
      h3("Articles", actor.articles.length),
      el("ul", { class: "list" }, actor.articles.map(articleRow))));
    return { nodes: [id] };
  }

  function showLink(id) {
    const link = links.get(id);
    const left = shownFacts(link.facts);
    const kind = kinds.get(link.kind).label;
    details.replaceChildren(el("div", {}, back(),
      el("p", { class: "kind" }, wire(kinds.get(link.kind)), capital(kind), isAbout(link) ? " that mentions the other" : null),
      el("h2", {}, el("bdi", {}, actors.get(link.from).name), el("span", { class: "arrow" }, link.line.endsWith("both") ? "and" : "→"), el("bdi", {}, actors.get(link.to).name)),
      el("p", { class: "aka" }, actorLink(link.from), " · ", actorLink(link.to)),
      h3(plural(left.length, "fact")), left.map((key) => card(key)),
      hiddenNote(link.facts, left)));
    return { nodes: [link.from, link.to], edges: [id] };
  }

  function showFact(key) {
    const fact = facts.get(key);
    const lines = [...links].filter(([, link]) => link.facts.includes(key)).map(([id]) => id);
    details.replaceChildren(el("div", {}, back(), el("p", { class: "kind" }, kinds.has(fact.kind) ? wire(kinds.get(fact.kind)) : null, capital(kinds.get(fact.kind)?.label || fact.kind)), card(key)));
    return { nodes: [...people(fact)].filter((id) => actors.has(id)), edges: lines };
  }

  function articleRow(iri) {
    const article = data.articles[iri] || {};
    const sub = [article.publisher, article.date && when(article.date)].filter(Boolean).join(" · ");
    return el("li", {}, el("button", { class: "pick", type: "button", title: "Show this article only", onclick: () => filters.article(iri) }, el("span", { class: "who" }, el("bdi", {}, articleName(iri)), sub ? el("small", { class: "sub" }, sub) : null)));
  }

  const top = (keys, rank, n) => keys.filter((key) => rank(facts.get(key)) !== "").sort((a, b) => (rank(facts.get(a)) < rank(facts.get(b)) ? -1 : rank(facts.get(a)) > rank(facts.get(b)) ? 1 : a < b ? -1 : 1)).slice(0, n);

  function nameless(keys) {
    const found = keys.filter((key) => isNameless(facts.get(key)));
    return found.length ? el("details", { class: "group" }, el("summary", {}, "Facts that name nobody", el("span", { class: "n" }, String(found.length))), found.map((key) => card(key))) : null;
  }

  function showOverview() {
    const left = shownFacts([...facts.keys()]);
    const threats = ofKind(left, "threat");
    // Those with a deadline first, the nearest on top; "~" sorts after every date.
    const due = top(threats, (f) => f.fields.deadline || "~", 12);
    const paid = top(ofKind(left, "contract"), (f) => (f.fields.value === undefined ? "" : -Number(f.fields.value)), 5);
    const ranked = [...actors.keys()].filter((key) => typeShown(actors.get(key))).sort((a, b) => factsOf.get(b).length - factsOf.get(a).length || (a < b ? -1 : 1));
    const busy = (key) => plural(shownFacts(factsOf.get(key)).length, "fact");
    const articles = chosen.article ? [chosen.article] : Object.keys(data.articles);
    details.replaceChildren(el("div", {},
      el("h2", {}, chosen.article ? articleName(chosen.article) : "Who stands where"),
      el("p", { class: "note" }, actors.size ? "Choose an actor or a line to read what was said, word for word." : "This graph has no facts."),
      numbers([["Actors", ranked.length], ["Positions", ofKind(left, "position").length], ["Threats", threats.length], ["Contracts", ofKind(left, "contract").length], ["Articles", articles.length]]),
      section("Threats", due, { brief: true }),
      section("Largest contracts", paid, { brief: true }),
      nameless(left),
      ranked.length ? [h3("Most facts"), el("ul", { class: "list" }, ranked.slice(0, 8).map((key) => pick(key, busy(key))))] : null,
      articles.length ? [h3("Articles", articles.length), el("ul", { class: "list" }, articles.map(articleRow))] : null,
      ranked.length > 8 ? [h3("All actors", ranked.length), el("ul", { class: "list", id: "all-actors" }, [...ranked].sort((a, b) => actors.get(a).name.localeCompare(actors.get(b).name, "en")).map((key) => pick(key, busy(key))))] : null));
    return { nodes: [] };
  }

  function show(id) {
    const drawn = actors.has(id) ? showActor(id) : links.has(id) ? showLink(id) : facts.has(id) ? showFact(id) : showOverview();
    details.scrollTop = 0;
    return drawn;
  }

  return { show };
})();
