/* What is found, the best first. */

/* Adds the articles that name the entities meant. */
async function widen(slot) {
  slot.sources = slot.lines.map(item => ({ post: item.line.post, sure: item.sure }));
  if (slot.exact) return;
  var ents = new Map();
  slot.ents.forEach(n => { ents.set(n, 1); });
  var lands = new Set();
  for (var item of slot.lines) {
    list(item.line.land).forEach(n => { lands.add(n); });
    few_things(item.line).forEach(n => { ents.set(n, Math.max(ents.get(n) || 0, item.sure)); });
    // «غوتيريش»: few texts spell him so, others name him otherwise.
    var title = item.line.post.n && list(item.line.post.n[3]).concat(list(item.line.post.n[2]));
    if (item.line.name && !item.line.ents && title && title.length < 4 && count(item.line.post.a) < 6) {
      title.forEach(n => { if (!ents.has(n)) ents.set(n, item.sure * .6); });
    }
    if ((!item.line.post.a || /^[a-z]/.test(item.line.key)) && item.line.post.n) {
      var few = list(item.line.post.n[3]).concat(list(item.line.post.n[2]));
      if (few.length < 7 || item.line.key[0] === "&") few.slice(-6).forEach(n => { if (!ents.has(n)) ents.set(n, item.sure * .9); });
    }
  }
  // Of what only begins so, the words themselves are met.
  slot.names = Array.from(ents.keys()).slice(slot.begun ? -2 : -6);
  lands = Array.from(lands).filter(n => !ents.has(n)).slice(-3);
  await Promise.all(lands.map(async n => {
    var found = await line("@" + n);
    slot.sources.push({ one: n, sure: .5 });
    if (found) slot.sources.push({ post: found.post, sure: .4 });
  }));
  await Promise.all(slot.names.map(async n => {
    var sure = ents.get(n);
    var both = await Promise.all([line("@" + n), record({ k: "n", id: n })]), found = both[0];
    slot.sources.push({ one: n, sure: sure });
    if (found) slot.sources.push({ post: found.post, sure: sure * .8 });
    // Texts that name it otherwise: «قره باغ» is «كاراباخ».
    var main = words(both[1][0]);
    if (main.length === 1 && !slot.lines.some(item => item.line.key === main[0].f)) {
      var other = await find(main[0].f);
      if (other) slot.sources.push({ post: other.post, sure: sure * .7 });
    }
  }));
}

function score(slots, whole, enough) {
  var hits = [], total = 0, heavy = slots.filter(s => !s.light);
  enough = enough || heavy.length;
  // Of each kind how much a slot is worth where it is met, by numbers.
  var bests = slots.map(slot => {
    var best = {};
    KINDS.forEach(k => { best[k] = new Map(); });
    slot.sources.forEach(from => {
      function met(k, worth) {
        return id => { if (!(best[k].get(id) >= worth)) best[k].set(id, worth); };
      }
      if (from.one !== undefined) return met("n", 1.1 * from.sure)(from.one);
      for (var k in from.post) {
        for (var w in from.post[k]) set(from.post[k][w], met(k, WEIGHT[w] * from.sure));
      }
    });
    slot.idf = Math.log(2 + root.n.a / (1 + best.a.size));
    total += slot.idf;
    return best;
  });
  KINDS.forEach(k => {
    var last = Math.max(root.n[k] - 1, 1), seen = new Set();
    // The rarest words first: what has none of them lacks too many.
    var order = heavy.map(s => bests[slots.indexOf(s)][k]).sort((a, b) => a.size - b.size);
    order.slice(0, order.length - enough + 1).forEach(best => { best.forEach((_, id) => { seen.add(id); }); });
    seen.forEach(id => {
      if (order.filter(best => best.has(id)).length < enough) return;
      var sum = 0;
      slots.forEach((slot, n) => { sum += (bests[n][k].get(id) || 0) * slot.idf; });
      var worth = sum / total + (k === "n" ? .15 : .1) * (root.n[k] > 1 ? id / last : 1);
      if (k === "q") worth -= .3;
      if (k === "p") worth -= .15;
      if (whole && k === "n" && whole.indexOf(id) >= 0) worth += 2;
      hits.push({ k: k, id: id, worth: worth });
    });
  });
  return hits.sort((a, b) => b.worth - a.worth || (a.k < b.k ? -1 : a.k > b.k ? 1 : b.id - a.id));
}

/* At first no kind takes all the places. */
function mixed(hits, most) {
  var room = { n: 3, e: 2, q: 1, p: 1, a: most }, first = [], rest = [];
  hits.forEach(hit => {
    if (first.length < most && (hit.worth > 2 || room[hit.k]-- > 0)) first.push(hit); else rest.push(hit);
  });
  return first.concat(rest);
}
