// The fixtures of every data rule.
import { citationsOnce } from "./citations-once.ts";
import { citationsResolve } from "./citations-resolve.ts";
import { counts } from "./counts.ts";
import { discrepanciesAffect } from "./discrepancies-affect.ts";
import { distinctWording } from "./distinct-wording.ts";
import { domainsHaveMetrics } from "./domains-have-metrics.ts";
import { evidenceEnds } from "./evidence-ends.ts";
import type { Fixture } from "./fixture.ts";
import { formerIdsGone } from "./former-ids-gone.ts";
import { formerIdsLead } from "./former-ids-lead.ts";
import { foundationsCombine } from "./foundations-combine.ts";
import { idsInOrder } from "./ids-in-order.ts";
import { lookForsCite } from "./look-fors-cite.ts";
import { numberingAgrees } from "./numbering-agrees.ts";
import { plainText } from "./plain-text.ts";
import { sourcesAgree } from "./sources-agree.ts";
import { sourcesResolve } from "./sources-resolve.ts";
import { statementsNameMetrics } from "./statements-name-metrics.ts";
import { titlesFrom } from "./titles-from.ts";
import { uniqueIds } from "./unique-ids.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** What each rule rejects, by the name of the rule. */
export const fixtures: { readonly [rule: string]: readonly Fixture[] } = {
  "citations-once": citationsOnce,
  "citations-resolve": citationsResolve,
  counts,
  "discrepancies-affect": discrepanciesAffect,
  "distinct-wording": distinctWording,
  "domains-have-metrics": domainsHaveMetrics,
  "evidence-ends": evidenceEnds,
  "former-ids-gone": formerIdsGone,
  "former-ids-lead": formerIdsLead,
  "foundations-combine": foundationsCombine,
  "ids-in-order": idsInOrder,
  "look-fors-cite": lookForsCite,
  "numbering-agrees": numberingAgrees,
  "plain-text": plainText,
  "sources-agree": sourcesAgree,
  "sources-resolve": sourcesResolve,
  "statements-name-metrics": statementsNameMetrics,
  "titles-from": titlesFrom,
  "unique-ids": uniqueIds,
  "unique-keys": uniqueKeys,
};
