// HTML as text that is escaped unless it was made here.

/** HTML that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[];

/**
 * HTML from a template; texts in it are escaped.
 *
 * @param parts - The template.
 * @param values - Texts, numbers, HTML, and lists of HTML.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, i) => part + (i < values.length ? textOf(values[i] as Value) : "")).join("") };
}

/** No HTML. */
export const none: Html = { html: "" };

function textOf(value: Value): string {
  if (typeof value === "object") return "html" in value ? value.html : value.map((one) => one.html).join("");
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
