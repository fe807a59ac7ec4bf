/* Two minutes before the server ends an idle session a dialog asks; any tab's activity counts for all of them.
   When the time is over, drafts are saved once more and the login page opens. */
"use strict";
(function () {
  const limit = Number(document.body.dataset.idle) * 1000;
  const dialog = document.getElementById("sap-het-gio");
  if (!limit || !dialog) return;
  const warning = 120000, KEY = "nhiemky:answered";
  const left = dialog.querySelector("[data-left]");

  function touch() { try { localStorage.setItem(KEY, String(Date.now())); } catch (_) { own = Date.now(); } }
  let own = Date.now();
  function last() { try { return Math.max(own, Number(localStorage.getItem(KEY)) || 0); } catch (_) { return own; } }

  touch();
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) touch(); });
  document.addEventListener("nhiemky:answered", touch);

  /* somebody who works on a page that asks the server nothing is not idle: tell the server, once in five minutes */
  let told = Date.now();
  function working() {
    if (dialog.open || Date.now() - told < 300000) return;
    told = Date.now();
    stay();
  }
  for (const sort of ["keydown", "pointerdown", "wheel"]) document.addEventListener(sort, working, { passive: true });

  function stay() {
    return fetch(document.body.dataset.alive, { method: "POST", headers: { "X-CSRFToken": nhiemky.token() }, redirect: "manual" })
      .then((answer) => { if (answer.ok) touch(); else leave(); })
      .catch(() => undefined);
  }
  function leave() {
    document.dispatchEvent(new CustomEvent("nhiemky:save", { cancelable: true }));
    location.assign(document.body.dataset.login + "?next=" + encodeURIComponent(location.pathname + location.search));
  }

  dialog.querySelector("[data-stays]").addEventListener("click", () => stay().then(() => nhiemky.dialogs.close(dialog)));
  setInterval(() => {
    const rest = limit - (Date.now() - last());
    if (rest > warning) { if (dialog.open) nhiemky.dialogs.close(dialog); return; }
    if (rest <= 0) { leave(); return; }
    if (!dialog.open) { document.dispatchEvent(new CustomEvent("nhiemky:save", { cancelable: true })); nhiemky.dialogs.open(dialog); }
    left.textContent = String(Math.ceil(rest / 1000));
  }, 1000);
})();
