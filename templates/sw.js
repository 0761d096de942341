/* Keeps what was read of this site, for reading without a network.

   A cache holds files of one build and of no other: what comes from the network is kept only when its hash is the one
   this build says it has. A page from an older or newer build is shown, not kept. A new build fills a cache of its own
   and takes over when that is whole. A file goes to a page only from the build the page itself came from. */
"use strict";

var BUILD = "{{ build }}";
var SHARDS = {{ shards | safe }};
var SHELL = {{ shell | safe }};
var FILES = {{ files }};
var BYTES = {{ bytes }};

var SCOPE = self.registration.scope;
var PREFIX = "warraq " + SCOPE + " ";
var CACHE = PREFIX + BUILD;
var MARK = SCOPE + "_offline/";
var PATIENCE = 6000;
var BATCH = 24;

/* ---- which files this build has ---- */

var lists = {};

function shardOf(path) {
  var hash = 0x811c9dc5;
  new TextEncoder().encode(path).forEach(function (byte) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  });
  return hash % SHARDS.length;
}

function list(shard) {
  if (!lists[shard]) {
    var url = SCOPE + "offline/files." + shard + "." + SHARDS[shard] + ".txt";
    lists[shard] = caches.open(CACHE).then(function (cache) {
      return cache.match(url).then(function (kept) {
        return kept || fetch(url).then(function (answer) {
          if (!answer.ok) throw new Error(url);
          return cache.put(url, answer.clone()).then(function () { return answer; });
        });
      });
    }).then(function (answer) { return answer.text(); }).then(function (text) {
      var files = new Map();
      text.split("\n").forEach(function (line) {
        if (line) files.set(line.slice(17), line.slice(0, 16));
      });
      return files;
    });
    lists[shard].catch(function () { delete lists[shard]; });
  }
  return lists[shard];
}

/** The hash a file has in this build; undefined when it has no such file. */
function hashOf(path) {
  return SHARDS.length ? list(shardOf(path)).then(function (files) { return files.get(path); }) : Promise.resolve();
}

/** The path of a file of the site, or null. */
function pathOf(url) {
  var clean = url.split(/[?#]/)[0];
  if (clean.indexOf(SCOPE) !== 0) return null;
  var path;
  try {
    path = decodeURIComponent(clean.slice(SCOPE.length));
  } catch (e) {
    return null;
  }
  return path === "" || path.slice(-1) === "/" ? path + "index.html" : path;
}

function urlOf(path) {
  return SCOPE + path.split("/").map(encodeURIComponent).join("/");
}

/* ---- keeping ---- */

/** Keeps an answer when it is this build's; tells whether it was. */
function keep(path, answer) {
  if (!answer || answer.status !== 200 || answer.type === "opaque") return Promise.resolve(false);
  return Promise.all([answer.arrayBuffer(), hashOf(path)]).then(function (both) {
    if (!both[1] || blake3(new Uint8Array(both[0])) !== both[1]) return false;
    var headers = new Headers();
    headers.set("content-type", answer.headers.get("content-type") || "application/octet-stream");
    headers.set("x-warraq-kept", new Date().toISOString());
    return caches.open(CACHE).then(function (cache) {
      return cache.put(urlOf(path), new Response(both[0], { headers: headers }));
    }).then(function () { return true; });
  });
}

function kept(path) {
  return caches.open(CACHE).then(function (cache) { return cache.match(urlOf(path)); });
}

function bring(path) {
  return fetch(urlOf(path), { cache: "no-cache" }).then(function (answer) { return keep(path, answer); });
}

/** Brings what is not yet there, or fails. */
function need(path) {
  return kept(path).then(function (there) {
    return there || bring(path).then(function (good) {
      if (!good) throw new Error(path + " is not of build " + BUILD);
    });
  });
}

/** Work on a list, a few at a time. */
function each(items, work) {
  var next = 0;
  function step() {
    var item = items[next++];
    return item === undefined ? Promise.resolve() : Promise.resolve(work(item)).then(step);
  }
  var lanes = [];
  for (var i = 0; i < 6; i++) lanes.push(step());
  return Promise.all(lanes);
}

function keptPaths(name) {
  return caches.open(name).then(function (cache) {
    return cache.keys().then(function (keys) {
      return keys.map(function (request) { return pathOf(request.url); }).filter(function (path) {
        return path && path.indexOf("_offline/") !== 0 && path.indexOf("offline/") !== 0;
      });
    });
  });
}

function oldCaches() {
  return caches.keys().then(function (names) {
    return names.filter(function (name) { return name.indexOf(PREFIX) === 0 && name !== CACHE; });
  });
}

/** What the build before kept: the same bytes are taken over, changed ones brought anew. */
function carryOver(name) {
  return keptPaths(name).then(function (paths) {
    return Promise.all([caches.open(name), caches.open(CACHE)]).then(function (both) {
      return each(paths, function (path) {
        return hashOf(path).then(function (hash) {
          if (!hash) return null;
          return both[0].match(urlOf(path)).then(function (old) {
            if (!old) return null;
            return old.clone().arrayBuffer().then(function (bytes) {
              if (blake3(new Uint8Array(bytes)) === hash) return both[1].put(urlOf(path), old);
              return need(path);
            });
          });
        });
      }).then(function () { return both[0].match(MARK + "whole"); }).then(function (whole) {
        return whole && both[1].put(MARK + "whole", whole);
      });
    });
  });
}

self.addEventListener("install", function (event) {
  event.waitUntil(
    each(SHELL, need).then(oldCaches).then(function (names) {
      return names.length ? carryOver(names[names.length - 1]) : null;
    }).then(function () { return self.skipWaiting(); })
  );
});

self.addEventListener("activate", function (event) {
  event.waitUntil(oldCaches().then(function (names) {
    return Promise.all(names.map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

/* ---- answering ---- */

/** Pages of this build, by client; how each was answered. */
function own(id, how) {
  if (!id) return Promise.resolve();
  return caches.open(CACHE).then(function (cache) {
    return cache.put(MARK + "page/" + id, new Response(how));
  });
}

function answered(id) {
  if (!id) return Promise.resolve("");
  return caches.open(CACHE).then(function (cache) {
    return cache.match(MARK + "page/" + id);
  }).then(function (how) { return how ? how.text() : ""; });
}

/** Forgets pages that are closed. */
function tidy() {
  return Promise.all([caches.open(CACHE), self.clients.matchAll({ includeUncontrolled: true })]).then(function (both) {
    var open = both[1].map(function (client) { return MARK + "page/" + client.id; });
    return both[0].keys().then(function (keys) {
      return Promise.all(keys.map(function (request) {
        var gone = request.url.indexOf(MARK + "page/") === 0 && open.indexOf(request.url) < 0;
        return gone ? both[0].delete(request) : null;
      }));
    });
  });
}

function page(event, path) {
  var id = event.resultingClientId;
  var there = kept(path);
  function fromCache() {
    return there.then(function (answer) {
      if (!answer) return Response.redirect(SCOPE + "offline.html#" + encodeURIComponent(path), 302);
      return own(id, "kept").then(function () { return answer; });
    });
  }
  var network = fetch(event.request).then(function (answer) {
    if (!answer.ok || answer.redirected) return answer;
    var copy = answer.clone();
    event.waitUntil(keep(path, copy).then(function (good) {
      return good ? own(id, "network") : self.registration.update();
    }).catch(function () {}));
    return answer;
  });
  var late = there.then(function (answer) {
    return new Promise(function (resolve, reject) {
      if (answer) setTimeout(resolve, PATIENCE);
      else network.catch(reject);
    });
  }).then(fromCache);
  late.catch(function () {});
  event.waitUntil(network.then(tidy).catch(function () {}));
  return Promise.race([network, late]).catch(fromCache);
}

function part(event, path) {
  var named = path.indexOf("assets/") === 0;
  return Promise.all([kept(path), named || answered(event.clientId)]).then(function (both) {
    if (both[0] && both[1]) return both[0];
    return fetch(event.request).then(function (answer) {
      if (both[1]) event.waitUntil(keep(path, answer.clone()).catch(function () {}));
      return answer;
    });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  var path = request.method === "GET" ? pathOf(request.url) : null;
  if (!path || path === "sw.js" || path.indexOf("offline/") === 0) return;
  if (request.mode === "navigate") event.respondWith(page(event, path));
  else event.respondWith(part(event, path));
});

/* ---- talking to the page ---- */

var missing = null;

function findMissing() {
  if (missing) return Promise.resolve(missing);
  var all = SHARDS.map(function (_, shard) { return list(shard); });
  return Promise.all([Promise.all(all), keptPaths(CACHE)]).then(function (both) {
    var there = new Set(both[1]);
    missing = [];
    both[0].forEach(function (files) {
      files.forEach(function (_, path) { if (!there.has(path)) missing.push(path); });
    });
    return missing;
  });
}

/** The next few files of the whole site. */
function save() {
  return findMissing().then(function (paths) {
    var batch = paths.slice(0, BATCH);
    return each(batch, need).then(function () {
      missing = paths.slice(batch.length);
      if (missing.length) return null;
      return caches.open(CACHE).then(function (cache) { return cache.put(MARK + "whole", new Response(BUILD)); });
    }).then(function () { return { left: missing.length, all: FILES }; });
  }).catch(function () {
    missing = null;
    return { failed: true };
  });
}

function forget() {
  missing = null;
  return caches.open(CACHE).then(function (cache) {
    return cache.keys().then(function (keys) {
      return Promise.all(keys.map(function (request) {
        var path = pathOf(request.url);
        var stays = SHELL.indexOf(path) >= 0 || path.indexOf("offline/") === 0 || path.indexOf("_offline/page/") === 0;
        return stays ? null : cache.delete(request);
      }));
    });
  });
}

function state(client) {
  return Promise.all([keptPaths(CACHE), kept(MARK.slice(SCOPE.length) + "whole"), answered(client.id), kept(pathOf(client.url))])
    .then(function (all) {
      var pages = all[0].filter(function (path) { return /\.html$/.test(path) && SHELL.indexOf(path) < 0; });
      return {
        build: BUILD, pages: pages, whole: Boolean(all[1]), files: FILES, bytes: BYTES, how: all[2],
        since: all[3] ? all[3].headers.get("x-warraq-kept") : null
      };
    });
}

self.addEventListener("message", function (event) {
  var client = event.source;
  var port = event.ports[0];
  if (!client || !port) return;
  var path = pathOf(client.url);
  var work = {
    keep: function () {
      if (!path) return Promise.resolve();
      return kept(path).then(function (there) {
        return there ? null : bring(path).then(function (good) { return good ? own(client.id, "network") : null; });
      }).then(function () { return {}; });
    },
    save: save,
    forget: forget,
    state: function () { return state(client); }
  }[event.data];
  if (work) {
    event.waitUntil(work().catch(function () { return { failed: true }; }).then(function (answer) {
      port.postMessage(answer || {});
    }));
  }
});

/* ---- BLAKE3, as the program that made the site uses it; the first sixteen digits ---- */

var IV = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
var ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
var CHUNK_START = 1, CHUNK_END = 2, PARENT = 4, ROOT = 8;

function compress(cv, block, counter, length, flags) {
  var s = new Uint32Array(16);
  s.set(cv);
  s.set(IV.slice(0, 4), 8);
  s[12] = counter;
  s[14] = length;
  s[15] = flags;
  var m = block;
  function g(a, b, c, d, x, y) {
    s[a] = s[a] + s[b] + x;
    s[d] ^= s[a];
    s[d] = s[d] >>> 16 | s[d] << 16;
    s[c] = s[c] + s[d];
    s[b] ^= s[c];
    s[b] = s[b] >>> 12 | s[b] << 20;
    s[a] = s[a] + s[b] + y;
    s[d] ^= s[a];
    s[d] = s[d] >>> 8 | s[d] << 24;
    s[c] = s[c] + s[d];
    s[b] ^= s[c];
    s[b] = s[b] >>> 7 | s[b] << 25;
  }
  for (var round = 0; round < 7; round++) {
    g(0, 4, 8, 12, m[0], m[1]);
    g(1, 5, 9, 13, m[2], m[3]);
    g(2, 6, 10, 14, m[4], m[5]);
    g(3, 7, 11, 15, m[6], m[7]);
    g(0, 5, 10, 15, m[8], m[9]);
    g(1, 6, 11, 12, m[10], m[11]);
    g(2, 7, 8, 13, m[12], m[13]);
    g(3, 4, 9, 14, m[14], m[15]);
    var next = new Uint32Array(16);
    for (var i = 0; i < 16; i++) next[i] = m[ORDER[i]];
    m = next;
  }
  for (var j = 0; j < 8; j++) s[j] ^= s[j + 8];
  return s.subarray(0, 8);
}

function words(bytes) {
  var padded = new Uint8Array(64);
  padded.set(bytes);
  var view = new DataView(padded.buffer);
  var out = new Uint32Array(16);
  for (var i = 0; i < 16; i++) out[i] = view.getUint32(4 * i, true);
  return out;
}

/** The value of a chunk of at most 1024 bytes. */
function chunkValue(bytes, counter, root) {
  var cv = new Uint32Array(IV);
  var blocks = Math.max(1, Math.ceil(bytes.length / 64));
  for (var i = 0; i < blocks; i++) {
    var block = bytes.subarray(64 * i, 64 * i + 64);
    var last = i === blocks - 1;
    var flags = (i ? 0 : CHUNK_START) | (last ? CHUNK_END | (root ? ROOT : 0) : 0);
    cv = compress(cv, words(block), counter, block.length, flags);
  }
  return cv;
}

function treeValue(bytes, first, root) {
  if (bytes.length <= 1024) return chunkValue(bytes, first, root);
  var left = 1024;
  while (left * 2 < bytes.length) left *= 2;
  var block = new Uint32Array(16);
  block.set(treeValue(bytes.subarray(0, left), first, false));
  block.set(treeValue(bytes.subarray(left), first + left / 1024, false), 8);
  return compress(new Uint32Array(IV), block, 0, 64, PARENT | (root ? ROOT : 0));
}

function blake3(bytes) {
  var value = treeValue(bytes, 0, true);
  var out = "";
  for (var i = 0; i < 2; i++) {
    for (var j = 0; j < 4; j++) out += ("0" + (value[i] >>> 8 * j & 255).toString(16)).slice(-2);
  }
  return out;
}
