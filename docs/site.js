// The bar over each block of code is a landmark, and a page has many of them: each gets a name of its own.
let blocks = 0;
new MutationObserver(() => {
  for (const bar of document.querySelectorAll("nav.md-code__nav:not([aria-label])")) {
    blocks += 1;
    bar.setAttribute("aria-label", `Block of code ${blocks}`);
  }
  // A table that is wider than the page can be scrolled by keyboard.
  for (const wide of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) wide.tabIndex = 0;
}).observe(document.documentElement, { childList: true, subtree: true });

// The claims ledger by topic and by verdict. Without a script all claims are on the page, listed by topic.
function ledgerFilter() {
  const claims = new Map();
  for (const mark of document.querySelectorAll("article a[id]")) {
    if (/^k\d+$/.test(mark.id)) claims.set(mark.id, { parts: partsOf(mark), topic: "", verdict: "" });
  }
  if (!claims.size) return;
  for (const link of document.querySelectorAll("article li > a[href^='#k']")) {
    const claim = claims.get(link.hash.slice(1));
    if (claim) claim.topic = link.parentElement.querySelector("strong").textContent;
  }
  let list;
  for (const link of document.querySelectorAll("article td:first-child > a[href^='#k']")) {
    const claim = claims.get(link.hash.slice(1)), row = link.closest("tr");
    claim.verdict = row.lastElementChild.textContent.trim();
    claim.parts.push(row);
    list = list || row.closest("table");
  }
  const found = [...claims.values()], asked = new URLSearchParams(location.search);
  const form = document.createElement("form"), said = document.createElement("output"), choices = {};
  form.className = "ledger";
  form.setAttribute("aria-label", "Choose claims");
  for (const name of ["topic", "verdict"]) {
    const label = form.appendChild(document.createElement("label"));
    label.textContent = name === "topic" ? "Topic " : "Verdict ";
    const choice = choices[name] = label.appendChild(document.createElement("select"));
    for (const each of ["all", ...new Set(found.map((claim) => claim[name]).sort())]) choice.add(new Option(each));
    choice.value = [...choice.options].some((each) => each.value === asked.get(name)) ? asked.get(name) : "all";
    choice.addEventListener("change", show);
  }
  form.appendChild(said);
  list.closest("article > *").before(form);
  function show() {
    let count = 0;
    for (const claim of found) {
      const seen = ["topic", "verdict"].every((name) => ["all", claim[name]].includes(choices[name].value));
      for (const part of claim.parts) part.hidden = !seen;
      count += seen;
    }
    said.textContent = `${count} of ${found.length} claims`;
  }
  show();
}

// What belongs to a claim: all from its mark up to that of the next one.
function partsOf(mark) {
  const found = [];
  const isNext = (part) => found.length && (part.querySelector("a[id^='k']") || (part.tagName === "H2" && !/^K\d/.test(part.textContent)));
  for (let part = mark.closest("article > *"); part && !isNext(part); part = part.nextElementSibling) found.push(part);
  return found;
}

document.addEventListener("DOMContentLoaded", ledgerFilter);
