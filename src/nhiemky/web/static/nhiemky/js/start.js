/* The one global name; each file hangs its own part on it. All scripts are deferred and stand alone. */
"use strict";
window.nhiemky = window.nhiemky || {};

/* Is somebody typing here? Single letters must never act then (Vietnamese typing tools rewrite what was typed). */
nhiemky.typing = function (event) {
  const at = event.target;
  return event.isComposing || event.keyCode === 229 || at.isContentEditable ||
    (at.matches && at.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])"));
};

/* Run `work` now for the page and later for every part htmx brings in. */
nhiemky.each = function (selector, work) {
  const seen = new WeakSet();
  const apply = (root) => {
    const found = [...(root.matches && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    for (const one of found) if (!seen.has(one)) { seen.add(one); work(one); }
  };
  apply(document);
  document.addEventListener("htmx:load", (event) => apply(event.detail.elt));
};

/* Say it to a screen reader; the same words twice are said twice. */
nhiemky.say = function (words) {
  const place = document.getElementById("loi-bao");
  if (!place) return;
  place.textContent = "";
  setTimeout(() => { place.textContent = words; }, 50);
};

nhiemky.token = function () {
  const held = document.body.getAttribute("hx-headers");
  return held ? JSON.parse(held)["X-CSRFToken"] : "";
};

nhiemky.clock = function (moment) {
  const two = (number) => String(number).padStart(2, "0");
  return two(moment.getHours()) + ":" + two(moment.getMinutes());
};
