// Every rule that the data must keep.
import { citationsOnce } from "./citations-once.ts";
import { citationsResolve } from "./citations-resolve.ts";
import { counts } from "./counts.ts";
import { discrepanciesAffect } from "./discrepancies-affect.ts";
import { distinctWording } from "./distinct-wording.ts";
import { domainsHaveMetrics } from "./domains-have-metrics.ts";
import { evidenceEnds } from "./evidence-ends.ts";
import { formerIdsGone } from "./former-ids-gone.ts";
import { formerIdsLead } from "./former-ids-lead.ts";
import { foundationsCombine } from "./foundations-combine.ts";
import { idsInOrder } from "./ids-in-order.ts";
import { lookForsCite } from "./look-fors-cite.ts";
import { numberingAgrees } from "./numbering-agrees.ts";
import { plainText } from "./plain-text.ts";
import type { Rule } from "./rule.ts";
import { sourcesAgree } from "./sources-agree.ts";
import { sourcesResolve } from "./sources-resolve.ts";
import { statementsNameMetrics } from "./statements-name-metrics.ts";
import { titlesFrom } from "./titles-from.ts";
import { uniqueIds } from "./unique-ids.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** The rules, in the order in which they are checked. */
export const rules: readonly Rule[] = [
  counts,
  uniqueIds,
  uniqueKeys,
  idsInOrder,
  citationsResolve,
  citationsOnce,
  lookForsCite,
  numberingAgrees,
  titlesFrom,
  domainsHaveMetrics,
  statementsNameMetrics,
  evidenceEnds,
  foundationsCombine,
  formerIdsGone,
  formerIdsLead,
  discrepanciesAffect,
  sourcesResolve,
  sourcesAgree,
  distinctWording,
  plainText,
];
