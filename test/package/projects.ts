// Packs the package once, as it would be published, and makes the projects that use it: new folders outside this
// repository, with the tarball installed and nothing from any network.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { run } from "./run.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed package. */
    tarball: string;
    /** The folders of projects that have the package, by what else they have. Each holds the consumers. */
    projects: { readonly [Name in ProjectName]: string };
  }
}

/** A project with the package alone, and one with each end of the range of zod that the package takes. */
export type ProjectName = "without zod" | "zod, lowest" | "zod, newest";

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("../..", import.meta.url));

/** @returns What removes all of it again. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cei-framework-")));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const tarball = await pack(folder);
    const projects = {
      "without zod": await makeProject(join(folder, "without-zod"), tarball),
      "zod, lowest": await makeProject(join(folder, "zod-lowest"), tarball, "zod-lowest"),
      "zod, newest": await makeProject(join(folder, "zod-newest"), tarball, "zod-newest"),
    };
    provide("tarball", tarball);
    provide("projects", projects);
    return remove;
  } catch (error) {
    remove();
    throw error;
  }
}

/** Packing builds the package first, by its prepack script. */
async function pack(folder: string): Promise<string> {
  const destination = ["--pack-destination", folder];
  const printed = await run("npm", ["pack", "--json", "--foreground-scripts=false", ...destination], repository);
  const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
  return join(folder, filename);
}

async function makeProject(project: string, tarball: string, zod?: string): Promise<string> {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], project);
  if (zod !== undefined)
    cpSync(join(here, "node_modules", zod), join(project, "node_modules", "zod"), { recursive: true });
  cpSync(join(here, "consumers"), project, { recursive: true });
  return project;
}
