// All is defined: measure the header, which stands over what is scrolled to, and go to the address.
root.classList.add("js");
measure();
addEventListener("resize", measure);
go();
