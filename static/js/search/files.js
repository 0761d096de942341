/* Where the search is asked and what it asks for: scripts under search/, one by one, so that it
   works from a folder as it does from a host. Each calls warraqSearch(name, value). */

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

/* What only some queries need, made once from what it takes of this script. */
var made = {};
function part(name, path, core) {
  return made[name] = made[name] || file(name, path).then(make => make(core()));
}

function far() {
  return part("far", "../assets/search-far", () => ({
    beginning, count, find, line, list, prefixes, read, record, reductions, root, score, sounds, suffixes, widen, words
  }));
}

function beside() {
  return far().then(far => part("beside", "../assets/search-beside", () => ({
    count, find, list, record, score, widen, words, foreign: far.foreign, forgiven: far.forgiven, heard: far.heard, mistyped: far.mistyped, unlike: far.unlike
  })));
}

function many() {
  return part("many", "../assets/search-many", () => ({
    DIGITS, LONG, PROOFS, known_name, line, list, marks, matcher, namesOf, record, texts, things_of, value, words
  }));
}

function facets() {
  return part("facets", "../assets/search-facets", () => ({
    KINDS, T, box, el, facet, file, given, number, root, yearOf, again, further
  }));
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
