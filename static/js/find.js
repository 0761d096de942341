/* Wakes the search when somebody wants it: the field is focused, or «/» is pressed. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-search]");
  if (!form) return;
  var asked = false;
  function wake() {
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = form.getAttribute("data-search");
    document.head.appendChild(script);
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
