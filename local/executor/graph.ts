import type { Definition, Step } from './definition.ts';
import { parseReference, references } from './expression.ts';
import type { Json } from './json.ts';

const executionVariables = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'TrainingJobName',
  'ProcessingJobName',
];

/** Names of the steps that a step waits for: data it refers to, DependsOn, and the Condition it is a branch of. */
export function dependencies(step: Step): string[] {
  const names = new Set(step.dependsOn);
  for (const text of references(ownParts(step))) {
    const reference = parseReference(text);
    if (reference?.root === 'Steps') names.add(reference.step);
  }
  if (step.parent) names.add(step.parent.step);
  return [...names];
}

/** The step as written without its branches, whose steps have dependencies of their own. */
function ownParts(step: Step): Json {
  const { IfSteps: _then, ElseSteps: _otherwise, ...own } = step.arguments;
  return { ...step.source, Arguments: own };
}

/** What is wrong with names and references: doubled names, what does not exist, cycles. */
export function graphProblems(definition: Definition): string[] {
  const problems: string[] = [];
  const byName = new Map<string, Step>();
  for (const step of definition.steps) {
    if (byName.has(step.name))
      problems.push(`Step names must be unique, but there are two steps '${step.name}'.`);
    byName.set(step.name, step);
  }
  const parameters = new Set<string>();
  for (const { name } of definition.parameters) {
    if (parameters.has(name))
      problems.push(`Parameter names must be unique, but there are two parameters '${name}'.`);
    parameters.add(name);
  }
  if (problems.length > 0) return problems;
  for (const step of definition.steps) problems.push(...referenceProblems(step, byName, parameters));
  if (problems.length > 0) return problems;
  const cycle = findCycle(definition.steps);
  return cycle ? [`The steps depend on each other in a cycle: ${cycle.join(' -> ')}.`] : [];
}

function referenceProblems(
  step: Step,
  steps: ReadonlyMap<string, Step>,
  parameters: ReadonlySet<string>,
): string[] {
  const missing = step.dependsOn.filter((name) => !steps.has(name));
  const problems = missing.map(
    (name) => `Step '${step.name}' depends on step '${name}', which does not exist.`,
  );
  for (const text of references(ownParts(step))) {
    const problem = referenceProblem(text, step, steps, parameters);
    if (problem) problems.push(`Step '${step.name}' refers to "${text}", but ${problem}.`);
  }
  return problems;
}

function referenceProblem(
  text: string,
  step: Step,
  steps: ReadonlyMap<string, Step>,
  parameters: ReadonlySet<string>,
): string | undefined {
  const reference = parseReference(text);
  if (!reference) return 'that is not a reference to Parameters, Execution or Steps';
  if (reference.root === 'Parameters')
    return parameters.has(reference.name) ? undefined : 'there is no such parameter';
  if (reference.root === 'Execution') {
    return executionVariables.includes(reference.name)
      ? undefined
      : `Execution has only ${executionVariables.join(', ')}`;
  }
  if (reference.root === 'PipelineExperimentConfig') return undefined;
  const target = steps.get(reference.step);
  if (!target) return 'there is no such step';
  if (target.type === 'Fail') return 'a Fail step has no properties';
  if (!isInReach(target, step, steps))
    return `step '${target.name}' runs only in a branch of '${target.parent?.step}'`;
  const file = /^PropertyFiles\.(.+)$/.exec(reference.path)?.[1];
  if (file === undefined || target.propertyFiles.some(({ name }) => name === file)) return undefined;
  return `step '${target.name}' declares no property file '${file}'`;
}

/** Whether the target has run whenever the step runs: every branch that holds the target holds the step too. */
function isInReach(target: Step, step: Step, steps: ReadonlyMap<string, Step>): boolean {
  const around = new Set(enclosingBranches(step, steps));
  return enclosingBranches(target, steps).every((branch) => around.has(branch));
}

function enclosingBranches(step: Step, steps: ReadonlyMap<string, Step>): string[] {
  const branches: string[] = [];
  for (let parent = step.parent; parent; parent = steps.get(parent.step)?.parent) {
    branches.push(`${parent.step}:${parent.outcome}`);
  }
  return branches;
}

function findCycle(steps: readonly Step[]): string[] | undefined {
  const waitsFor = new Map(steps.map((step) => [step.name, dependencies(step)]));
  const finished = new Set<string>();
  for (const { name } of steps) {
    const cycle = walk(name, []);
    if (cycle) return cycle;
  }
  return undefined;

  function walk(name: string, path: readonly string[]): string[] | undefined {
    if (finished.has(name)) return undefined;
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    for (const next of waitsFor.get(name) ?? []) {
      const cycle = walk(next, [...path, name]);
      if (cycle) return cycle;
    }
    finished.add(name);
    return undefined;
  }
}
