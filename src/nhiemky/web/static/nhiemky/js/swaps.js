/* Partial page changes: a thin line says "Đang tải", after 10 s that the network is slow; the old content stays.
   After a swap focus goes to the message: an error summary, else what carries data-takes-focus, else autofocus. */
"use strict";
(function () {
  const line = document.getElementById("dang-tai");
  const words = line && line.querySelector("span");
  let waiting = 0, slow = 0;

  function start() {
    waiting += 1;
    if (waiting > 1 || !line) return;
    words.textContent = "Đang tải";
    line.hidden = false;
    slow = setTimeout(() => { words.textContent = "Mạng chậm, vẫn đang tải"; }, 10000);
  }

  function stop() {
    waiting = Math.max(0, waiting - 1);
    if (waiting || !line) return;
    clearTimeout(slow);
    line.hidden = true;
  }

  document.addEventListener("htmx:beforeRequest", start);
  document.addEventListener("htmx:afterRequest", stop);

  function focusOn(target) {
    const place = target.matches("[data-takes-focus]") ? target : target.querySelector(".errors, [data-takes-focus], [autofocus]");
    if (!place) return;
    if (!place.hasAttribute("tabindex") && !place.matches("input, textarea, select, button, a[href]")) place.tabIndex = -1;
    place.focus();
  }

  document.addEventListener("htmx:afterSettle", (event) => focusOn(event.detail.elt));

  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if ((event.detail.xhr.getResponseHeader("HX-Trigger") || "").includes("nhiemky:toast")) return; // the server has said it itself
    const said = status === 403 ? "Không được làm việc này với tài khoản đang dùng. Tải lại trang rồi thử lần nữa."
      : status === 404 ? "Không còn mục này, hoặc nó không thuộc phạm vi của tài khoản. Tải lại trang."
        : status === 413 ? "Nội dung quá lớn, máy chủ không nhận. Chia nhỏ rồi gửi lại."
          : "Phần mềm gặp lỗi, việc vừa làm chưa được lưu. Thử lại sau một phút.";
    nhiemky.toasts.show({ text: said, bad: true });
  });
  document.addEventListener("htmx:sendError", () => {
    nhiemky.toasts.show({ text: "Mất mạng, việc vừa làm chưa được gửi. Thử lại khi có mạng.", bad: true });
  });

  /* after a refused submit of a whole page the summary takes focus; a link in it goes to its field */
  const summary = document.querySelector("main .errors[data-takes-focus]");
  if (summary) summary.focus();
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const inner = field.matches("input, select, textarea, button, a") ? field : field.querySelector("input, select, textarea, button, a") || field;
    inner.focus();
    inner.scrollIntoView({ block: "center" });
  });
})();
