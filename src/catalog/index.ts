/**
 * The framework in other languages: a template to translate, and catalogs of translations.
 *
 * @module cei-framework/catalog
 */

export type { Catalog } from "../model/catalog.ts";
export { type CatalogTemplate, catalogTemplate, readCatalogCsv } from "./catalog-template.ts";
export { type CatalogParts, createCatalog } from "./create-catalog.ts";
export type { CatalogText } from "./texts.ts";
export { englishWords, type Words, wordsOf } from "./words.ts";
