/* The month by keyboard: arrows move by a day or a week, PageUp and PageDown by a month, Home and End within the week, Enter opens the day. */
(() => {
  const table = document.querySelector("[data-calendar]");
  if (!table) return;
  const links = [...table.querySelectorAll("a[data-day]")];
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const go = (link) => { links.forEach((one) => { one.tabIndex = one === link ? 0 : -1; }); link.focus(); };
  const iso = (day) => day.toISOString().slice(0, 10);
  const start = links.find((one) => one.getAttribute("aria-current")) || links[0];
  links.forEach((one) => { one.tabIndex = one === start ? 0 : -1; });
  const open = (day) => {
    const to = new URL(location.href);
    to.searchParams.set("ngay", day);
    to.searchParams.delete("thang");
    to.hash = `d-${day}`;
    location.assign(to);
  };
  table.addEventListener("keydown", (event) => {
    const at = links.indexOf(event.target.closest("a[data-day]"));
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const day = new Date(`${links[at].dataset.day}T00:00:00Z`);
    if (event.key in steps) {
      day.setUTCDate(day.getUTCDate() + steps[event.key]);
      const next = links.find((one) => one.dataset.day === iso(day));
      event.preventDefault();
      if (next) go(next); else open(iso(day));
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      const number = day.getUTCDate();
      day.setUTCDate(1);
      day.setUTCMonth(day.getUTCMonth() + (event.key === "PageUp" ? -1 : 1));
      const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
      day.setUTCDate(Math.min(number, last));
      open(iso(day));
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      go(links[at - (at % 7) + (event.key === "End" ? 6 : 0)]);
    }
  });
  if (location.hash.startsWith("#d-")) {
    const wanted = document.getElementById(location.hash.slice(1));
    if (wanted) go(wanted);
  }
})();
