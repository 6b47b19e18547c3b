import { clearLine, cursorTo } from 'node:readline';

const BAR = 30;

export interface Progress {
  update(rows: number, failed: number): void;
  /** Leaves the last state on the screen. */
  end(): void;
}

/** A bar that is drawn anew on a terminal; in a log, a line for every quarter. */
export function showProgress(total: number, output: NodeJS.WriteStream): Progress {
  const live = output.isTTY && !process.env.CI;
  const start = performance.now();
  let [told, drawn] = [0, false];
  return {
    update(rows, failed) {
      const done = rows + failed;
      const text = progressLine({ rows, failed, total, seconds: (performance.now() - start) / 1000 });
      if (live) {
        clearLine(output, 0);
        cursorTo(output, 0);
        // A line that wraps could not be cleared.
        output.write(text.slice(0, output.columns - 1));
        drawn = true;
        return;
      }
      const quarter = Math.floor((done / total) * 4);
      if (quarter > told) output.write(`${text}\n`);
      told = Math.max(told, quarter);
    },
    end() {
      if (drawn) output.write('\n');
    },
  };
}

export function progressLine(state: {
  rows: number;
  failed: number;
  total: number;
  seconds: number;
}): string {
  const { rows, failed, total, seconds } = state;
  const share = Math.min(1, (rows + failed) / total);
  const full = Math.floor(share * BAR);
  const parts = [
    `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %`,
    `${rows.toLocaleString('en')} of ${total.toLocaleString('en')} rows`,
    `${Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en')} rows/s`,
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
  ];
  return parts.join(', ');
}
