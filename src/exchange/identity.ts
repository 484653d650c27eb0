// The URI of each thing, the same in every format. Numbers such as "3.5" are notation, never identity: they may change.
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "./resolve-package.ts";
import { uuid5 } from "./uuid.ts";

/** `urn:uuid:` and the uuid, or the path below a base URI, which has a slash at its end. */
export function uriOf(uuid: string, path: string, baseUri?: string): string {
  return baseUri === undefined ? `urn:uuid:${uuid}` : `${baseUri}${path}`;
}

/**
 * The URI of an item: `urn:uuid:` and its uuid, or, below a base URI (with a slash at its end), the slug of its type
 * and its key: `https://example.org/cei/competency/shared-decision-making`. If two types of a package have the same
 * slug, or a slug equals the package's key, the framework's key and the name of the table are used instead.
 */
export function itemUri({ uuid, path }: ResolvedItem, baseUri?: string): string {
  return uriOf(uuid, path, baseUri);
}

/** The URI of a framework: `urn:uuid:` and its uuid, or its key below the base URI. */
export function frameworkUri({ uuid, key }: ResolvedDocument, baseUri?: string): string {
  return uriOf(uuid, key, baseUri);
}

/** The URI of a package: both frameworks and the crosswalk as one. */
export function packageUri({ uuid, key }: ResolvedPackage, baseUri?: string): string {
  return uriOf(uuid, key, baseUri);
}

/** The UUID of the links of a package as a separate document. */
export function crosswalkUuid({ uuid }: ResolvedPackage): string {
  return uuid5(uuid, "crosswalk");
}

/** The URI of the links of a package as a separate document. */
export function crosswalkUri(of: ResolvedPackage, baseUri?: string): string {
  return uriOf(crosswalkUuid(of), `${of.key}/crosswalk`, baseUri);
}

/** The URI of the links of a package as an SSSOM mapping set. */
export function mappingSetUri({ uuid, key }: ResolvedPackage, baseUri?: string): string {
  return uriOf(uuid5(uuid, "mapping-set"), `${key}/mapping-set`, baseUri);
}
