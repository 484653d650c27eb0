// What a group is called.

/**
 * What a group is called: its values, in the order of their names.
 *
 * @param group - Its value under each name.
 */
export function groupName(group: { readonly [name: string]: string }): string {
  const values = Object.values(group).map((value) => (value === "" ? "(none)" : value));
  return values.length === 0 ? "All" : values.join(", ");
}
