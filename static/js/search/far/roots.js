/* Words of one root, and what is left of a word nobody knows.

   The scripts of this folder are asked for together, where words as they stand do not answer. */

var { beginning, count, find, line, list, prefixes, read, record, reductions, root, score, sounds, suffixes, widen, words } = core;

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
