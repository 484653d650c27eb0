// The grammar of T-SQL by a third party: grammars-v4 of ANTLR, as antlr4ts-sql has it. It is stricter than the parsers of
// tools that translate: it knows reserved words, that VALUES is not a query, and that a condition is not a value. Its prediction
// tables grow with the first queries, so the first one takes seconds.
import { CharStreams, CommonTokenStream } from "antlr4ts";
import { TSqlLexer } from "antlr4ts-sql/dist/src/grammar-output/tsql/TSqlLexer.js";
import { TSqlParser } from "antlr4ts-sql/dist/src/grammar-output/tsql/TSqlParser.js";
import { CaseChangingStream } from "antlr4ts-sql/dist/src/models/CaseChangingStream.js";
import { expect } from "vitest";

/** TRIM with the letters to be removed, from a list of codes. The grammar is older than it. */
const trim = /\bTRIM\((?:NCHAR\(\d+\)(?: \+ )?)+ FROM /g;

/**
 * Fails unless a query is T-SQL.
 *
 * @param sql - One statement.
 */
export function expectTsqlGrammar(sql: string): void {
  const problems: string[] = [];
  const listener = {
    syntaxError(_: unknown, _symbol: unknown, line: number, column: number, message: string): void {
      problems.push(`${line}:${column} ${message.slice(0, 200)}`);
    },
  };
  const text = sql.replace(trim, "CONCAT(N' ', ");
  const lexer = new TSqlLexer(new CaseChangingStream(CharStreams.fromString(text), true));
  lexer.removeErrorListeners();
  lexer.addErrorListener(listener);
  const parser = new TSqlParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.addErrorListener(listener);
  parser.tsql_file();
  expect(problems).toEqual([]);
}
