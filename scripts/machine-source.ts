// src/table/machine-code.ts: the module of machine.wat as text that TypeScript can hold.
import wabt from "wabt";

/**
 * The source of machine-code.ts.
 *
 * @param text - machine.wat.
 */
export async function machineSource(text: string): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat("machine.wat", text);
  try {
    module.validate();
    const code = Buffer.from(module.toBinary({}).buffer).toString("base64");
    const lines = code.match(/.{1,110}/g) ?? [];
    return [
      "// Written by scripts/generate.ts from machine.wat; change that and run `npm run generate`.",
      "",
      "/** The WebAssembly module, in base 64. */",
      "export const machineCode =",
      `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
      "",
    ].join("\n");
  } finally {
    module.destroy();
  }
}
