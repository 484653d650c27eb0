// What the entry points export: each name, its kind, and the first sentence of its doc comment.
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const kinds = ["Functions", "Constants", "Classes", "Types"] as const;

/** A name that an entry point exports. */
interface ExportedName {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  /** What it is, in a sentence. */
  readonly about: string;
}

/**
 * The names of each entry point, by their kinds, as Markdown.
 *
 * @param src - The folder of the source.
 * @param exported - The paths that the package exports, as in its `exports`; those of files are skipped.
 * @param made - The text of files in it that are about to be written, by their paths from that folder.
 */
export function namesByEntry(
  src: string,
  exported: readonly string[],
  made: { readonly [path: string]: string } = {},
): string {
  const entries = exported.filter((path) => /^\.(\/[\w-]+)?$/.test(path));
  const paths = entries.map((entry) => join(src, entry, "index.ts"));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    allowImportingTsExtensions: true,
    noEmit: true,
    // Names and comments need no types from outside, and loading these takes most of the time.
    noLib: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const texts = new Map(Object.entries(made).map(([path, text]) => [resolve(src, path), text]));
  host.readFile = (path) => texts.get(resolve(path)) ?? readFile(path);
  host.fileExists = (path) => texts.has(resolve(path)) || fileExists(path);
  host.resolveModuleNameLiterals = (literals, containing) =>
    literals.map(({ text }) => {
      const resolvedFileName = resolve(dirname(containing), text);
      return { resolvedModule: text.startsWith(".") ? { resolvedFileName, extension: ts.Extension.Ts } : undefined };
    });
  const program = ts.createProgram(paths, options, host);
  const sections = entries.flatMap((entry, i) => {
    const names = namesOf(program, paths[i] ?? "");
    const lists = kinds.flatMap((kind) => {
      const lines = names.filter((one) => one.kind === kind).map(({ name, about }) => `- \`${name}\`: ${about}`);
      return lines.length === 0 ? [] : [`### ${kind}`, lines.join("\n")];
    });
    return [`## \`cei-framework${entry.slice(1)}\``, ...lists];
  });
  return sections.join("\n\n");
}

/** In alphabetical order. */
function namesOf(program: ts.Program, path: string): ExportedName[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${path} is not a module`);
  const names = checker.getExportsOfModule(module).map((symbol): ExportedName => {
    const origin = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const about = ts.displayPartsToString(origin.getDocumentationComment(checker));
    return { name: symbol.name, kind: kindOf(origin), about: firstSentence(about) };
  });
  return names.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function kindOf({ flags }: ts.Symbol): ExportedName["kind"] {
  if (flags & ts.SymbolFlags.Function) return "Functions";
  if (flags & ts.SymbolFlags.Class) return "Classes";
  return flags & ts.SymbolFlags.Variable ? "Constants" : "Types";
}

/**
 * The first sentence of a doc comment, as Markdown of one line. Where a list follows, it ends before that.
 *
 * @param text - The comment.
 */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.split("\n\n");
  const line = paragraph
    .replace(/\{@link (\w+) ?\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
  return /^.*?[.!?](?= |$)/.exec(line)?.[0] ?? line.replace(/:$/, ".");
}
