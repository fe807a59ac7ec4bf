/* A bar that moves each second says little to the ear: the polite region is told at each quarter. */
"use strict";
let toldQuarter = -1;
document.addEventListener("htmx:afterSwap", () => {
  const bar = document.querySelector("#viec progress");
  const region = document.getElementById("noi-viec");
  if (!bar || !region) return;
  const quarter = Math.floor(bar.value / 25);
  if (quarter === toldQuarter) return;
  toldQuarter = quarter;
  region.textContent = `${bar.getAttribute("aria-label")}, ${bar.value}%`;
});
