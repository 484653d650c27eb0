// The one database in which mutants of queries run.
import type { Engine } from "../sql/engines/engine.ts";
import { openSqlite } from "../sql/engines/sqlite.ts";

export const engines: { readonly [name: string]: () => Promise<Engine> } = { SQLite: openSqlite };
