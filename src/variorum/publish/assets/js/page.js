// What all parts of the script share: short names, the sections, and one section shown at a time.
const $ = (query, from = document) => from.querySelector(query);
const $$ = (query, from = document) => [...from.querySelectorAll(query)];
const root = document.documentElement;
const pages = $$(".page");
const header = $("header.top");

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A hidden section is still found by the browser's own search, which then shows it.
function hide(element, hidden) {
  if (hidden) element.setAttribute("hidden", "until-found");
  else element.removeAttribute("hidden");
}

function mark(link, current, value) {
  if (current) link.setAttribute("aria-current", value);
  else link.removeAttribute("aria-current");
}

function only(page, edition) {
  if (pages.length > 1) pages.forEach(other => hide(other, other !== page));
  $$("nav[aria-label=Sections] a").forEach(link => {
    const current = link.hash === "#" + page.id;
    if (link.hash) mark(link, current, "page");
    if (current) link.parentElement.scrollLeft = link.offsetLeft - 60;
  });
  if (page.id !== "reader") return;
  const editions = $$(".edition");
  const chosen = edition || editions.find(other => !other.hasAttribute("hidden")) || editions[0];
  editions.forEach(other => hide(other, other !== chosen));
  $$(".letters a").forEach(link => mark(link, link.hash === "#" + chosen?.id, "true"));
  const select = $("select#report");
  if (select && chosen) select.value = "#" + chosen.id;
}

function measure() {
  root.style.setProperty("--top", `${header.offsetHeight}px`);
}
