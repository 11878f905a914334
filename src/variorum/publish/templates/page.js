"use strict";
(() => {
  const $ = (query, from = document) => from.querySelector(query);
  const $$ = (query, from = document) => [...from.querySelectorAll(query)];
  const root = document.documentElement;
  root.classList.add("js");

  // One section at a time; the browser's own search still finds the others.
  const pages = $$(".page"), editions = $$(".edition");
  const hide = (element, hidden) => hidden ? element.setAttribute("hidden", "until-found") : element.removeAttribute("hidden");
  function only(page, edition) {
    pages.forEach(other => hide(other, other !== page));
    $$("nav[aria-label=Sections] a").forEach(link => {
      if (link.hash === "#" + page.id) { link.setAttribute("aria-current", "page"); link.parentElement.scrollLeft = link.offsetLeft - 60; }
      else link.removeAttribute("aria-current");
    });
    if (page.id !== "reader") return;
    const chosen = edition || editions.find(other => !other.hasAttribute("hidden")) || editions[0];
    editions.forEach(other => hide(other, other !== chosen));
    $$(".letters a").forEach(link => link.hash === "#" + chosen?.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  }
  addEventListener("beforematch", event => only(event.target.closest(".page"), event.target.closest(".edition")), true);

  // Addresses: a section, a report, a row, or report-start-end, counted in code points.
  function clear() {
    $$(".nt .guest, .nt.guest").forEach(element => element.remove());
    $$(".hit, .nt .on, .at-row").forEach(element => element.classList.remove("hit", "on", "at-row"));
  }
  function span(address) {
    const found = /^(.+)-(\d+)-(\d+)$/.exec(address), edition = found && document.getElementById(found[1]);
    if (!edition || !edition.matches(".edition")) return null;
    const walker = document.createTreeWalker($("article", edition), NodeFilter.SHOW_TEXT), hits = [];
    let at = 0;
    while (walker.nextNode() && at < +found[3]) {
      const end = at + [...walker.currentNode.data].length, parent = walker.currentNode.parentElement;
      if (end > +found[2] && at < +found[3] && parent.matches(".tp > span:not(.ws)")) hits.push(parent);
      at = end;
    }
    return {edition, hits, address};
  }
  function choose(hits, edition, rows) {
    hits.forEach(hit => hit.classList.add("hit"));
    const paragraph = hits[0]?.closest(".tp");
    rows.forEach(row => {
      const note = $(`[data-n="${row}"]`, edition);
      if (!note) return;
      if (!paragraph || note.parentElement.dataset.p === paragraph.dataset.p) return note.classList.add("on");
      // A note that stands beside an earlier paragraph comes along to this one.
      let list = $(`.nt[data-p="${paragraph.dataset.p}"]`, edition);
      if (!list) {
        list = document.createElement("ul");
        list.className = "nt guest";
        list.dataset.p = paragraph.dataset.p;
        list.setAttribute("style", paragraph.getAttribute("style"));
        $(".ed", edition).append(list);
      }
      const guest = note.cloneNode(true);
      guest.removeAttribute("data-n");
      guest.classList.add("on", "guest");
      list.append(guest);
    });
  }
  function go() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* an address with a bare % is taken as it is */ }
    const target = document.getElementById(name), place = span(name);
    clear();
    const element = place ? place.hits[0] || place.edition : target;
    const page = element?.closest(".page") || (name && target ? null : pages[0]);
    if (!page) return;
    only(page, element?.closest(".edition"));
    if (place) {
      const link = $$(`.nt a:first-child[href="#${CSS.escape(name)}"]`, place.edition).map(a => a.closest("li").dataset.n);
      choose(place.hits, place.edition, link);
    }
    for (let box = target; box; box = box.parentElement) if (box.matches("details")) box.open = true;
    if (target?.matches(".row")) { target.classList.add("at-row"); const inner = $("details", target); if (inner) inner.open = true; }
    if (element && element.matches(".page")) scrollTo({top: 0, behavior: "instant"});
    else if (element) element.scrollIntoView({block: element.matches(".edition") ? "start" : "center", behavior: "instant"});
  }
  addEventListener("hashchange", go);

  // A click on the text shows its rows beside it.
  document.addEventListener("click", event => {
    const piece = event.target.closest(".tp [data-rows]");
    if (!piece || String(getSelection())) return;
    const edition = piece.closest(".edition"), rows = piece.dataset.rows.split(" ");
    clear();
    choose($$(".tp [data-rows]", edition).filter(other => other.dataset.rows.split(" ").some(row => rows.includes(row))), edition, rows);
    $(".nt .on", edition)?.scrollIntoView({block: "nearest"});
  });

  // Search over the rows and the paragraphs.
  const form = $(".find"), input = $("#find"), found = $("#found");
  form.hidden = false;
  let index;
  function build() {
    const rows = $$(".row[id]").map(row => ({hash: row.id, where: $("h2", row.closest(".page")) && $(`nav a[href="#${row.closest(".page").id}"]`).textContent, text: row.textContent}));
    const texts = editions.flatMap(edition => {
      let at = 0;
      return $$(".tp", edition).map(paragraph => {
        const start = at, text = paragraph.textContent;
        at += [...text].length;
        return {hash: `${edition.id}-${start}-${start + [...text.trimEnd()].length}`, where: "Report " + $(".ehead .L", edition).textContent, text};
      });
    });
    return [...rows, ...texts].map(entry => ({...entry, text: entry.text.replace(/\s+/g, " ").trim()}));
  }
  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.hidden = !words.length;
    if (!words.length) return;
    index ||= build();
    const hits = index.filter(entry => words.every(word => entry.text.toLowerCase().includes(word)));
    const list = document.createElement("ul");
    for (const hit of hits.slice(0, 60)) {
      const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("small"), mark = document.createElement("mark");
      const at = hit.text.toLowerCase().indexOf(words[0]), from = Math.max(0, at - 60);
      link.href = "#" + hit.hash;
      where.textContent = hit.where;
      mark.textContent = hit.text.slice(at, at + words[0].length);
      link.append(where, " ", (from ? "… " : "") + hit.text.slice(from, at), mark, hit.text.slice(at + words[0].length, at + 110));
      item.append(link);
      list.append(item);
    }
    const count = document.createElement("p");
    count.textContent = hits.length ? `${hits.length} found` + (hits.length > 60 ? ", the first 60 shown" : "") : "Nothing found";
    found.replaceChildren(count, list);
  }
  input.addEventListener("input", search);
  form.addEventListener("submit", event => { event.preventDefault(); $("a", found)?.click(); });
  found.addEventListener("click", event => { if (event.target.closest("a")) { found.hidden = true; input.value = ""; } });
  addEventListener("keydown", event => {
    const typing = event.target.matches("input[type=search]");
    if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); }
    if (event.key === "Escape") { input.value = ""; search(); clear(); if (typing) input.blur(); }
  });

  // Colours: as the system, light, dark.
  const theme = $(".theme"), themes = ["", "light", "dark"];
  const paint = name => { name ? root.dataset.theme = name : delete root.dataset.theme; theme.setAttribute("aria-label", "Colours: " + (name || "as the system")); };
  theme.hidden = false;
  try { paint(localStorage.getItem("variorum-theme") || ""); } catch { paint(""); }
  theme.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % 3];
    paint(next);
    try { localStorage.setItem("variorum-theme", next); } catch { /* a file without storage keeps it for this visit */ }
  });
  go();
})();
