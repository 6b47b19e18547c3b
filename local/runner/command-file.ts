import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files by which a step tells its runner things; each one's variable is `GITHUB_` and its name. */
export const COMMAND_FILES = ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'] as const;
export type CommandFile = (typeof COMMAND_FILES)[number];

/** Makes the empty files of one step; answers their paths. */
export async function makeCommandFiles(temp: string): Promise<Record<CommandFile, string>> {
  const folder = path.join(temp, 'commands');
  await mkdir(folder);
  const fileOf = (name: CommandFile): string => path.join(folder, name.toLowerCase());
  for (const name of COMMAND_FILES) await writeFile(fileOf(name), '');
  return {
    OUTPUT: fileOf('OUTPUT'),
    ENV: fileOf('ENV'),
    STATE: fileOf('STATE'),
    STEP_SUMMARY: fileOf('STEP_SUMMARY'),
    PATH: fileOf('PATH'),
  };
}

/**
 * The `name=value` and `name<<DELIMITER` records of GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE, in the runner's grammar.
 * Throws an `Error` that names the line where a record is malformed; the real runner fails the step then.
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[named(line.slice(0, equals), line, index)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) throw malformed(line, index, 'expected name=value or name<<DELIMITER');
    const name = named(line.slice(0, heredoc), line, index);
    const delimiter = line.slice(heredoc + 2);
    if (delimiter === '') throw malformed(line, index, 'the delimiter is missing');
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw malformed(line, index, `no line "${delimiter}" ends the value`);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}

function named(name: string, line: string, index: number): string {
  if (name === '') throw malformed(line, index, 'the name is missing');
  return name;
}

function malformed(line: string, index: number, reason: string): Error {
  return new Error(`Invalid format '${line}' in line ${index + 1} of the command file: ${reason}.`);
}
