import { code, link, list, plain } from '../summary/markdown.ts';
import type { Evidence } from './evidence.ts';
import { count, minute, number } from './wording.ts';

/** The checks that there is proof of, in one line. */
export function provenChecks(evidence: Evidence): string {
  const checks = [...gateChecks(evidence), ...runChecks(evidence)];
  return checks.length === 0 ? 'Nothing that a record tells of.' : checks.join('; ');
}

function gateChecks({ gates }: Evidence): string[] {
  return (gates ?? []).map(
    ({ name, passed, limits }) =>
      `quality gate ${[code(name), ...(limits.length === 0 ? [] : [`(${limits.map(code).join(', ')})`])].join(' ')} ${passed ? 'passed' : '**failed**'}`,
  );
}

function runChecks({ promotesFrom, verified }: Evidence): string[] {
  if (promotesFrom === null || verified === null) return [];
  const rows = verified.result?.rows;
  const proof =
    typeof rows === 'number'
      ? `, ${count(rows)} test rows predicted there as offline`
      : ', without proof by test rows';
  return [`runs in ${plain(promotesFrom)} since ${minute(verified.at)}${proof}`];
}

/** The deployment to the environment before, as far as its record tells; empty where releases begin. */
export function verificationSection({ promotesFrom, verified }: Evidence): string {
  if (promotesFrom === null || verified === null) return '';
  const { at, result, url } = verified;
  const told = url !== undefined && /^https?:\/\/[^\s()<>]+$/.test(url) ? ` by ${link('this run', url)}` : '';
  const items = [`deployed and verified on ${minute(at)}${told}`];
  const { rows, maxRelativeDifference: most, latencyMs } = result ?? {};
  if (typeof rows === 'number' && typeof most === 'number')
    items.push(
      `${count(rows)} rows of the test set through the live endpoint; largest difference from offline ${number(100 * most)} %`,
    );
  if (typeof latencyMs?.p50 === 'number' && typeof latencyMs.p99 === 'number')
    items.push(
      `half of the answers within ${number(latencyMs.p50)} ms, 99 % within ${number(latencyMs.p99)} ms`,
    );
  return `### How it ran in ${plain(promotesFrom)}\n\n${list(items)}`;
}
