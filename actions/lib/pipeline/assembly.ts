import { checkDataset } from './dataset.ts';
import type { Definition, DefinitionStep } from './definition.ts';
import { checkBranches, checkOrder } from './graph.ts';
import { definitionParameter, parameterSpecs, type ParameterSpec } from './parameters.ts';
import type { CompileEnvironment, LoadedPipeline } from './pipeline.ts';
import { mergeRaw, rawBlock } from './raw.ts';
import { createScope, type Scope } from './scope.ts';
import { checkReferences, compileStep } from './step.ts';

/** A definition with everything that was found on the way; undefined where that was a problem. */
export interface Assembly {
  scope: Scope;
  parameters: readonly ParameterSpec[];
  definition: Definition | undefined;
}

/** Compiles and checks in one go: what is sent to SageMaker is what was checked. */
export function assemble(
  pipeline: LoadedPipeline,
  environment: CompileEnvironment,
  values: Readonly<Record<string, string>> = {},
): Assembly {
  const scope = createScope(pipeline, environment);
  checkDataset(scope);
  checkBranches(scope);
  const steps = new Map<string, DefinitionStep>();
  for (const entry of scope.steps.values()) {
    if (entry.broken) checkReferences(scope, entry);
    else steps.set(entry.name, compileStep(scope, entry));
  }
  checkOrder(scope);
  const parameters = parameterSpecs(scope, values);
  const { raw } = pipeline.spec;
  const over = raw === undefined || pipeline.broken.has('raw') ? {} : rawBlock(scope, ['raw'], raw);
  if (scope.problems.length > 0) return { scope, parameters, definition: undefined };
  const compiled: Definition = {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: parameters.map(definitionParameter),
    Steps: nestSteps(scope, steps),
  };
  return { scope, parameters, definition: { ...compiled, ...mergeRaw(compiled, over) } };
}

/** JSON of a definition; a Float keeps its decimal point, as in what the SDK writes. */
export function definitionText(definition: Definition, indent?: number): string {
  const parameters = definition.Parameters.map((parameter) => {
    if (parameter.Type !== 'Float' || !Number.isInteger(parameter.DefaultValue)) return parameter;
    return { ...parameter, DefaultValue: JSON.rawJSON(`${parameter.DefaultValue}.0`) };
  });
  return JSON.stringify({ ...definition, Parameters: parameters }, null, indent);
}

function nestSteps(scope: Scope, compiled: ReadonlyMap<string, DefinitionStep>): DefinitionStep[] {
  const nest = (name: string): DefinitionStep[] => {
    const step = compiled.get(name);
    const spec = scope.steps.get(name)?.spec;
    if (step === undefined || spec === undefined) return [];
    if (spec.type !== 'Condition') return [step];
    const branches = { IfSteps: spec.then.flatMap(nest), ElseSteps: (spec.else ?? []).flatMap(nest) };
    return [{ ...step, Arguments: { ...step.Arguments, ...branches } }];
  };
  return [...scope.steps.values()]
    .filter(({ branch }) => branch === undefined)
    .flatMap(({ name }) => nest(name));
}

declare global {
  interface JSON {
    /** In Node since 21; not yet in TypeScript's library. */
    rawJSON(text: string): object;
  }
}
