import { REASONS } from '../lib/reason.ts';
import { jsonDifference } from '../lib/summary/difference.ts';
import { code, folded, plain, table } from '../lib/summary/markdown.ts';
import { diagram } from '../lib/summary/mermaid.ts';
import type { CompiledPipeline } from '../lib/pipeline/compile.ts';
import type { Build } from './build-pipeline.ts';

/** The job summary, as Markdown: what happened, the steps as a graph, and what became different. */
export function buildSummary(pipeline: CompiledPipeline, build: Build): string {
  const { before, group } = build;
  const { uploaded, present } = build.uploads;
  const facts = [
    ['Pipeline', code(build.arn)],
    ['Definition', `SHA-256 ${code(pipeline.hash)}`],
    ['Step code', `${uploaded} uploaded, ${present} there before`],
  ];
  if (group)
    facts.push(['Model package group', `${code(group.arn)} ${group.created ? 'created' : 'was there'}`]);
  const parts = [
    `## Pipeline ${plain(pipeline.name)}: ${build.reason}\n`,
    `${REASONS[build.reason]}${before ? ` It differed in: ${before.differs.join(', ')}.` : ''}\n`,
    table(['', ''], facts),
    diagram(pipeline.graph),
  ];
  if (before?.differs.includes('definition')) {
    parts.push(folded('What changed in the definition', jsonDifference(before.definition, pipeline.json)));
  }
  return parts.join('\n');
}
