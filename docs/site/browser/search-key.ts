// Whether the / key opens the search. Who uses speech or a switch can turn it off; the browser remembers that.

const name = "search-key";

/** Whether the key opens the search. */
export function isSearchKeyOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    // The browser stores nothing for this page.
    return true;
  }
}

/** Turns the key on or off. */
export function setSearchKey(isOn: boolean): void {
  try {
    localStorage.setItem(name, isOn ? "on" : "off");
  } catch {}
}
