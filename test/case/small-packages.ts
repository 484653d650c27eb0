// Small CASE packages in the forms that registries write, made by hand.

/** An identifier that ends in this number. */
export function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

const date = "2024-05-01T10:00:00+00:00";

/** A package: its document has the number; items are numbers with what else they have. */
export function smallPackage(
  number: number,
  items: readonly { readonly number: number; readonly [field: string]: unknown }[],
  associations: readonly object[] = [],
) {
  return {
    CFDocument: {
      ...{ identifier: uuidOf(number), uri: `https://case.example.org/doc/${number}`, lastChangeDateTime: date },
      ...{ title: `Document ${number}`, creator: `Creator ${number}` },
    },
    CFItems: items.map(({ number, ...more }) => ({
      ...{ identifier: uuidOf(number), uri: `https://case.example.org/item/${number}`, lastChangeDateTime: date },
      ...{ fullStatement: `Statement ${number}`, ...more },
    })),
    CFAssociations: associations,
  };
}

/** An association between two numbers, with an identifier made of both. */
export function association(origin: number, associationType: string, destination: number, more: object = {}) {
  return {
    ...{ identifier: uuidOf(origin * 1_000_000 + destination), uri: "https://case.example.org/association" },
    ...{ associationType, originNodeURI: end(origin), destinationNodeURI: end(destination), lastChangeDateTime: date },
    ...more,
  };
}

function end(number: number) {
  return { title: `Title ${number}`, identifier: uuidOf(number), uri: `https://case.example.org/item/${number}` };
}
