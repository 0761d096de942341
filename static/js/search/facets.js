/* The search page: facets and more results. Asked for by that page only. */

var { KINDS, T, box, el, facet, file, given, number, root, yearOf, again, further } = core;

var bar, more, selects = {};

/* Shows the facets of `n` hits of which some are shown, or hides them. */
function tools(out, n, shown) {
  var index = document.querySelector("[data-search-index]");
  if (!bar) {
    bar = el("div", "facets");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", T.kinds || "");
    more = el("button", "more-hits", T.more);
    more.type = "button";
    more.onclick = core.further;
    box.before(bar);
    box.after(more);
  }
  if (index) index.hidden = !!(out && n);
  bar.hidden = !out || !out.hits.length;
  more.hidden = !out || shown >= n;
  if (bar.hidden) return;
  bar.textContent = "";
  var counts = {};
  out.hits.forEach(h => { counts[h.k] = (counts[h.k] || 0) + 1; });
  [""].concat(KINDS).forEach(k => {
    if (k && !counts[k]) return;
    var chip = el("button", "facet", k ? T["kind-" + k] : T.all);
    chip.type = "button";
    chip.setAttribute("aria-pressed", String(facet.k === k));
    chip.append(" ", el("span", "n", number(k ? counts[k] : out.hits.length)));
    chip.onclick = () => {
      facet.k = k;
      again();
    };
    bar.append(chip);
  });
  var years = {};
  out.hits.forEach(h => { years[yearOf(h)] = 1; });
  delete years[0];
  pick("year", T["all-years"], Object.keys(years).reverse().map(y => [y, number(y)]));
  // Whose they are is known once somebody has asked for a source.
  var whose = given.sources && new Set(out.hits.map(h => {
    var at = 2 * (h.k === "a" ? h.id : root.n.a + h.id);
    return h.k === "a" || h.k === "q" ? given.sources.slice(at, at + 2) : "";
  }));
  pick("source", T["all-sources"], root.sources.map((name, i) => {
    return [pair(i + 1), name];
  }).filter(row => !whose || whose.has(row[0]) || row[0] === facet.source));
}

function pair(n) {
  return [Math.floor(n / 60), n].map(n => {
    var c = String.fromCharCode(33 + n % 60);
    return c === '"' ? "~" : c === "\\" ? "}" : c;
  }).join("");
}

function pick(name, label, rows) {
  if (rows.length < 2) return;
  var select = el("select", "facet-pick");
  select.setAttribute("aria-label", label);
  [["", label]].concat(rows).forEach(row => {
    var option = el("option", "", row[1]);
    option.value = row[0];
    option.selected = facet[name] === row[0];
    select.append(option);
  });
  select.onchange = () => {
    facet[name] = select.value;
    (name === "source" && select.value ? file("sources") : Promise.resolve()).then(again);
  };
  bar.append(select);
}

return tools;
