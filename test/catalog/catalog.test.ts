import { competencies, domains, foundations, label, lookFors, metrics, reflectionPrompts } from "cei-framework";
import { catalogTemplate, createCatalog, englishWords, readCatalogCsv, wordsOf } from "cei-framework/catalog";
import { toDataPackage } from "cei-framework/data-package";
import { matchColumns, readTable } from "cei-framework/table";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { marked, rightToLeft } from "./sample-catalogs.ts";

const title = "competency.inclusive-and-welcoming-district-culture.title";

describe("catalogTemplate", () => {
  const { texts, json, csv } = catalogTemplate();

  it("has every text of every record, and the library's own words, each once", () => {
    const english = [
      ...domains.flatMap(({ name, description }) => [name, description]),
      ...competencies.map((competency) => competency.title),
      ...metrics.flatMap(({ name, statement, description }) => [name, statement, description]),
      ...[...lookFors, ...reflectionPrompts].map(({ text }) => text),
      ...foundations.map(({ name }) => name),
      ...Object.values(englishWords),
    ];
    expect(texts.map((text) => text.english).sort()).toEqual(english.sort());
    expect(new Set(texts.map(({ key }) => key)).size).toBe(texts.length);
  });

  it("is the same as JSON and as CSV", () => {
    const rows = texts.map(({ key, id, english }) => ({ key, id: id ?? "", english, translation: "" }));
    expect(Papa.parse(csv.slice(1), { header: true, skipEmptyLines: true }).data).toEqual(rows);
    expect(csv.startsWith("\uFEFFkey,id,english,translation\r\n")).toBe(true);
    expect(JSON.parse(json)).toEqual(texts.map((text) => ({ ...text, translation: "" })));
  });
});

describe("createCatalog", () => {
  it("keeps what is translated and lists what is not", () => {
    const catalog = createCatalog({ language: "es-mx", texts: { [title]: "Cultura acogedora" } });
    expect(catalog.language).toBe("es-MX");
    expect(catalog.texts).toEqual({ [title]: "Cultura acogedora" });
    expect(catalog.missing).toEqual(catalogTemplate().texts.flatMap(({ key }) => (key === title ? [] : [key])));
    expect(marked.missing).toEqual([]);
  });

  it("knows the direction of the script", () => {
    const directions = ["es", "ar", "he", "fa", "pa", "pa-Arab", "zh-Hant", "ur", "ps", "hy"].map((language) => {
      return `${language} ${createCatalog({ language, texts: {} }).direction}`;
    });
    expect(directions).toEqual([
      "es ltr",
      "ar rtl",
      "he rtl",
      "fa rtl",
      "pa ltr",
      "pa-Arab rtl",
      "zh-Hant ltr",
      "ur rtl",
      "ps rtl",
      "hy ltr",
    ]);
  });

  it("is refused with every problem", () => {
    const texts = { "competency.1.1.title": "x", [title]: " ", "word.comments": "Comentarios", "word.evident": "{x}" };
    expect(issuesOf(() => createCatalog({ language: "spanish please", texts }))).toEqual([
      "language wrong-value",
      "texts.competency.1.1.title unknown-id",
      `texts.${title} wrong-value`,
      "texts.word.comments inconsistent",
      "texts.word.evident inconsistent",
    ]);
    const hostile = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
    expect(issuesOf(() => createCatalog({ language: "es", texts: hostile }))).toEqual([
      "texts.__proto__ unknown-id",
      "texts.constructor unknown-id",
    ]);
    expect(issuesOf(() => createCatalog({ texts: [] } as never))).toEqual(["language missing", "texts wrong-type"]);
  });
});

describe("readCatalogCsv", () => {
  const { texts, csv } = catalogTemplate();
  const fill = (delimiter: string, lineEnd = "\r\n"): string => {
    const rows = texts.map(({ key, id, english }) => ({
      id,
      translation: `«${english}»`,
      note: "; , \t",
      key,
      english,
    }));
    return Papa.unparse(rows, { delimiter, newline: lineEnd });
  };

  it("reads what a spreadsheet saved, whatever its delimiter, order, and line ends", () => {
    for (const filled of [fill(","), fill(";"), fill("\t", "\n"), `\uFEFF${fill(",")}\r\n`]) {
      expect(readCatalogCsv(filled, "es")).toEqual(marked);
    }
  });

  it("takes a template that is not filled in as no translation", () => {
    expect(readCatalogCsv(csv, "es").missing).toEqual(texts.map(({ key }) => key));
  });

  it("tells every problem of the file with its line", () => {
    const rows = [
      "key,english,translation",
      `${title},Inclusive culture,Cultura`,
      "competency.nothing.title,x,y",
      "word.evident,Evident,Evidente",
      "",
      "word.evident,Evident,Claro",
      "word.language,English,Inglés,more",
      '"word.notEvident",Not Evident,No"',
    ];
    expect(issuesOf(() => readCatalogCsv(rows.slice(0, -1).join("\n"), "es"))).toEqual([
      "line 2.english wrong-value",
      "line 3.key unknown-id",
      "line 6.key duplicate",
      "line 7 row-length",
    ]);
    expect(issuesOf(() => readCatalogCsv(rows.join("\n"), "es"))).toEqual(["line 8.column 3 stray-quote"]);
    expect(issuesOf(() => readCatalogCsv("id,text\n1.1,x", "es"))).toEqual([
      "column key missing",
      "column english missing",
      "column translation missing",
    ]);
    expect(issuesOf(() => readCatalogCsv("key,english,translation,translation\n", "es"))).toEqual([
      "column 4 duplicate",
    ]);
    expect(issuesOf(() => readCatalogCsv('key,english,translation\nword.evident,"Evident', "es"))).toEqual([
      "line 2 unclosed-quote",
    ]);
    expect(issuesOf(() => readCatalogCsv(undefined as never, "es"))).toEqual(["csv missing"]);
    expect(issuesOf(() => readCatalogCsv(csv, "?"))).toEqual(["language wrong-value"]);
  });
});

describe("what takes a catalog", () => {
  it("labels records by it, and in English where it has nothing", () => {
    expect(label("1.1", { catalog: marked })).toBe("«Inclusive and welcoming district culture»");
    expect(label("M3.1", { catalog: marked })).toBe(`«${label("M3.1")}»`);
    const partial = createCatalog({ language: "es", texts: { [title]: "Cultura acogedora" } });
    expect(label("1.1", { catalog: partial })).toBe("Cultura acogedora");
    expect(label("1.2", { catalog: partial })).toBe(label("1.2"));
    expect(label("1.1", { catalog: structuredClone(partial), maxLength: 9 })).toBe("Cultura…");
    expect(issuesOf(() => label("1.1", { catalog: { language: "es", texts: {} } as never }))).toEqual([
      "catalog wrong-type",
    ]);
  });

  it("tells two records of one key apart", () => {
    // D3 and M3 have the same key, and so have some competencies and look-fors.
    const texts = { "domain.shared-power-and-decision-making.name": "Dominio 3" };
    const catalog = createCatalog({ language: "es", texts });
    expect([label("D3", { catalog }), label("M3", { catalog })]).toEqual(["Dominio 3", label("M3")]);
  });

  it("says the library's own words by it", () => {
    expect(wordsOf()).toEqual(englishWords);
    expect(wordsOf(marked).dontKnow).toBe("«Don't know»");
    const partial = createCatalog({ language: "es", texts: { "word.dontKnow": "No sé" } });
    expect(wordsOf(partial)).toEqual({ ...englishWords, dontKnow: "No sé" });
    expect(issuesOf(() => wordsOf({} as never))).toEqual(["catalog wrong-type"]);
  });

  it("matches the columns of a translated form", () => {
    const headers = ["Cultura [ترجمة Inclusive and welcoming district culture]", `«${label("1.3")}»`, "Escuela"];
    const matches = matchColumns(["x: ترجمة Inclusive and welcoming district culture", ...headers], {
      catalogs: [marked, rightToLeft],
      groups: ["Escuela"],
    });
    expect(matches.map(({ is, name }) => `${is} ${name}`)).toEqual([
      "item 1.1",
      "item 1.1",
      "item 1.3",
      "group Escuela",
    ]);
    expect(issuesOf(() => matchColumns([], { catalogs: [marked, marked] }))).toEqual(["catalogs.1.language duplicate"]);
  });

  it("reads the answers of a translated form", async () => {
    const texts = {
      [title]: "Una cultura que acoge a todos",
      "word.notApplicable": "No aplica",
      "word.dontKnow": "No sé",
    };
    const catalogs = [createCatalog({ language: "es", texts })];
    const csv = "Una cultura que acoge a todos,1.2\n3,no aplica\nNo sé,Don't know\nNot applicable,2\n";
    const table = await readTable(csv, { scale: { min: 1, max: 4 }, catalogs });
    expect(table.ratings("1.1")).toEqual([3, null, "n/a"]);
    expect(table.ratings("1.2")).toEqual(["n/a", null, 2]);
  });

  it("writes translations beside the wording in a Data Package", () => {
    const { descriptor, files } = toDataPackage({ catalogs: [marked, rightToLeft] });
    const rows = Papa.parse<{ language: string; table: string; id: string; column: string; text: string }>(
      files["translations.csv"] ?? "",
      { header: true, skipEmptyLines: true },
    ).data;
    const texts = catalogTemplate().texts.filter(({ id }) => id !== null);
    expect(rows.length).toBe(2 * texts.length);
    expect(rows.slice(0, 2)).toMatchObject([
      { language: "es", table: "domains", id: "D1", column: "name", text: "«Building Relationships»" },
      { language: "es", table: "domains", id: "D1", column: "description", text: `«${domains[0]?.description}»` },
    ]);
    // Each names a cell of another table of the package, whose English is in the marks.
    const cells = new Map(
      ["domains", "competencies", "metrics", "look-fors"].flatMap((name) => {
        const table = Papa.parse<{ [column: string]: string }>(files[`${name}.csv`] ?? "", { header: true }).data;
        return table.flatMap((row) =>
          Object.entries(row).map(([column, cell]) => [`${name} ${row["id"]} ${column}`, cell]),
        );
      }),
    );
    const wrong = rows.filter(({ language, table, id, column, text }) => {
      const english = cells.get(`${table} ${id} ${column}`);
      return text !== (language === "es" ? `«${english}»` : `ترجمة ${english}`);
    });
    expect(wrong).toEqual([]);
    const names = descriptor.resources.map(({ name }) => name);
    expect(names).toEqual([...toDataPackage().descriptor.resources.map(({ name }) => name), "translations"]);
  });
});
