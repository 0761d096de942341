/* Phrases, proved by what results are shown from. */

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

return { apart_from, holding, strewn, together };
