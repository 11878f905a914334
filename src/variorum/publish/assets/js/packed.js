// A large story keeps all but the first entries of each section packed: deflated, in base64, in blocks.
const packed = $$("script.packed"), packedTexts = $("script.packed-texts");
const left = () => packed.filter(block => block.isConnected);

// Read piece by piece: going through a Blob or a Response instead costs a round trip to another process for each block.
async function inflated(base64) {
  const binary = atob(base64), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new DecompressionStream("deflate"), writer = stream.writable.getWriter();
  writer.write(bytes);
  writer.close();
  const decoder = new TextDecoder(), reader = stream.readable.getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += decoder.decode(part.value, {stream: true});
  return text + decoder.decode();
}

const unpack = block => inflated(block.textContent);
const listOf = block => $(`.entries[data-section="${block.dataset.section}"]`);
const waiting = section => left().filter(block => block.dataset.section === section);

// The markup of a packed block was made and escaped by the program, like the rest of the page.
function parsed(markup, list) {
  const template = document.createElement("template");
  template.innerHTML = list.tagName === "TBODY" ? `<table><tbody>${markup}</tbody></table>` : markup;
  return list.tagName === "TBODY" ? [...template.content.querySelector("tbody").children] : [...template.content.children];
}

async function open(block) {
  const list = listOf(block), markup = await unpack(block);
  if (!block.isConnected) return;
  list.append(...parsed(markup, list));
  block.remove();
  document.dispatchEvent(new CustomEvent("variorum:entries", {detail: list}));
  counted(list);
}

// A report is opened by its id; anything else by looking for its id in every block that is left.
async function fetchId(id) {
  const report = left().find(block => block.dataset.report && id.startsWith(block.dataset.report));
  if (report) return open(report);
  for (const block of left().filter(block => !block.dataset.report)) {
    if ((await unpack(block)).includes(` id="${id}"`)) return open(block);
  }
}

// Below a list that is not all there stands a button for the next entries; it is pressed by scrolling to it, too.
const near = new IntersectionObserver(seen => seen.forEach(one => one.isIntersecting && one.target.click()), {rootMargin: "600px"});

function counted(list) {
  const more = waiting(list.dataset.section), button = list.next;
  if (list.dataset.section === "reader" || (!more.length && !button)) return;
  const entries = more.reduce((sum, block) => sum + Number(block.dataset.entries), 0);
  button.hidden = !more.length;
  button.textContent = `Show the next ${more[0]?.dataset.entries} of ${entries.toLocaleString("en")} more`;
  near.unobserve(button);
  if (more.length) near.observe(button);
}

$$(".entries").filter(list => waiting(list.dataset.section).length && list.dataset.section !== "reader").forEach(list => {
  list.next = make("button", {type: "button", className: "next"});
  (list.closest(".scroll") || list).after(list.next);
  list.next.addEventListener("click", () => { const [next] = waiting(list.dataset.section); if (next) open(next); });
  counted(list);
});

$("select#report")?.addEventListener("change", event => { if (event.target.value) location.assign(event.target.value); });
