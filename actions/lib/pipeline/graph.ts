import { suggestion } from './nearest.ts';
import { report, use, type Branch, type Place, type Scope, type StepEntry, type Use } from './scope.ts';

/** Steps and what leads from one to the other, for drawing. */
export interface Graph {
  nodes: readonly { name: string; type: string }[];
  edges: readonly { from: string; to: string; label?: string }[];
}

/** What a step waits for, and where that is said. */
interface Wait {
  to: string;
  place: Place;
}

/** `DependsOn` of a step, each name checked. */
export function checkDependsOn(scope: Scope, { name, spec }: StepEntry): void {
  for (const [index, other] of (spec.dependsOn ?? []).entries()) {
    const place = { path: ['steps', name, 'dependsOn', index] };
    const target = scope.steps.get(other);
    if (target === undefined)
      report(scope, place, `no step '${other}'; ${suggestion(other, scope.steps.keys(), 'Steps')}`);
    else if (other === name) report(scope, place, 'a step cannot wait for itself');
    else if (!target.broken && target.spec.type === 'Fail')
      report(scope, place, `step '${other}' is a Fail step: it ends the execution, nothing can follow it`);
    else use(scope, place, other, undefined, true);
  }
}

/** Every arm names steps that are there, and a step stands in one arm at most. */
export function checkBranches(scope: Scope): void {
  const placed = new Map<string, string>();
  for (const { name, spec, broken } of scope.steps.values()) {
    if (broken || spec.type !== 'Condition') continue;
    for (const side of ['then', 'else'] as const) {
      for (const [index, child] of (spec[side] ?? []).entries()) {
        const place = { path: ['steps', name, side, index] };
        const where = `steps.${name}.${side}`;
        const other = placed.get(child);
        if (!scope.steps.has(child))
          report(scope, place, `no step '${child}'; ${suggestion(child, scope.steps.keys(), 'Steps')}`);
        else if (child === name) report(scope, place, 'a condition cannot stand in its own branch');
        else if (other !== undefined)
          report(scope, place, `step '${child}' already stands in ${other}; a step runs in one branch only`);
        else placed.set(child, where);
      }
    }
  }
}

/**
 * Finds references into a branch from outside of it (its steps may never run) and cycles. References that are refused
 * for the first reason are left out of the search for the second.
 */
export function checkOrder(scope: Scope): void {
  const waits = new Map<string, Wait[]>();
  for (const name of scope.steps.keys()) waits.set(name, []);
  for (const each of scope.uses) {
    if (reachable(scope, each)) waits.get(each.from)?.push({ to: each.to, place: each.place });
  }
  for (const { name, branch } of scope.steps.values()) {
    if (branch === undefined || branch.condition === name) continue;
    waits
      .get(name)
      ?.push({ to: branch.condition, place: { path: ['steps', branch.condition, branch.side] } });
  }
  findCycles(waits, (cycle, place) => {
    report(
      scope,
      place,
      `steps wait for each other in a circle: ${cycle.join(' -> ')}; take one of these references away`,
    );
  });
}

/** The graph of a scope whose steps have been compiled. */
export function stepGraph(scope: Scope): Graph {
  const labels = new Map<string, { from: string; to: string; labels: Set<string> }>();
  const add = (from: string, to: string, label: string | undefined): void => {
    const key = `${from}\n${to}`;
    const edge = labels.get(key) ?? { from, to, labels: new Set() };
    if (label !== undefined) edge.labels.add(label);
    labels.set(key, edge);
  };
  for (const each of scope.uses) add(each.to, each.from, each.label);
  for (const { name, branch } of scope.steps.values())
    if (branch !== undefined) add(branch.condition, name, branch.side);
  const edges = [...labels.values()].map(({ from, to, labels: set }) =>
    set.size === 0 ? { from, to } : { from, to, label: [...set].join(', ') },
  );
  return { nodes: [...scope.steps.values()].map(({ name, spec }) => ({ name, type: spec.type })), edges };
}

function reachable(scope: Scope, { from, to, place, order }: Use): boolean {
  const branch = scope.steps.get(to)?.branch;
  if (branch === undefined) return true;
  const inside = branchesAround(scope, from).some(
    (each) => each.condition === branch.condition && each.side === branch.side,
  );
  if (inside) return true;
  const what = order ? 'waits for' : 'takes something from';
  report(
    scope,
    place,
    `step '${from}' ${what} step '${to}', which runs only in steps.${branch.condition}.${branch.side}; put '${from}' into that branch, or depend on '${branch.condition}'`,
  );
  return false;
}

function branchesAround(scope: Scope, step: string): Branch[] {
  const around: Branch[] = [];
  const seen = new Set<string>();
  let branch = scope.steps.get(step)?.branch;
  while (branch !== undefined && !seen.has(branch.condition)) {
    seen.add(branch.condition);
    around.push(branch);
    branch = scope.steps.get(branch.condition)?.branch;
  }
  return around;
}

// Depth first with an explicit stack: a chain of steps may be as long as the definition allows.
function findCycles(
  waits: ReadonlyMap<string, Wait[]>,
  found: (cycle: string[], place: Place) => void,
): void {
  const done = new Set<string>();
  for (const start of waits.keys()) {
    const trail: { name: string; next: number }[] = [{ name: start, next: 0 }];
    const onTrail = new Map([[start, 0]]);
    while (!done.has(start)) {
      const top = trail.at(-1);
      if (top === undefined) break;
      const edge = waits.get(top.name)?.[top.next++];
      if (edge === undefined) {
        done.add(top.name);
        onTrail.delete(top.name);
        trail.pop();
        continue;
      }
      const at = onTrail.get(edge.to);
      if (at !== undefined) found([...trail.slice(at).map(({ name }) => name), edge.to], edge.place);
      else if (!done.has(edge.to)) {
        onTrail.set(edge.to, trail.length);
        trail.push({ name: edge.to, next: 0 });
      }
    }
  }
}
