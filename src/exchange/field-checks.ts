// Checks records field by field: each field's check is data under its name.
import { describePath } from "../check/describe.ts";
import { duplicate, otherText, unexpected } from "../check/messages.ts";
import { shapeChecks } from "../check/shapes.ts";

type Path = readonly PropertyKey[];

/** Checks the value of a field; what it finds is collected. */
export interface FieldCheck {
  (value: unknown, path: Path): unknown;
  /** Whether a value is valid, for checks without a path. */
  readonly accepts?: (value: unknown) => boolean;
}

/** The check of each field, in order. */
export type Fields = { readonly [name: string]: FieldCheck };

/** Where each value was first found; `null` for reserved values. */
export type Places = Map<string, Path | null>;

/** New checks, which add the problems that they find to `issues`. */
export function fieldChecks() {
  const { issues, record, list, text } = shapeChecks();
  return {
    issues,
    /** Text that is not empty. */
    text: accepting((value) => typeof value === "string" && value !== "", text as FieldCheck),
    /** A record with these fields and, if it is `open`, others; the check returns it, if it is one. */
    record(what: string, fields: Fields, open?: boolean) {
      const checks = Object.entries(fields);
      const names = Object.keys(fields);
      return (value: unknown, path: Path) => {
        const values = record(value, path, what, names, open);
        if (values === undefined) return undefined;
        for (const [name, check] of checks) {
          if (!check.accepts?.(values[name])) check(values[name], [...path, name]);
        }
        return values;
      };
    },
    /** A list of `least` elements or more, and each element. */
    list(least: number, element: FieldCheck): FieldCheck {
      return (value, path) => {
        for (const [i, one] of list(value, path, least).entries()) element(one, [...path, i]);
      };
    },
    /** Text of a form. */
    form(isValid: (value: unknown) => boolean, expected: string): FieldCheck {
      return accepting(isValid, (value, path) => issues.push(otherText(path, value, expected)));
    },
    /** A value that another check accepts and that is not yet in `places`, to which it is added. */
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

/** A check of the values that are not accepted. */
export function accepting(accepts: (value: unknown) => boolean, check: FieldCheck): FieldCheck {
  return Object.assign((value: unknown, path: Path) => accepts(value) || check(value, path), { accepts });
}

/** A check of an optional field. */
export function optional(check: FieldCheck, absent: unknown = undefined): FieldCheck {
  return accepting((value) => value === undefined || value === absent || check.accepts?.(value) === true, check);
}

/** No check: the field is checked elsewhere. */
export const unchecked: FieldCheck = /* @__PURE__ */ accepting(
  () => true,
  () => {},
);
