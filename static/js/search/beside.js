/* A word that is not found, with the help of those beside it. */

var { count, find, foreign, forgiven, heard, list, mistyped, record, score, unlike, widen, words } = core;

/* «ليش فاليسا», where «ليخ فاليسا» is named: beside a word of a name another of it may be a slip. */
async function beside(dead, used) {
  var more = false;
  for (var slot of dead) {
    if (slot.word.length < 3 || /^[0-9]/.test(slot.word)) continue;
    var ids = new Set();
    used.forEach(other => {
      if (other === slot) return;
      (other.names || []).forEach(id => { ids.add(id); });
      other.lines.forEach(l => {
        if ((l.line.name || /^[a-z]/.test(l.line.key)) && l.line.post.n) list(l.line.post.n[3]).concat(list(l.line.post.n[2])).forEach(id => { ids.add(id); });
      });
    });
    var latin = /^[a-z]/.test(slot.word), meant = new Set();
    for (var id of Array.from(ids).slice(-6)) {
      var r = await record({ k: "n", id: id });
      [r[0]].concat(r[5]).forEach(name => {
        var parts = words(name);
        if (parts.length > 1) parts.forEach(w => {
          if (latin ? foreign(slot.word, w.f) < Math.min(5, slot.word.length - 1) : forgiven(slot.word, w.f) || w.f.length > 3 && unlike(slot.word, w.f) < (w.f.length > 4 ? 4 : 3)) meant.add(w.f);
        });
      });
    }
    for (var key of meant) {
      var found = await find(key);
      if (found) slot.lines.push({ line: found, sure: .5 });
    }
    if (!meant.size) continue;
    // What only is of one root gives way to the name.
    if (slot.kin) slot.lines = slot.lines.filter(l => meant.has(l.line.key));
    await widen(slot);
    more = true;
  }
  return more;
}

/* Where the words are met nowhere together, names that sound like a rare one: «كامب دافيد». */
async function otherwise(slots) {
  var more = false;
  await Promise.all(slots.slice(0, 5).map(async slot => {
    var few = slot.lines.every(l => l.sure < 1 || count(l.line.post.a) < 4);
    if (!few || slot.exact || /^[0-9]/.test(slot.word)) return;
    var n = slot.lines.length;
    await heard(slot.word.replace(/^ال(?=....)/, ""), async found => {
      if (!found || slot.lines.some(l => l.line.key === found.key)) return;
      slot.lines.push({ line: found, sure: .4 });
    });
    if (slot.lines.length === n) return;
    await widen(slot);
    more = true;
  }));
  return more;
}

/* Beside words that are found, a shorter word may be a slip, and a known one a swap: «بوكو حارم». */
async function guess(slot, used, whole) {
  if (/^[a-z0-9]/.test(slot.word)) return;
  var before = slot.lines.slice();
  await mistyped(slot.word, async found => {
    if (!found || slot.guard && !swapped(slot.word, found.key)) return;
    slot.lines.push({ line: found, sure: .5 });
  }, true);
  if (slot.lines.length === before.length) return;
  await widen(slot);
  if (score(used, whole).length) return;
  slot.lines = before;
  slot.sources = [];
  await widen(slot);
}

/* Where the words are met nowhere together, one of them may be a slip that is a word all the same. */
async function slipped(slots) {
  var more = false;
  for (var slot of slots) {
    var exact = slot.lines.some(l => l.line.name || l.sure === 1 && slot.word.includes(l.line.key));
    if (exact || slot.exact || slot.guard || slot.word.length < 5 || !/^[ء-ي]+$/.test(slot.word)) continue;
    await mistyped(slot.word, async found => {
      if (!found || slot.lines.some(l => l.line.key === found.key)) return;
      slot.lines.push({ line: found, sure: .4 });
      more = true;
    }, true);
    await widen(slot);
  }
  return more;
}

function swapped(a, b) {
  return a.length === b.length && Array.from(a).sort().join("") === Array.from(b).sort().join("");
}

return { beside, guess, otherwise, slipped };
