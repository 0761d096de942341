/* Reading aids of an article: a card over a mention, and a copied address for a sentence.
   The page is whole without them. */
(function () {
  "use strict";
  var store = document.getElementById("previews");
  var body = document.querySelector(".article-body");
  if (!store || !body) return;

  var cards = {};
  store.content.querySelectorAll("[data-card]").forEach(function (one) {
    cards[one.getAttribute("data-card")] = one;
  });

  /* A stored card is short: its tags stand for these lines. */
  var PARTS = { S: "kind", B: "name", I: "note", Q: "line", U: "presence" };

  var card = document.createElement("div");
  card.className = "card";
  card.id = "mention-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.appendChild(card);

  var at = null;
  var timer = 0;

  function place(link) {
    var box = link.getClientRects()[0] || link.getBoundingClientRect();
    var width = card.offsetWidth;
    var height = card.offsetHeight;
    var wide = document.documentElement.clientWidth;
    var left = box.left + box.width / 2 - width / 2;
    var above = box.top > height + 12 && box.bottom + height + 12 > window.innerHeight;
    card.style.left = Math.max(8, Math.min(left, wide - width - 8)) + window.scrollX + "px";
    card.style.top = (above ? box.top - height - 8 : box.bottom + 8) + window.scrollY + "px";
  }

  function show(link, touched) {
    var data = cards[link.getAttribute("data-entity")];
    if (!data || at === link) return;
    hide();
    card.textContent = "";
    var kind = (link.className.match(/mention--(\w+)/) || [])[1];
    Array.prototype.forEach.call(data.children, function (part) {
      var line = part.cloneNode(true), name = PARTS[part.tagName];
      if (name) {
        line = document.createElement("p");
        line.className = "card-" + name;
        part.childNodes.forEach(function (node) { line.appendChild(node.cloneNode(true)); });
        if (name === "kind") {
          var icon = document.createElement("span");
          icon.className = "ico ico--" + kind;
          line.prepend(icon, " ");
        }
      }
      card.appendChild(line);
    });
    if (touched) {
      var open = document.createElement("a");
      open.className = "card-open";
      open.href = link.href;
      open.textContent = store.getAttribute("data-open");
      card.appendChild(open);
    }
    card.className = "card card--" + kind;
    card.hidden = false;
    at = link;
    link.setAttribute("aria-describedby", card.id);
    place(link);
  }

  function hide() {
    clearTimeout(timer);
    if (!at) return;
    at.removeAttribute("aria-describedby");
    at = null;
    card.hidden = true;
  }

  function later(action, wait) {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  }

  function mention(event) {
    return event.target.closest ? event.target.closest("a.mention") : null;
  }

  body.addEventListener("pointerover", function (event) {
    var link = event.pointerType === "mouse" && mention(event);
    if (link) later(function () { show(link, false); }, at ? 60 : 220);
  });
  body.addEventListener("pointerout", function (event) {
    if (event.pointerType === "mouse" && mention(event)) later(hide, 260);
  });
  card.addEventListener("pointerenter", function () { clearTimeout(timer); });
  card.addEventListener("pointerleave", function (event) {
    if (event.pointerType === "mouse") later(hide, 200);
  });

  /* The first touch shows the card, the second follows the link. */
  var touched = false;
  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    if (at && !card.contains(event.target) && mention(event) !== at) hide();
  });
  body.addEventListener("click", function (event) {
    var link = mention(event);
    if (link && touched && at !== link && cards[link.getAttribute("data-entity")]) {
      event.preventDefault();
      show(link, true);
    }
  });
  body.addEventListener("focusin", function (event) {
    var link = mention(event);
    if (link && !touched && link.matches(":focus-visible")) show(link, false);
  });
  body.addEventListener("focusout", function (event) {
    if (!touched && mention(event)) later(hide, 120);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  window.addEventListener("resize", hide);

  /* The sign after a sentence leads to its address, and copies it where the browser lets it. */
  var said = document.createElement("p");
  said.className = "toast";
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function tell() {
    said.textContent = store.getAttribute("data-copied");
    setTimeout(function () { said.textContent = ""; }, 2400);
  }

  /* For pages opened from a disk, where the clipboard may not be offered. */
  function copyOld(text) {
    var box = document.createElement("textarea");
    box.value = text;
    box.className = "sr-only";
    box.setAttribute("aria-hidden", "true");
    document.body.appendChild(box);
    box.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (e) { /* the link still leads there */ }
    box.remove();
    if (done) tell();
  }

  body.addEventListener("click", function (event) {
    var sign = event.target.closest ? event.target.closest("a.s-link") : null;
    if (!sign) return;
    if (!navigator.clipboard) return copyOld(sign.href);
    navigator.clipboard.writeText(sign.href).then(tell, function () { copyOld(sign.href); });
  });
})();
