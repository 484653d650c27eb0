// Optional fields of exports, which are present only if they have a value.

/** An object type whose fields that may be undefined are absent instead. */
export type Defined<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> };

/** A copy without the fields that are undefined, in the same order. */
export function defined<const T extends object>(values: T): Defined<T> {
  const copy: { -readonly [Key in keyof T]?: T[Key] } = {};
  for (const key of Object.keys(values) as (keyof T)[]) if (values[key] !== undefined) copy[key] = values[key];
  return copy as unknown as Defined<T>;
}
