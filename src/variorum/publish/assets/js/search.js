// Search over the rows and the paragraphs that are open, then over those that are packed, until enough is found.
const MOST = 60;
const form = $(".find"), input = $("#find"), found = $("#found");
let index, texts, asked = 0;

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

// Hits in parts: of what is open, then of the packed texts that have the words, then of the packed rows. Whether a text
// has them is known from the plain texts, which are packed together, so that no other text has to be unpacked.
async function* hits(sought) {
  const fits = entry => holds(entry.text, sought);
  index ||= findable(document);
  yield index.filter(fits);
  if (packedTexts) texts ||= JSON.parse(await inflated(packedTexts.textContent));
  const reports = left().filter(block => block.dataset.report && holds(texts[block.dataset.report], sought));
  for (const block of [...reports, ...left().filter(block => !block.dataset.report)]) {
    const markup = await unpack(block);
    if (!holds(markup.replace(/<[^>]*>/g, " "), sought)) continue;
    const inside = make("div");
    inside.append(...parsed(markup, listOf(block)));
    yield findable(inside, listOf(block).closest(".page").dataset.title).filter(fits);
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
  const list = make("ul"), count = make("p");
  found.replaceChildren(count, list);
  for await (const some of hits(sought)) {
    if (turn !== asked) return;
    list.append(...some.slice(0, MOST - list.children.length).map(hit => shown(hit, sought[0])));
    count.textContent = packed.length ? `${list.children.length} found so far …` : "";
    if (list.children.length === MOST) break;
  }
  const total = list.children.length;
  if (turn === asked) count.textContent = total === MOST ? `The first ${MOST} places` : total ? `${total} found` : "Nothing found";
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
