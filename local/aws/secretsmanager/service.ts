import { join } from 'node:path';
import type { ServiceParts } from '../service-parts.ts';
import type { Operation, Service } from '../service.ts';
import { inputCheck } from '../shape.ts';
import { secretOperations } from './secret.ts';
import model from './shapes.json' with { type: 'json' };
import { openSecretStore } from './store.ts';

const checkInput = inputCheck(model);

/** Secrets Manager without rotation by Lambda. Its state, values included, lies as plain text under `<root>/secretsmanager`. */
export function createSecretsManager({ root }: Pick<ServiceParts, 'root'>): Service {
  const store = openSecretStore(join(root, 'secretsmanager'));
  const entries = Object.entries(secretOperations).map(([name, run]): [string, Operation] => [
    name,
    (input, call) => run(store, checkInput(name, input), call),
  ]);
  return {
    name: 'secretsmanager',
    title: 'SecretsManager',
    protocol: { kind: 'json', targetPrefix: 'secretsmanager' },
    operations: Object.fromEntries(entries),
    facts: { tags: (arn) => store.get(arn)?.tags },
    close: () => store.settled(),
  };
}
