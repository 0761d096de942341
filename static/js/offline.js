/* Reading without a network: registers the service worker where the site is hosted, and says honestly what is kept.
   Opened from a disk the site needs none of this, and nothing happens. */
(function () {
  "use strict";
  var here = document.currentScript;
  if (!/^https?:$/.test(location.protocol) || !navigator.serviceWorker || !here) return;
  var root = new URL("..", here.src);
  var place = document.getElementById("offline");
  var words = place ? place.dataset : {};
  var button = document.createElement("button");
  var said = document.createElement("span");
  button.type = "button";
  said.setAttribute("role", "status");
  var latin = document.documentElement.getAttribute("data-digits") === "latn";
  var tag = document.documentElement.lang + "-u-ca-gregory-nu-" + (latin ? "latn" : "arab");

  function number(n) {
    return new Intl.NumberFormat(tag, { useGrouping: n > 9999 }).format(n);
  }

  function day(iso) {
    return new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(new Date(iso));
  }

  function size(bytes) {
    return number(Math.max(1, Math.round(bytes / 1048576)));
  }

  function kept(n) {
    var form = n ? new Intl.PluralRules(tag).select(n) : "zero";
    var forms = words.some.split("|");
    var at = ["zero", "one", "two", "few", "many"].indexOf(form);
    return fill(forms[at < 0 ? forms.length - 1 : at], { n: number(n) });
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  function ask(worker, question) {
    return new Promise(function (resolve) {
      var line = new MessageChannel();
      line.port1.onmessage = function (event) { resolve(event.data); };
      worker.postMessage(question, [line.port2]);
    });
  }

  /* The bar: this page comes from what was kept, or there is no network. */
  var bar = null;
  function tell(text) {
    if (!text) {
      if (bar) bar.hidden = true;
      return;
    }
    if (!bar) {
      bar = document.createElement("p");
      bar.className = "offline-bar";
      bar.setAttribute("role", "status");
      document.body.insertBefore(bar, document.body.firstChild);
    }
    bar.hidden = false;
    bar.textContent = text;
  }

  function show(worker) {
    return ask(worker, "state").then(function (state) {
      var date = state.since ? day(state.since) : "";
      if (state.how === "kept") tell(fill(navigator.onLine ? words.late : words.kept, { d: date }));
      else tell(navigator.onLine ? "" : words.off);
      listKept(state);
      if (!place) return state;
      if (!button.isConnected) place.replaceChildren(button, " ", said);
      button.textContent = state.whole ? words.forget : fill(words.save, { n: number(state.files), m: size(state.bytes) });
      button.setAttribute("data-does", state.whole ? "forget" : "save");
      said.textContent = state.whole ? words.whole : kept(state.pages.length);
      return state;
    });
  }

  /* The page for what was not kept says what was, and leads back. */
  function listKept(state) {
    var list = document.getElementById("kept");
    if (!list) return;
    var again = document.getElementById("again");
    if (location.hash.length > 1 && again) {
      again.href = new URL(location.hash.slice(1).split("%2F").join("/"), root).href;
      again.hidden = false;
    }
    list.textContent = "";
    state.pages.sort().slice(0, 200).forEach(function (path) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;
      link.textContent = path.replace(/\.html$/, "");
      item.appendChild(link);
      list.appendChild(item);
      caches.match(link.href).then(function (answer) { return answer ? answer.text() : ""; }).then(function (html) {
        var title = new DOMParser().parseFromString(html, "text/html").title;
        if (title) link.textContent = title.split(" · ")[0];
      });
    });
    document.getElementById("nothing-kept").hidden = state.pages.length > 0;
  }

  function save(worker) {
    return ask(worker, "save").then(function (answer) {
      if (answer.failed) {
        button.disabled = false;
        said.textContent = words.failed;
        return null;
      }
      said.textContent = fill(words.saving, { n: number(answer.all - answer.left), m: number(answer.all) });
      if (answer.left > 0) return save(worker);
      button.disabled = false;
      return show(worker);
    });
  }

  function ready(registration) {
    var worker = registration.active;
    if (!worker) return;
    ask(worker, "keep").then(function () { return show(worker); });
    var again = function () { show(navigator.serviceWorker.controller || worker); };
    addEventListener("online", again);
    addEventListener("offline", again);
    navigator.serviceWorker.addEventListener("controllerchange", again);
    if (!place) return;
    button.addEventListener("click", function () {
      var now = navigator.serviceWorker.controller || worker;
      if (button.getAttribute("data-does") === "forget") {
        ask(now, "forget").then(again);
        return;
      }
      button.disabled = true;
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      save(now);
    });
  }

  /* Without a network registering fails, and the worker of the last visit is there all the same. */
  navigator.serviceWorker.register(new URL("sw.js", root).href, { scope: root.pathname, updateViaCache: "none" })
    .catch(function () {})
    .then(function () { return navigator.serviceWorker.ready; })
    .then(ready);
})();
