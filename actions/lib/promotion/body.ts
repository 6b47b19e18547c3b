import { code, folded, link, list, plain, table } from '../summary/markdown.ts';
import { metricSection } from './metric-section.ts';
import type { Evidence, PackageEvidence } from './evidence.ts';
import { sliceSection } from './slice-section.ts';

export interface BodyContext {
  /** `owner/name`, and the server's root. */
  repository: string;
  serverUrl: string;
  /** Whether the checks of this pull request wait for a click, as those of the job's own token do. */
  checksNeedClick: boolean;
  /** Version that was proposed here before. */
  supersedes: number | undefined;
}

export function titleOf({ model, environment, candidate }: Evidence): string {
  return `Promote ${model} version ${candidate.version} to ${environment}`;
}

export function labelsOf({ model, environment }: Pick<Evidence, 'model' | 'environment'>): string[] {
  return ['promotion', `environment:${environment}`, `model:${model}`];
}

/** What a person decides from, most important first. Nothing in it is invented: what is not known is said. */
export function bodyOf(evidence: Evidence, context: BodyContext): string {
  const parts = [
    lead(evidence),
    context.supersedes === undefined
      ? ''
      : `This pull request proposed version ${context.supersedes} before; version ${evidence.candidate.version} takes its place. Reviews that it had were dismissed.\n`,
    context.checksNeedClick ? CLICK : '',
    metricSection(evidence),
    sliceSection(evidence),
    dataSection(evidence),
    originSection(evidence, context),
    baselineSection(evidence),
    decisionSection(evidence, context),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const CLICK = `> [!IMPORTANT]
> The checks of this pull request wait until somebody with the right to write presses **Approve and run**: it was opened with the job's own token. A GitHub App ends that; see docs/setup.md.
`;

function lead({ model, environment, promotesFrom, candidate, current, verified }: Evidence): string {
  const from =
    current === undefined ? 'nothing of it runs there yet' : `version ${current.version} runs there now`;
  const proof =
    promotesFrom === null
      ? `Merging this approves the model package and deploys it to ${environment}.`
      : `It runs in ${promotesFrom} since ${verified?.at ?? 'a time that no record tells'}${verified?.rows == null ? '' : `, where ${verified.rows} test rows were predicted as offline`}. After the merge the reviewers of the environment ${code(environment)} decide before anything is deployed.`;
  return `**${plain(model)} version ${candidate.version}** for **${plain(environment)}**: ${from}. ${proof}\n`;
}

function dataSection({ candidate, current }: Evidence): string {
  const parts = candidate.report?.parts ?? [];
  if (parts.length === 0) return '### Data\n\nThe package does not say what data it was made of.\n';
  const before = new Map((current?.report?.parts ?? []).map((part) => [part.name, part]));
  const rows = parts.map(({ name, rows: count, first, last }) => [
    name,
    count.toLocaleString('en'),
    span(first, last),
    before.get(name)?.rows.toLocaleString('en') ?? '—',
    span(before.get(name)?.first, before.get(name)?.last),
  ]);
  const heads = ['', 'rows', 'from … to', 'rows of what runs', 'from … to'];
  return `### Data\n\n${
    current === undefined
      ? table(
          heads.slice(0, 3),
          rows.map((row) => row.slice(0, 3)),
        )
      : table(heads, rows)
  }`;
}

function span(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '—';
  return plain(`${first.slice(0, 16).replace('T', ' ')} … ${last.slice(0, 16).replace('T', ' ')}`);
}

function originSection({ candidate }: Evidence, { repository, serverUrl }: BodyContext): string {
  const { commit, execution, inputFingerprint, definitionHash } = candidate.metadata;
  const items = [`package ${code(candidate.arn)}, ${plain(candidate.approval)}`];
  if (isCommit(commit) && candidate.metadata['repository'] === repository)
    items.push(`code at ${link(code(commit.slice(0, 7)), `${serverUrl}/${repository}/commit/${commit}`)}`);
  else items.push(known(commit) ? `code at commit ${code(commit)}` : 'what code made it is not recorded');
  if (known(execution)) items.push(`execution ${code(execution)}`);
  else items.push('what execution made it is not recorded');
  items.push(
    known(inputFingerprint)
      ? `input data with the fingerprint ${code(inputFingerprint.slice(0, 12))}`
      : 'what data it read is not recorded',
  );
  if (known(definitionHash)) items.push(`pipeline definition ${code(definitionHash.slice(0, 12))}`);
  return `### Where it comes from\n\n${list(items)}`;
}

function known(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== 'unknown';
}

function isCommit(value: string | undefined): value is string {
  return value !== undefined && /^[0-9a-f]{40}$/.test(value);
}

function baselineSection({ candidate, current }: Evidence): string {
  const after = candidate.baseline;
  if (after === undefined)
    return '### Drift baseline\n\nThe package has no drift baseline: its traffic could not be compared with anything.\n';
  const before = current?.baseline;
  const size = `${after.features.size} features${after.rows === undefined ? '' : ` over ${after.rows.toLocaleString('en')} rows`}`;
  if (before === undefined) return `### Drift baseline\n\nNew: ${size}.\n`;
  const changes = baselineChanges(before, after);
  const text =
    changes.length === 0 ? 'the features, their types and completeness are those of what runs' : '';
  return `### Drift baseline\n\nComes with the release: ${size}; ${text === '' ? `${changes.length} change(s) against what runs.\n\n${list(changes)}` : `${text}.\n`}`;
}

type Baseline = NonNullable<PackageEvidence['baseline']>;

function baselineChanges(before: Baseline, after: Baseline): string[] {
  const changes: string[] = [];
  for (const [name, { type, completeness }] of after.features) {
    const old = before.features.get(name);
    if (old === undefined) changes.push(`${code(name)} is new (${plain(type)})`);
    else if (old.type !== type) changes.push(`${code(name)} was ${plain(old.type)} and is ${plain(type)}`);
    else if (old.completeness !== completeness)
      changes.push(
        `completeness of ${code(name)}: ${share(old.completeness)} before, ${share(completeness)} now`,
      );
  }
  for (const name of before.features.keys())
    if (!after.features.has(name)) changes.push(`${code(name)} is gone`);
  return changes;
}

function share(value: number | undefined): string {
  return value === undefined ? 'unknown' : `${(100 * value).toFixed(1)} %`;
}

function decisionSection(
  { environment, model, promotesFrom, candidate }: Evidence,
  { serverUrl, repository }: BodyContext,
): string {
  const reject =
    promotesFrom === null
      ? `**Reject it**: close this pull request. Version ${candidate.version} is then marked as Rejected and never proposed again.`
      : `**Not now**: close this pull request. Version ${candidate.version} is then not proposed again for ${plain(environment)}; to change your mind, reopen it.`;
  const rollback = `**Roll back** after the merge: run ${link('rollback.yml', `${serverUrl}/${repository}/actions/workflows/rollback.yml`)} with environment ${code(environment)} and model ${code(model)}.`;
  const hold = `**Stop proposals** for a while: set ${code('hold')} of this model in ${code(`environments/${environment}.json`)}.`;
  return folded('How to decide', list([`**Accept it**: review and merge.`, reject, hold, rollback]));
}
