// Any two reports: the passages that they share, and both texts in full, paragraph beside paragraph.
const compare = $("#copies .compare"), both = $("#copies .both");
const side = name => $(`#compare-${name}`).value;

function pair() {
  const wanted = [side("left"), side("right")].filter(Boolean);
  const all = $$("#copies .pairing");
  const kept = all.filter(pairing => wanted.every(id => [pairing.dataset.left, pairing.dataset.right].includes(id)));
  all.forEach(pairing => { pairing.hidden = !kept.includes(pairing); });
  const full = wanted.length === 2 && wanted[0] !== wanted[1];
  $("[data-full]", compare).hidden = !full;
  both.hidden = true;
  both.replaceChildren();
  const passages = kept.flatMap(pairing => $$(".copy", pairing)).length;
  $("[role=status]", compare).textContent = !wanted.length ? "" : passages ? `${passages} shared passages below` : "They share no passage.";
}

// Where the passages of the two start, by paragraph: a rising line of pairs is kept, so that both texts run on.
function anchors(left, right) {
  const at = (edition, address) => {
    const found = SPAN.exec(address);
    return found && found[1] === edition.id ? $$(".tp", edition).findLastIndex(p => Number(p.dataset.at) <= Number(found[2])) : -1;
  };
  const pairs = $$("#copies .copy").map(copy => {
    const {a, b} = copy.dataset, straight = [at(left, a), at(right, b)];
    return straight.includes(-1) ? [at(left, b), at(right, a)] : straight;
  }).filter(pair => !pair.includes(-1)).sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const rising = [];
  for (const next of pairs) if (!rising.length || (next[0] > rising.at(-1)[0] && next[1] > rising.at(-1)[1])) rising.push(next);
  return rising;
}

function copied(paragraph) {
  if (!paragraph) return make("p");
  const copy = paragraph.cloneNode(true);
  $$("[id]", copy).forEach(element => element.removeAttribute("id"));
  copy.removeAttribute("data-at");
  return copy;
}

function beside(left, right) {
  const texts = [$$(".tp", left), $$(".tp", right)], at = [0, 0], rows = [];
  const step = (aligned, ends) => {
    do rows.push(make("div", {className: aligned ? "beside aligned" : "beside"}, ...texts.map((text, i) => copied(at[i] < ends[i] ? text[at[i]++] : undefined))));
    while (at.some((place, i) => place < ends[i]));
  };
  for (const pair of anchors(left, right)) {
    if (at.some((place, i) => place < pair[i])) step(false, pair);
    step(true, pair.map(place => place + 1));
  }
  const ends = texts.map(text => text.length);
  if (at.some((place, i) => place < ends[i])) step(false, ends);
  return rows;
}

async function full() {
  const ids = [side("left"), side("right")];
  for (const id of ids) if (!document.getElementById(id)) await fetchId(id);
  const [left, right] = ids.map(id => document.getElementById(id));
  const heads = make("div", {className: "beside"}, ...[left, right].map(e => make("h4", {textContent: `${e.dataset.letter} ${e.dataset.name}, ${e.dataset.date}`})));
  both.replaceChildren(heads, ...beside(left, right));
  both.hidden = false;
}

if (compare) {
  compare.hidden = false;
  compare.addEventListener("change", pair);
  $("[data-full]", compare).addEventListener("click", full);
}
