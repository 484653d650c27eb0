// The URIs that things have in the exports, and the check of those that are given.
import type { Issue } from "../model/errors.ts";
import { otherText } from "../model/unexpected.ts";
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "./resolve-package.ts";

/** What RFC 3986 lets stand in a URI; other characters are to be percent-encoded. */
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/** Whether a value is an absolute URI. */
export function isUri(value: unknown): value is string {
  return typeof value === "string" && absolute.test(value);
}

/**
 * The issues of the option `baseUri`.
 *
 * @param value - Anything.
 */
export function baseUriIssues(value: unknown): Issue[] {
  if (value === undefined || (isUri(value) && /^[^?#]*\/$/.test(value))) return [];
  return [otherText(["baseUri"], value, "an absolute URI that ends with a slash, without ? and #,")];
}

/** What the package, or a framework of it, is called. */
export function schemeUri(of: ResolvedPackage | ResolvedDocument, baseUri: string | undefined): string {
  return baseUri === undefined ? `urn:uuid:${of.uuid}` : `${baseUri}${of.key}`;
}

/** What an item is called: its framework's URI and, behind a #, its id. */
export function itemUri(item: ResolvedItem, baseUri: string | undefined): string {
  return `${schemeUri(item.document, baseUri)}#${encodeURIComponent(item.id)}`;
}
