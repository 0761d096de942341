/* The query and the order in which it is answered. */

/* The query: words, and stretches between quotation marks. */
function parse(text) {
  var all = words(text), phrases = [], marks = /["«“„]([^"»”“]+)["»”“]?/g, m;
  all.forEach(w => {
    w.raw = text.slice(w.s, w.e);
    w.hamza = /^[أإآ]ل/.test(w.raw);
    // As it is met in a text, where «على» folds like the name.
    w.met = w.f;
    if (w.f === "علي" && w.raw.endsWith("ى")) w.f = "عليي";
  });
  while ((m = marks.exec(text))) {
    var inside = all.filter(w => w.s >= m.index && w.e <= m.index + m[0].length);
    if (inside.length < 2) continue;
    inside.forEach(w => { w.exact = true; });
    phrases.push(inside);
  }
  return { words: all.slice(0, 12), phrases: phrases, open: /[\p{L}\p{M}\p{N}]$/u.test(text) };
}

/* «عبدالناصر», where the site writes «عبد الناصر». */
async function apart(text) {
  for (var w of words(text).reverse()) {
    if (!/^[وبلفك]?عبدال../.test(w.f) || await find(w.f)) continue;
    var cut = w.from + w.at[w.f.indexOf("عبدال") + 3];
    text = text.slice(0, cut) + " " + text.slice(cut);
  }
  return text;
}

var KINDS = ["a", "n", "e", "q", "p"];
/* Texts read at most to prove a phrase; lines shown in the panel and on the page. */
var PROOFS = 15, SHORT = 10, LONG = 10;
var WEIGHT = { 3: 1, 2: .6, 1: .35 };

var LATIN = /^[a-z]/;

async function search(text) {
  await ready;
  text = await apart(text);
  var query = parse(text), all = query.words, last = all.length - 1;
  // Asked for at once what will be wanted next.
  if (last > 0) soon(many());
  if (!query.phrases.length) all.slice(1).forEach((_, n) => { soon(line(joinings(all.slice(n, n + 2))[0])); });
  var inPhrase = query.phrases.length && /["»”]\s*$/.test(text);
  var slots = await Promise.all(all.map((w, i) => {
    return meaning(w, i === last && query.open && !inPhrase, all.length === 1);
  }));
  var latin = all.some(w => LATIN.test(w.f));
  if (latin) await (await far()).linked(all, slots);
  all.forEach((w, i) => { w.slot = slots[i]; });
  slots.runs = [];
  if (!query.phrases.length) await named(all, slots);
  if (all.length === 1 && slots[0] && slots[0].lines[0]) {
    slots.whole = list(slots[0].lines[0].line.ents);
  }
  var used = slots.filter(Boolean);
  var out = { query: query, slots: used, hits: [], marked: new Map() };
  if (!used.length) return out;
  if (used.length > 1) personal(used);
  await Promise.all(used.map(widen));
  if (used.some(s => s.exact && !s.sources.length)) return out;
  var dead = used.filter(s => !s.sources.length);
  var unsure = used.filter(s => !s.lines.some(l => l.sure > .6));
  if (unsure.length && used.length > 1) await (await beside()).beside(unsure, used);
  dead = used.filter(s => !s.sources.length);
  var weak = used.filter(s => !s.lines.some(l => l.sure > .6));
  if (weak.length === 1 && used.length > 1 && (dead.length || !score(used, slots.whole).length)) {
    await (await beside()).guess(weak[0], used, slots.whole);
  }
  used = headed(used);
  if (latin) used = (await far()).slight(used);
  if (used.length > 1) await told_by(used.filter(s => !s.sources.length));
  dead = used.filter(s => !s.sources.length);
  var alive = used.length - dead.length;
  if (dead.length && alive && used.length < 4 && called(used)) {
    used = used.filter(s => s.called);
    dead = [];
    alive = 1;
  }
  if (!alive || dead.length && (used.length < 3 || alive < used.length * .65)) return out;
  var live = used.filter(s => s.sources.length);
  out.live = live;
  var question = askers.has(all[0].f) && live.length > 1;
  if (question) lighten(live);
  out.hits = score(live, slots.whole);
  if (!out.hits.length && live.some(s => s.small)) {
    live.forEach(s => { s.light = s.light || s.small; });
    out.hits = score(live, slots.whole);
  }
  if (await related_words(live, out.hits)) out.hits = score(live, slots.whole);
  if (!out.hits.length && live.length > 1 && await told_by(live)) out.hits = score(live, slots.whole);
  if (!out.hits.length && live.length > 1 && await (await beside()).otherwise(live)) out.hits = score(live, slots.whole);
  if (!out.hits.length && live.some(headed_by)) {
    live.forEach(s => { s.light = s.light || headed_by(s) && live.some(known_name); });
    out.hits = score(live, slots.whole);
  }
  var heavy = live.filter(s => !s.light).length;
  if (heavy > 2 && (!out.hits.length || out.hits.length < (question ? 5 : heavy > 3 ? 5 : 0))) {
    var sure = new Set(out.hits.map(h => h.k + h.id));
    score(live, slots.whole, Math.max(2, Math.ceil(heavy * .6))).forEach(h => {
      if (!sure.has(h.k + h.id)) out.hits.push(h);
    });
  }
  // «كيف مات غاغارين»: of whom it is asked must be met.
  if (question && !out.hits.length && live.some(known_name)) {
    live.forEach(s => { s.light = s.light || !known_name(s); });
    out.hits = score(live, slots.whole);
  }
  for (var run of slots.runs) await (await many()).together(out, run);
  // «كريستيان برنارد», where there are a «كريستيان برنار» and somebody else's «برنارد».
  if (!out.hits.length && live.length > 1 && !query.phrases.length) {
    var rare = live.filter(s => s.lines.every(l => count(l.line.post.a) < 6));
    if (rare.length && await (await beside()).beside(rare, live)) {
      slots.runs = [];
      out.hits = score(live, slots.whole);
    }
  }
  if (!out.hits.length && live.length > 1 && live.length < 4 && called(live)) {
    live.forEach(s => { s.light = !s.called; });
    out.hits = score(live, slots.whole);
  }
  if (!out.hits.length && live.length > 1 && live.length < 6 && !query.phrases.length) {
    if (await (await beside()).slipped(live)) out.hits = score(live, slots.whole);
  }
  if (!query.phrases.length) {
    for (var slot of live) await as_typed(out, slot);
    if (live.length > 1) {
      await (await many()).apart_from(out);
      await (await many()).strewn(out, slots.runs);
    }
  }
  if (query.phrases.length) out.hits = await (await many()).holding(out);
  return out;
}

/* «كم عدد القتلى»: what says little in a question need not be met. */
function lighten(slots) {
  var heavy = slots.filter(s => !light.has(s.word));
  if (heavy.length) slots.forEach(s => { s.light = light.has(s.word); });
}

/* Where too little is found, words of the same root are taken as well. True when there are any. */
async function related_words(slots, hits) {
  var n = hits.filter(h => h.k === "a").length;
  if (n >= LONG) return false;
  var few = n <= (slots.length === 1 ? 3 : slots.length < 4 ? 2 : 0);
  var more = await Promise.all(slots.map(async slot => {
    var near = [];
    slot.lines.forEach(l => { near = near.concat(l.line.number, few ? l.line.near : []); });
    var sure = slot.begun || !slot.lines.some(l => l.line.name || l.sure < 1);
    var plain = !slot.kin && !/^[a-z0-9]/.test(slot.word) && sure;
    // Of a word that is here the index knows what its plurals are.
    var here = n > 0 && slot.lines.some(l => l.sure === 1);
    if (plain && few && !here) near = near.concat(await (await far()).kin(slot.word, false, n > 0));
    slot.kin = slot.kin || few;
    return less_sure(slot, near);
  }));
  return more.some(Boolean);
}

/* Other words by which the same is told: «رحيل» and «وفاة». */
async function told_by(slots) {
  var more = await Promise.all(slots.map(slot => {
    var akin = slot.lines.map(l => l.sure > .9 ? l.line.akin : []);
    return less_sure(slot, [].concat.apply(slot.akin || [], akin));
  }));
  return more.some(Boolean);
}

/* Takes more words for one of the query. True when there are any. */
async function less_sure(slot, keys) {
  if (slot.exact) return false;
  var found = await Promise.all(Array.from(new Set(keys), line));
  found = found.filter(one => {
    return one && !slot.lines.some(l => l.line.key === one.key);
  });
  found.forEach(one => {
    slot.lines.push({ line: one, sure: .4 });
    slot.sources.push({ post: one.post, sure: .4 });
  });
  return found.length > 0;
}
