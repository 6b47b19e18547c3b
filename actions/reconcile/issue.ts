import { DRIFT_MARKER } from '../lib/drift/issue-text.ts';
import type { GitHub } from '../lib/github/client.ts';
import { fit } from '../lib/github/body.ts';
import { closeIssue, upsertIssue } from '../lib/github/issues.ts';
import { marker } from '../lib/github/marker.ts';
import { link, list, plain } from '../lib/summary/markdown.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import { type Finding, FINDINGS } from './finding.ts';

/** Keeps the one issue of an environment: open as long as there are findings. Answers its number, if any was touched. */
export async function keepIssue(
  github: GitHub,
  { environment, findings, run }: { environment: string; findings: readonly Finding[]; run: WorkflowRun },
): Promise<number | undefined> {
  const mark = marker('reconcile', { environment });
  if (findings.length === 0) {
    const commentMarker = marker('reconcile-over', { environment });
    const comment = `${commentMarker}\nAll is as it should be again${run.url === undefined ? '' : `: ${link('this run', run.url)} found nothing`}.\n`;
    return closeIssue(github, { marker: mark, commentMarker, comment });
  }
  const title = `${environment} is not as it should be`;
  const body = fit(`${mark}\n${findingsText(findings)}\n${FOOT}`);
  return (
    await upsertIssue(github, {
      marker: mark,
      title,
      body,
      labels: ['reconcile', `environment:${environment}`],
    })
  ).number;
}

/** Closes the issue about the drift of a model that nobody watches any more. */
export async function closeUnwatched(
  github: GitHub,
  { environment, model }: { environment: string; model: string },
): Promise<void> {
  const commentMarker = marker('drift-unwatched', { environment, model });
  const comment = `${commentMarker}\nThe manifest of ${plain(environment)} has nobody watch ${plain(model)} any more, or no release of it.\n`;
  await closeIssue(github, { marker: marker(DRIFT_MARKER, { environment, model }), commentMarker, comment });
}

const FOOT =
  'No workflow mends these by itself. The hourly sweep keeps this issue up to date, and closes it once nothing is left.\n';

/** The findings as Markdown, under a heading for each kind. */
export function findingsText(findings: readonly Finding[]): string {
  const parts: string[] = [];
  for (const [kind, heading] of Object.entries(FINDINGS)) {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) continue;
    const sentences = found.map(({ model, sentence }) =>
      model === null ? sentence : `**${plain(model)}**: ${sentence}`,
    );
    parts.push(`### ${heading}\n\n${list(sentences)}`);
  }
  return parts.join('\n');
}
