// The ids of a table of the generated model, typed.
/**
 * The ids of a table of the generated model, in its order. The cast is safe because the keys of these tables are their
 * ids.
 */
export function idsOf<Id extends string>(table: { readonly [K in Id]: unknown }): Id[] {
  return Object.keys(table) as Id[];
}
