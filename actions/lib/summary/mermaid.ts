import { fenced } from './markdown.ts';

/** Steps and what leads from one to the next. */
export interface StepGraph {
  nodes: readonly { name: string; type: string }[];
  edges: readonly { from: string; to: string; label?: string }[];
}

// Mermaid's own default for `maxTextSize`; a longer diagram is shown as an error.
const MAX_TEXT = 50_000;

const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  Condition: ['{', '}'],
  RegisterModel: ['([', '])'],
  Fail: ['[[', ']]'],
};

/** The graph as a diagram that GitHub draws, or a sentence where it is too large for that. */
export function diagram(graph: StepGraph): string {
  // A step may be called `end` or `graph`, which are words of the language: numbered ids keep names out of it.
  const ids = new Map(graph.nodes.map(({ name }, index) => [name, `s${index}`]));
  const lines = ['flowchart TD'];
  for (const { name, type } of graph.nodes) {
    const [open, close] = SHAPES[type] ?? ['[', ']'];
    lines.push(`  ${ids.get(name)}${open}"${label(name)}<br><i>${label(type)}</i>"${close}`);
  }
  for (const { from, to, label: text } of graph.edges) {
    const arrow = text === undefined ? '-->' : `-- "${label(text)}" -->`;
    lines.push(`  ${ids.get(from)} ${arrow} ${ids.get(to)}`);
  }
  const drawing = lines.join('\n');
  if (drawing.length > MAX_TEXT) {
    return `The graph of ${graph.nodes.length} steps is too large for GitHub to draw.\n`;
  }
  return fenced('mermaid', drawing);
}

function label(text: string): string {
  return text.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
}
