// Shows the record that is picked, marks what it is linked to, and finds words in the lists.
import { element } from "./elements.ts";

const records = [...document.querySelectorAll<HTMLElement>(".records article")];
const links = [...document.querySelectorAll<HTMLAnchorElement>(".side a")];
const hint = element(".hint");

function pick(moveFocus: boolean): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const picked = records.find((record) => record.id === id);
  for (const record of records) record.hidden = record !== picked;
  hint.hidden = picked !== undefined;
  const linked = new Set(picked?.dataset["linked"]?.split(" "));
  for (const link of links) {
    const target = link.hash.slice(1);
    link.classList.toggle("linked", linked.has(target));
    link.querySelector(".mark")?.remove();
    if (linked.has(target)) {
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.textContent = " (linked)";
      link.append(mark);
    }
    if (target === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (picked === undefined || !moveFocus) return;
  picked.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  if (matchMedia("(max-width: 60rem)").matches) picked.scrollIntoView();
}

function find(words: string): void {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  let count = 0;
  for (const link of links) {
    const text = link.textContent.toLowerCase();
    const isFound = wanted.every((word) => text.includes(word));
    if (isFound) count++;
    link.classList.toggle("passed-over", !isFound);
  }
  element("#found").textContent = wanted.length === 0 ? "" : `${count} of ${links.length} have these words`;
}

addEventListener("hashchange", () => pick(true));
const field = element<HTMLInputElement>("#find");
field.addEventListener("input", () => find(field.value));
element(".find").hidden = false;
document.documentElement.classList.add("scripted");
pick(false);
