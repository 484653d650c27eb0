// The plans that every peer scores by.
import { domainPlan, projectionPlan } from "cei-framework";

/** Seven domains by their competencies, and five metrics by the look-fors that the competencies are carried over to. */
export const plans = [domainPlan(), projectionPlan()] as const;
