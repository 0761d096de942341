/* Words mistyped. */

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

return { foreign, forgiven, heard, kin, linked, loose, mistyped, slight, unlike };
