"use strict";
// The entries of a section come some at a time: scrolling to the end of them, or its link, brings the next.
(() => {
  const page = document.querySelector(".page[data-at-once]"), list = page?.querySelector(".entries[data-total]");
  if (!list || page.id === "reader") return;
  const step = Number(page.dataset.atOnce), total = Number(list.dataset.total), pager = page.querySelector(".pager");
  let at = Number(page.dataset.from) + step, busy = false;
  if (at >= total) return;

  // What the server sends was escaped there; a table's rows are only parsed inside a table.
  function parsed(markup) {
    const table = list.tagName === "TBODY", template = document.createElement("template");
    template.innerHTML = table ? `<table><tbody>${markup}</tbody></table>` : markup;
    return table ? template.content.querySelector("tbody").children : template.content.children;
  }

  async function more() {
    if (busy || at >= total) return;
    busy = true;
    try {
      const answer = await fetch(`/entries/${page.id}?from=${at}`);
      if (!answer.ok) return;
      list.append(...parsed(await answer.text()));
      at += step;
      document.dispatchEvent(new CustomEvent("variorum:entries", {detail: list}));
      told();
    } finally {
      busy = false;
    }
  }

  const link = pager.querySelector("[rel=next]"), said = pager.querySelector("span");
  function told() {
    said.textContent = `${Number(page.dataset.from) + 1} to ${Math.min(at, total)} of ${total}`;
    if (at >= total) link.remove();
    else link.href = `?from=${at}`;
  }
  link.addEventListener("click", event => { event.preventDefault(); more(); });
  new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) more(); }, {rootMargin: "900px"}).observe(pager);
})();
