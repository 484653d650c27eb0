// Holds a value against a JSON Schema 2020-12, for the keywords that the published schemas use. No validator is among
// the dependencies of this project, so this one is written from the specification; it does not know any other keyword.

/** A JSON Schema of the keywords that are known here. */
export interface JsonSchema {
  readonly $schema?: string;
  // Annotations, which decide nothing. So is "format", unless a validator is told otherwise.
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly format?: string;
  readonly readOnly?: boolean;
  // Any value.
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  // Numbers.
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  // Text.
  readonly minLength?: number;
  readonly pattern?: string;
  // Arrays.
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  // Objects.
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

const known: readonly (keyof JsonSchema)[] = [
  ...(["$schema", "title", "description", "default", "format", "readOnly"] as const),
  ...(["type", "const", "enum", "anyOf", "oneOf"] as const),
  ...(["minimum", "maximum", "exclusiveMinimum", "minLength", "pattern"] as const),
  ...(["prefixItems", "items", "minItems", "maxItems"] as const),
  ...(["properties", "required", "propertyNames", "additionalProperties"] as const),
];

/**
 * Whether a JSON Schema accepts a value.
 *
 * @param schema - The schema, or one inside it.
 * @param value - What JSON.parse gives.
 */
export function accepts(schema: JsonSchema | boolean, value: unknown): boolean {
  if (typeof schema === "boolean") return schema;
  return (
    (schema.type === undefined || isOfType(schema.type, value)) &&
    (schema.const === undefined || value === schema.const) &&
    (schema.enum === undefined || schema.enum.includes(value)) &&
    (schema.anyOf === undefined || schema.anyOf.some((one) => accepts(one, value))) &&
    (schema.oneOf === undefined || schema.oneOf.filter((one) => accepts(one, value)).length === 1) &&
    (typeof value !== "number" || acceptsNumber(schema, value)) &&
    (typeof value !== "string" || acceptsText(schema, value)) &&
    (!Array.isArray(value) || acceptsArray(schema, value)) &&
    (!isObject(value) || acceptsObject(schema, value))
  );
}

/** The keywords in a schema, at any depth, that are not known here. */
export function unknownKeywords(schema: JsonSchema | boolean): string[] {
  if (typeof schema === "boolean") return [];
  const { anyOf = [], oneOf = [], prefixItems = [], items = true, properties = {}, propertyNames = true } = schema;
  const inside = [anyOf, oneOf, prefixItems, items, Object.values(properties), propertyNames];
  const own = Object.keys(schema).filter((keyword) => !known.some((one) => one === keyword));
  return [...own, ...[...inside.flat(), schema.additionalProperties ?? true].flatMap(unknownKeywords)];
}

function acceptsNumber({ minimum, maximum, exclusiveMinimum }: JsonSchema, value: number): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum)
  );
}

function acceptsText({ minLength = 0, pattern }: JsonSchema, value: string): boolean {
  return [...value].length >= minLength && (pattern === undefined || new RegExp(pattern, "u").test(value));
}

function acceptsArray(schema: JsonSchema, value: readonly unknown[]): boolean {
  const { prefixItems = [], items = true, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  return (
    value.length >= minItems &&
    value.length <= maxItems &&
    value.every((element, i) => accepts(prefixItems[i] ?? items, element))
  );
}

function acceptsObject(schema: JsonSchema, value: object): boolean {
  const { properties = {}, required = [], propertyNames = true, additionalProperties = true } = schema;
  const named = new Map(Object.entries(properties));
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, held]) => {
      return accepts(propertyNames, name) && accepts(named.get(name) ?? additionalProperties, held);
    })
  );
}

function isOfType(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
