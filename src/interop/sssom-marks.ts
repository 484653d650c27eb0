// How a file says which crosswalk it was made of: in the slot `other`, whose values are `key=value`, separated by `|`.

/** The keys. */
export const marks = {
  /** The prefix that the ids of all sources have. */
  sourcePrefix: "cei-framework.source_prefix",
  /** The prefix that the ids of all targets, and of the vias that are items, have. */
  targetPrefix: "cei-framework.target_prefix",
  /** The slot of the target, where the object is the via. */
  target: "cei-framework.target",
  /** The slot of the via, where it is no item. */
  via: "cei-framework.via",
  /** The relation of a mapping, where its link says it of its own accord. */
  relation: "cei-framework.relation",
} as const;

/**
 * The marks of a slot.
 *
 * @param other - The slot `other`.
 */
export function marksIn(other: string | undefined): ReadonlyMap<string, string> {
  const found = (other ?? "").split("|").map((mark) => /^([^=]*)=(.*)$/s.exec(mark));
  return new Map(found.flatMap((mark) => (mark === null ? [] : [[mark[1] as string, mark[2] as string]])));
}
