import { execFile } from "node:child_process";

/** A command that failed; the message holds all that it printed. */
export class FailedCommand extends Error {
  override name = "FailedCommand";

  /**
   * @param reason - Why it failed.
   * @param stdout - What it printed to its standard output.
   * @param stderr - What it printed to its standard error.
   */
  constructor(
    reason: string,
    readonly stdout: string,
    stderr: string,
  ) {
    super([reason, stdout, stderr].join("\n"));
  }
}

/**
 * Runs a command and waits for its end, while other commands may run beside it.
 *
 * @returns What it printed to its standard output.
 * @throws {@link FailedCommand} when it exits with another code than 0.
 */
export function run(command: string, commandArguments: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, commandArguments, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new FailedCommand(error.message, stdout, stderr));
    });
  });
}
