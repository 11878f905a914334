// The chosen passage or row as a citation: its words, the report, the place of the words, and how to prove them.
const citation = $(".cite");
let cited = null;

function quoted(address) {
  const place = span(address);
  if (!place) return "";
  const {name, date, source, sha256} = place.edition.dataset;
  const text = words(place.edition, place.start, place.end).replace(/\s+/g, " ").trim();
  return `“${text}” ${name}, ${date}; ${source}, characters ${place.start} to ${place.end} (SHA-256 ${sha256}).`;
}

// Of a row: what it says on one line, then every passage that it rests on.
function ofRow(row) {
  const addresses = $$("a[href*='#']", row).map(link => link.hash.slice(1)).filter(hash => SPAN.test(hash));
  const quotes = [...new Set(addresses)].map(quoted).filter(Boolean);
  const heading = $("h4, summary .claim, .lab, th", row)?.textContent.replace(/\s+/g, " ").trim();
  return [heading && heading + ".", ...quotes].filter(Boolean).join(" ");
}

function uncite() {
  citation.hidden = true;
  cited = null;
}

function cite(place, target) {
  const row = !place && target?.matches(".row") ? target : null;
  if (!place && !row) return uncite();
  const address = location.href.split("#")[0] + location.hash;
  const text = place ? quoted(location.hash.slice(1)) : ofRow(row);
  cited = {citation: `${text} ${address}`, address};
  $(".cite-what", citation).textContent = text;
  $("[role=status]", citation).textContent = "";
  citation.hidden = false;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // an old browser, or a file that may not reach the clipboard
    const box = make("textarea", {value: text});
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

citation.addEventListener("click", async event => {
  const what = event.target.dataset.copy;
  if (!what || !cited) return;
  await copy(cited[what]);
  $("[role=status]", citation).textContent = "Copied";
});
