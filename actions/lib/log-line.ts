// The runner takes lines that begin with "::", after any white space, for its commands, and "##[" anywhere.
const COMMAND = /(?<=(?:^|[\r\n])[^\S\r\n]*):(?=:)|##(?=\[)/g;

/** Text of unknown origin as the log shows it, with nothing in it that the runner would obey. */
export function logLine(text: string): string {
  return text.replaceAll(COMMAND, (mark) => `${mark} `);
}
