// The ids of a table of the generated model, typed.
/** The ids of a table, in its order. Nothing but a table of the generated model goes in, so its keys are its ids. */
export function idsOf<Id extends string>(table: { readonly [K in Id]: unknown }): Id[] {
  return Object.keys(table) as Id[];
}
