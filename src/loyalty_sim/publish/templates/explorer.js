"use strict";
// Sliders over the points that were run: unpacks them, interpolates between them, keeps the place in the address.
const explorer = (() => {
  const data = JSON.parse(document.getElementById("explorer-data").textContent);
  const { sliders, fine, fields, currency } = data;
  const shape = sliders.map((slider) => slider.settings.length);
  const points = shape.reduce((all, levels) => all * levels, 1);
  const element = (name) => document.getElementById(name);
  const inputs = sliders.map((slider) => element(`slider-${slider.lever}`));
  const figures = {};

  async function unpack() {
    const bytes = Uint8Array.from(atob(data.packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const numbers = new Uint16Array(await new Response(stream).arrayBuffer());
    let start = 0;
    for (const field of fields) {
      const end = start + points * field.size;
      figures[field.name] = { ...field, numbers: numbers.subarray(start, end) };
      start = end;
    }
  }

  // Places are in levels: 1.5 is half way between the second and the third level that was run.
  function at(name, place) {
    const { numbers, size, low, step } = figures[name];
    const found = new Array(size).fill(0);
    for (let corner = 0; corner < 2 ** place.length; corner += 1) {
      let weight = 1;
      let row = 0;
      place.forEach((level, lever) => {
        const floor = Math.min(Math.floor(level), shape[lever] - 2);
        const up = (corner >> lever) & 1;
        weight *= up ? level - floor : 1 - level + floor;
        row = row * shape[lever] + floor + up;
      });
      if (weight) for (let part = 0; part < size; part += 1) found[part] += weight * (low + step * numbers[row * size + part]);
    }
    return found.map((value) => (Math.abs(value) < 2 * step ? 0 : value)); // packing knows no zero
  }

  const between = (values, level) => {
    const floor = Math.min(Math.floor(level), values.length - 2);
    return values[floor] + (level - floor) * (values[floor + 1] - values[floor]);
  };
  const said = (value, more = {}) => new Intl.NumberFormat("en", { maximumSignificantDigits: 3, ...more }).format(value);
  const signed = (value) => said(value, { signDisplay: "exceptZero" });
  const place = () => inputs.map((input) => input.value / fine);
  const today = sliders.map((slider) => slider.today);

  function amount(slider, level) {
    const value = between(slider.amounts, level);
    return slider.unit.startsWith("%") ? `${said(value)} ${slider.unit}` : `${currency} ${said(value)} a year`;
  }

  function tell(here) {
    sliders.forEach((slider, number) => {
      const words = `${amount(slider, here[number])}${here[number] === slider.today ? " (today)" : ""}`;
      element(`said-${slider.lever}`).textContent = words;
      inputs[number].setAttribute("aria-valuetext", words);
    });
    const set = sliders.map((slider, number) => `firm.levers.${slider.lever}=${said(between(slider.settings, here[number]))}`);
    element("explorer-settings").textContent = `To run this point, add to the command: ${set.join(" ")}`;
    const unit = figures.profit.unit;
    const [mean, low, high] = ["profit", "profit_low", "profit_high"].map((name) => at(name, here)[0]);
    element("tile-profit").textContent = `${signed(mean)} ${unit}`;
    element("more-profit").textContent = `interval ${signed(low)} to ${signed(high)}`;
    for (const name of ["share", "satisfaction", "retention", "spend"]) {
      const [value, before] = [at(name, here)[0], at(name, today)[0]];
      const sign = name === "spend" ? "" : figures[name].unit;
      element(`tile-${name}`).textContent = name === "spend" ? `${currency} ${said(value)}` : `${said(value)} ${sign}`;
      element(`more-${name}`).textContent = `today ${said(before)}, ${signed(value - before)}`;
    }
  }

  function draw(here) {
    sliders.forEach((slider, number) => {
      const chart = echarts.getInstanceByDom(element(`curve_${slider.lever}`));
      const rows = slider.amounts.map((x, level) => {
        const there = here.map((own, other) => (other === number ? level : own));
        return [x / slider.per, ...["profit", "profit_low", "profit_high"].map((name) => at(name, there)[0])];
      });
      const before = chart.getOption().series[2].markLine.data.slice(0, 1);
      const mark = { xAxis: between(slider.amounts, here[number]) / slider.per, label: { formatter: "as set", position: "end" } };
      chart.setOption({
        series: [
          { data: rows.map(([x, , low]) => [x, low, low]) },
          { data: rows.map(([x, , low, high]) => [x, high - low, high]) },
          { data: rows.map(([x, mean]) => [x, mean]), markLine: { data: [...before, mark] } },
        ],
      });
    });
    for (const name of ["share", "satisfaction"]) {
      const chart = echarts.getInstanceByDom(element(`path_${name}`));
      const weeks = chart.getOption().series[0].data.map(([week]) => week);
      const values = at(`path_${name}`, here);
      chart.setOption({ series: [{}, { data: weeks.map((week, number) => [week, values[number]]) }] });
    }
  }

  function show() {
    const here = place();
    tell(here);
    draw(here);
  }

  const address = () => {
    const set = sliders.map((slider, number) => `${slider.lever}=${Number(between(slider.settings, place()[number]).toPrecision(4))}`);
    return `#${set.join("&")}`;
  };

  function go() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    sliders.forEach((slider, number) => {
      const value = Number.parseFloat(wanted.get(slider.lever));
      if (Number.isNaN(value)) return;
      const { settings } = slider;
      const above = settings.findIndex((setting) => setting >= value);
      const level = above < 0 ? settings.length - 1 : above === 0 ? 0 : above - 1 + (value - settings[above - 1]) / (settings[above] - settings[above - 1]);
      inputs[number].value = Math.round(level * fine);
    });
    show();
  }

  const ready = unpack().then(() => {
    inputs.forEach((input) => input.addEventListener("input", () => {
      show();
      history.replaceState(null, "", address());
    }));
    element("explorer-today").addEventListener("click", () => {
      sliders.forEach((slider, number) => { inputs[number].value = slider.today * fine; });
      show();
      history.replaceState(null, "", address());
    });
    window.addEventListener("hashchange", go);
    go();
  }).catch(() => { element("explorer-trouble").hidden = false; });
  return { at, ready };
})();
