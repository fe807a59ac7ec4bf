/* The report page: after a clash the person chooses which text goes on; Alt+Down goes to the next section;
   a plain "Lưu nháp" or "Đánh dấu xong" carries the version the autosave has reached. */
"use strict";
(function () {
  function fieldOf(dialog) {
    return [...document.querySelectorAll("[data-autosave]")].find((field) => field.dataset.autosave === dialog.dataset.clashOf);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-settle]");
    if (!button) return;
    const dialog = button.closest("dialog"), field = fieldOf(dialog);
    if (!field || !field.saver) return;
    const text = (name) => dialog.querySelector("[data-text='" + name + "']").value;
    const chosen = { mine: () => text("mine"), theirs: () => text("theirs"), both: () => text("theirs") + "\n\n" + text("mine") }[button.dataset.settle]();
    nhiemky.dialogs.close(dialog);
    field.saver.settle(Number(dialog.dataset.version), chosen);
    field.focus();
  });

  document.addEventListener("nhiemky:saved", (event) => {
    const field = event.target;
    const carrier = document.querySelector("[data-version-of='" + field.id + "']");
    if (carrier && event.detail) carrier.value = event.detail.version;
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "ArrowDown") return;
    const next = document.querySelector("[data-next-section]");
    if (!next) return;
    event.preventDefault();
    next.click();
  });

  /* going on to another section first saves what was typed */
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "f-muc") return;
    const field = event.target.querySelector("[data-autosave]");
    if (field && field.saver) { clearTimeout(field.saver.timer); field.saver.saved = field.saver.value(); field.saver.forget(); }
  });
})();
