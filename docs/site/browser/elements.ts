// The elements of a page, which are there since the page and its script are built together.

/**
 * The first element that a selector finds.
 *
 * @param selector - A selector.
 */
export function element<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
}

/**
 * An element with what is in it.
 *
 * @param name - Its name.
 * @param content - Texts and elements.
 */
export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const one = document.createElement(name);
  one.append(...content);
  return one;
}
