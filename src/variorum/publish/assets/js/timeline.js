// The timeline by standing, actor or place, and of one report only. A row of several actors stands in each one's lane.
const chart = $("#timeline .tl"), chooser = $("#timeline .choose");

function lanesOf(row, by) {
  const names = by === "actors" ? row.dataset.actors.split("|") : [row.dataset[by]];
  return names.filter(Boolean).length ? names.filter(Boolean) : [by === "place" ? "No place named" : "Nobody named"];
}

function arrange() {
  const list = $(".entries", chart), by = $("#lanes").value, told = $("#told-by").value;
  $$(".lane-h, .again", list).forEach(element => element.remove());
  const rows = $$(".evd", list), lanes = new Map();
  rows.forEach((row, place) => { row.dataset.order ??= place; });
  rows.sort((a, b) => a.dataset.order - b.dataset.order).forEach(row => {
    row.hidden = Boolean(told) && !row.dataset.told.split(" ").includes(told);
    if (!row.hidden) lanesOf(row, by).forEach(name => lanes.set(name, [...(lanes.get(name) || []), row]));
  });
  const ordered = by === "lane" ? [...lanes] : [...lanes].sort((a, b) => b[1].length - a[1].length);
  const placed = new Set();
  for (const [name, members] of ordered) list.append(make("h3", {className: "lane-h", textContent: name}), ...members.map(row => once(row, placed)));
  list.append(...rows.filter(row => row.hidden));
  $("[role=status]", chooser).textContent = told || by !== "lane" ? `${placed.size} of ${rows.length} events, ${lanes.size} lanes` : "";
}

// The second lane of a row gets a copy without its address, which stays one.
function once(row, placed) {
  if (!placed.has(row)) { placed.add(row); return row; }
  const again = row.cloneNode(true);
  again.removeAttribute("id");
  again.classList.remove("row");
  again.classList.add("again");
  return again;
}

if (chooser) {
  chooser.hidden = false;
  chooser.addEventListener("change", arrange);
  document.addEventListener("variorum:entries", event => { if (chart.contains(event.detail) && $("[role=status]", chooser).textContent) arrange(); });
}
