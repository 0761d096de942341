// compare.mjs SITE [QUERIES]  asks the built site's own search and Pagefind the same queries over
// the same pages, and prints recall among the first ten, mean reciprocal rank, empty answers to
// nonsense, and the bytes both keep. QUERIES is a table like that of the tests, or `own`: queries
// made of the site's own names and texts, the same each time. Needs `npm install playwright-core pagefind` in the current
// folder or the one PACKAGES names, and Chromium (CHROMIUM names it).
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";

const packages = process.env.PACKAGES || process.cwd();
const require = createRequire(path.join(packages, "x.js"));
const { chromium } = require("playwright-core");
const [, , site, table = "tests/browser/queries.tsv"] = process.argv;

const queries = table === "own" ? own() : fs.readFileSync(table, "utf8").split("\n")
  .filter(l => l && !l.startsWith("#"))
  .map(l => l.split("\t"))
  .map(([group, words, must]) => ({ group, words, must: must.split("|").filter(m => m !== "-") }));

/* Names as they are, without hamza and after a particle, with a slip; three words of a sentence, and
   three that stand side by side in it, with the article they are of. */
function own() {
  const given = file => {
    const text = fs.readFileSync(file, "utf8");
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  const records = kind => fs.readdirSync(path.join(site, "search", kind), { recursive: true })
    .filter(f => f.endsWith(".js"))
    .sort((a, b) => parseInt(path.basename(a)) - parseInt(path.basename(b)))
    .flatMap(f => given(path.join(site, "search", kind, f)));
  const some = (all, n, shift) => Array.from({ length: n }, (_, i) => all[Math.floor((i + shift) * all.length / n)]);
  const named = records("n").filter(r => /^[\u0621-\u064a]{4,} [\u0621-\u064a]{4,}$/.test(r[0]));
  const swap = w => w.slice(0, 2) + w[3] + w[2] + w.slice(4);
  const names = (group, shift, change) =>
    some(named, 20, shift).map(r => ({ group, words: change(r[0]), must: [`entities/${r[1]}.html`] }));
  const articles = records("a"), cut = text => text.match(/[\u0621-\u064a]{4,}/g) || [];
  const lines = (group, shift, choose) => some(articles, 20, shift).map(r => {
    const all = cut(r[5].map(l => l[1]).sort((a, b) => b.length - a.length)[0]);
    return { group, words: choose(all), must: [`articles/${r[1]}.html`] };
  });
  const side = all => all.slice(2, 5).join(" ");
  const apart = all => [all[1], all[all.length >> 1], all[all.length - 1]].join(" ");
  return [
    ...names("name", .1, n => n), ...names("spelling", .3, n => "و" + n.replace(/[أإآ]/g, "ا").replace(/ى$/, "ي")),
    ...names("slip", .5, n => n.split(" ").map((w, i) => i ? swap(w) : w).join(" ")),
    ...lines("words", .2, apart), ...lines("words", .4, side),
    ...["قطفزرمش", "xqzvwk", "ظغظغظغ", "ثذغضخط"].map(words => ({ group: "nothing", words, must: [] })),
  ];
}

const copy = fs.mkdtempSync(path.join(os.tmpdir(), "compare-"));
fs.cpSync(site, copy, { recursive: true });
execFileSync(path.join(packages, "node_modules/.bin/pagefind"), ["--site", copy,
  "--glob", "{articles,entities,events}/*.html", "--force-language", "ar"], { stdio: "ignore" });

const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const server = http.createServer((question, answer) => {
  const file = path.join(copy, decodeURIComponent(question.url.split("?")[0]).replace(/^\/kb\//, ""));
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return answer.writeHead(404).end();
  const type = kinds[path.extname(file)] || "application/octet-stream";
  answer.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(fs.readFileSync(file));
}).listen(0, "127.0.0.1");
await new Promise(done => server.once("listening", done));
const base = `http://127.0.0.1:${server.address().port}/kb/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await (await browser.newContext({ bypassCSP: true })).newPage();
await page.goto(`${base}search.html`);

async function ours(words) {
  return page.evaluate(async words => {
    const box = document.querySelector("form[data-search]").elements.q;
    const status = document.querySelector("[data-search-status]");
    const wait = () => new Promise(r => setTimeout(r, 4));
    for (const text of ["", words]) {
      box.value = text;
      box.dispatchEvent(new Event("input"));
    }
    while (!status.textContent) await wait();
    return [...document.querySelectorAll("a.hit")].map(a => decodeURI(a.href));
  }, words);
}

async function pagefind(words) {
  return page.evaluate(async words => {
    window.other ||= await import("./pagefind/pagefind.js");
    const found = await window.other.search(words);
    const first = await Promise.all(found.results.slice(0, 10).map(r => r.data()));
    return first.map(r => decodeURI(r.url));
  }, words);
}

function bytes(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(f => f.isFile())
    .reduce((sum, f) => sum + fs.statSync(path.join(f.parentPath || f.path, f.name)).size, 0);
}

for (const [name, ask, folder] of [["warraq", ours, "search"], ["pagefind", pagefind, "pagefind"]]) {
  let found = 0, wanted = 0, ranks = 0, n = 0, empty = 0, nonsense = 0, time = [];
  for (const query of queries) {
    const began = performance.now();
    const links = [...new Set((await ask(query.words)).map(l => l.split("#")[0]))].slice(0, 10);
    time.push(performance.now() - began);
    if (!query.must.length) {
      nonsense++;
      if (!links.length) empty++;
      continue;
    }
    const at = m => links.findIndex(l => l.includes(m));
    const hits = query.must.filter(m => at(m) >= 0);
    found += hits.length;
    wanted += query.must.length;
    n++;
    if (hits.length) ranks += 1 / (1 + Math.min(...hits.map(at)));
  }
  time.sort((a, b) => a - b);
  console.log(`${name}: recall@10 ${(found / wanted).toFixed(3)} (${found}/${wanted}), MRR ${(ranks / n).toFixed(3)}, ` +
    `nonsense empty ${empty}/${nonsense}, median ${time[time.length >> 1].toFixed(0)} ms, ${bytes(path.join(copy, folder))} bytes`);
}
await browser.close();
server.close();
fs.rmSync(copy, { recursive: true });
