// Calls the command line of sakip as a process, and reads what it writes. Needs nothing but Node 18.

import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The columns of a realisation file. The first three say what a value is of, and all others may be left out. */
export const COLUMNS = [
  ...["indicator", "period", "component", "value"],
  ...["unit", "document", "recorded", "status", "note", "system", "sha256"],
];
const LARGEST = 256 * 1024 * 1024;

/** The command line did not answer with a result; the code is its exit code, or 0 where it did not end by itself. */
export class SakipError extends Error {
  constructor(message, code, cause) {
    super(message, { cause });
    this.code = code;
  }
}

export class Sakip {
  /** `program` is what is run, such as ["sakip"] or ["python", "-m", "sakip"]; `seconds` how long it may take. */
  constructor(program = ["sakip"], seconds = 30) {
    this.program = program;
    this.seconds = seconds;
  }

  /**
   * The scorecard of a set, its findings among it: decimals are text, and what is missing is null. Asked with
   * `realisations` (a file), `period`, `asOf` (as known on this day, such as "2025-01-31") and `policy` (what counts:
   * "all", "submitted", "verified" or "verified-with-document").
   */
  scorecard(set, asked) {
    return this.#json("sakip.scorecard/1", ["assess", "--format=json", ...options(asked), "--", set]);
  }

  /** Where a number comes from, down to its documents, as the JSON text that was written: to keep, and to replay. */
  async trace(set, indicator, asked) {
    const answer = await this.#run(["explain", "--format=json", ...options(asked), "--", set, indicator]);
    decoded("sakip.trace/1", answer);
    return answer.result;
  }

  /** Compute a kept trace again, from itself alone: look at `same` and `differences`. */
  async replay(trace) {
    const folder = await mkdtemp(join(tmpdir(), "sakip-"));
    try {
      await writeFile(join(folder, "trace.json"), trace, "utf8");
      return await this.#json("sakip.replay/1", ["replay", "--format=json", "--", join(folder, "trace.json")]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** Where a number comes from, for people: lines of text in Indonesian ("id") or English ("en"). */
  async explain(set, indicator, { lang = "id", ...asked } = {}) {
    const answer = await this.#run(["explain", `--lang=${lang}`, ...options(asked), "--", set, indicator]);
    if (answer.result.trim() === "") throw failed(answer);
    return answer.result;
  }

  /** What is wrong or odd in a set, also when it cannot be loaded: look at `loaded` and `findings`. */
  check(set) {
    return this.#json("sakip.review/1", ["check", "--format=json", "--", set]);
  }

  /** Write the scorecards of a folder of sets, one a line; resolve to what was found, as for a set left out. */
  async export(folder, file, asked) {
    const findings = `${file}.findings.json`;
    const given = [`--out=${file}`, `--findings=${findings}`, ...options(asked)];
    const answer = await this.#run(["export", ...given, "json", "--", folder]);
    if (answer.code > 1) throw failed(answer);
    return JSON.parse(await readFile(findings, "utf8")).findings;
  }

  async #json(format, args) {
    return decoded(format, await this.#run(args));
  }

  #run(args) {
    const [file, ...before] = this.program;
    const asked = {
      encoding: "utf8",
      env: { ...process.env, PYTHONUTF8: "1" },
      killSignal: "SIGKILL",
      maxBuffer: LARGEST,
      timeout: this.seconds * 1000,
    };
    return new Promise((resolve, reject) => {
      execFile(file, [...before, ...args], asked, (error, result, said) => {
        if (!error) resolve({ code: 0, result, said });
        else if (typeof error.code === "number") resolve({ code: error.code, result, said });
        else if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
          reject(new SakipError(`more than ${LARGEST} bytes were written`, 0, error));
        else if (error.killed) reject(new SakipError(`no answer within ${this.seconds} seconds`, 0, error));
        else if (error.signal)
          reject(new SakipError(`${file} was ended by ${error.signal}; SIGKILL may mean too little memory`, 0, error));
        else reject(new SakipError(`${file} cannot be run`, 127, error));
      });
    });
  }
}

/** Read the scorecards of a file of many, one at a time. */
export async function* lines(file) {
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) yield JSON.parse(line);
}

/**
 * Write realisations: objects with keys among COLUMNS. A value is text with a decimal point, as a DECIMAL column gives
 * it, or a whole number; null is not reported.
 */
export async function write(file, rows) {
  const made = [COLUMNS.join(",")];
  for (const row of rows) {
    const unknown = Object.keys(row).filter((name) => !COLUMNS.includes(name));
    if (unknown.length) {
      const known = COLUMNS.join(", ");
      throw new TypeError(`row ${made.length}: '${unknown.join("', '")}' is no column; there are ${known}`);
    }
    made.push(COLUMNS.map((column) => cell(row[column], `row ${made.length}, ${column}`)).join(","));
  }
  await writeFile(`${file}.part`, made.map((row) => `${row}\n`).join(""), "utf8");
  await rename(`${file}.part`, file); // whoever reads the file never sees half of it
}

function cell(value, place) {
  if (value === null || value === undefined) return "";
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  if (typeof value === "number")
    throw new TypeError(`${place}: ${value} is a float, whose digits need not be those that were reported; give text`);
  if (typeof value !== "string") throw new TypeError(`${place}: ${typeof value} is no text`);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** "--name=value" in one piece, so that no value can be taken for an option. */
function options({ realisations, period, asOf, policy } = {}) {
  const given = Object.entries({ realisations, period, "as-of": asOf, policy });
  return given.flatMap(([name, value]) => (value === undefined || value === null ? [] : [`--${name}=${value}`]));
}

function decoded(format, answer) {
  if (answer.result.trim() === "") throw failed(answer);
  let read;
  try {
    read = JSON.parse(answer.result);
  } catch (error) {
    throw new SakipError(`what was written is no JSON: ${answer.result.slice(0, 200)}`, answer.code, error);
  }
  const given = read?.format ?? "";
  if (given !== format) throw new SakipError(`'${given}' is not '${format}', which this reads`, answer.code);
  return read;
}

function failed({ code, said }) {
  return new SakipError(said.trim() || `nothing was written, exit code ${code}`, code);
}
