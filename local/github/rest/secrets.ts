import { ApiError } from '../api-error.ts';
import { opened, sealingKey } from '../sealing.ts';
import type { VariableRecord } from '../state.ts';
import { requiredText } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';
import { existing, keyOf, nameOf, put, remove, VALUE_PLACES, within } from './values.ts';

const READ = ['secrets', 'read'] as const;
const WRITE = ['secrets', 'write'] as const;
// As GitHub documents it, in bytes.
const MAX_BYTES = 48 * 1024;

/** Secrets are set sealed with the repository's public key, and never answered. */
export const secretOperations: readonly Operation[] = VALUE_PLACES.flatMap(({ path, of }): Operation[] => [
  {
    name: `actions.list${of}Secrets`,
    method: 'get',
    path: `${path}/secrets`,
    needs: READ,
    handle: (call) =>
      listed(
        call.context,
        'secrets',
        within(call, 'secrets').map((secret) => secretJson(secret)),
      ),
  },
  {
    name: `actions.get${of}PublicKey`,
    method: 'get',
    path: `${path}/secrets/public-key`,
    needs: READ,
    async handle({ core }) {
      const { id, publicKey } = await sealingKey(core);
      return { json: { key_id: id, key: publicKey } };
    },
  },
  {
    name: `actions.get${of}Secret`,
    method: 'get',
    path: `${path}/secrets/:name`,
    needs: READ,
    handle: (call) => ({ json: secretJson(existing(call, 'secrets')) }),
  },
  {
    name: `actions.createOrUpdate${of}Secret`,
    method: 'put',
    path: `${path}/secrets/:name`,
    needs: WRITE,
    handle: putSecret,
  },
  {
    name: `actions.delete${of}Secret`,
    method: 'delete',
    path: `${path}/secrets/:name`,
    needs: WRITE,
    async handle(call) {
      await remove(call, 'secrets');
      return { status: 204 };
    },
  },
]);

async function putSecret(call: Call) {
  const input = await call.body();
  const name = nameOf(call.param('name'));
  const value = await opened(
    call.core,
    requiredText(input, 'encrypted_value'),
    requiredText(input, 'key_id'),
  );
  if (Buffer.byteLength(value) > MAX_BYTES) throw new ApiError(422, 'Secret value is too large.');
  const known = call.core.state.secrets[keyOf(call, name)] !== undefined;
  await put(call, 'secrets', name, value);
  return known ? { status: 204 } : { status: 201, json: {} };
}

function secretJson({ name, createdAt, updatedAt }: VariableRecord) {
  return { name, created_at: createdAt, updated_at: updatedAt };
}
