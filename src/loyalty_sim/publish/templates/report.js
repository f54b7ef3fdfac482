"use strict";
// Draws every option of the page into the element of its name; follows the width of the window and of the paper.
const charts = (() => {
  const options = JSON.parse(document.getElementById("options").textContent);
  const drawn = Object.entries(options).map(([name, option]) => {
    const chart = echarts.init(document.getElementById(name), null, { renderer: "svg" });
    chart.setOption(option);
    return chart;
  });
  const PAPER = (chart) => ({ width: 660, height: 0.78 * chart.getDom().clientHeight }); // fits on A4, as in report.css
  const SCREEN = () => ({ width: "auto", height: "auto" });
  const fit = (size) => drawn.forEach((chart) => {
    chart.resize(size(chart));
    chart.getZr().refreshImmediately(); // paper does not wait for the next frame
  });
  window.addEventListener("resize", () => fit(SCREEN));
  window.addEventListener("beforeprint", () => fit(PAPER));
  window.addEventListener("afterprint", () => fit(SCREEN));
  return drawn;
})();
