// The 18 distinct reflection prompts of the 1.0 page.
import { type ReflectionPromptKey, reflectionPromptRecords } from "./generated.ts";
import type { SourceId } from "./source.ts";

export type { ReflectionPromptKey };

/** A question for a team to reflect on. The page does not assign it to a domain. */
export interface ReflectionPrompt {
  /** A slug; prompts have no number. */
  readonly key: ReflectionPromptKey;
  /** The wording, as published. */
  readonly text: string;
  /** The document that the wording is from. */
  readonly source: SourceId;
}

const reflectionPromptsByKey: { readonly [Key in ReflectionPromptKey]: ReflectionPrompt } = reflectionPromptRecords;

/** The 18 prompts, in the page's order. The page prints one of them twice; it is listed once, at its first position. */
export const reflectionPrompts: readonly ReflectionPrompt[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(reflectionPromptsByKey),
);
