// Words that are selected in a report can be made a statement or an event, or their address copied into a form.
(() => {
  const reader = document.querySelector(".page#reader");
  if (!reader) return;
  const bar = document.createElement("div"), said = document.createElement("q"), go = document.createElement("a"), copy = document.createElement("button");
  bar.className = "chosen";
  bar.hidden = true;
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Selected words");
  bar.setAttribute("aria-live", "polite");
  go.className = "open";
  go.textContent = "Add as a statement or an event";
  copy.type = "button";
  copy.textContent = "Copy their address";
  bar.append(said, go, copy);
  document.body.append(bar);

  // The place of a point of the text, in code points of the whole report.
  function place(node, offset) {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".tp");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.at) + [...before.toString()].length;
  }

  function chosen() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), edition = range.startContainer.parentElement?.closest(".edition");
    const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    if (!edition || start === null || end === null || start >= end) return null;
    return {address: `${edition.id}-${start}-${end}`, words: String(selection)};
  }

  let address = "";
  document.addEventListener("selectionchange", () => {
    const found = chosen();
    bar.hidden = !found;
    if (!found) return;
    address = found.address;
    said.textContent = found.words.replace(/\s+/g, " ").slice(0, 120);
    go.href = `/add?words=${encodeURIComponent(address)}`;
  });
  bar.addEventListener("mousedown", event => event.preventDefault()); // a press must not take the selection away
  copy.addEventListener("click", async () => { await navigator.clipboard.writeText(address); copy.textContent = "Copied"; });
})();
