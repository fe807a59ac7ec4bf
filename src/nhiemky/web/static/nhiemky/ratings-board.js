/* The board: a level goes out when it is chosen, one after another; Up and Down walk the rows, Left and Right choose.
   Without this file the form posts all levels of the page at once. */
"use strict";
(function () {
  const form = document.getElementById("bang-muc");
  const url = form && form.dataset.levelUrl;
  if (!form || !url) return;
  const waiting = new Map();
  let busy = false;

  const rowOf = (element) => element.closest("tr[data-uuid]");
  const radios = (row) => [...row.querySelectorAll("input[type=radio]:not([disabled])")];

  /* the row shows `level` whatever the server last said: what the person chose is not taken from under the hand */
  function show(row, level) {
    for (const radio of row.querySelectorAll("input[type=radio]")) {
      radio.checked = radio.value === level;
      radio.parentElement.classList.toggle("pick", radio.checked);
      if (!radio.checked) radio.parentElement.classList.remove("ov");
    }
    const other = row.querySelector("select");
    if (other) other.value = [...other.options].some((one) => one.value === level) ? level : "";
  }

  function choose(row, level) {
    show(row, level);
    waiting.set(row.id, level);
    if (!busy) send();
  }

  async function send() {
    busy = true;
    while (waiting.size) {
      const [id, level] = waiting.entries().next().value;
      waiting.delete(id);
      const row = document.getElementById(id);
      if (!row || row.dataset.level === level) continue;
      const values = { doi_tuong: row.dataset.uuid, muc: level, phien_ban: row.dataset.version, trang: form.elements.trang.value };
      try {
        await htmx.ajax("POST", url, { target: "#phat-hien", swap: "innerHTML", values });
      } catch { /* the page has said it: no network, or a refusal */ }
      settle(id);
    }
    busy = false;
  }

  function settle(id) {
    const row = document.getElementById(id);
    if (row) show(row, waiting.has(id) ? waiting.get(id) : row.dataset.level);
    const told = document.getElementById("danh-dau");
    if (!told) return;
    const marked = new Set(told.dataset.marks.split(" "));
    for (const cell of form.querySelectorAll("td.ov")) cell.classList.remove("ov");
    for (const key of marked) {
      const cell = key && document.querySelector("#" + key + " td.pick");
      if (cell && cell.firstElementChild.value === "HTXSNV") cell.classList.add("ov");
    }
    for (const field of document.querySelectorAll("input[name=phien_ban]")) field.value = told.dataset.board;
  }

  form.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.target.matches("input[type=radio]")) choose(row, event.target.value);
    else if (event.target.value) choose(row, event.target.value === "-" ? "" : event.target.value);
    else show(row, row.dataset.level);
  });

  function focusOn(row, level) {
    const all = row ? radios(row) : [];
    const at = all.find((radio) => radio.checked) || all.find((radio) => radio.value === level) || all[0];
    if (at) at.focus();
    return Boolean(at);
  }

  function next(row, step) {
    let to = row;
    do to = step > 0 ? to.nextElementSibling : to.previousElementSibling; while (to && !radios(to).length);
    return to;
  }

  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !at.matches("input[type=radio]")) return;
    const row = rowOf(at), all = radios(row), place = all.indexOf(at);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      focusOn(next(row, steps[event.key]), at.value);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      const to = all[place + (event.key === "ArrowRight" ? 1 : -1)];
      if (to) { to.focus(); choose(row, to.value); }
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      const rows = [...form.querySelectorAll("tr[data-uuid]")].filter((one) => radios(one).length);
      focusOn(event.key === "Home" ? rows[0] : rows[rows.length - 1], at.value);
    }
  });

  /* a click on the cell is a click on its circle */
  form.addEventListener("click", (event) => {
    const cell = event.target.closest("td.r");
    const radio = cell && event.target === cell && cell.querySelector("input[type=radio]:not([disabled])");
    if (radio) radio.click();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-row");
    const row = link && document.getElementById(link.hash.slice(1));
    if (row && focusOn(row, "")) { event.preventDefault(); row.scrollIntoView({ block: "nearest" }); }
  });

  nhiemky.keys.add("x", "Sang chỗ vượt quy định tiếp theo", () => {
    const links = [...document.querySelectorAll("a.to-row")];
    const now = document.activeElement && rowOf(document.activeElement);
    const place = links.findIndex((link) => now && link.hash === "#" + now.id);
    const to = links[(place + 1) % (links.length || 1)];
    if (to) to.click(); else nhiemky.say("Nhóm này không có chỗ nào phải sửa.");
  });
})();
