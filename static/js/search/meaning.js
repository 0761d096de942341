/* What a word of the query means. */

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
    if (few) await (await far()).heard(word.f, add, last);
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
  // Nothing has it as it stands.
  var beyond = await far();
  if (!found) await add(await beyond.loose(word.f), .7);
  if (slot.lines.length) return slot;
  if (!found) await beyond.heard(word.f, add, last);
  for (other of others.slice(0, 3)) if (!slot.lines.length) await beyond.heard(other, add, last);
  // «فالمسيا» is a slip for a name before it is a particle and a word like «مسيا».
  var long = word.f.length > 5 && !found;
  // What may be slips is looked for beside what is of one root.
  var near = [], looking = !found && !sounds_so() && soon(beyond.mistyped(word.f, async one => { near.push(one); }));
  function sounds_so() { return slot.lines.some(l => l.sure > .5) || slot.lines.length && word.f.length < 5; }
  // A known word that is nowhere on the site is not asked for by another of its root.
  for (var key of found && lone ? found.number : await beyond.kin(word.f, long)) await add(await line(key), .5);
  slot.kin = true;
  if (found) return slot;
  if (!looking || sounds_so()) return slot;
  await looking;
  for (other of near) await add(other, .5);
  if (long && !slot.lines.length) for (key of await beyond.kin(word.f)) await add(await line(key), .5);
  return slot;
}
