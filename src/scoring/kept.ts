// Keeps the library's own plans by their options, so that scoring again makes no new ones.
import { type Choices, type Filled, planOptions } from "./plan-options.ts";

/** How many values a map keeps; past that it starts anew. */
const most = 64;

/**
 * The value that a map keeps for options, made when it keeps none.
 *
 * @param values - The map.
 * @param options - The options of a plan, as given.
 * @param choices - The options that the plan takes beside minCoverage.
 * @param make - Makes the value for the options, their defaults filled in.
 * @throws {@link PlanError} with every option that is unknown or has another value.
 */
export function kept<Value extends object, const C extends Choices>(
  values: Map<string, Value>,
  options: object | undefined,
  choices: C,
  make: (options: Filled<C>) => Value,
): Value {
  const standard = options === undefined ? values.get("") : undefined;
  if (standard !== undefined) return standard;
  const filled = planOptions(options, choices);
  const key = Object.values(filled).join();
  const value = values.get(key) ?? make(filled);
  if (values.size >= most) values.clear();
  values.set(key, value);
  if (options === undefined) values.set("", value);
  return value;
}
