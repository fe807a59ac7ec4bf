/* The consolidated table by keyboard: Up/Down walk rows, Right opens one, Left closes it or goes to the row it lies under,
   Enter on a number shows its source. The table is swapped as a whole; focus goes back to the row by its id. */
"use strict";
(function () {
  const table = () => document.querySelector("table[data-opens-rows]");
  const main = (row) => row && (row.querySelector("th [id^='m-']") || row.querySelector("[id^='s-']") || row.querySelector("a[href]"));
  let wanted = "";

  function go(row) {
    const place = main(row);
    if (!place) return;
    place.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    const held = table(), row = event.target.closest && event.target.closest("tr[data-row]");
    if (!held || event.ctrlKey || event.altKey || event.metaKey || nhiemky.typing(event)) return;
    const rows = [...held.tBodies[0].rows].filter((one) => one.dataset.row);
    const inside = row && held.contains(row), frame = event.target.contains && event.target.contains(held) && event.target.matches(".wrap");
    if (!inside && !(frame && event.key === "ArrowDown")) return;
    const at = rows.indexOf(row), button = row && row.querySelector("[aria-expanded]");
    const moves = {
      ArrowDown: () => go(rows[at + 1]),
      ArrowUp: () => go(rows[at - 1]),
      ArrowRight: () => { if (button && button.getAttribute("aria-expanded") === "false") { wanted = button.id; button.click(); } },
      ArrowLeft: () => {
        if (button && button.getAttribute("aria-expanded") === "true") { wanted = button.id; button.click(); return; }
        const up = row.dataset.row.split(".").slice(0, -1).join(".");
        if (up) go(rows.find((one) => one.dataset.row === up));
      },
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("table[data-opens-rows] a[id]");
    if (link) wanted = link.id;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const place = wanted && document.getElementById(wanted);
    wanted = "";
    const held = table();
    if (place && !(held && held.contains(document.activeElement))) place.focus({ preventScroll: true }); /* who walked on meanwhile stays there */
  });
})();
