// Every row can be corrected where it stands: its forms open in a dialog, and lead back to this page.
(() => {
  const fix = document.createElement("dialog");
  fix.className = "fix";
  fix.setAttribute("aria-label", "Correct a row");
  document.body.append(fix);

  function offer(from) {
    for (const row of from.querySelectorAll(".row[id]")) {
      if (row.querySelector(".correct")) continue;
      const link = document.createElement("a"), name = document.createElement("span");
      link.className = "correct";
      link.href = `/rows/${encodeURIComponent(row.id)}`;
      name.className = "vh";
      name.textContent = ` ${row.textContent.replace(/\s+/g, " ").trim().slice(0, 60)}`;
      link.append("Correct", name);
      place(row).append(link);
    }
  }

  // Beside the heading of the row, but not inside a summary, which is a control itself.
  function place(row) {
    if (row.tagName === "TR") return row.firstElementChild;
    const heading = row.querySelector("h4, .lab, .claim");
    return heading && !heading.closest("summary") ? heading : row;
  }

  async function show(link) {
    const answer = await fetch(`${link.pathname}/forms`);
    if (!answer.ok) return location.assign(link.href);
    const close = document.createElement("button"), forms = document.createElement("template");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => fix.close());
    forms.innerHTML = await answer.text(); // escaped by the server, as all of the page
    for (const back of forms.content.querySelectorAll("[name=back]")) back.value = location.pathname + location.search + location.hash;
    fix.replaceChildren(forms.content, close);
    fix.showModal();
    fix.addEventListener("close", () => link.focus(), {once: true});
  }

  document.addEventListener("click", event => {
    const link = event.target.closest("a.correct");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("variorum:entries", event => offer(event.detail));
  offer(document);
})();
