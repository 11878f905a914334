// Search over the rows and the paragraphs that are open, then over those that are packed, until enough is found.
const MOST = 60;
const form = $(".find"), input = $("#find"), found = $("#found");
let index, asked = 0;

const flat = text => text.replace(/\s+/g, " ").trim();

// What can be found in some markup: rows by their own id, paragraphs by the address of their words.
function findable(from, where) {
  const rows = $$(".row[id]", from).map(row => ({hash: row.id, where: where || row.closest(".page").dataset.title, text: flat(row.textContent)}));
  const texts = $$(".edition", from).flatMap(edition => $$(".tp", edition).map(paragraph => {
    const start = Number(paragraph.dataset.at), length = [...paragraph.textContent.trimEnd()].length;
    return {hash: `${edition.id}-${start}-${start + length}`, where: `Report ${edition.dataset.letter}`, text: flat(paragraph.textContent)};
  }));
  return [...rows, ...texts];
}

const holds = (text, sought) => { const low = text.toLowerCase(); return sought.every(word => low.includes(word)); };

async function* hits(sought) {
  index ||= findable(document);
  yield* index.filter(entry => holds(entry.text, sought));
  for (const block of packed.filter(block => block.isConnected)) {
    const markup = await unpack(block);
    if (!holds(markup, sought)) continue;
    const inside = make("div");
    inside.append(...parsed(markup, listOf(block)));
    yield* findable(inside, listOf(block).closest(".page").dataset.title).filter(entry => holds(entry.text, sought));
  }
}

function shown(hit, word) {
  const at = hit.text.toLowerCase().indexOf(word), from = Math.max(0, at - 60), end = at + word.length;
  const link = make("a", {href: "#" + hit.hash}, make("small", {textContent: hit.where}), " ",
    (from ? "… " : "") + hit.text.slice(from, at), make("mark", {textContent: hit.text.slice(at, end)}), hit.text.slice(end, end + 110));
  return make("li", {}, link);
}

async function search() {
  const sought = input.value.toLowerCase().split(/\s+/).filter(Boolean), turn = ++asked;
  found.hidden = !sought.length;
  if (!sought.length) return;
  const list = [];
  for await (const hit of hits(sought)) {
    if (turn !== asked) return;
    if (list.push(shown(hit, sought[0])) === MOST) break;
  }
  const count = list.length === MOST ? `The first ${MOST} places` : list.length ? `${list.length} found` : "Nothing found";
  if (turn === asked) found.replaceChildren(make("p", {textContent: count}), make("ul", {}, ...list));
}

if (form) {
  form.hidden = false;
  input.addEventListener("input", search);
  form.addEventListener("submit", event => { event.preventDefault(); $("a", found)?.click(); });
  found.addEventListener("click", event => { if (event.target.closest("a")) { found.hidden = true; input.value = ""; } });
  document.addEventListener("variorum:entries", () => { index = undefined; });
}

const typing = element => element.matches("input, select, textarea");
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (form && input.value) { input.value = ""; search(); input.blur(); }
    clear();
    uncite();
  } else if (typing(event.target)) return;
  else if (event.key === "/" && form) { event.preventDefault(); input.focus(); }
  else if (event.key === "]") walk(1);
  else if (event.key === "[") walk(-1);
});
