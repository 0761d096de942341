/* Wakes the search when somebody wants it: the field is focused, or «/» is pressed. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-search]");
  if (!form) return;
  var asked = false;
  function wake() {
    if (asked) return;
    asked = true;
    // The root of the index comes beside the script, which takes it over.
    var early = {};
    window.warraqSearch = function (name, value) { early[name] = value; };
    window.warraqSearch.early = early;
    load(form.getAttribute("data-search"));
    load(form.getAttribute("data-root") + "search/root.js").onerror = function () {
      early.failed = true;
      if (early.fail) early.fail();
    };
  }
  function load(path) {
    var script = document.createElement("script");
    script.src = path;
    return document.head.appendChild(script);
  }
  form.addEventListener("focusin", wake);
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
    event.preventDefault();
    form.elements.q.focus();
  });
  if (form.hasAttribute("data-page")) wake();
})();
