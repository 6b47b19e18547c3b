import { code, folded, link, plain, table } from '../summary/markdown.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import { verificationSection } from './check-section.ts';
import type { Evidence } from './evidence.ts';
import { choices, glance } from './glance.ts';
import { baselineSection } from './baseline-section.ts';
import { metricSection } from './metric-section.ts';
import { originSection } from './origin-section.ts';
import { judgeSection } from './judge-section.ts';
import { sliceSection } from './slice-section.ts';
import { count, minute, span } from './wording.ts';

export interface BodyContext {
  /** `owner/name`, and the server's root. */
  repository: string;
  serverUrl: string;
  /** Path of the manifest. */
  file: string;
  /** Whether the checks of this pull request wait for a click, as those of the job's own token do. */
  checksNeedClick: boolean;
}

export function titleOf({ model, environment, candidate }: Evidence): string {
  return `Promote ${model} version ${candidate.version} to ${environment}`;
}

export function labelsOf({ model, environment }: Pick<Evidence, 'model' | 'environment'>): string[] {
  return ['promotion', `environment:${environment}`, `model:${model}`];
}

/** What a person decides from, most important first. Nothing in it is invented: what is not known is said. */
export function bodyOf(evidence: Evidence, context: BodyContext): string {
  const { repository, serverUrl, file } = context;
  const rollback = link('roll back', `${serverUrl}/${repository}/actions/workflows/rollback.yml`);
  const parts = [
    glance(evidence),
    context.checksNeedClick ? CLICK : '',
    choices(evidence, { rollback, file }),
    judgeSection(evidence),
    metricSection(evidence),
    sliceSection(evidence),
    dataSection(evidence),
    verificationSection(evidence),
    baselineSection(evidence),
    originSection(evidence, context),
    historySection(evidence),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const CLICK = `> [!IMPORTANT]
> The check **gate** of ${code('plan.yml')} waits until somebody with the right to write presses **Approve and run** below, after each update again: this was opened with the job's own token. With a GitHub App it starts by itself; see docs/setup.md.
`;

function dataSection({ candidate, current }: Evidence): string {
  const parts = candidate.report?.parts ?? [];
  if (parts.length === 0) return '### Data\n\nThe package does not say what data it was made of.\n';
  const before = new Map((current?.report?.parts ?? []).map((part) => [part.name, part]));
  const lines = parts.map(({ name, rows, first, last }) => [
    USES[name] ?? name,
    count(rows),
    span({ first, last }),
    before.has(name) ? count(before.get(name)?.rows ?? 0) : '—',
    span(before.get(name) ?? { first: undefined, last: undefined }),
  ]);
  const heads = [
    'used for',
    'rows',
    'from … to',
    `rows, version ${current?.version}`,
    `from … to, version ${current?.version}`,
  ];
  return `### Data\n\n${
    current === undefined
      ? table(
          heads.slice(0, 3),
          lines.map((line) => line.slice(0, 3)),
        )
      : table(heads, lines)
  }`;
}

const USES: Readonly<Record<string, string>> = {
  train: 'training',
  validation: 'validation',
  test: 'test',
  judge: 'comparison',
};

/** The last deployments here; empty where there were none. */
function historySection({ environment, history }: Evidence): string {
  if (history.length === 0) return '';
  const rows = history.map(({ endedAt, release, outcome, reason, approval }) => [
    minute(endedAt),
    String(parsePackageArn(release.modelPackageArn)?.version ?? 'unknown'),
    outcome === 'deployed' ? 'deployed' : `failed: ${code(reason)}`,
    typeof approval?.by === 'string' ? plain(approval.by) : '—',
  ]);
  const title = `Last deployments to ${environment}`;
  return folded(title, table(['ended', 'version', 'outcome', 'let in by'], rows));
}
