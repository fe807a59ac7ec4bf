/* Data grid: inputs of one table as cells.

   <table data-grid> ... <input data-cell="row,column" ...>   (whole numbers from 0; order on screen is enough)

   Enter down, Shift+Enter up, Tab right, Escape restores what stood there on arrival, Ctrl+V of several cells is a block:
   the table fires "nhiemky:paste" with detail.changes = [{cell, from, to}], detail.lines, detail.undo(); unless the page
   cancels it the cells are filled and each fires "change". Inside one cell everything stays the browser's own. */
"use strict";
nhiemky.each("table[data-grid]", (table) => {
  const cells = () => [...table.querySelectorAll("[data-cell]")].filter((cell) => !cell.disabled && !cell.readOnly);
  const place = (cell) => cell.dataset.cell.split(",").map(Number);
  const at = (row, column) => cells().find((cell) => cell.dataset.cell === row + "," + column);
  let stood = "";

  function step(cell, by) {
    const [row, column] = place(cell);
    const rows = [...new Set(cells().filter((one) => place(one)[1] === column).map((one) => place(one)[0]))].sort((a, b) => a - b);
    const next = at(rows[rows.indexOf(row) + by], column);
    if (next) { next.focus(); if (next.select) next.select(); }
  }
  function write(cell, text) {
    if (cell.value === text) return;
    cell.value = text;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    cell.dispatchEvent(new Event("change", { bubbles: true }));
  }

  table.addEventListener("focusin", (event) => { if (event.target.matches("[data-cell]")) stood = event.target.value; });
  table.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]") || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" && cell.tagName !== "TEXTAREA") {
      event.preventDefault();
      event.stopPropagation();
      step(cell, event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && cell.value !== stood) {
      event.preventDefault();
      event.stopPropagation();
      write(cell, stood);
      if (cell.select) cell.select();
    }
  });
  table.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]")) return;
    const text = (event.clipboardData || window.clipboardData).getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const [row, column] = place(cell), lines = text.split("\n"), known = cells();
    const rows = [...new Set(known.map((one) => place(one)[0]))].sort((a, b) => a - b);
    const columns = [...new Set(known.map((one) => place(one)[1]))].sort((a, b) => a - b);
    const changes = [];
    lines.forEach((line, down) => line.split("\t").forEach((value, right) => {
      const target = at(rows[rows.indexOf(row) + down], columns[columns.indexOf(column) + right]);
      if (target) changes.push({ cell: target, from: target.value, to: value.trim().normalize("NFC") });
    }));
    const undo = () => changes.forEach((change) => write(change.cell, change.from));
    const asked = new CustomEvent("nhiemky:paste", { bubbles: true, cancelable: true, detail: { changes, lines: lines.length, undo } });
    if (table.dispatchEvent(asked)) changes.forEach((change) => write(change.cell, change.to));
  });
});
