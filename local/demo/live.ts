/** Whether the task list is drawn anew as it changes; else it is a log, as on CI or in a file. */
export function isLive(): boolean {
  return process.stdout.isTTY && !process.env.CI;
}
