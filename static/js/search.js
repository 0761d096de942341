/* The site's search. Everything it knows comes from scripts under search/, asked for one by one,
   so that it works from a folder as it does from a host. See docs/search.md. */
(function () {
"use strict";
var form = document.querySelector("form[data-search]");
if (!form || window.warraqFind) return;
var input = form.elements.q;
var home = form.getAttribute("data-root");
var page = form.hasAttribute("data-page");
if (!page) {
  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = form.getAttribute("data-style");
  document.head.appendChild(style);
}

/* Files: each calls warraqSearch(name, value). */

var waiting = {}, given = {}, early = window.warraqSearch && window.warraqSearch.early;
window.warraqSearch = (name, value) => {
  given[name] = value;
  if (waiting[name]) waiting[name].done(value);
};

function file(name, path) {
  if (waiting[name]) return waiting[name].promise;
  var job = waiting[name] = {};
  job.promise = new Promise((done, fail) => {
    job.done = done;
    // `find.js` has asked for the root already.
    if (name === "root" && early) {
      if (early.root) return window.warraqSearch(name, early.root);
      if (!early.failed) return (early.fail = () => {
        delete waiting[name];
        fail(new Error(name));
      });
    }
    var script = document.createElement("script");
    script.src = home + "search/" + (path || name) + ".js";
    script.onerror = () => {
      delete waiting[name];
      fail(new Error(name));
    };
    script.onload = () => { script.remove(); };
    document.head.appendChild(script);
  });
  return job.promise;
}

/* What is asked for before it is needed: where it fails, whoever needs it says so. */
function soon(promise) {
  promise.catch(() => {});
  return promise;
}

var root, prefixes, suffixes, endings, sounds, stops, keys, files, askers, light, heads, T;
var ready = file("root").then(value => {
  root = value;
  T = root.t;
  prefixes = root.pre;
  suffixes = root.suf.split(" ");
  endings = new Set(root.art.split(" "));
  stops = new Set(root.stop.split(" "));
  sounds = [["n", "n"], ["n", "ن"]];
  root.snd.forEach(row => {
    row[1].split(" ").forEach(letters => { sounds.push([row[0], letters]); });
  });
  askers = new Set(root.ask.split(" "));
  light = new Set(root.light.split(" "));
  heads = new Set(root.head.split(" "));
  sounds.sort((a, b) => b[1].length - a[1].length);
  keys = root.keys.split("\n");
  files = root.files.split("\n");
});

/* Words: as src/search/words.rs cuts them. at[i] is where letter i stands, counted from `from`. */

var COMPOSED = /[\u00c0-\u024f\ufb50-\ufdff\ufe70-\ufeff]/;
function folded(c) {
  for (var i = 1; i < root.fold.length; i += 2) if (root.fold[i].includes(c)) return root.fold[i - 1];
  return COMPOSED.test(c) ? Array.from(c.normalize("NFKD")).map(part => {
    return part === c ? c : folded(part);
  }).join("") : c;
}

var LETTER = /^\p{Alphabetic}/u, KEPT = /[\p{Alphabetic}\p{N}]/u;

/* What a character is: its letters, and 0 nothing, 1 letter, 2 digit, 3 between digits, 4 an end. */
var sorts = new Map();
function sorted(c) {
  var f = folded(c);
  var sort = !f ? 0 : /^[0-9]/.test(f) ? 2 : LETTER.test(f) ? 1 : /[.,٫٬]/.test(c) ? 3 : 4;
  if (sort === 1) f = Array.from(f).filter(l => l !== "ء" && KEPT.test(l)).join("");
  sorts.set(c, { f: f, sort: sort });
  return sorts.get(c);
}

/* What stands between two spaces, with its words; few are met for the first time. */
var pieces = new Map();
function words(text) {
  var out = [], from = 0;
  for (var piece of text.split(" ")) {
    if (!pieces.has(piece)) pieces.set(piece, pieced(piece));
    for (var w of pieces.get(piece)) out.push({ f: w.f, s: from + w.s, e: from + w.e, at: w.at, from: from });
    from += piece.length + 1;
  }
  return out;
}

function pieced(text) {
  var out = [], open = null, i = 0;
  function close() {
    var w = open;
    open = null;
    if (!w || !w.f) return;
    if (w.sort === 2) {
      var number = w.f.replace(/[.,]+$/, "").replace(/^(\d+),(\d\d?)$/, "$1.$2");
      var parts = number.split(".")[0].split(",");
      var whole = parts.every((p, n) => n ? p.length === 3 : p.length < 4);
      if (!whole && parts.length > 1) {
        number.split(",").forEach(p => {
          if (p) out.push({ f: p, s: w.s, e: w.e, at: w.at });
        });
        return;
      }
      w.f = number.replace(/,/g, "");
    }
    out.push(w);
  }
  for (var c of text) {
    var kind = sorts.get(c) || sorted(c), f = kind.f, sort = kind.sort, end = i + c.length;
    if (open && open.sort === 2 && sort === 3 && !/[.,]$/.test(open.f)) {
      open.f += /[.٫]/.test(c) ? "." : ",";
      open.at.push(i);
    } else if (sort) {
      if (!open || open.sort !== sort) {
        close();
        if (sort < 3) open = { sort: sort, f: "", s: i, e: end, at: [] };
      }
      if (open) {
        open.e = end;
        for (var l of f) {
          open.f += l;
          open.at.push(i);
        }
      }
    }
    i = end;
  }
  close();
  return out;
}

/* Lines of the index. */

/* Position of the last of the sorted keys that is not after `key`. */
function holder(all, key) {
  var low = 0, high = all.length - 1;
  while (low < high) {
    var mid = low + high + 1 >> 1;
    if (all[mid].split(" ", 1)[0] <= key) low = mid; else high = mid - 1;
  }
  return low;
}

/* The names of the stretches that may have keys that begin with `prefix`, `most` of them. What the
   root lists with a sign before it is a directory of stretches. */
async function holders(prefix, most) {
  var out = [];
  for (var n = holder(keys, prefix); n < keys.length && out.length < most; n++) {
    if (out.length && !keys[n].startsWith(prefix)) break;
    if (files[n][0] !== "+") {
      out.push(files[n]);
      continue;
    }
    var rows = await stretch(files[n].slice(1));
    for (var i = holder(rows, prefix); i < rows.length && out.length < most; i++) {
      var row = rows[i].split(" ");
      if (out.length && !row[0].startsWith(prefix)) return out;
      out.push(row[1]);
    }
  }
  return out;
}

function stretch(name) {
  return file(name).then(value => {
    if (typeof value !== "string") return value;
    var lines = value.split("\n");
    given[name] = lines;
    waiting[name].promise = Promise.resolve(lines);
    return lines;
  });
}

/* Position of the first line whose key is not before `key`. */
function seek(lines, key) {
  var low = 0, high = lines.length;
  while (low < high) {
    var mid = low + high >> 1;
    if (lines[mid].split(" ", 1)[0] < key) low = mid + 1; else high = mid;
  }
  return low;
}

function read(text) {
  var parts = text.split(" ");
  var line = { key: parts[0], means: [], forms: [], near: [], number: [], spelt: [], akin: [], ents: "", land: "", next: {}, post: {} };
  for (var i = 1; i < parts.length; i++) {
    var sign = parts[i][0], rest = parts[i].slice(1);
    if (sign === "*") line.name = true;
    else if (sign === "!") line.known = true;
    else if (sign === ">") line.means = rest.split(",");
    else if (sign === "~") line.forms = rest.split(",");
    else if (sign === "^") line.near = rest.split(",");
    else if (sign === ":") line.number = rest.split(",");
    else if (sign === "<") line.spelt = rest.split(",");
    else if (sign === "?") line.akin = rest.split(",");
    else if (sign === "=") line.ents = rest;
    else if (sign === "&") line.land = rest;
    else if (sign === "/") line.apart = true;
    else if (sign === "+") line.next[rest[0]] = rest.slice(1);
    else (line.post[sign] = line.post[sign] || {})[rest[0]] = rest.slice(1);
  }
  return line;
}

/* Whether there are keys that keep ال before these three letters: of those that begin alike the root
   has the first two once, then every third, full stops for none. */
function articled(head) {
  var at = (" " + root.al).indexOf(" " + head.padEnd(2, ".").slice(0, 2));
  return at >= 0 && root.al.slice(at + 2).split(" ", 1)[0].includes(head[2] || ".");
}

async function line(key) {
  if (key.startsWith("ال") && !articled(key.slice(2, 5))) return null;
  var lines = await stretch((await holders(key, 1))[0]);
  var at = seek(lines, key);
  return at < lines.length && lines[at].split(" ", 1)[0] === key ? read(lines[at]) : null;
}

var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
var value = {};
for (var d = 0; d < 64; d++) value[DIGITS[d]] = d;

function set(text, each) {
  var i, n;
  if (text[0] === "#") {
    for (i = 1; i < text.length; i++) {
      n = value[text[i]];
      for (var b = 0; b < 6; b++) if (n >> b & 1) each((i - 1) * 6 + b);
    }
    return;
  }
  var gap = 0, shift = 0, last = -1;
  for (i = 1; i < text.length; i++) {
    n = value[text[i]];
    gap |= (n & 31) << shift;
    shift += 5;
    if (n < 32) {
      last += gap + 1;
      each(last);
      gap = shift = 0;
    }
  }
}

function count(post) {
  var n = 0;
  for (var w in post) n += list(post[w]).length;
  return n;
}

function list(text) {
  var out = [];
  if (text) set(text, n => { out.push(n); });
  return out;
}

/* Readings: as src/search/words.rs proposes them. */

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

/* Of a word nobody knows, a particle before three letters or an ending after them: as loose() of
   src/search/words.rs. */
async function loose(word) {
  async function told(key) {
    var found = key.length > 2 && await line(key);
    return found && !found.name && !found.known && (found.post.a || found.means.length) ? found : null;
  }
  for (var row of prefixes) {
    var base = word.slice(row[0].length), clitic = row[1] > 2;
    if (!word.startsWith(row[0]) || row[1] === 2 || base.length < 3) continue;
    var found = row[1] === 3 && base.length === 3 && await told(base);
    if (found) return found;
    for (var stem of reductions(base, 2)) {
      found = (clitic || stem.endsWith("ه")) && await told(stem);
      if (found) return found;
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

/* The patterns of words of one root, when they are first asked for. */
var patterns;
function read_patterns() {
  patterns = [];
  root.pat.forEach((sides, row) => {
    sides.forEach((side, n) => {
      side.split(" ").forEach(p => {
        [p, /23$/.test(p) && p !== "1ا23" ? p.slice(0, -1) : ""].forEach(p => {
          var parts = p.split("+");
          if (p) patterns.push({ p: parts[0], more: parts[1] || "", row: row, side: sides[1] ? n : 2 });
        });
      });
    });
  });
}

/* Words of one root, as src/search/roots.rs finds it: each root with the patterns that gave it. */
function roots(word) {
  var out = new Map();
  if (!patterns) read_patterns();
  if (word.length < 2 || word.length > 8) return out;
  // «اصطدم» is of the pattern of «اشترك».
  if (word.length > 4) word = word.replace(/^(.{0,2})(?:([صض])ط|(ز)د)/, "$1$2$3ت");
  patterns.forEach(row => {
    if (row.p.length !== word.length) return;
    var r = "";
    for (var i = 0; i < word.length; i++) {
      if (/\d/.test(row.p[i])) r += word[i]; else if (row.p[i] !== word[i]) return;
    }
    r += row.more;
    if (r.length === 2) r += r[1];
    if (r.length === 3) {
      r = r[0] + r[1].replace(/[اي]/, "و") + r[2].replace(/[او]/, "ي");
      if (r[0] === r[1] || /^.وي$|ه$/.test(r)) return;
    } else if (r.indexOf("ا", 1) > 0) return;
    if (!out.has(r)) out.set(r, []);
    out.get(r).push(row);
  });
  return out;
}

/* With `number` only a plural and its singular are. */
function related(some, others, number) {
  return some.some(a => {
    return others.some(b => {
      // «سد» is of «سدود», «فر» of «فرار»; of two letters nothing else is sure.
      if ((a.p.length < 3 || b.p.length < 3) && !/12[وا]3/.test(a.p + b.p)) return false;
      return a.row === b.row && (a.side === 2 ? !number : a.side !== b.side);
    });
  });
}

/* Words of the site that are of the root of `word` and mean much the same; when `whole`, no particle
   is taken off it, with `number` only plurals and singulars. */
async function kin(word, whole, number) {
  var own = new Map(), found = new Set();
  async function bound(base) {
    // «جسري البوسفور», «محاربو الصحراء», «مضاد» where the texts have «مضادة».
    for (var end of ["ي", "و", "ه"]) {
      var whole = base.length > 2 && await line(base + end);
      if (whole && whole.post.a) found.add(base + end);
    }
  }
  async function bent(base) {
    // «انقلابيون» are of an «انقلاب».
    for (var form of [base].concat(reductions(base, 5, true))) {
      var noun = form.length > 4 && /ي$/.test(form) && await line(form.slice(0, -1));
      if (noun && !noun.name && noun.post.a) found.add(noun.key);
    }
  }
  function take(base) {
    roots(base).forEach((rows, r) => {
      if (own.has(r)) own.get(r).push([base, rows]); else if (own.size < 8) own.set(r, [[base, rows]]);
    });
  }
  for (var row of prefixes) {
    if (!word.startsWith(row[0])) continue;
    var base = word.slice(row[0].length), n = base.length, clitic = row[1] > 2;
    if (n < row[1] || clitic && n < 4 || whole && row[0] && row[0] !== "ال") continue;
    // «كيمتشي» is not «كـ» and «يمشي», «فيتنامي» not «فـ» and «يتنامى».
    if (clitic && base[0] === "ي" && !/س$/.test(row[0])) continue;
    // «فراولة» is not «فـ» and a word of the root of «ريال»: only و is taken off what nobody knows.
    if (clitic && !/^(و|[وف]?س)$/.test(row[0])) continue;
    take(base);
    reductions(base, clitic ? 4 : 3, row[1] === 2).forEach(stem => {
      // «خطفوا» is of «خطف»; «سحلية» is not of «ساحل».
      if (stem.length > 3 || /^(وا|تا?)$/.test(base.slice(stem.length))) take(stem);
    });
    if (number) continue;
    await bent(base);
    if (!row[0] || !clitic) await bound(base);
  }
  await Promise.all(Array.from(own).map(async one => {
    var all = await line("^" + one[0]);
    if (!all) return;
    all.means.forEach(key => {
      var rows = roots(key).get(one[0]);
      if (rows && one[1].some(typed => key !== typed[0] && related(typed[1], rows, number))) found.add(key);
    });
  }));
  return Array.from(found);
}

function skeleton(word) {
  var out = "", i = 0;
  while (i < word.length) {
    var cls = "", n = 1;
    for (var row of sounds) {
      if (word.startsWith(row[1], i)) {
        cls = row[0];
        n = row[1].length;
        break;
      }
    }
    if (!(cls && out.endsWith(cls) && i && word[i - 1] === word[i])) out += cls;
    i += n;
  }
  return out;
}

function slip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  var i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  var x = a.slice(i), y = b.slice(i);
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
    x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}

/* «غداد» is no slip for «بغداد»: nobody leaves out a first letter that could be a particle. */
function forgiven(typed, meant) {
  return slip(typed, meant) && !(meant.slice(1) === typed && /^[وفبلكس]/.test(meant));
}

/* Lines whose keys begin with `prefix`, from a few stretches at most. */
async function beginning(prefix, most) {
  var names = await holders(prefix, most || 4);
  var all = await Promise.all(names.map(stretch));
  return [].concat.apply([], all).filter(text => text.startsWith(prefix));
}

function size(text) { return text.length; }

/* What a word of the query means: lines with how sure we are. */
async function meaning(word, last, lone) {
  var slot = { word: word.f, lines: [], ents: [] };
  if (word.f === "عليي" || stops.has(word.f) && !(last && lone)) return null;
  var digits = /^[0-9]/.test(word.f);
  async function add(found, sure) {
    if (!found) return;
    if (Object.keys(found.post).length || found.ents || found.land) slot.lines.push({ line: found, sure: sure });
    if (sure === 1 && !word.exact) few_things(found).forEach(n => {
      soon(line("@" + n));
      soon(record({ k: "n", id: n }));
    });
    for (var key of found.means) {
      var meant = await line(key);
      if (meant) slot.lines.push({ line: meant, sure: sure });
    }
    for (key of word.exact ? [] : found.spelt) {
      var other = await line(key);
      if (other) slot.lines.push({ line: other, sure: sure * .8 });
    }
  }
  var other, found = stops.has(word.f) ? null : digits ? await line(word.f) : await find(word.f, word.hamza);
  // Of a phrase every word stands as it is written.
  if (word.exact) {
    await add(found, 1);
    slot.exact = slot.kin = true;
    return slot;
  }
  if (found) {
    slot.akin = found.akin;
    // «رءوس» are no «روس».
    if (/ء./.test(word.raw)) for (other of seats(word)) await add(await find(other), .9);
    await add(found, 1);
    // «باشين» is being typed: no ب before a word, but the beginning of a name.
    if (last && word.f.length > 4 && !word.f.startsWith(found.key) && !/^(.?.?ال|لل)/.test(word.f)) {
      for (var begun of (await beginning(word.f)).map(read)) if (begun.name && begun.post.a) await add(begun, .9);
    }
    var rest = /^[وفبلك]/.test(word.f) && found.name && !found.known && found.key === word.f && await line(word.f.slice(1));
    if (rest && rest.name) await add(rest, .8);
    var few = found.name && !found.known && !found.post.a || /^[a-z]/.test(word.f) && count(found.post.a) < 6;
    if (few) await heard(word.f, add, last);
    if (!found.name && count(found.post.a) < 4) for (other of seats(word)) await add(await find(other), .9);
    if (slot.lines.length) return slot;
  }
  if (digits) return slot;
  // «وبعد»: nothing but particles.
  if (!found) for (var row of prefixes) {
    if (row[0] && word.f.startsWith(row[0]) && stops.has(word.f.slice(row[0].length))) return null;
  }
  var others = respelt(word.raw);
  for (other of others.concat(found ? [] : seats(word))) await add(await find(other), .9);
  if (slot.lines.length) return slot;
  if (last && word.f.length > 1) {
    var stem = word.f.replace(/^(و?ال|لل|بال)(?=..)/, "");
    var all = await beginning(word.f);
    if (stem !== word.f) all = all.concat(await beginning(stem));
    all = all.filter(text => / [=a-z]/.test(text));
    all.sort((a, b) => / \*/.test(b) - / \*/.test(a) || size(b) - size(a));
    for (var text of all.slice(0, word.f.length > 3 ? 10 : 5)) await add(read(text), .7);
    slot.begun = slot.lines.length > 0;
    if (slot.begun) return slot;
  }
  slot.guard = !!found;
  slot.common = found && !found.name;
  if (found && (found.name || found.means.length)) return slot;
  if (!found) await add(await loose(word.f), .7);
  if (slot.lines.length) return slot;
  if (!found) await heard(word.f, add, last);
  for (other of others.slice(0, 3)) if (!slot.lines.length) await heard(other, add, last);
  // «فالمسيا» is a slip for a name before it is a particle and a word like «مسيا».
  var long = word.f.length > 5 && !found;
  // What may be slips is looked for beside what is of one root.
  var near = [], looking = !found && !sounds_so() && soon(mistyped(word.f, async one => { near.push(one); }));
  function sounds_so() { return slot.lines.some(l => l.sure > .5) || slot.lines.length && word.f.length < 5; }
  // A known word that is nowhere on the site is not asked for by another of its root.
  for (var key of found && lone ? found.number : await kin(word.f, long)) await add(await line(key), .5);
  slot.kin = true;
  if (found) return slot;
  if (!looking || sounds_so()) return slot;
  await looking;
  for (other of near) await add(other, .5);
  if (long && !slot.lines.length) for (key of await kin(word.f)) await add(await line(key), .5);
  return slot;
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

/* The skeleton names are kept under, as coarse() of src/search/latin.rs. */
function coarse(word) { return skeleton(word).replace(/[xz]/g, "s").replace(/d/g, "t"); }

/* What a word may be instead, one letter of it read otherwise: «Zarif» ظريف, «Castillo» كاستيو,
   «Pahlavi» بهلوي, «Löw» لوف, «Menachem» مناحيم, «Xiaoping» هسياو بنغ. */
var READ = [[/(^|[^st])ch/g, "$1k"], [/ch/g, "h"], [/j/g, "y"], [/x/g, "ks"], [/x/g, "s"], [/w/g, "v"], [/v/g, "w"], [/z/g, "d"], [/ll/g, "y"], [/dt$/, "t"], [/c(?=[bdfgmnps])/g, "ch"], [/ث/g, "س"]];

/* What French does not say at the end, asked for when nothing else is heard: «Renault» رينو, «Didier»
   ديدييه, «Deschamps» ديشان, «Dupont» دوبون, «Bruxelles» بروكسل. */
var SILENT = [[/(.)es$/, "$1"], [/(aul|au|eau)[tdxs]*$/, "o"], [/(i?)er$/, "$1e"], [/([aeo])mps?$/, "$1n"], [/([^tdspxzg])[tdspxzg]+$/, "$1"]];

/* A word and what it may be read as by some rows, with how far that is off. */
function otherwise_read(word, rows) {
  var all = new Map([[word, 0]]), off = rows === SILENT ? 2 : 1;
  rows.forEach(row => {
    var other = word.replace(row[0], row[1]);
    if (!all.has(other)) all.set(other, off);
  });
  return Array.from(all).slice(0, 7);
}

/* Names that sound alike, whatever letters they are written in; the nearest of them. */
async function heard(word, add, last) {
  var latin = /^[a-z]/.test(word), near = [];
  word = word.replace(/[łđøßæ]/g, c => { return { "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae" }[c]; });
  for (var rows of latin ? [READ, SILENT] : [[]]) if (!near.length) await hear(otherwise_read(word, rows));
  async function hear(spelt) {
    var sounds = new Set(spelt.map(one => coarse(one[0])));
    if (!latin) sounds.add(coarse(word.replace(/ث/g, "س")));
    await Promise.all(Array.from(sounds).map(async sound => {
      if (sound.length < (latin ? 1 : 2)) return;
      var all = [await line("~" + sound)], open = latin && last && sound.length > 2 && word.length > 4;
      if (open) all = all.concat((await beginning("~" + sound)).map(read).filter(l => l.key !== "~" + sound).slice(0, 6));
      all.filter(Boolean).forEach(found => {
        found.means.forEach(key => {
          // «عبد المجيد», written as one: only Latin letters have it so.
          var name = key.replace("&", ""), begun = all.indexOf(found) > 0, off, most;
          if (name !== key && !latin) return;
          if (latin) {
            // «Nasrallah» begins no «نسرين» by another reading.
            off = Math.min.apply(null, (begun ? spelt.slice(0, 1) : spelt).map(one => foreign(one[0], name, begun) + one[1]));
            most = begun ? 1 : sound.length < 3 ? Math.min(2, Math.max(0, word.length - 4)) : sound.length < 4 ? 2 : sound.length < 5 ? 3 : 4;
          } else {
            off = unlike(word, name);
            most = begun ? 1 : sound.length < 3 ? 0 : word.length < 7 ? 1 : 2;
          }
          if (off <= most && !near.some(one => one.name === key)) near.push({ name: key, off: off, begun: begun });
        });
      });
    }));
  }
  // Whole names before what only begins so.
  if (near.some(one => !one.begun && one.off < 2)) near = near.filter(one => !one.begun);
  near.sort((a, b) => a.off - b.off || (a.name < b.name ? -1 : 1));
  near = near.filter(one => one.off <= near[0].off + (latin && near[0].off ? 0 : 1)).slice(0, 8);
  for (var one of near) {
    var found = await line(one.name) || await find(one.name);
    // A common word that is part of a name must sound just so.
    if (found && (found.name || latin && !one.off)) await add(found, .6);
  }
}

/* Latin letters, the Arabic ones they are written with, and those they may be. */
var LETTERS = {
  b: "ب", p: "ب", t: "تط دث", th: "ثتذ دط", d: "دضذ ظط", dh: "ذضظد ز", k: "كق خغج", q: "قك غج", c: "كقسصتشث خ",
  ch: "تششخك حج", sh: "ش س", g: "غجقك خ", gh: "غ جق", j: "جيخ غز", kh: "خ كق", h: "هح خ", s: "سص زشث", z: "زظ سثصذض",
  zh: "جز ش", f: "ف", v: "ف", w: "وف", l: "ل", r: "ر", m: "م", n: "ن",
  a: "اعه يو", e: "ياهع و", i: "يع ا", o: "وع ا", u: "وع اي", y: "ي ا"
};

/* How unlike a Latin word and an Arabic name are, in half letters: vowels are free to be left out,
   those that are written must be heard. With `open` the word may be the beginning of the name. */
function foreign(word, name, open) {
  word = word.replace(/ç|č/g, "ch").replace(/ş|š/g, "sh").replace(/ğ/g, "g").normalize("NFD").replace(/[^a-z]/g, "").replace(/x/g, "ks");
  var a = (word.match(/t?sch|tch|dj|[sckgptdz]h|ck|(.)\1|./g) || []).map(u => {
    return /[st]ch/.test(u) ? "ch" : u === "dj" ? "j" : u === "ph" ? "f" : u === "ee" ? "ii" : u === "oo" ? "uu" : u;
  });
  var b = name.match(/تش|./g) || [];
  function left(i) {
    var u = a[i], end = i === a.length - 1;
    if (/^[aeiouy]/.test(u)) return u[1] ? 3 : !i || u === "y" || end && u !== "e" ? 2 : 0;
    return u === "h" ? i ? 0 : 4 : u === "w" || u === "gh" ? 2 : end && /^[tsdp]$/.test(u) ? 3 : 9;
  }
  function more(j) {
    if (b[j] === "ع") return j ? 1 : 0;
    if (j && b[j] === b[j - 1]) return 1;
    // «عمرو».
    if (name === "عمرو" && j === 3) return 0;
    // «Jeddah», but not «Chirac» for «شركة».
    if (b[j] === "ا" && !j && /^[aeiou]/.test(a[0]) || b[j] === "ه" && j === b.length - 1 && /[aeiouyh]$/.test(word)) return 0;
    // «داود أوغلو» in one.
    if (b[j] === "ا" && b[j + 1] === "و" && j > 1) return 0;
    // «Scholz» is no «تشيلسي».
    if (/[اوي]/.test(b[j]) && j === b.length - 1 && !/[aeiouyh]$/.test(word)) return 3;
    return /[اويهح]/.test(b[j]) ? 2 : 9;
  }
  function same(i, j) {
    var u = a[i] === "ck" ? "k" : LETTERS[a[i]] ? a[i] : a[i][0], sides = (LETTERS[u] || "").split(" ");
    if (sides[0].includes(b[j]) || b[j] === "ا" && !i && !j && /[aeiou]/.test(u)) return 0;
    // «Cadiz» is «قادس», but «Zidane» no «سودان».
    if (u === "z" && i === a.length - 1 && /[سث]/.test(b[j])) return 0;
    if (u === "u" && b[j] === "ا" || u === "a" && b[j] === "ي" && i === a.length - 1 && j === b.length - 1) return u === "u" ? 1 : 0;
    return sides[1] && sides[1].includes(b[j]) ? 2 : 9;
  }
  var before = [0];
  b.forEach((_, j) => { before.push(before[j] + more(j)); });
  a.forEach((_, i) => {
    var row = [before[0] + left(i)];
    b.forEach((_, j) => {
      row.push(Math.min(before[j] + same(i, j), before[j + 1] + left(i), row[j] + more(j)));
    });
    before = row;
  });
  return open ? Math.min.apply(null, before) : before[b.length];
}

/* How many vowels two words of one skeleton differ by; letters that have no class must be there. */
function unlike(a, b) {
  function classes(word) {
    var out = [], i = 0;
    while (i < word.length) {
      var row = sounds.find(row => word.startsWith(row[1], i));
      var n = row ? row[1].length : 1;
      if (!(i && word[i - 1] === word[i])) out.push({ c: row ? row[0] : word[i], l: word.substr(i, n) });
      i += n;
    }
    return out;
  }
  function cost(u) { return /[اويه]/.test(u.c) ? 1 : 9; }
  function merged(c) { return /[sxz]/.test(c) ? "s" : c === "d" ? "t" : c; }
  function apart(u, v) {
    // «بوش» is no «بوتش».
    if (u.c === v.c) return brief && u.l.length !== v.l.length ? 1 : 0;
    // «غارثيا» and «غارسيا».
    var lisped = u.l === "ث" && /[sz]/.test(v.c) || v.l === "ث" && /[sz]/.test(u.c);
    return lisped || long && merged(u.c) === merged(v.c) ? 1 : Math.max(cost(u), cost(v));
  }
  var long = a.length > 4, brief = Math.min(a.length, b.length) < 4;
  a = classes(a);
  b = classes(b);
  var before = [0];
  b.forEach((c, j) => { before.push(before[j] + cost(c)); });
  a.forEach(c => {
    var row = [before[0] + cost(c)];
    b.forEach((d, j) => {
      row.push(Math.min(before[j] + apart(c, d), before[j + 1] + cost(c), row[j] + cost(d)));
    });
    before = row;
  });
  return before[b.length];
}

/* Words one slip away. With `among` other words, four letters are enough. */
async function mistyped(word, add, among) {
  var least = among ? 4 : 5, found = new Map(), bases = [], n, row;
  async function exactly(one) {
    var meant = await find(one);
    if (meant && (meant.post.a || meant.means.length)) found.set(meant.key, meant);
  }
  // A letter twice: «ششركة».
  for (n = 1; n < word.length; n++) if (word[n] === word[n - 1]) await exactly(word.slice(0, n) + word.slice(n + 1));
  for (row of found.size ? [] : prefixes) {
    var rest = word.slice(row[0].length);
    if (word.startsWith(row[0]) && rest.length >= (row[1] === 2 ? 3 : row[1] > 2 && !among ? 7 : 4)) bases.push({ w: rest, al: row[1] === 2 });
  }
  // What stands after an article first: there the word is most likely.
  bases.sort((a, b) => b.al - a.al);
  if (word.length < 7 && bases.length && bases[0].al) bases.length = 1;
  for (var base of bases.slice(0, 2)) {
    for (var one of await slips(base.w, base.al ? 4 : least, base.al)) {
      found.set(one, await line(one) || await find(one));
    }
    if (found.size) break;
  }
  // A first letter that was hit badly: «تلشركة», «اشركة», «رالشركة», «ابلشركة».
  if (!found.size && word.length > 5) for (one of [
    word.replace(/^(?:[^ا]ل|ا[^ل]ل?)(?=....)/, "ال"), word.replace(/^.(?=ال...)/, ""), word.replace(/^(لا|اب|او)(?=....)/, two => two[1] + two[0])
  ]) if (one !== word) await exactly(one);
  for (one of Array.from(found.values()).slice(0, 12)) await add(one, .5);
}

/* Words of which `bare` is a slip, with or without an ending: either half is as it should be. */
async function slips(bare, least, article) {
  var half = bare.length >> 1, found = new Set(), ends = [""], jobs = [];
  suffixes.forEach(s => { if (bare.endsWith(s) && bare.length - s.length > (least > 4 ? 3 : 2)) ends.push(s); });
  jobs.push(beginning("$" + bare.slice(0, Math.max(2, half))));
  // Short words are there with their article: «الرفم».
  if (article && bare.length < 5) jobs.push(beginning("$ال" + bare[0]));
  new Set(ends.slice(0, 3).map(s => {
    var stem = bare.slice(0, bare.length - s.length);
    return Array.from(stem).reverse().join("").slice(0, Math.max(2, stem.length - half));
  })).forEach(back => { jobs.push(beginning("%" + back)); });
  [].concat.apply([], await Promise.all(jobs)).forEach(text => {
    var other = text[0] === "$" ? text.slice(1) : Array.from(text.slice(1)).reverse().join("");
    var short = article && bare.length < 5 && other.length === 5 && other.startsWith("ال");
    if (short ? bare.length > 3 ? forgiven(bare, other.slice(2)) : lookalike(bare, other.slice(2)) : meant(bare, other, least)) found.add(other);
  });
  // «مرصي»: two letters in the middle changed places and neither half is whole.
  var turned = bare.slice(0, half - 1) + (bare[half] || "") + bare[half - 1] + bare.slice(half + 1);
  if (bare.length >= least && !found.size && turned !== bare) {
    var whole = await find(turned);
    if (whole && whole.post.a) found.add(turned);
  }
  return found;
}

/* Of three letters one may only be another that looks like it: «الرفم». */
var SHAPES = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"];
function lookalike(a, b) {
  var other = Array.from(a).findIndex((c, i) => c !== b[i]);
  return a.slice(other + 1) === b.slice(other + 1) && SHAPES.some(row => row.includes(a[other]) && row.includes(b[other]));
}

/* Whether `other`, or it with an ending, may have been meant. */
function meant(bare, other, least) {
  if (other.length >= least && forgiven(bare, other)) return true;
  if (other.length < 4 || other.length > bare.length) return false;
  var feminine = other.endsWith("ه") && other.slice(0, -1);
  return suffixes.some(s => {
    return (least < 5 || bare.length > 5 || other.length > 4) && Math.abs(bare.length - other.length - s.length) < 2 && forgiven(bare, other + s) ||
      feminine && /^[تا]/.test(s) && s.length > 1 && forgiven(bare, feminine + s);
  });
}

/* The words of a run as one name, and as they stand. */
function joinings(run) {
  return [run.map(w => {
    return w.hamza ? w.f : w.f.replace(/^ال(?=...)/, "");
  }).join(""), run.map(w => w.f).join("")];
}

/* «Le Drian» is «لودريان», «De Gaulle» «ديغول»: a small Latin word and the next in one. */
async function linked(all, slots) {
  for (var i = 1; i < all.length; i++) {
    var head = all[i - 1].f, next = slots[i];
    if (!next || !/^[a-z]{1,3}$/.test(head) || !/^[a-z]{3}/.test(next.word) || next.lines.some(l => l.sure === 1)) continue;
    var whole = [];
    await heard(head + next.word, async found => {
      if (found && (found.post.a || found.post.n)) whole.push({ line: found, sure: .6 });
    });
    if (!whole.length) continue;
    next.lines = whole;
    slots[i - 1] = null;
  }
}

/* Whether a run of words may be a name: two of them are words of one thing's name. Of two words one
   name may be written as one. */
function nameable(slots) {
  if (slots.length < 3) return true;
  var seen = slots.filter(Boolean).map(s => things_of(s.lines)).filter(size_of);
  return seen.length > 1 && Array.from(seen[0]).some(id => {
    return seen.every(ids => ids.has(id));
  });
}

/* Whole names among the words of the query; all that may be one are asked for at once. */
async function named(all, slots) {
  function tries(i, j) {
    var run = all.slice(i, j), own = slots[i] && slots[i].lines[0] && slots[i].lines[0].line.key[0];
    var keys = nameable(slots.slice(i, j)) ? joinings(run) : [];
    if (/^[وبلفك]/.test(run[0].f) && own !== run[0].f[0]) keys = keys.concat(keys.map(t => t.slice(1)));
    return soon(Promise.all(Array.from(new Set(keys), line)));
  }
  var asked = all.map((_, i) => {
    return all.slice(i + 1, i + 5).map((_, n) => tries(i, i + n + 2)).reverse();
  });
  for (var i = 0; i < all.length; i++) {
    for (var n = 0; n < asked[i].length; n++) {
      var found = (await asked[i][n]).find(one => one && one.ents);
      if (!found) continue;
      var run = slots.slice(i, i + asked[i].length - n + 1), ents = list(found.ents);
      run.forEach(slot => { if (slot) slot.ents = slot.ents.concat(ents); });
      slots.runs.push({ slots: run, ents: ents });
      if (run.length === all.length) slots.whole = ents;
      break;
    }
  }
}

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

async function search(text) {
  await ready;
  text = await apart(text);
  var query = parse(text), all = query.words, last = all.length - 1;
  // Asked for at once what will be wanted next.
  if (!query.phrases.length) all.slice(1).forEach((_, n) => { soon(line(joinings(all.slice(n, n + 2))[0])); });
  var inPhrase = query.phrases.length && /["»”]\s*$/.test(text);
  var slots = await Promise.all(all.map((w, i) => {
    return meaning(w, i === last && query.open && !inPhrase, all.length === 1);
  }));
  await linked(all, slots);
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
  if (unsure.length && used.length > 1) await beside(unsure, used);
  dead = used.filter(s => !s.sources.length);
  var weak = used.filter(s => !s.lines.some(l => l.sure > .6));
  if (weak.length === 1 && used.length > 1 && (dead.length || !score(used, slots.whole).length)) {
    await guess(weak[0], used, slots.whole);
  }
  used = slight(headed(used));
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
  if (!out.hits.length && live.length > 1 && await otherwise(live)) out.hits = score(live, slots.whole);
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
  for (var run of slots.runs) await together(out, run);
  // «كريستيان برنارد», where there are a «كريستيان برنار» and somebody else's «برنارد».
  if (!out.hits.length && live.length > 1 && !query.phrases.length) {
    var rare = live.filter(s => s.lines.every(l => count(l.line.post.a) < 6));
    if (await beside(rare, live)) {
      slots.runs = [];
      out.hits = score(live, slots.whole);
    }
  }
  if (!out.hits.length && live.length > 1 && live.length < 4 && called(live)) {
    live.forEach(s => { s.light = !s.called; });
    out.hits = score(live, slots.whole);
  }
  if (!out.hits.length && live.length > 1 && live.length < 6 && !query.phrases.length) {
    if (await slipped(live)) out.hits = score(live, slots.whole);
  }
  if (!query.phrases.length) {
    for (var slot of live) await as_typed(out, slot);
    await apart_from(out);
    await strewn(out, slots.runs);
  }
  if (query.phrases.length) out.hits = await holding(out);
  return out;
}

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

/* «المستشار أديناور»: what he is called need not be met beside his name. */
function headed_by(slot) { return heads.has(slot.word.replace(/^(ال|لل)(?=..)/, "")); }

function headed(slots) {
  var named = slots.some(s => s.sources.length && known_name(s));
  return named ? slots.filter(s => s.sources.length || !headed_by(s)) : slots;
}

/* «أندريه أغاسي», where the texts have «أغاسي» alone: marks the rare name by which somebody is called.
   Beside it there are only names and words nobody knows. */
function called(slots) {
  var rare = slots.filter(s => {
    return s.lines.some(l => l.line.name && l.sure === 1 && l.line.post.a && count(l.line.post.a) < 6);
  });
  var last = rare[rare.length - 1];
  if (!last || !slots.every(s => {
    return s === last || headed_by(s) || known_name(s) || !s.common && !s.sources.length && /^[ء-ي]{3}/.test(s.word);
  })) return false;
  return (last.called = true);
}

function known_name(slot) {
  return slot.lines.some(l => l.line.name && l.sure > .7);
}

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

function size_of(set) { return set.size; }

/* The things that have a word of some lines in their names. */
function things_of(lines) {
  var ids = new Set();
  lines.forEach(l => { for (var w in l.line.post.n) list(l.line.post.n[w]).forEach(id => { ids.add(id); }); });
  return ids;
}

/* «Zaha» may be heard in «ساحة»: beside other words a common one must be part of a name with them. */
function personal(slots) {
  slots.forEach(slot => {
    if (!/^[a-z]/.test(slot.word) || !slot.lines.some(l => l.line.name)) return;
    var others = slots.map(s => s === slot ? new Set() : things_of(s.lines));
    slot.lines = slot.lines.filter(l => {
      return l.line.name || l.sure > .6 || Array.from(things_of([l])).some(id => {
        return others.some(ids => ids.has(id));
      });
    });
  });
}

/* «الأهلي» is a club and «الحرب الأهلية» no war of it: where a common word, or the one with ة, is the
   name of something here, what has only another form of it gives way to what has it as it is typed. */
async function as_typed(out, slot) {
  var own = slot.lines.find(l => l.sure === 1 && l.line.typed);
  if (!own || slot.light || own.line.name || own.line.land || !few_things(own.line).length) return;
  var typed = own.line.typed;
  if (typed !== own.line.key && typed !== own.line.key + "ه") return;
  var forms = new Set(prefixes.map(row => row[0] + typed));
  function has(text) { return words(text[1]).some(w => forms.has(w.f)); }
  var kept = [], other = [], all = out.hits;
  for (var at = 0; at < all.length && at < 2 * LONG && kept.length < LONG; at += LONG) {
    var some = all.slice(at, at + LONG), read = await Promise.all(some.map(record));
    some.forEach((hit, i) => { (texts(hit, read[i]).some(has) ? kept : other).push(hit); });
  }
  if (kept.length && other.length) out.hits = kept.concat(all.slice(at));
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

/* «Ban Ki-moon», «Oumm Kalthoum»: beside a name that is heard, small Latin words need not be met. */
function slight(slots) {
  function small(s) { return /^[a-z]{1,4}$/.test(s.word) && (s.word.length < 4 || skeleton(s.word).length < 2); }
  if (!slots.some(s => /^[a-z]/.test(s.word) && s.sources.length && skeleton(s.word).length > 1)) return slots;
  var whole = slots.filter(s => !small(s));
  slots.forEach(s => { s.small = small(s) && whole.length > 0; });
  return slots.filter(s => !s.small || s.sources.length);
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
    if (plain && few && !here) near = near.concat(await kin(slot.word, false, n > 0));
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

/* The things of a name, unless many have it. */
function few_things(line) {
  var own = list(line.ents);
  return own.length < 5 ? own : [];
}

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

/* Records */

function record(hit) {
  var block = root.block[hit.k], at = Math.floor(hit.id / block);
  return file(hit.k + at, hit.k + "/" + (at >> 8) + "/" + at).then(all => {
    return all[hit.id % block];
  });
}

/* The texts of a record, the heading first. */
function texts(hit, r) {
  if (hit.k === "a") return [["", r[0]]].concat(r[5]);
  if (hit.k === "n") return [["", r[0]], ["", r[5].join(" · ")], ["", r[4] || ""]];
  if (hit.k === "e") return [["", r[0]], ["", r[5] || ""]];
  if (hit.k === "q") return [["", r[3]], ["", r[0]]];
  return [["", r[0]], ["", r[2]]];
}

/* The mark of a word, as src/search/phrases.rs makes it. */
function mark(word) {
  var sum = 7;
  for (var c of word) sum = sum * 31 + c.codePointAt(0) & 0xffff;
  return (sum ^ sum >> 8) & 2047;
}

/* For each kind the numbers after whose `word` a word of that mark stands; null when not known. */
async function followed(slot, wanted) {
  var out = {}, known = false, group = wanted >> 5;
  await Promise.all(slot.lines.map(async item => {
    var found = await line('"' + item.line.key);
    var apart = found && found.apart;
    if (apart) {
      known = true;
      found = await line('"' + item.line.key + "/" + DIGITS[group]);
      if (!found) return;
    }
    if (!found) {
      // In few places only: all of them are read.
      for (var k in item.line.post) {
        for (var w in item.line.post[k]) list(item.line.post[k][w]).forEach(id => { out[k + id] = true; });
      }
      return;
    }
    known = true;
    Object.keys(found.next).forEach(k => {
      var parts = found.next[k].split("="), at = 0;
      list(parts[0]).forEach(id => {
        do {
          var of = apart ? group : value[parts[1][at++]], n = value[parts[1][at++]];
          if (of === group && (n & 31) === (wanted & 31)) out[k + id] = true;
        } while (n > 31);
      });
    });
  }));
  return known ? out : null;
}

/* The hits that may hold the phrases, by the marks of what follows their words. */
async function likely(out) {
  var tests = [];
  out.query.phrases.forEach(phrase => {
    phrase.slice(0, -1).forEach((w, i) => {
      if (w.slot && w.slot.lines.length) tests.push(followed(w.slot, mark(phrase[i + 1].met)));
    });
  });
  tests = (await Promise.all(tests.slice(0, 4))).filter(Boolean);
  return out.hits.filter(hit => {
    return tests.every(test => test[hit.k + hit.id]);
  });
}

/* The hits whose words stand as in the phrases: read a few at a time until a page is full. */
async function holding(out) {
  var kept = [], match = matcher(out), hits = await likely(out);
  function holds(hit, r) {
    var all = texts(hit, r);
    if (hit.k === "n") all = all.concat(r[5].map(name => ["", name])).filter((t, i) => i !== 1);
    all = all.map(t => words(t[1]));
    // A phrase may go on in the next sentence.
    if (hit.k === "a") all.push([].concat.apply([], all.slice(1)));
    return out.query.phrases.every(phrase => {
      return all.some(text => {
        return text.some((_, i) => {
          return phrase.every((w, j) => {
            var t = text[i + j];
            return t && (t.f === w.met || j === 0 && t.f.endsWith(w.met) && match(t));
          });
        });
      });
    });
  }
  for (var at = 0; at < PROOFS && kept.length < 10; at += 5) {
    var some = hits.slice(at, Math.min(at + 5, PROOFS));
    var read = await Promise.all(some.map(record));
    some.forEach((hit, i) => { if (holds(hit, read[i])) kept.push(hit); });
  }
  return kept;
}

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

/* At first no kind takes all the places. */
function mixed(hits, most) {
  var room = { n: 3, e: 2, q: 1, p: 1, a: most }, first = [], rest = [];
  hits.forEach(hit => {
    if (first.length < most && (hit.worth > 2 || room[hit.k]-- > 0)) first.push(hit); else rest.push(hit);
  });
  return first.concat(rest);
}

/* Showing */

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

/* Which hits the facets let through. */
var facet = { k: "", year: "", source: "" };

function yearOf(hit) {
  var starts = root.years[hit.k], year = 0;
  if (!starts) return 0;
  for (var row of starts) if (row[1] <= hit.id) year = row[0];
  return year;
}

function through(hits) {
  var sources = given.sources;
  return hits.filter(hit => {
    if (facet.k && hit.k !== facet.k) return false;
    if (facet.year && String(yearOf(hit)) !== facet.year) return false;
    if (facet.source) {
      if (hit.k !== "a" && hit.k !== "q" || !sources) return false;
      var at = 2 * (hit.k === "a" ? hit.id : root.n.a + hit.id);
      if (sources.slice(at, at + 2) !== facet.source) return false;
    }
    return true;
  });
}

var status = document.querySelector("[data-search-status]");
var box, shown = 0, turn = 0, timer = 0, typed = 0, current = null, active = -1;

if (page) {
  box = document.querySelector("[data-search-results]");
} else {
  status = el("p", "find-status");
  status.setAttribute("role", "status");
  box = el("div", "find-list");
  box.id = "find-list";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder);
  var panel = el("div", "find-panel");
  panel.hidden = true;
  panel.append(box, status);
  form.append(panel);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  input.setAttribute("aria-expanded", "false");
}

function open(yes) {
  if (page) return;
  panel.hidden = !yes;
  input.setAttribute("aria-expanded", String(yes));
  if (!yes) choose(-1);
}

function options() { return Array.from(box.querySelectorAll("a")); }

function choose(n) {
  var all = options();
  active = n;
  all.forEach((a, i) => { a.setAttribute("aria-selected", String(i === n)); });
  if (n >= 0 && all[n]) {
    input.setAttribute("aria-activedescendant", all[n].id);
    all[n].scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function clear() {
  box.textContent = "";
  status.textContent = "";
  current = null;
  shown = 0;
  if (page) tools(null);
  open(false);
}

async function run() {
  var text = input.value.trim(), mine = ++turn;
  if (page) remember(text);
  if (!text) return clear();
  try {
    var out = await search(text);
    if (mine !== turn) return;
    current = out;
    await show(mine, 0);
  } catch (error) {
    if (mine === turn) {
      open(true);
      status.textContent = (T && T.failed) || "";
      if (!/^[a-z0-9]+$/.test(error.message)) throw error;
    }
  }
}

async function show(mine, from) {
  var out = current, most = page ? LONG : SHORT;
  out.names = out.names || await namesOf(out);
  var hits = through(out.hits);
  if (!from && !facet.k) hits = mixed(hits, most);
  else if (!facet.k) hits = mixed(hits, LONG);
  var some = hits.slice(from, from + most);
  var nodes = await Promise.all(some.map(hit => item(hit, out, out.names, !page)));
  if (mine !== turn) return;
  if (!from) box.textContent = "";
  nodes.forEach((link, i) => {
    if (page) {
      var li = el("li");
      li.append(link);
      box.append(li);
    } else {
      link.id = "find-" + (from + i);
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      box.append(link);
    }
  });
  shown = from + nodes.length;
  active = -1;
  if (page) tools(out, hits.length);
  say(out, hits.length);
  open(true);
}

function say(out, n) {
  status.textContent = "";
  if (n) {
    status.append(found(n));
    if (!page) {
      var all = el("button", "find-all", T["more-all"]);
      all.type = "submit";
      all.tabIndex = -1;
      status.append(all);
    }
    return;
  }
  status.append(T.none + " ", el("span", "none-hint", T["none-hint"]));
  if (out.hits.length) {
    var all = el("button", "find-again", T["more-all"]);
    all.type = "button";
    all.onclick = () => {
      facet.k = facet.year = facet.source = "";
      again();
    };
    return status.append(all);
  }
  var live = out.slots.filter(s => s.sources && s.sources.length);
  if (live.length && live.length < out.slots.length) {
    var words = live.map(s => s.word).join(" ");
    var instead = el("button", "find-again", T.instead + " «" + words + "»");
    instead.type = "button";
    instead.onclick = () => {
      input.value = words;
      input.focus();
      run();
    };
    status.append(instead);
  }
}

/* The search page: facets, more, the address. */

var bar, more, selects = {};

function tools(out, n) {
  var index = document.querySelector("[data-search-index]");
  if (!bar) {
    bar = el("div", "facets");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", T.kinds || "");
    more = el("button", "more-hits", T.more);
    more.type = "button";
    more.onclick = () => { show(turn, shown); };
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

function again() {
  show(++turn, 0);
}

function remember(text) {
  clearTimeout(remember.timer);
  remember.timer = setTimeout(() => {
    var hash = text ? "#q=" + encodeURIComponent(text) : "#";
    if (location.hash === hash || !text && !location.hash) return;
    location.replace(hash);
    remember.hash = location.hash;
  }, 400);
}

function asked() {
  var m = /[?#&]q=([^&#]*)/.exec(location.hash) || /[?&]q=([^&#]*)/.exec(location.search);
  try {
    return m ? decodeURIComponent(m[1].replace(/\+/g, " ")) : "";
  } catch (error) {
    return "";
  }
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  facet.k = facet.year = facet.source = "";
  if (!input.value.trim()) {
    turn++;
    return clear();
  }
  // The first letters are answered at once, what is typed quickly after them together.
  var idle = Date.now() - typed > 400;
  typed = Date.now();
  if (idle) run(); else timer = setTimeout(run, 40);
});

form.addEventListener("submit", event => {
  event.preventDefault();
  var text = input.value.trim();
  if (page) {
    clearTimeout(timer);
    run();
  } else if (!text || !current || current.hits.length) {
    location.href = home + "search.html" + (text ? "#q=" + encodeURIComponent(text) : "");
  }
});

form.addEventListener("keydown", event => {
  if (event.isComposing) return;
  var all = options(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (page) return;
  if (step && all.length) {
    event.preventDefault();
    if (panel.hidden) return open(true);
    choose((active + step + all.length + 1) % (all.length + 1) === all.length ? -1 : (active + step + all.length + 1) % (all.length + 1));
  } else if (event.key === "Enter" && active >= 0 && !panel.hidden) {
    event.preventDefault();
    all[active].click();
  } else if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault();
    open(false);
  }
});

if (page) {
  document.addEventListener("keydown", event => {
    var all = options(), at = all.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length && (at >= 0 || document.activeElement === input)) {
      event.preventDefault();
      (all[at + step] || input).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    }
  });
  window.addEventListener("hashchange", () => {
    var text = asked();
    // Its own address brings back nothing: somebody is typing on.
    if (location.hash === remember.hash) return;
    if (text && text !== input.value.trim()) {
      input.value = text;
      run();
    }
  });
  if (!input.value) input.value = asked();
  if (!location.hash || /q=/.test(location.hash)) input.focus({ preventScroll: true });
} else {
  document.addEventListener("click", event => {
    if (!form.contains(event.target)) open(false);
  });
  input.addEventListener("focus", () => { if (current && box.firstChild) open(true); });
  form.addEventListener("focusout", event => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
  });
}
window.warraqFind = { ready: ready, words: words, find: find, search: search, skeleton: skeleton, kin: kin };
if (input.value.trim()) run();
})();
