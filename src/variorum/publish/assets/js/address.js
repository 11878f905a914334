// Addresses: a section, a report, a row, or report-start-end, counted in code points of the report's text.
const SPAN = /^(.+)-(\d+)-(\d+)$/;

function clear() {
  $$(".nt.guest, .nt .guest").forEach(element => element.remove());
  $$(".hit, .nt .on, .at-row").forEach(element => element.classList.remove("hit", "on", "at-row"));
}

// The pieces of text that a span covers. Paragraphs say where they start, so only those that it touches are walked.
function pieces(edition, start, end) {
  const found = [];
  for (const paragraph of $$(".tp", edition)) {
    let at = Number(paragraph.dataset.at);
    if (at >= end) break;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && at < end) {
      const length = [...walker.currentNode.data].length, parent = walker.currentNode.parentElement;
      if (at + length > start && parent.matches(".tp > span:not(.ws)")) found.push(parent);
      at += length;
    }
  }
  return found;
}

function words(edition, start, end) {
  const text = $$(".tp", edition).map(paragraph => paragraph.textContent).join("");
  return [...text].slice(start, end).join("");
}

function span(address) {
  const found = SPAN.exec(address), edition = found && document.getElementById(found[1]);
  if (!edition?.matches(".edition")) return null;
  return {edition, start: Number(found[2]), end: Number(found[3]), hits: pieces(edition, Number(found[2]), Number(found[3]))};
}

// Lights pieces of text and the notes of these rows; a note of an earlier paragraph comes along to this one.
function choose(hits, edition, rows) {
  hits.forEach(hit => hit.classList.add("hit"));
  const home = hits[0]?.closest(".para");
  for (const row of rows) {
    const note = $(`[data-n="${row}"]`, edition);
    if (!note) continue;
    if (!home || home.contains(note)) { note.classList.add("on"); continue; }
    let list = $(".nt", home);
    if (!list) home.append(list = make("ul", {className: "nt guest"}));
    const guest = note.cloneNode(true);
    guest.removeAttribute("data-n");
    guest.classList.add("on", "guest");
    list.append(guest);
  }
}

function reveal(target) {
  for (let box = target; box; box = box.parentElement) if (box.matches("details")) box.open = true;
  if (!target.matches(".row")) return;
  target.classList.add("at-row");
  const inner = $("details", target);
  if (inner) inner.open = true;
}

async function go() {
  const asked = location.hash;
  let name = asked.slice(1);
  try { name = decodeURIComponent(name); } catch { /* an address with a bare % is taken as it is */ }
  if (name && !document.getElementById(name) && packed.length) await fetchId(name);
  if (location.hash !== asked) return; // somebody went on while it was unpacked
  const target = document.getElementById(name), place = span(name);
  clear();
  const element = place ? place.hits[0] || place.edition : target;
  const page = element?.closest(".page") || (name && target ? null : pages[0]);
  if (!page) return;
  only(page, element?.closest(".edition"));
  if (place) {
    const lemma = `.nt a:first-child[href$="#${CSS.escape(name)}"]`;
    choose(place.hits, place.edition, $$(lemma, place.edition).map(link => link.closest("li").dataset.n));
  }
  if (target) reveal(target);
  if (!element || element.matches(".page")) scrollTo({top: 0, behavior: "instant"});
  else element.scrollIntoView({block: element.matches(".edition") ? "start" : "center", behavior: "instant"});
  cite(place, target);
}

// A click on the text shows its rows beside it.
function pick(piece) {
  const edition = piece.closest(".edition"), rows = piece.dataset.rows.split(" ");
  const same = $$(".tp [data-rows]", edition).filter(other => other.dataset.rows.split(" ").some(row => rows.includes(row)));
  clear();
  choose(same, edition, rows);
  $(".nt .on", edition)?.scrollIntoView({block: "nearest"});
}

// `]` and `[` walk through the marked passages of the open report, and the text is focused where they stop.
function walk(step) {
  const edition = $$(".page#reader:not([hidden]) .edition").find(other => !other.hasAttribute("hidden"));
  if (!edition) return;
  const marked = $$(".tp [data-rows]", edition), at = marked.indexOf(document.activeElement);
  const next = marked[(at + step + marked.length) % marked.length];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
  pick(next);
}

addEventListener("hashchange", go);
addEventListener("beforematch", event => only(event.target.closest(".page"), event.target.closest(".edition")), true);
document.addEventListener("click", event => {
  const piece = event.target.closest(".tp [data-rows]");
  if (piece && !String(getSelection())) pick(piece);
});
