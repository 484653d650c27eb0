// src/table/kernel/wasm-code.ts: the module of kernel.wat as text that TypeScript can hold.
import wabt from "wabt";

/**
 * The source of wasm-code.ts.
 *
 * @param text - kernel.wat.
 */
export async function wasmSource(text: string): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat("kernel.wat", text);
  try {
    module.validate();
    const code = Buffer.from(module.toBinary({}).buffer).toString("base64");
    const lines = code.match(/.{1,110}/g) ?? [];
    return [
      "// Written by scripts/generate.ts from kernel.wat; change that and run `npm run generate`.",
      "",
      "/** The WebAssembly module, in base 64. */",
      "export const wasmCode =",
      `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
      "",
    ].join("\n");
  } finally {
    module.destroy();
  }
}
