// Colours: as the system, light, dark. A file without storage keeps the choice for this visit.
const theme = $(".theme"), themes = ["", "light", "dark"];

function paint(name) {
  if (name) root.dataset.theme = name;
  else delete root.dataset.theme;
  theme.setAttribute("aria-label", "Colours: " + (name || "as the system"));
}

theme.hidden = false;
try { paint(localStorage.getItem("variorum-theme") || ""); } catch { paint(""); }
theme.addEventListener("click", () => {
  const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
  paint(next);
  try { localStorage.setItem("variorum-theme", next); } catch { /* kept for this visit */ }
});
