// cost.mjs SITE [--queries FILE] [--runs N] [--pagefind] [--json]  says what a first and a later
// query cost on the built site, opened from disk: bytes as a host sends them (gzip) and as a disk
// does (raw), by what they are of, and milliseconds to the shown list: from the focus in the field,
// all letters at once, and from the letters, typed a fifth of a second after the focus.
// Queries are taken from the site's own words, the same each time, or from FILE (kind, tab, words).
// With --pagefind, Pagefind indexes a copy of the same pages and is asked the same over HTTP.
// Needs `npm install playwright-core pagefind` in the folder PACKAGES names (or here) and Chromium.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";

const packages = process.env.PACKAGES || process.cwd();
const { chromium } = createRequire(path.join(packages, "x.js"))("playwright-core");
const args = process.argv.slice(2);
const site = path.resolve(args[0]);
const option = name => args.includes(name) && (args[args.indexOf(name) + 1] || true);
const runs = Number(option("--runs") || 3);

/* The value a file of the index hands over. */
function given(file) {
  const text = fs.readFileSync(file, "utf8");
  return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
}

function records(kind) {
  const folder = path.join(site, "search", kind);
  const files = fs.readdirSync(folder, { recursive: true }).filter(f => f.endsWith(".js"));
  return files.sort((a, b) => parseInt(path.basename(a)) - parseInt(path.basename(b)))
    .map(f => path.join(folder, f));
}

/* Words of letters alone, marks of vowels left out. */
const cut = text => text.match(/[\u0621-\u064a]+/g) || [];

/* Queries of every kind out of the site's own words. */
function own() {
  const articles = records("a"), n = Math.min(400, articles.length);
  const sample = Array.from({ length: n }, (_, i) => given(articles[Math.floor(i * articles.length / n)])[0]);
  const often = new Map();
  for (const record of sample) {
    const seen = new Set(record[5].flatMap(line => cut(line[1])));
    for (const word of seen) often.set(word, (often.get(word) || 0) + 1);
  }
  const long = w => w.length > 4 && !/^(ال|وال|بال|لل)/.test(w);
  const sorted = [...often].filter(([w]) => long(w)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const near = part => {
    const at = sorted.findIndex(row => row[1] <= Math.max(1, n * part));
    return k => sorted[Math.min(at + k, sorted.length - 1)][0];
  };
  const [common, middle, rare] = [near(.3), near(.06), near(.005)];
  const lines = sample.flatMap(r => r[5].map(l => cut(l[1])));
  const pair = (least, most, size, skip) => {
    const fits = w => w.length > 3 && often.get(w) >= n * least && often.get(w) <= n * most;
    for (const line of lines) {
      for (let i = 0; i + size <= line.length; i++) {
        const some = line.slice(i, i + size);
        if (some.every(fits) && new Set(some).size === size && skip-- === 0) return some;
      }
    }
    return line_of_three();
  };
  const line_of_three = () => lines.find(l => l.length > 3).slice(0, 3);
  const three = k => {
    const line = lines.filter(l => l.filter(w => w.length > 4).length > 5)[k * 7];
    const some = [...new Set(line)].filter(w => w.length > 4).sort((a, b) => often.get(a) - often.get(b));
    return [some[0], some[some.length >> 1], some[some.length - 1]].join(" ");
  };
  const people = records("n").reverse().flatMap(f => given(f).reverse()).filter(r => r[2] === "person" && r[0].split(" ").length === 2);
  const swap = w => w.slice(0, 2) + w[3] + w[2] + w.slice(4), miss = w => w.slice(0, 3) + w.slice(4);
  return [
    ["name", people[3][0]], ["name", people[40][0]], ["name", people[people.length >> 1][0]],
    ["common word", common(0)], ["word", middle(3)], ["rare word", rare(0)],
    ["three words", three(0)], ["three words", three(1)], ["three words", three(2)],
    ["slip", swap(middle(5))], ["slip", miss(middle(9))],
    ["beginning", middle(1).slice(0, 3)], ["beginning", rare(4).slice(0, 4)],
    ["nothing", "قطفزرمش"],
    ["phrase", `"${pair(.1, .9, 2, 0).join(" ")}"`], ["phrase", `"${pair(.1, .9, 3, 2).join(" ")}"`],
    ["phrase", `"${pair(.02, .3, 2, 5).join(" ")}"`], ["phrase", `"${people[5][0]}"`],
  ];
}

const queries = option("--queries")
  ? fs.readFileSync(option("--queries"), "utf8").split("\n").filter(l => l && l[0] !== "#").map(l => l.split("\t"))
  : own();
const article = fs.readdirSync(path.join(site, "articles")).filter(f => f.endsWith(".html")).sort()[0];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/* Asks the page in its own field, `rest` milliseconds after the focus in it; milliseconds until the
   list is shown. */
const ASK = async ([words, rest]) => {
  const form = document.querySelector("form[data-search]"), box = form.elements.q;
  const shown = () => document.querySelector("[data-search-status], .find-status")?.textContent;
  if (box.value) {
    box.value = "";
    box.dispatchEvent(new Event("input"));
  }
  await new Promise(done => setTimeout(done, 500));
  if (rest) {
    box.focus();
    await new Promise(done => setTimeout(done, rest));
  }
  const began = performance.now();
  box.focus();
  box.value = words;
  box.dispatchEvent(new Event("input"));
  await new Promise(done => {
    const watch = new MutationObserver(() => shown() && done());
    watch.observe(form.parentNode, { subtree: true, childList: true, characterData: true });
    if (shown()) done();
  });
  return { ms: performance.now() - began, hits: form.querySelectorAll("a.hit").length };
};

const packed = new Map();
function weigh(file) {
  if (!packed.has(file)) {
    const bytes = fs.readFileSync(file);
    packed.set(file, { raw: bytes.length, gzip: zlib.gzipSync(bytes).length });
  }
  return packed.get(file);
}

function part(file) {
  const inside = path.relative(site, file);
  if (inside === "search/root.js") return "root";
  if (/^search\/[a-z]\//.test(inside)) return inside[7] === "a" ? "texts" : "records";
  return inside.startsWith("search/") ? "index" : "scripts";
}

async function open(address, each) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  const out = await each(page);
  await context.close();
  return out;
}

const address = `file://${path.join(site, "articles", article)}`;
const middle = all => all.slice().sort((a, b) => a - b)[all.length >> 1];

async function cost([kind, words]) {
  const ms = [], typed = [];
  for (let i = 0; i < runs; i++) {
    ms.push((await open(address, page => page.evaluate(ASK, [words, 0]))).ms);
    typed.push((await open(address, page => page.evaluate(ASK, [words, 200]))).ms);
  }
  const row = await open(address, async page => {
    let asked = [];
    page.on("request", r => asked.push(decodeURIComponent(new URL(r.url()).pathname)));
    const tally = () => {
      const sum = { files: asked.length, raw: 0, gzip: 0, scripts: 0, root: 0, index: 0, texts: 0, records: 0 };
      for (const file of asked) {
        const weight = weigh(file);
        sum.raw += weight.raw;
        sum.gzip += weight.gzip;
        sum[part(file)] += weight.gzip;
      }
      return sum;
    };
    const { hits } = await page.evaluate(ASK, [words, 0]);
    const first = tally();
    asked = [];
    const next = queries[(queries.findIndex(q => q[1] === words) + 1) % queries.length][1];
    await page.evaluate(ASK, [next, 0]);
    return { kind, words, hits, first, later: tally().gzip };
  });
  row.ms = middle(ms);
  row.typed = middle(typed);
  return row;
}

const kb = n => (n / 1000).toFixed(1);
const rows = [];
for (const query of queries) {
  const row = await cost(query);
  rows.push(row);
  const f = row.first;
  console.log(`${row.kind}\t${row.words}\t${row.hits} hits\t${kb(f.gzip)} kB gzip (scripts ${kb(f.scripts)} root ${kb(f.root)} ` +
    `index ${kb(f.index)} texts ${kb(f.texts)} records ${kb(f.records)}) ${kb(f.raw)} raw\t${f.files} files\t${row.ms.toFixed(0)} ms, ${row.typed.toFixed(0)} typed\tlater ${kb(row.later)}`);
}
function bytes(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
    .reduce((sum, f) => sum + fs.statSync(path.join(f.parentPath || f.path, f.name)).size, 0);
}
const gzip = rows.map(r => r.first.gzip);
console.log(`all\t${rows.length} queries: first ${kb(middle(gzip))} kB gzip median, ${kb(Math.max(...gzip))} largest, ` +
  `${kb(middle(rows.map(r => r.first.raw)))} raw; later ${kb(middle(rows.map(r => r.later)))}, ${kb(Math.max(...rows.map(r => r.later)))} largest; ` +
  `${middle(rows.map(r => r.ms)).toFixed(0)} ms median, ${Math.max(...rows.map(r => r.ms)).toFixed(0)} largest; ` +
  `typed after the focus ${middle(rows.map(r => r.typed)).toFixed(0)} ms median, ${Math.max(...rows.map(r => r.typed)).toFixed(0)} largest; ` +
  `index ${(bytes(path.join(site, "search")) / 1e6).toFixed(1)} MB, of it texts ${(bytes(path.join(site, "search/a")) / 1e6).toFixed(1)}; load ${os.loadavg()[0].toFixed(1)}`);

if (option("--pagefind")) await pagefind();
await browser.close();

async function pagefind() {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "cost-"));
  for (const folder of ["articles", "entities", "events"]) {
    fs.cpSync(path.join(site, folder), path.join(copy, folder), { recursive: true });
  }
  execFileSync(path.join(packages, "node_modules/.bin/pagefind"), ["--site", copy, "--glob",
    "{articles,entities,events}/*.html", "--force-language", "ar"], { stdio: "ignore" });
  const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
  let sent = 0;
  const server = http.createServer((question, answer) => {
    const file = path.join(copy, decodeURIComponent(question.url.split("?")[0]));
    if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return answer.writeHead(404).end();
    const bytes = fs.readFileSync(file);
    // Its script is text; the rest is packed already.
    if (question.url.includes("/pagefind/")) sent += file.endsWith(".js") ? zlib.gzipSync(bytes).length : bytes.length;
    answer.writeHead(200, { "content-type": `${kinds[path.extname(file)] || "application/octet-stream"}; charset=utf-8` }).end(bytes);
  }).listen(0, "127.0.0.1");
  await new Promise(done => server.once("listening", done));
  const ask = async words => {
    const began = performance.now();
    const other = await import("/pagefind/pagefind.js");
    const found = await other.search(words);
    await Promise.all(found.results.slice(0, 10).map(r => r.data()));
    return performance.now() - began;
  };
  const first = [], later = [], ms = [];
  for (const [at, [, words]] of queries.entries()) {
    await open(`http://127.0.0.1:${server.address().port}/articles/${article}`, async page => {
      sent = 0;
      ms.push(await page.evaluate(ask, words));
      first.push(sent);
      sent = 0;
      await page.evaluate(ask, queries[(at + 1) % queries.length][1]);
      later.push(sent);
    });
  }
  console.log(`pagefind\tfirst ${kb(middle(first))} kB median, ${kb(Math.max(...first))} largest; later ${kb(middle(later))}; ` +
    `${middle(ms).toFixed(0)} ms median, ${Math.max(...ms).toFixed(0)} largest; index ${(bytes(path.join(copy, "pagefind")) / 1e6).toFixed(1)} MB; load ${os.loadavg()[0].toFixed(1)}`);
  server.close();
  fs.rmSync(copy, { recursive: true });
}
