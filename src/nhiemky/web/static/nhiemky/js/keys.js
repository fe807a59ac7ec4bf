/* Keyboard: / search, g b board, g v my tasks, Ctrl+S save now, Ctrl+Enter primary action, ? list of keys.
   A page adds its own: nhiemky.keys.add("n", "Câu hỏi tiếp theo", next). Two letters in a row: "g b". */
"use strict";
(function () {
  const actions = new Map();
  let first = "", firstAt = 0;

  function add(keys, words, act) {
    actions.set(keys, act);
    const list = document.getElementById("phim-ds");
    if (!list || !words) return;
    const dt = document.createElement("dt"), dd = document.createElement("dd");
    keys.split(" ").forEach((key, at) => {
      if (at) dt.append(" ");
      const shown = document.createElement("kbd");
      shown.textContent = key;
      dt.append(shown);
    });
    dd.textContent = words;
    list.append(dt, dd);
  }

  function opened() { return document.querySelector("dialog[open]"); }

  function primary() {
    const within = opened() || document.querySelector("main");
    return within && [...within.querySelectorAll(".btn.main")].find((one) => !one.disabled && one.offsetParent !== null);
  }

  function saveNow() {
    const asked = new CustomEvent("nhiemky:save", { cancelable: true });
    const handled = !document.dispatchEvent(asked);
    const button = document.querySelector("[data-saves]");
    if (!handled && button) button.click();
    return handled || Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      if (!saveNow()) nhiemky.say("Trang này không có gì để lưu.");
      return;
    }
    if (command && !event.altKey && event.key === "Enter") {
      const button = primary();
      if (button) { event.preventDefault(); button.click(); }
      return;
    }
    if (command || event.altKey || event.key.length !== 1 || nhiemky.typing(event)) { first = ""; return; }
    if (opened()) return;
    const pair = first && event.timeStamp - firstAt < 1500 ? first + " " + event.key : "";
    first = event.key;
    firstAt = event.timeStamp;
    const act = (pair && actions.get(pair)) || actions.get(event.key);
    if (act) { event.preventDefault(); first = ""; act(event); }
  });

  nhiemky.keys = { add };
  add("/", "", () => {
    const box = document.getElementById("tim");
    if (box) { box.focus(); box.select(); }
  });
  add("?", "", () => nhiemky.dialogs.open("phim"));
  for (const link of document.querySelectorAll(".side [data-key]")) {
    add(link.dataset.key, link.firstChild.textContent.trim(), () => link.click());
  }
})();
