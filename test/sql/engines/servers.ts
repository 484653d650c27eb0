// Starts Spark and Trino for the thorough tests. A start takes 10 to 20 seconds, so each server is started once, when the
// first test opens it, and serves all test files. This is Vitest's global setup: it runs in the main process. The benchmark
// starts them too.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a GET for a server's name starts it and answers with its URL. */
    readonly serversUrl: string;
    /** The servers that can be started on this machine. */
    readonly serverNames: readonly ServerName[];
  }
}

/** The servers. */
export type ServerName = "Spark 3.5" | "Spark 4" | "Trino 476";

interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Tells the tests which servers there are, and starts those they ask for. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.config.env["THOROUGH"] !== "yes") return undefined;
  const programs = availableServers();
  const running = new Map<ServerName, Promise<RunningServer>>();
  const starter = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? "") as ServerName;
    const server = running.get(name) ?? programs[name]?.() ?? Promise.reject(new Error(`${name} is not here`));
    running.set(name, server);
    server.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  project.provide("serversUrl", `http://127.0.0.1:${await listen(starter)}`);
  project.provide("serverNames", Object.keys(programs) as ServerName[]);
  return async () => {
    starter.close();
    const started = await Promise.allSettled(running.values());
    await Promise.all(started.map((one) => (one.status === "fulfilled" ? one.value.stop() : undefined)));
  };
}

/**
 * How to start each server that is installed: the environment names it, and a Java that it runs on is on the machine.
 *
 * @param javaOptions - For the Java of the servers. Default: small queries start fast, and large ones run slowly.
 */
export function availableServers(javaOptions: readonly string[] = ["-XX:TieredStopAtLevel=1"]): {
  readonly [name in ServerName]?: () => Promise<RunningServer>;
} {
  const {
    TEST_SPARK_3_PYTHON: python3,
    TEST_SPARK_4_PYTHON: python4,
    TEST_TRINO_HOME: home,
    TEST_TRINO_JAVA: own,
  } = process.env;
  const [sparkJava, trinoJava] = [javaHome(17, 21), own || javaHome(24)];
  return {
    ...(python3 && sparkJava && { "Spark 3.5": () => startSpark("3.5", python3, sparkJava, javaOptions) }),
    ...(python4 && sparkJava && { "Spark 4": () => startSpark("4", python4, sparkJava, javaOptions) }),
    ...(home && trinoJava && { "Trino 476": () => startTrino(home, trinoJava, javaOptions) }),
  };
}

/** The folder of the oldest Java in a range of versions: of those that the environment names, in the usual place, and on the path. */
function javaHome(oldest: number, newest = Number.POSITIVE_INFINITY): string | undefined {
  const named = Object.entries(process.env).flatMap(([name, value]) => (/^JAVA_HOME/.test(name) ? [value ?? ""] : []));
  const usual = existsSync("/usr/lib/jvm") ? readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name)) : [];
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map(dirname);
  return [...named, ...usual, ...onPath]
    .filter((folder) => existsSync(join(folder, "bin/java")) && existsSync(join(folder, "release")))
    .map((folder) => {
      const release = readFileSync(join(folder, "release"), "utf8");
      return { folder, version: Number(/^JAVA_VERSION="(\d+)/m.exec(release)?.[1]) };
    })
    .filter(({ version }) => version >= oldest && version <= newest)
    .sort((a, b) => a.version - b.version)[0]?.folder;
}

async function startSpark(
  version: string,
  python: string,
  java: string,
  javaOptions: readonly string[],
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "cei-spark-"));
  const program = fileURLToPath(new URL("spark_server.py", import.meta.url));
  const { ready, stop } = await start(folder, [python, program, ...javaOptions], /^READY (\d+) (.*)/, {
    JAVA_HOME: java,
    SPARK_LOCAL_DIRS: folder,
    SPARK_LOCAL_IP: "127.0.0.1",
  });
  const [, port, found] = ready;
  if (found?.startsWith(version)) return { url: `http://127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`Expected Spark ${version}, got ${found}`);
}

async function startTrino(home: string, java: string, javaOptions: readonly string[]): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "cei-trino-"));
  mkdirSync(join(folder, "catalog"));
  writeFileSync(join(folder, "catalog/memory.properties"), "connector.name=memory\nmemory.max-data-per-node=512MB\n");
  const probe = createSocketServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    "catalog.config-dir": join(folder, "catalog"),
    coordinator: true,
    "discovery.uri": url,
    "http-server.http.port": port,
    "node-scheduler.include-coordinator": true,
    "node.data-dir": folder,
    "node.environment": "tests",
    "node.internal-address": "127.0.0.1",
    "plugin.dir": join(home, "plugin"),
  };
  const command = [
    join(java, "bin/java"),
    ...["-Xmx2g", ...javaOptions, "--add-modules=jdk.incubator.vector", "-XX:+EnableDynamicAgentLoading"],
    ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
    ...["-cp", join(home, "lib/*"), "io.trino.server.TrinoServer"],
  ];
  const { stop } = await start(folder, command, /SERVER STARTED/, {});
  return { url, stop };
}

/**
 * Starts a program in a folder that goes with it, and waits until it prints a line.
 *
 * The program ends when the standard input of the shell around it does. So it also ends where this process is killed.
 */
async function start(
  folder: string,
  command: readonly string[],
  readyLine: RegExp,
  environment: { readonly [name: string]: string },
): Promise<{ readonly ready: RegExpExecArray; readonly stop: () => Promise<void> }> {
  const script = '"$@" 2>&1 & exec >/dev/null; cat; kill $!; wait';
  const shell = spawn("sh", ["-c", script, "sh", ...command], {
    cwd: folder,
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  // The output closes when the program, and all that it started, have ended.
  const closed = new Promise<void>((resolve) => shell.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    shell.stdin.end();
    const timer = setTimeout(() => process.kill(-(shell.pid ?? 0), "SIGKILL"), 15_000);
    await closed;
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = await new Promise<RegExpExecArray | string>((resolve) => {
    const last: string[] = [];
    const lines = createInterface(shell.stdout);
    lines.on("line", (line) => {
      last.push(line);
      if (last.length > 40) last.shift();
      const match = readyLine.exec(line);
      if (match !== null) resolve(match);
    });
    lines.once("close", () => resolve(last.join("\n")));
  });
  if (typeof ready !== "string") return { ready, stop };
  await stop();
  throw new Error(`${command[0]} did not start:\n${ready}`);
}

/** Listens on a port that is free. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
