// Records checked field by field: each field's check is data under its name.
import { describePath } from "../check/describe.ts";
import { duplicate, otherText, unexpected } from "../check/messages.ts";
import { shapeChecks } from "../check/shapes.ts";

type Path = readonly PropertyKey[];

/** Checks the value of a field; what it finds is collected. */
export type FieldCheck = (value: unknown, path: Path) => unknown;

/** Where each value was first; `null` for values that are reserved. */
export type Places = Map<string, Path | null>;

/** Checks that collect what they find. */
export type FieldChecks = ReturnType<typeof fieldChecks>;

/** Fresh checks, with nothing found. */
export function fieldChecks() {
  const { issues, record, list, text } = shapeChecks();
  return {
    /** Every problem found so far. */
    issues,
    /** A record, and its fields in the order of their checks; `undefined` when it is not a record. */
    record(value: unknown, path: Path, what: string, fields: { readonly [name: string]: FieldCheck }, open?: boolean) {
      const names = Object.keys(fields);
      const values = record(value, path, what, names, open);
      if (values !== undefined) for (const name of names) fields[name]?.(values[name], [...path, name]);
      return values;
    },
    /** A list of `least` elements or more, and each element. */
    list(least: number, element: FieldCheck): FieldCheck {
      return (value, path) => {
        for (const [i, one] of list(value, path, least).entries()) element(one, [...path, i]);
      };
    },
    /** Text that is not empty. */
    text: text as FieldCheck,
    /** Text of a form. */
    form(isValid: (value: unknown) => boolean, expected: string): FieldCheck {
      return (value, path) => {
        if (!isValid(value)) issues.push(otherText(path, value, expected));
      };
    },
    /** What another check accepts, if it is not in `places`, which it joins. */
    unique(what: string, places: Places, check: FieldCheck): FieldCheck {
      return (value, path) => {
        const first = typeof value === "string" ? places.get(value) : undefined;
        if (first === null) issues.push(unexpected(path, value, `a ${what} that is not reserved`, "duplicate"));
        else if (first !== undefined) issues.push(duplicate(path, value, what, describePath(first)));
        else {
          check(value, path);
          if (typeof value === "string" && value !== "") places.set(value, path);
        }
      };
    },
  };
}

/** A check of a field that may be absent. */
export function optional(check: FieldCheck): FieldCheck {
  return (value, path) => {
    if (value !== undefined) check(value, path);
  };
}

/** No check: the field is checked elsewhere. */
export const unchecked: FieldCheck = () => {};
