import { actionOperations } from '../../../../local/github/rest/actions.ts';
import { environmentOperations } from '../../../../local/github/rest/environments.ts';
import { gitOperations } from '../../../../local/github/rest/git.ts';
import { issueOperations } from '../../../../local/github/rest/issues.ts';
import { pullOperations } from '../../../../local/github/rest/pulls.ts';
import { repositoryOperations } from '../../../../local/github/rest/repository.ts';
import { variableOperations } from '../../../../local/github/rest/variables.ts';

/** What the local GitHub answers, as it is described by GitHub: `get /repos/{}/{}/pulls/{}`. */
export function describedOperations(): string[] {
  const operations = [
    ...actionOperations,
    ...environmentOperations,
    ...gitOperations,
    ...issueOperations,
    ...pullOperations,
    ...repositoryOperations,
    ...variableOperations,
  ];
  return operations.map(({ method, path }) => `${method} ${shapeOf(path)}`).toSorted();
}

/** A path without the names of its parameters, of which each side has its own. */
export function shapeOf(path: string): string {
  return path.replaceAll(/:\w+(\{[^}]*\})?|\{\w+\}/g, '{}');
}
