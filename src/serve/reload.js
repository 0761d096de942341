// Loads the page anew when the site was built again, and shows what stands against its files.
(() => {
  "use strict";
  const known = Number(document.currentScript.dataset.build);
  const base = new URL(".", document.currentScript.src);

  // Style sheets alone: take the new addresses from the page, keep the reader's place.
  async function restyle() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = [...page.querySelectorAll("link[rel=stylesheet]")];
    const old = [...document.querySelectorAll("head link[rel=stylesheet]")];
    for (const link of fresh) {
      const copy = document.createElement("link");
      copy.rel = "stylesheet";
      copy.href = link.getAttribute("href");
      document.head.append(copy);
    }
    setTimeout(() => old.forEach((link) => link.remove()), 200);
  }

  let host = null;
  function overlay(news) {
    if (host) host.remove();
    host = null;
    if (!news.failure && news.diagnostics.length === 0) return;
    host = document.createElement("aside");
    const root = host.attachShadow({ mode: "open" });
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("overlay.css", base).href;
    const box = document.createElement("details");
    box.open = Boolean(news.failure) || news.diagnostics.some((d) => d.severity === "error");
    const add = (parent, name, text, cls) => {
      const e = document.createElement(name);
      e.textContent = text;
      e.dir = "auto";
      if (cls) e.className = cls;
      parent.append(e);
      return e;
    };
    const total = news.diagnostics.length + news.more;
    add(box, "summary", news.failure ? "The site could not be built" : `${total} to look at`);
    if (news.failure) add(box, "pre", news.failure);
    const list = document.createElement("ol");
    for (const d of news.diagnostics) {
      const item = document.createElement("li");
      item.className = d.severity;
      const place = add(item, "p", `${d.place}: ${d.severity}[${d.code}]`, "place");
      place.dir = "ltr";
      add(item, "p", d.message);
      if (d.words) add(item, "p", `«${d.words}»`, "words");
      if (d.hint) add(item, "p", d.hint, "hint");
      list.append(item);
    }
    box.append(list);
    if (news.more) add(box, "p", `and ${news.more} more: warraq check`);
    root.append(sheet, box);
    document.body.append(host);
  }

  let seen = known;
  const source = new EventSource(new URL("news", base));
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.build !== seen && !news.failure) {
      if (!(news.styles_only && news.build === seen + 1)) {
        location.reload();
        return;
      }
      seen = news.build;
      restyle();
    }
    overlay(news);
  };
  addEventListener("pagehide", () => source.close());
})();
