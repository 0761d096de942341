/* Lines of the index: src/search/lines.rs says what they hold. */

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

/* Lines whose keys begin with `prefix`, from a few stretches at most. */
async function beginning(prefix, most) {
  var names = await holders(prefix, most || 4);
  var all = await Promise.all(names.map(stretch));
  return [].concat.apply([], all).filter(text => text.startsWith(prefix));
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
