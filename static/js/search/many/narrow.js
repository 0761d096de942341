/* Which of the texts found tell of what is asked, of several words.

   The scripts of this folder are asked for where a query has more than one word. */

var { DIGITS, LONG, PROOFS, known_name, line, list, marks, matcher, namesOf, record, texts, things_of, value, words } = core;

/* The words of a whole name are looked for together: «أنور» and «وجدي» of two people are nobody's
   name. Leaves the articles that name who is meant, and of the first others those whose text has
   the words side by side. */
async function together(out, run) {
  if (run.slots.some(s => s && out.live.indexOf(s) < 0)) return;
  var named = new Set(), match = matcher(out), n = 0;
  await Promise.all(run.ents.slice(0, 4).map(async n => {
    var found = await line("@" + n);
    for (var w in found && found.post.a) list(found.post.a[w]).forEach(id => { named.add(id); });
  }));
  if (!named.size) return;
  function adjoin(text) {
    var all = words(text);
    return all.some((_, i) => {
      return run.slots.every((slot, j) => {
        var m = all[i + j] && (!slot || match(all[i + j]));
        return m && (!slot || out.live[m.n - 1].word === slot.word);
      });
    });
  }
  var kept = [], shown = 0;
  for (var hit of out.hits) {
    var all = hit.k !== "a" || named.has(hit.id);
    // No more texts are read than a page shows.
    if (!all && shown < LONG && n++ < LONG) all = texts(hit, await record(hit)).some(t => adjoin(t[1]));
    if (!all) continue;
    kept.push(hit);
    if (hit.k === "a") shown++;
  }
  out.hits = kept;
}

/* «99 صوتا» are not 99 seats and a vote, «مايكل شوماخر» is no Michael beside another Schumacher: where
   in one text a number stands beside what is asked of it, or the words of somebody's name side by
   side, texts in which they only stand apart tell of something else. */
async function apart_from(out) {
  var all = out.hits.filter(h => h.k === "a"), heavy = [], numbers = new Set(), person = new Set();
  if (all.length < 2 || all.length > LONG) return;
  out.live.forEach((slot, n) => {
    if (slot.light) return;
    heavy.push(n + 1);
    if (/^[0-9.]+$/.test(slot.word) && !/^(19|20)..$/.test(slot.word)) numbers.add(n + 1);
  });
  var slots = heavy.map(n => out.live[n - 1]);
  if (heavy.length < 2 || heavy.length > 4) return;
  if (slots.every(s => known_name(s) || /^[a-z]/.test(s.word))) {
    var things = slots.map(s => things_of(s.lines));
    things[0].forEach(id => { if (things.every(ids => ids.has(id))) person.add(id); });
  }
  if (!numbers.size && !person.size) return;
  var named = new Set();
  for (var id of person) {
    var found = await line("@" + id);
    for (var w in found && found.post.a) list(found.post.a[w]).forEach(id => { named.add(id); });
  }
  out.names = out.names || await namesOf(out);
  var how = new Map();
  await Promise.all(all.map(async hit => {
    var here = new Set(), close = new Set(), whole = named.has(hit.id);
    texts(hit, await record(hit)).forEach(t => {
      var found = marks(t[1], out, out.names), run = new Set(), last = -99;
      found.forEach(m => {
        var of = m.all || [m.n];
        if (m.s - last > 12) run = new Set();
        last = m.e;
        of.forEach(n => { run.add(n); here.add(n); });
        if (run.size > 1) run.forEach(n => { if (numbers.has(n)) close.add(n); });
        if (heavy.every(n => run.has(n))) whole = true;
      });
    });
    var others = heavy.some(n => !numbers.has(n) && here.has(n));
    how.set(hit, person.size ? whole : Array.from(numbers).every(n => close.has(n) || !here.has(n) || !others));
  }));
  if (!Array.from(how.values()).some(Boolean)) return;
  out.hits = out.hits.filter(h => !how.has(h) || how.get(h));
}

/* Where all that is asked for, or three things of it, stand in two sentences of one article or in its
   headline, articles in which they are strewn tell of something else. Asked only of lists that are shown whole. */
async function strewn(out, runs) {
  var all = out.hits.filter(h => h.k === "a");
  if (all.length < 2 || all.length > LONG) return;
  var units = new Map();
  out.live.forEach((slot, n) => {
    if (slot.light) return;
    var at = runs.findIndex(run => run.slots.indexOf(slot) >= 0);
    units.set(n + 1, at < 0 ? n + 1 : -1 - at);
  });
  var most = new Set(units.values()).size;
  // Of two words only those of a name belong together.
  function named(s) { return s.light || known_name(s) || /^[a-z]/.test(s.word); }
  if (most < 2 || most < 3 && !out.live.every(named)) return;
  out.names = out.names || await namesOf(out);
  var close = new Map();
  await Promise.all(all.map(async hit => {
    var met = texts(hit, await record(hit)).map(t => {
      var met = marks(t[1], out, out.names).map(m => m.all || [m.n]);
      return [].concat.apply([], met).map(n => units.get(n)).filter(Boolean);
    });
    close.set(hit, Math.max.apply(null, met.map((some, i) => {
      return new Set(met[0].concat(some, met[i + 1] || [])).size;
    })));
  }));
  var best = Math.max.apply(null, Array.from(close.values()));
  if (best < Math.min(most, 3)) return;
  out.hits = out.hits.filter(h => !close.has(h) || close.get(h) >= best - (best > 3));
}
