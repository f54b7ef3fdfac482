"use strict";
// Draws every option of the page into the element of its name; follows the width of the window and of the paper.
const charts = (() => {
  const options = JSON.parse(document.getElementById("options").textContent);
  const drawn = Object.entries(options).map(([name, option]) => {
    const chart = echarts.init(document.getElementById(name), null, { renderer: "svg" });
    chart.setOption(option);
    return chart;
  });
  const PAPER = 660;
  const fit = (width) => drawn.forEach((chart) => chart.resize({ width, animation: { duration: 0 } }));
  window.addEventListener("resize", () => fit("auto"));
  window.addEventListener("beforeprint", () => fit(PAPER));
  window.addEventListener("afterprint", () => fit("auto"));
  return drawn;
})();
