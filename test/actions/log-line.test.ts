import { expect, test } from 'vitest';
import { logLine } from '../../actions/lib/log-line.ts';

test.each([
  ['an event: it failed', 'an event: it failed'],
  ['std::vector failed', 'std::vector failed'],
  ['::add-mask::a', ': :add-mask::a'],
  ['reason\n  ::error::all is well', 'reason\n  : :error::all is well'],
  ['reason\r\n\t::stop-commands::x', 'reason\r\n\t: :stop-commands::x'],
  ['reason ##[error]no', 'reason ## [error]no'],
])('%j has nothing that the runner obeys', (text, harmless) => {
  expect(logLine(text)).toBe(harmless);
});
