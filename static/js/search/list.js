/* The field and its list of results. */

/* Which hits the facets let through. */
var facet = { k: "", year: "", source: "" };

function yearOf(hit) {
  var starts = root.years[hit.k], year = 0;
  if (!starts) return 0;
  for (var row of starts) if (row[1] <= hit.id) year = row[0];
  return year;
}

function through(hits) {
  var sources = given.sources;
  return hits.filter(hit => {
    if (facet.k && hit.k !== facet.k) return false;
    if (facet.year && String(yearOf(hit)) !== facet.year) return false;
    if (facet.source) {
      if (hit.k !== "a" && hit.k !== "q" || !sources) return false;
      var at = 2 * (hit.k === "a" ? hit.id : root.n.a + hit.id);
      if (sources.slice(at, at + 2) !== facet.source) return false;
    }
    return true;
  });
}

var status = document.querySelector("[data-search-status]");
var box, shown = 0, turn = 0, timer = 0, typed = 0, current = null, active = -1;

if (page) {
  box = document.querySelector("[data-search-results]");
} else {
  status = el("p", "find-status");
  status.setAttribute("role", "status");
  box = el("div", "find-list");
  box.id = "find-list";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", input.getAttribute("aria-label") || input.placeholder);
  var panel = el("div", "find-panel");
  panel.hidden = true;
  panel.append(box, status);
  form.append(panel);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  input.setAttribute("aria-expanded", "false");
}

function open(yes) {
  if (page) return;
  panel.hidden = !yes;
  input.setAttribute("aria-expanded", String(yes));
  if (!yes) choose(-1);
}

function options() { return Array.from(box.querySelectorAll("a")); }

function choose(n) {
  var all = options();
  active = n;
  all.forEach((a, i) => { a.setAttribute("aria-selected", String(i === n)); });
  if (n >= 0 && all[n]) {
    input.setAttribute("aria-activedescendant", all[n].id);
    all[n].scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function clear() {
  box.textContent = "";
  status.textContent = "";
  current = null;
  shown = 0;
  if (page) facets().then(bar => { bar(null); });
  open(false);
}

async function run() {
  var text = input.value.trim(), mine = ++turn;
  if (page) remember(text);
  if (!text) return clear();
  try {
    var out = await search(text);
    if (mine !== turn) return;
    current = out;
    await show(mine, 0);
  } catch (error) {
    if (mine === turn) {
      open(true);
      status.textContent = (T && T.failed) || "";
      if (!/^[a-z0-9]+$/.test(error.message)) throw error;
    }
  }
}

async function show(mine, from) {
  var out = current, most = page ? LONG : SHORT;
  out.names = out.names || await namesOf(out);
  var hits = through(out.hits);
  if (!from && !facet.k) hits = mixed(hits, most);
  else if (!facet.k) hits = mixed(hits, LONG);
  var some = hits.slice(from, from + most);
  var nodes = await Promise.all(some.map(hit => item(hit, out, out.names, !page)));
  if (mine !== turn) return;
  if (!from) box.textContent = "";
  nodes.forEach((link, i) => {
    if (page) {
      var li = el("li");
      li.append(link);
      box.append(li);
    } else {
      link.id = "find-" + (from + i);
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      box.append(link);
    }
  });
  shown = from + nodes.length;
  active = -1;
  if (page) (await facets())(out, hits.length, shown);
  say(out, hits.length);
  open(true);
}

function say(out, n) {
  status.textContent = "";
  if (n) {
    status.append(found(n));
    if (!page) {
      var all = el("button", "find-all", T["more-all"]);
      all.type = "submit";
      all.tabIndex = -1;
      status.append(all);
    }
    return;
  }
  status.append(T.none + " ", el("span", "none-hint", T["none-hint"]));
  if (out.hits.length) {
    var all = el("button", "find-again", T["more-all"]);
    all.type = "button";
    all.onclick = () => {
      facet.k = facet.year = facet.source = "";
      again();
    };
    return status.append(all);
  }
  var live = out.slots.filter(s => s.sources && s.sources.length);
  if (live.length && live.length < out.slots.length) {
    var words = live.map(s => s.word).join(" ");
    var instead = el("button", "find-again", T.instead + " «" + words + "»");
    instead.type = "button";
    instead.onclick = () => {
      input.value = words;
      input.focus();
      run();
    };
    status.append(instead);
  }
}

function again() {
  show(++turn, 0);
}

function further() {
  show(turn, shown);
}

function remember(text) {
  clearTimeout(remember.timer);
  remember.timer = setTimeout(() => {
    var hash = text ? "#q=" + encodeURIComponent(text) : "#";
    if (location.hash === hash || !text && !location.hash) return;
    location.replace(hash);
    remember.hash = location.hash;
  }, 400);
}

function asked() {
  var m = /[?#&]q=([^&#]*)/.exec(location.hash) || /[?&]q=([^&#]*)/.exec(location.search);
  try {
    return m ? decodeURIComponent(m[1].replace(/\+/g, " ")) : "";
  } catch (error) {
    return "";
  }
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  facet.k = facet.year = facet.source = "";
  if (!input.value.trim()) {
    turn++;
    return clear();
  }
  // The first letters are answered at once, what is typed quickly after them together.
  var idle = Date.now() - typed > 400;
  typed = Date.now();
  if (idle) run(); else timer = setTimeout(run, 40);
});

form.addEventListener("submit", event => {
  event.preventDefault();
  var text = input.value.trim();
  if (page) {
    clearTimeout(timer);
    run();
  } else if (!text || !current || current.hits.length) {
    location.href = home + "search.html" + (text ? "#q=" + encodeURIComponent(text) : "");
  }
});

form.addEventListener("keydown", event => {
  if (event.isComposing) return;
  var all = options(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (page) return;
  if (step && all.length) {
    event.preventDefault();
    if (panel.hidden) return open(true);
    choose((active + step + all.length + 1) % (all.length + 1) === all.length ? -1 : (active + step + all.length + 1) % (all.length + 1));
  } else if (event.key === "Enter" && active >= 0 && !panel.hidden) {
    event.preventDefault();
    all[active].click();
  } else if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault();
    open(false);
  }
});

if (page) {
  document.addEventListener("keydown", event => {
    var all = options(), at = all.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length && (at >= 0 || document.activeElement === input)) {
      event.preventDefault();
      (all[at + step] || input).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    }
  });
  window.addEventListener("hashchange", () => {
    var text = asked();
    // Its own address brings back nothing: somebody is typing on.
    if (location.hash === remember.hash) return;
    if (text && text !== input.value.trim()) {
      input.value = text;
      run();
    }
  });
  if (!input.value) input.value = asked();
  if (!location.hash || /q=/.test(location.hash)) input.focus({ preventScroll: true });
} else {
  document.addEventListener("click", event => {
    if (!form.contains(event.target)) open(false);
  });
  input.addEventListener("focus", () => { if (current && box.firstChild) open(true); });
  form.addEventListener("focusout", event => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
  });
}

window.warraqFind = { ready: ready, words: words, search: search };
if (input.value.trim()) run();
