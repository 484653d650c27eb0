/** What an id of each kind is called, with its article, for messages. */
export const idKinds = {
  domain: "a domain",
  competency: "a competency",
  metric: "a metric",
  lookFor: "a look-for",
} as const;
