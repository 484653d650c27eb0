// Made-up catalogs: no official translation of the framework exists.
import { type Catalog, catalogTemplate, createCatalog } from "cei-framework/catalog";

/** A catalog that translates every text into what `translate` makes of it, places in braces kept. */
export function madeUpCatalog(language: string, translate: (english: string, key: string) => string): Catalog {
  const texts = catalogTemplate().texts.map(({ key, english }) => [key, translate(english, key)]);
  return createCatalog({ language, texts: Object.fromEntries(texts) });
}

/** Each text with marks around it. */
export const marked: Catalog = madeUpCatalog("es", (english) => `«${english}»`);

/** A right-to-left language: each text after an Arabic word. */
export const rightToLeft: Catalog = madeUpCatalog("ar", (english) => `ترجمة ${english}`);
