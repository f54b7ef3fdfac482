// The bar over each block of code is a landmark, and a page has many of them: each gets a name of its own.
let blocks = 0;
new MutationObserver(() => {
  for (const bar of document.querySelectorAll("nav.md-code__nav:not([aria-label])")) {
    blocks += 1;
    bar.setAttribute("aria-label", `Block of code ${blocks}`);
  }
}).observe(document.documentElement, { childList: true, subtree: true });
