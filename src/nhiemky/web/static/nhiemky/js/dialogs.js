/* Dialogs: <button data-opens="don-doc"> opens <dialog id="don-doc">; Escape, "Đóng" and data-closes close it.
   A dialog that htmx brings in with data-opens-itself opens at once and is taken away when closed. */
"use strict";
(function () {
  let asker = null;

  function open(id, from) {
    const dialog = typeof id === "string" ? document.getElementById(id) : id;
    if (!dialog || dialog.open) return;
    asker = from || document.activeElement;
    dialog.showModal();
    const first = dialog.querySelector("[autofocus], .errors, .bd input:not([type=hidden]), .bd select, .bd textarea, .bd button, .bd a, .ft .main, [data-closes]");
    if (first) first.focus();
  }

  function close(dialog) { if (dialog && dialog.open) dialog.close(); }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) { event.preventDefault(); open(opener.dataset.opens, opener); return; }
    const closer = event.target.closest("[data-closes]");
    if (closer) { event.preventDefault(); close(closer.closest("dialog")); }
  });

  nhiemky.each("dialog", (dialog) => {
    dialog.addEventListener("close", () => {
      if (asker && asker.isConnected) asker.focus();
      asker = null;
      if (dialog.hasAttribute("data-opens-itself")) dialog.remove();
    });
    if (dialog.hasAttribute("data-opens-itself")) open(dialog);
  });

  nhiemky.dialogs = { open, close };
})();
