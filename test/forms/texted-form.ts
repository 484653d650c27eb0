// Forms with made-up texts in all places for texts: plain ones that are easy to find, or hostile ones.
import { scale } from "cei-framework";
import { type Catalog, catalogTemplate, createCatalog } from "cei-framework/catalog";
import fc from "fast-check";
import type { Form } from "../../src/forms/form.ts";

/** A catalog whose every text is made of the English one; places such as `{part}` stay. */
export function madeUpCatalog(language: string, made: (english: string, key: string) => string): Catalog {
  const { texts } = catalogTemplate();
  return createCatalog({
    language,
    texts: Object.fromEntries(
      texts.map(({ key, english }) => {
        const places = english.match(/\{\w+\}/g) ?? [];
        return [key, key.startsWith("word.") ? [made(english, key), ...places].join(" ") : made(english, key)];
      }),
    ),
  });
}

/** Parts of texts that mean something in some syntax, in the middle of a text. */
const hostileParts = [
  `"`,
  "'",
  "\\",
  "\\\\",
  "\\|",
  "|",
  "`",
  "```",
  "</script>",
  "<script>alert(1)</script>",
  "<!--",
  "-->",
  "<b>bold</b>",
  "&amp;",
  "&#124;",
  "&",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not be taken for one.
  "${name}",
  "%s",
  "$&",
  "*strong*",
  "**",
  "_",
  "__x__",
  "~~gone~~",
  "[text](https://example.org)",
  "![image](x.png)",
  "[ref]: /x",
  "https://example.org/?a=1&b=2",
  "www.example.org",
  "me@example.org",
  "\n",
  "\r\n\r\n",
  "\n# heading",
  "\n- item",
  "\n+ item",
  "\n> quote",
  "\n---",
  "\n===",
  "\n1. one",
  "\n| a | b |\n| - | - |",
  "\t",
  "\u2028",
  "\u2029",
  "\u00a0",
  "🙂",
  "👩‍👩‍👧",
  "ـمرحبا",
  "]]>",
  "*/",
  "//",
  "$x$",
  "#",
  "{x}",
];

/** Texts of a few parts. Each starts with a letter, as labels of scales must for the reader. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostileParts), fc.constantFrom("a", " b ", "Ñ")), { minLength: 1, maxLength: 6 })
  .map((parts) => `t${parts.join("")}`);

/** Texts that may start with anything. */
export const oddText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...hostileParts, "x"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""))
  .map((text) => (text.trim() === "" ? `${text}x` : text));

/** The places for texts of {@link textedForm}. */
export const textNames = [
  "title",
  "introduction",
  "group",
  "typedGroup",
  "choice",
  "point",
  "notApplicable",
  "dontKnow",
  "domain",
  "competency",
  "metric",
  "statement",
  "prompt",
  "comments",
] as const;
export type Texts = { readonly [Name in (typeof textNames)[number]]: string };

/** Texts for all places; in the word for comments, braces are places for values. */
export function anyTexts(text: fc.Arbitrary<string>): fc.Arbitrary<Texts> {
  return fc
    .array(text, { minLength: textNames.length, maxLength: textNames.length })
    .map((texts) => Object.fromEntries(textNames.map((name, i) => [name, texts[i] ?? ""])) as Texts)
    .map((texts) => ({ ...texts, comments: texts.comments.replace(/[{}]/g, "") }));
}

/** A form with texts in all places, in one right-to-left language. */
export function textedForm(texts: Texts, instrument: Form["instrument"], layout: Form["layout"]): Form {
  const translations: Record<string, string> = {};
  for (const { key } of catalogTemplate().texts) {
    const [kind = "", , field = ""] = key.split(".");
    if (kind === "domain") translations[key] = texts.domain;
    if (kind === "competency" || kind === "look-for") translations[key] = texts.competency;
    if (kind === "metric") translations[key] = field === "statement" ? texts.statement : texts.metric;
    if (kind === "reflection-prompt") translations[key] = texts.prompt;
    if (key === "word.comments") translations[key] = `${texts.comments} {part} {parts}`;
  }
  return {
    instrument,
    layout,
    // In English it would be the framework's own wording.
    languages: ["ar"],
    catalogs: [createCatalog({ language: "ar", texts: translations })],
    scale: scale({ min: 1, max: 3, labels: { 1: "Low", 2: "Mid", 3: "High" } }),
    scaleLabels: { ar: { 2: texts.point } },
    title: texts.title,
    introduction: { ar: texts.introduction },
    groups: [
      { name: "role", label: texts.group, choices: ["Staff", { value: "family", label: { ar: texts.choice } }] },
      { name: "school", label: `${texts.typedGroup} 2` },
    ],
    notApplicable: `${texts.notApplicable} 3`,
    dontKnow: { ar: `${texts.dontKnow} 2` },
    comments: true,
    prompts: true,
  };
}

/** Words that are in no other text, one for each place. */
export const plainTexts: Texts = Object.fromEntries(
  textNames.map((name) => [name, `Qq${name.replace(/[A-Z]/g, "x")}Qq`]),
) as Texts;
