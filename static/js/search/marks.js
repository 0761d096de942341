/* Where a text is marked. */

/* Says of a word of a text which slot it answers and from which letter on. */
function matcher(out) {
  if (out.match) return out.match;
  var owner = new Map();
  (out.live || out.slots).forEach((slot, n) => {
    slot.lines.forEach(item => {
      [item.line.key].concat(item.line.forms).forEach(key => {
        if (!owner.has(key)) owner.set(key, n);
      });
    });
  });
  function look(word, has) {
    if (has(word)) return { n: has(word), cut: 0 };
    for (var row of prefixes) {
      if (!word.startsWith(row[0])) continue;
      var base = word.slice(row[0].length), clitic = row[1] > 2;
      if (base.length < row[1]) continue;
      var all = [base].concat(clitic && base.length < 5 ? [] : reductions(base, clitic ? 4 : 3, row[1] === 2));
      // A particle is not marked, an article is.
      var cut = row[0].length - (/ال$/.test(row[0]) ? 2 : /لل$/.test(row[0]) ? 1 : 0);
      for (var key of all) if (has(key)) return { n: has(key), cut: cut };
    }
    return null;
  }
  // Most words of a text have not even two letters of a key.
  out.keys = Array.from(owner.keys());
  var pairs = Array.from(new Set(out.keys.map(key => key.slice(0, 2))));
  var seen = new Map();
  function has(key) { return owner.has(key) ? owner.get(key) + 1 : 0; }
  out.match = token => {
    var f = token.f;
    if (!seen.has(f)) seen.set(f, pairs.some(pair => f.includes(pair)) ? look(f, has) : null);
    return seen.get(f);
  };
  return out.match;
}

/* A pattern that every text has in which something is marked, by the first letters of what is looked
   for: most sentences need not be cut into words. */
function glance(out, names) {
  var nothing = "[" + escaped(root.fold[1]) + "ء.,٫٬]*";
  function letter(l) {
    var all = l;
    root.fold.forEach((form, i) => { if (i % 2 === 0 && form === l) all += root.fold[i + 1]; });
    return "[" + escaped(all) + "]";
  }
  matcher(out);
  var heads = new Set(out.keys.concat(names.map(name => name.words[0])).map(key => key.slice(0, Math.min(3, Math.max(2, key.length - 1)))));
  return new RegExp(Array.from(heads, head => Array.from(head, letter).join(nothing)).join("|") + "|" + COMPOSED.source);
}

function escaped(chars) { return chars.replace(/[\]\\^-]/g, "\\$&"); }

/* Where to mark a text: starts and ends, and the slots met. */
function marks(text, out, names) {
  out.glance = out.glance || glance(out, names);
  if (!out.marked.has(text)) out.marked.set(text, out.glance.test(text) ? marked_by(words(text), matcher(out), names) : []);
  return out.marked.get(text);
}

function marked_by(all, match, names) {
  var found = [];
  all.forEach((w, i) => {
    for (var name of names) {
      var fits = name.words.every((part, j) => {
        var t = all[i + j];
        return t && (t.f === part || t.f === "ال" + part || j === 0 && (t.f.slice(1) === part || t.f.slice(3) === part));
      });
      if (fits) {
        var first = all[i], end = all[i + name.words.length - 1].e;
        var cut = first.f.length - name.words[0].length;
        var met = name.all.slice();
        all.slice(i, i + name.words.length).forEach(t => { if (match(t)) met.push(match(t).n); });
        found.push({ s: cut > 0 && first.f.slice(0, 2) !== "ال" ? first.from + first.at[cut] : first.s, e: end, n: name.n, all: met });
        return;
      }
    }
    var hit = match(w);
    if (hit) found.push({ s: w.from + w.at[Math.min(hit.cut, w.at.length - 1)], e: w.e, n: hit.n });
  });
  found.sort((a, b) => a.s - b.s || b.e - a.e);
  return found.filter((m, i) => !i || m.s >= found[i - 1].e);
}

/* The line of a record that answers most of the query, most closely. */
function best(hit, r, out, names) {
  var chosen = null;
  texts(hit, r).forEach((t, i) => {
    if (!i || !t[1]) return;
    var found = marks(t[1], out, names), met = new Set(), near = 0;
    found.forEach((m, j) => {
      (m.all || [m.n]).forEach(n => { met.add(n); });
      if (j && m.n !== found[j - 1].n && m.s - found[j - 1].e < 3) near++;
    });
    var worth = met.size * 10 + near * 4 + Math.min(found.length, 4);
    if (!chosen || worth > chosen.worth) chosen = { worth: worth, text: t[1], at: t[0], found: found };
  });
  return chosen;
}

async function namesOf(out) {
  var all = [], whose = new Map();
  (out.live || []).forEach((slot, n) => {
    (slot.names || []).forEach(id => { whose.set(id, (whose.get(id) || []).concat(n + 1)); });
  });
  await Promise.all(Array.from(whose).map(async one => {
    var r = await record({ k: "n", id: one[0] });
    [r[0]].concat(r[5]).forEach(name => {
      var parts = words(name).map(w => w.f.replace(/^ال(?=...)/, ""));
      if (parts.length) all.push({ n: one[1][0], all: one[1], words: parts });
    });
  }));
  return all.sort((a, b) => b.words.length - a.words.length);
}
