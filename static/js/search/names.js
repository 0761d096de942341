/* Which words of the query are somebody's or something's name. */

/* The words of a run as one name, and as they stand. */
function joinings(run) {
  return [run.map(w => {
    return w.hamza ? w.f : w.f.replace(/^ال(?=...)/, "");
  }).join(""), run.map(w => w.f).join("")];
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

/* The things of a name, unless many have it. */
function few_things(line) {
  var own = list(line.ents);
  return own.length < 5 ? own : [];
}
