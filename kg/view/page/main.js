// The address (#actor:name) is the one place that says what is selected: links and Back work.
const address = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

function go(id) {
  if (id === address()) return;
  const url = id ? `#${encodeURIComponent(id).replace(/%3A/g, ":").replace(/%2F/g, "/")}` : location.pathname + location.search;
  history.pushState(null, "", url);
  select();
}

function select() {
  const selection = panel.show(address());
  canvas.highlight(selection);
  document.title = actors.has(address()) ? `${actors.get(address()).name} · ${data.title}` : data.title;
  if (selection.nodes.length && matchMedia("(max-width: 1080px)").matches) filters.open(false);
}

// Filters changed: the same selection, drawn again, with the reader's view left where it is.
function reselect() {
  panel.show(address());
}

const THEME = "newskg-theme";
function theme(name) {
  document.documentElement.dataset.theme = name;
  canvas.recolour();
}
const dark = matchMedia("(prefers-color-scheme: dark)");
let preferred = null;
try {
  preferred = localStorage.getItem(THEME);
} catch {
  preferred = null; // storage is off: follow the system
}
theme(preferred || (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => { if (!preferred) theme(dark.matches ? "dark" : "light"); });
byId("theme").addEventListener("click", () => {
  preferred = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(THEME, preferred);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  theme(preferred);
});

byId("sheet").addEventListener("click", () => document.querySelector(".stage").classList.toggle("tall"));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("panel").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.id !== "search" && address()) go("");
});
document.addEventListener("keydown", (event) => { if (event.key === "Tab") document.body.classList.add("keys"); });
document.addEventListener("pointerdown", () => document.body.classList.remove("keys"));
addEventListener("popstate", select);
addEventListener("hashchange", select);

filters.open(!matchMedia("(max-width: 1080px)").matches);
filters.build();
canvas.fit([], false);
if (address()) select();
// Tests and curious readers: what is drawn, and where.
window.newskg = { data, go, shown: canvas.shown, place: canvas.place, network: canvas.network };
