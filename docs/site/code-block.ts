// Code with a button that copies it. browser/frame.ts shows the button.
import { type Html, html } from "./html.ts";

/**
 * A block of code. The keyboard reaches it, since it scrolls where it is wider than its place.
 *
 * @param code - Its text, or the text as HTML with colors.
 */
export function codeBlock(code: string | Html): Html {
  return html`<div class="code"><pre tabindex="0"><code>${code}</code></pre><button type="button" data-copy hidden>Copy</button></div>`;
}
