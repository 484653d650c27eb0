// Mends the navigation that TypeDoc's script makes: a link inside a summary can be told by nobody who does not see it.
export {};

const tree = document.querySelector("#tsd-nav-container");

/** Puts the link to a module's page into the list under its heading. */
function mend(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#tsd-nav-container summary > a")) {
    const list = link.closest("details")?.querySelector("ul");
    if (!list) continue;
    const heading = document.createElement("span");
    heading.className = "module-heading";
    heading.append(...Array.from(link.childNodes, (node) => node.cloneNode(true)));
    link.replaceWith(heading);
    link.replaceChildren(`All of ${heading.textContent.trim()}`);
    const item = document.createElement("li");
    item.append(link);
    list.prepend(item);
  }
}

if (tree !== null) {
  mend();
  new MutationObserver(mend).observe(tree, { childList: true, subtree: true });
}
