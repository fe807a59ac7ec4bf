/* Tree-table: a real table whose rows one walks with the keyboard, folds by branch and ticks.

   <form method="post"><table data-tree> <tbody>
     <tr class="grp" data-branch="IV">  <th><input class="ck" type="checkbox" aria-label="Chọn cả nhánh ..."><button class="tog" aria-expanded="true">...
     <tr data-under="IV">               <th><input class="ck" type="checkbox" name="unit" value="..."><a href="...">...
   <div class="bar" data-bar><b data-count-words="Đã chọn {n} đơn vị"></b> <button data-clears>Bỏ chọn</button> <button data-count-words="Đôn đốc {n} đơn vị">

   Up/Down walk, Left/Right fold and unfold (Left on a row goes to its branch), Space ticks, Shift+Space ticks from the last
   one to here, `a` ticks every row shown, Enter opens the row's link. Hidden rows keep their ticks and the bar says so.
   Folds are remembered for the tab by data-tree's value. Without scripts everything is open and the bar is there. */
"use strict";
nhiemky.each("table[data-tree]", (table) => {
  const bar = (table.closest("form") || document).querySelector("[data-bar]");
  const rows = () => [...table.tBodies].flatMap((body) => [...body.rows]);
  const shown = () => rows().filter((row) => !row.hidden);
  const tick = (row) => row.querySelector("input.ck");
  const isBranch = (row) => row.hasAttribute("data-branch");
  const under = (branch) => rows().filter((row) => row.dataset.under === branch);
  const KEY = "nhiemky:folds:" + (table.dataset.tree || location.pathname);
  let anchor = null;

  function focusable() {
    const all = rows();
    for (const row of all) row.tabIndex = -1;
    if (all.length) all[0].tabIndex = 0;
  }
  function go(row) {
    if (!row) return;
    for (const other of rows()) other.tabIndex = -1;
    row.tabIndex = 0;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function fold(row, open) {
    const button = row.querySelector("[aria-expanded]");
    if (button) button.setAttribute("aria-expanded", String(open));
    const use = button && button.querySelector("use");
    if (use) use.setAttribute("href", open ? "#s-open" : "#s-shut");
    for (const one of under(row.dataset.branch)) {
      one.hidden = !open;
      if (isBranch(one)) fold(one, open);
    }
    remember();
    count();
  }
  function remember() {
    const shut = rows().filter((row) => isBranch(row) && row.querySelector("[aria-expanded='false']")).map((row) => row.dataset.branch);
    try { sessionStorage.setItem(KEY, JSON.stringify(shut)); } catch (_) { /* folds are only a comfort */ }
  }
  function recall() {
    let shut = [];
    try { shut = JSON.parse(sessionStorage.getItem(KEY) || "[]"); } catch (_) { return; }
    for (const row of rows()) if (isBranch(row) && shut.includes(row.dataset.branch)) fold(row, false);
  }

  function count() {
    const chosen = rows().filter((row) => !isBranch(row) && tick(row) && tick(row).checked);
    for (const row of rows()) {
      const box = tick(row);
      if (!box) continue;
      if (isBranch(row)) {
        const boxes = under(row.dataset.branch).map(tick).filter(Boolean);
        const ticked = boxes.filter((one) => one.checked).length;
        box.checked = boxes.length > 0 && ticked === boxes.length;
        box.indeterminate = ticked > 0 && ticked < boxes.length;
      } else row.classList.toggle("on", box.checked);
    }
    if (!bar) return;
    bar.hidden = chosen.length === 0;
    const hidden = chosen.filter((row) => row.hidden).length;
    for (const place of bar.querySelectorAll("[data-count-words]")) {
      place.textContent = place.dataset.countWords.replace("{n}", String(chosen.length)) + (place.tagName === "B" && hidden ? ", " + hidden + " đang ẩn" : "");
    }
  }

  function setTick(row, on) { const box = tick(row); if (box) box.checked = on; }
  function toggle(row) {
    const box = tick(row);
    if (!box) return;
    box.checked = !box.checked;
    if (isBranch(row)) under(row.dataset.branch).filter((one) => !one.hidden).forEach((one) => setTick(one, box.checked));
    anchor = row;
    count();
  }

  table.addEventListener("click", (event) => {
    const button = event.target.closest(".tog[aria-expanded]");
    if (!button) return;
    event.preventDefault();
    fold(button.closest("tr"), button.getAttribute("aria-expanded") !== "true");
  });
  table.addEventListener("change", (event) => {
    if (!event.target.matches("input.ck")) return;
    const row = event.target.closest("tr");
    if (isBranch(row)) under(row.dataset.branch).filter((one) => !one.hidden).forEach((one) => setTick(one, event.target.checked));
    anchor = row;
    count();
  });
  table.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (!row || !rows().includes(row) || event.ctrlKey || event.altKey || event.metaKey || nhiemky.typing(event)) return;
    const seen = shown(), at = seen.indexOf(row), onRow = event.target === row;
    const button = row.querySelector("[aria-expanded]");
    const moves = {
      ArrowDown: () => go(seen[at + 1]),
      ArrowUp: () => go(seen[at - 1]),
      Home: () => go(seen[0]),
      End: () => go(seen[seen.length - 1]),
      ArrowRight: () => { if (isBranch(row)) { if (button && button.getAttribute("aria-expanded") === "false") fold(row, true); else go(seen[at + 1]); } },
      ArrowLeft: () => {
        if (isBranch(row) && button && button.getAttribute("aria-expanded") === "true") fold(row, false);
        else if (row.dataset.under) go(rows().find((one) => one.dataset.branch === row.dataset.under));
      },
      Enter: () => { const link = row.querySelector("th a[href], td a[href]"); if (link) link.click(); },
      a: () => { seen.filter((one) => !isBranch(one)).forEach((one) => setTick(one, true)); count(); nhiemky.say("Đã chọn mọi đơn vị đang hiện."); },
      " ": () => {
        if (!event.shiftKey || !anchor) { toggle(row); return; }
        const [from, to] = [seen.indexOf(anchor), at].sort((one, two) => one - two);
        seen.slice(from, to + 1).filter((one) => !isBranch(one)).forEach((one) => setTick(one, true));
        count();
      },
    };
    const move = moves[event.key];
    if (!move || (!onRow && (event.key === "Enter" || event.key === " "))) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  });
  if (bar) bar.addEventListener("click", (event) => {
    if (!event.target.closest("[data-clears]")) return;
    event.preventDefault();
    rows().forEach((row) => setTick(row, false));
    count();
    go(shown()[0]);
  });
  focusable();
  recall();
  count();
});
