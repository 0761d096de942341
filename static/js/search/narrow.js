/* Which of the texts found tell of what is asked. */

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
