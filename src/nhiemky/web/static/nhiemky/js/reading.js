/* Reading a file takes a moment: {% reading_status %} in a form says so, and of a scan which page is being recognised. */
"use strict";
document.addEventListener("submit", (event) => {
  const said = event.target.querySelector("[data-reading]");
  if (!said || event.defaultPrevented || ![...event.target.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
  said.textContent = "Đang đọc tệp, thường dưới 10 giây";
  const asks = setInterval(() => fetch(said.dataset.reading).then((answer) => answer.json()).then((told) => { if (told.words) said.textContent = told.words; }).catch(() => {}), 1000);
  window.addEventListener("pagehide", () => { clearInterval(asks); said.textContent = ""; }, { once: true });
});
