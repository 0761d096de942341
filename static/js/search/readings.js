/* Readings of a word: as src/search/words.rs proposes them. */

function reductions(base, least, article) {
  var out = [];
  suffixes.forEach(s => {
    if (!base.endsWith(s) || article && !endings.has(s) || s === "ا" && base.endsWith("ها")) return;
    var stem = base.slice(0, -s.length);
    if (stem.length < least) return;
    // «تجارية» is of «تجاري» rather than of «تجار».
    if (s === "يه") out.push(stem + "ي");
    out.push(stem);
    if (s.includes("ت") && s !== "ت") out.push(stem + "ه");
    // «مكتبات» are of «مكتبة» rather than of «مكتب».
    if (/ا$/.test(stem) && s.includes("ت") && s !== "ت" || /^(ات|ت[يا]ن$)/.test(s)) out.push(out.splice(-2, 1)[0]);
    if (/^[هن]/.test(s) && /.{2}ا[يو]$/.test(stem)) out.push(stem.slice(0, -1));
  });
  return out;
}

/* Calls `each(key, letters before it, exact)` in order until it gives something. */
async function readings(word, each, hamza) {
  for (var row of prefixes) {
    // «ألغى» begins with no article.
    if (!word.startsWith(row[0]) || hamza && row[0] === "ال") continue;
    var base = word.slice(row[0].length), n = base.length, clitic = row[1] > 2;
    if (n < row[1]) continue;
    var got = await each(base, row[0].length, !clitic || n > 3);
    if (got) return got;
    if (clitic && n < 5) continue;
    for (var stem of reductions(base, clitic ? 4 : 3, row[1] === 2)) {
      got = await each(stem, row[0].length, 2);
      if (got) return got;
    }
  }
  return null;
}

async function find(word, hamza) {
  var guard = null;
  return await readings(word, async (key, cut, any) => {
    var found = await line(key), before = word.slice(0, cut);
    if (!found) return null;
    // A guard that means no word of the site stands for its own, after an article at most; «والهام»
    // is a name before it is «هام».
    if (found.known && !found.means.length) {
      if (before + key !== word || before && !/(ال|لل)$/.test(before)) return null;
      if (before && before !== "ال") return (guard = guard || found) && null;
    }
    found.typed = word.slice(cut);
    // «انشتاين» is no «أنشأتا» with an ending: of a form that stands for its word only pronouns come off.
    if (any === 2 && found.known && !/(ه|ها|هم|هن|هما|نا)$/.test(word)) return null;
    return (any === 2 ? !found.name : any || found.name) ? found : null;
  }, hamza) || guard;
}

/* Letters of Persian and of dialects, and the ones others write for their sounds. */
var RESPELT = { "چ": ["ش", "تش", "ج"], "ژ": ["ج", "ش", "ز"], "گ": ["غ", "ج", "ق", "ك"], "ڤ": ["ف", "و", "ب"] };

/* A word as it may be spelt without them: «چلسي», «شلسي», «تشلسي». */
function respelt(raw, table) {
  var all = [""], n = table ? 0 : 1;
  for (var c of raw || "") {
    var letters = Array.from((n++ && table || RESPELT)[c] || [c]);
    all = [].concat.apply([], all.map(head => {
      return letters.map(l => head + l);
    })).slice(0, 9);
  }
  return all[0] === raw ? [] : all.map(text => { return (words(text)[0] || { f: "" }).f; }).filter(Boolean);
}

/* The same word with its hamza on other seats: «مسئول» and «مسؤول», «هيأة» and «هيئة». */
var SEATS = { "ؤ": "وياء", "ئ": "يواء", "أ": "اويء", "ء": "ءويا" };
function seats(word) {
  var all = respelt(word.raw, SEATS), end = /[اى]$/.exec(word.raw || "");
  // «زهى» and «زها».
  if (end) all.push(word.f.slice(0, -1) + (end[0] === "ا" ? "ي" : "ا"));
  return all.filter(other => other !== word.f);
}
