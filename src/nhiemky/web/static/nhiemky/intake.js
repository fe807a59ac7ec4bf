/* The two panes: a key on either side shows the other; n and p go through what must be decided; selected words can be added. */
"use strict";
(function () {
  if (!document.getElementById("xac-nhan")) return;

  const root = () => document.getElementById("xac-nhan");
  let at = null;
  const kept = {};

  function show(target) {
    if (!target) return;
    for (const old of root().querySelectorAll(".at")) old.classList.remove("at");
    target.classList.add("at");
    const key = /^[tf]-(.+)$/.exec(target.id);
    const other = key && document.getElementById((target.id[0] === "t" ? "f-" : "t-") + key[1]);
    if (other) { other.classList.add("at"); centre(other); }
    centre(target);
    at = target;
  }

  function centre(target) {
    const pane = target.closest(".pane");
    if (!pane) return;
    const hidden = target.closest("details:not([open])");
    if (hidden) hidden.open = true;
    const there = target.getBoundingClientRect(), here = pane.getBoundingClientRect();
    if (there.top < here.top + 50 || there.bottom > here.bottom - 12) pane.scrollTop += there.top - here.top - here.height / 3;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#xac-nhan a[href^='#']");
    if (!link || link.closest(".errors")) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    show(target);
    const focus = target.matches("a") ? target : target.querySelector("a.key, .key, a, summary") || target;
    if (!focus.matches("a, button, summary, input") && !focus.hasAttribute("tabindex")) focus.tabIndex = -1;
    focus.focus({ preventScroll: true });
  });

  function step(by) {
    const stops = [...root().querySelectorAll("[data-stop]")].filter((one) => !one.closest("details:not([open])"));
    if (!stops.length) { nhiemky.say("Không còn điều nào phải quyết định."); return; }
    const place = stops.indexOf(at);
    const next = stops[place < 0 ? (by > 0 ? 0 : stops.length - 1) : (place + by + stops.length) % stops.length];
    show(next);
    const first = next.querySelector("input[type=radio], a, button, summary") || next;
    first.focus({ preventScroll: true });
  }
  nhiemky.keys.add("n", "Điều cần quyết định tiếp theo", () => step(1));
  nhiemky.keys.add("p", "Điều cần quyết định trước đó", () => step(-1));

  /* selected words of the text can be added */
  function selected() {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return "";
    const within = chosen.getRangeAt(0).commonAncestorContainer;
    const place = within.nodeType === 1 ? within : within.parentElement;
    return place && place.closest("#xac-nhan .doc") ? chosen.toString().replace(/\s+/g, " ").trim().slice(0, 600) : "";
  }
  let words = "";
  document.addEventListener("selectionchange", () => {
    const button = document.querySelector("[data-adds]");
    if (!button) return;
    const now = selected();
    if (now) words = now;
    if (now || document.activeElement !== button) button.hidden = !now;
  });
  document.addEventListener("pointerdown", (event) => { if (event.target.closest("[data-adds]")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-adds]");
    if (!button || !words) return;
    const url = button.dataset.adds + "?them=&cau=" + encodeURIComponent(words);
    if (window.htmx) window.htmx.ajax("GET", url, { target: "#xac-nhan", swap: "outerHTML" });
    else window.location = url;
  });

  /* the panes keep their place through a change */
  document.addEventListener("htmx:beforeSwap", () => {
    for (const pane of document.querySelectorAll("[data-pane]")) kept[pane.dataset.pane] = pane.scrollTop;
  });
  function keepPlace() {
    for (const pane of document.querySelectorAll("[data-pane]")) if (pane.dataset.pane in kept) pane.scrollTop = kept[pane.dataset.pane];
  }
  document.addEventListener("htmx:afterSwap", keepPlace);
  document.addEventListener("htmx:afterSettle", () => {
    at = null;
    const focus = root() && root().querySelector("[data-takes-focus], .editing, .adding");
    if (focus) centre(focus);
  });

  const asked = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (asked && asked.closest("#xac-nhan")) show(asked);
})();
