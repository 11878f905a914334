// All is defined: hide what is not asked for before anything is measured, so that it is never laid out; then go there.
root.classList.add("js");
if (pages.length > 1) pages.slice(1).forEach(page => hide(page, true));
measure();
addEventListener("resize", measure);
go();
