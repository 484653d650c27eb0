// What every page does: opens the search, and copies code.
import { element, made } from "./elements.ts";
import { isSearchKeyOn } from "./search-key.ts";

declare global {
  /** Opens the dialog; search.js sets it. */
  var openSearch: ((site: URL) => void) | undefined;
}

const link = element<HTMLAnchorElement>(".search-link");
const site = new URL(".", link.href);
let isLoading = false;

function search(): void {
  if (globalThis.openSearch !== undefined) {
    globalThis.openSearch(site);
    return;
  }
  if (isLoading) return;
  isLoading = true;
  const script = document.createElement("script");
  script.src = new URL("assets/search.js", site).href;
  script.addEventListener("load", () => globalThis.openSearch?.(site));
  // Without the index, the list of all guides is the next best.
  script.addEventListener("error", () => location.assign(link.href));
  document.head.append(script);
}

const key = made("kbd", "/");
const button = made("button", "Search ", key);
key.ariaHidden = "true";
button.type = "button";
button.className = "search-button";
button.ariaHasPopup = "dialog";
button.addEventListener("click", search);
link.replaceWith(button);

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !isSearchKeyOn()) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [contenteditable]"))
    return;
  event.preventDefault();
  search();
});

for (const copy of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const code = copy.parentElement?.querySelector("code")?.innerText.trim() ?? "";
    try {
      await navigator.clipboard.writeText(code);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Could not copy";
    }
    setTimeout(() => {
      copy.textContent = "Copy";
    }, 2000);
  });
}
