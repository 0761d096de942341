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
