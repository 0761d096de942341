/* A result as it is shown. */

function el(name, cls, text) {
  var node = document.createElement(name);
  if (cls) node.className = cls;
  if (text) node.textContent = text;
  return node;
}

function marked(node, text, found, from, to) {
  var at = from || 0;
  to = to === undefined ? text.length : to;
  if (at) node.append("…");
  found.forEach(m => {
    if (m.s < at || m.e > to) return;
    node.append(text.slice(at, m.s), el("mark", "", text.slice(m.s, m.e)));
    at = m.e;
  });
  node.append(text.slice(at, to));
  if (to < text.length) node.append("…");
  return node;
}

/* A stretch of a long line around what is marked. */
function clip(text, found, most) {
  if (text.length <= most) return [0, text.length];
  var first = found.length ? found[0].s : 0;
  var from = Math.max(0, first - (most >> 2)), to = Math.min(text.length, from + most);
  from = Math.max(0, Math.min(from, to - most));
  if (from) from = text.indexOf(" ", from) + 1;
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return [from, to];
}

function address(path, anchor) {
  return home + path.split("/").map(encodeURIComponent).join("/") + (anchor ? "#" + encodeURIComponent(anchor) : "");
}

async function item(hit, out, names, short) {
  var r = await record(hit), link = el("a", "hit"), k = hit.k, line = best(hit, r, out, names);
  var kind = T["one-" + k], meta = [], title = r[0], anchor = "";
  if (k === "a") {
    meta = [r[2], r[3]];
    var named = marks(title, out, names).length;
    anchor = line && line.found.length && !named ? line.at : "";
    link.href = address("articles/" + r[1] + ".html", anchor);
  } else if (k === "n") {
    kind = r[3];
    link.href = address("entities/" + r[1] + ".html");
    var note = line && line.text === r[5].join(" · ") ? line : null;
    if (note) {
      var own = r[5].filter(n => marks(n, out, names).length).slice(0, 3).join("، ");
      if (own && !marks(title, out, names).length) meta = [T.also + " " + own];
    }
    line = { text: r[4] || "", found: marks(r[4] || "", out, names) };
  } else if (k === "e") {
    meta = [r[3], r[4], r[6]];
    kind = r[2] || kind;
    link.href = address("events/" + r[1] + ".html");
  } else if (k === "q") {
    title = r[3] || kind;
    meta = [r[4], r[5]];
    link.href = address("articles/" + r[1] + ".html", r[2]);
    line = { text: r[0], found: marks(r[0], out, names) };
  } else {
    link.href = address(r[1]);
  }
  link.dataset.kind = k === "n" ? r[2] : k;
  var head = el("span", "hit-head");
  head.append(marked(el("strong", "hit-title"), title, marks(title, out, names)));
  link.append(head);
  // A name is short and its kind stands beside it; a headline has it with its date.
  var label = el("span", "hit-kind", kind), under = meta.filter(Boolean), beside = k === "n" || !under.length;
  if (beside) head.append(label);
  if (under.length) {
    var foot = el("span", "hit-meta");
    if (!beside) foot.append(label);
    foot.append(under.join(" · "));
    link.append(foot);
  }
  if (line && line.text && line.text !== title) {
    var span = clip(line.text, line.found, short ? 110 : 220);
    link.append(marked(el("span", "hit-text"), line.text, line.found, span[0], span[1]));
  }
  return link;
}

/* Counted words: six forms, as the page's language has them. */
var rules = new Intl.PluralRules(document.documentElement.lang || "ar");
function number(n) {
  return String(n).replace(/\d/g, d => root.digits[(+d + 9) % 10]);
}

function found(n) {
  return (T["found-" + rules.select(n)] || T["found-other"]).replace("{n}", number(n));
}
