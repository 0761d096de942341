/* Names that sound alike, whatever letters they are written in. */

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

/* «Ban Ki-moon», «Oumm Kalthoum»: beside a name that is heard, small Latin words need not be met. */
function slight(slots) {
  function small(s) { return /^[a-z]{1,4}$/.test(s.word) && (s.word.length < 4 || skeleton(s.word).length < 2); }
  if (!slots.some(s => /^[a-z]/.test(s.word) && s.sources.length && skeleton(s.word).length > 1)) return slots;
  var whole = slots.filter(s => !small(s));
  slots.forEach(s => { s.small = small(s) && whole.length > 0; });
  return slots.filter(s => !s.small || s.sources.length);
}
