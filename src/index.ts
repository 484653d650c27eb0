/**
 * California's Community Engagement Initiative (CEI) framework: the 1.0 Self-Assessment, the 2.0 Metrics, the crosswalk
 * between them, and the functions that score and map with it.
 *
 * @module cei-framework
 */
export * from "./crosswalk/index.ts";
export * from "./model/index.ts";
export * from "./scoring/index.ts";
