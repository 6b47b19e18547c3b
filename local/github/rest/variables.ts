import { ApiError } from '../api-error.ts';
import type { VariableRecord } from '../state.ts';
import { requiredText, text } from './input.ts';
import { listed, type Operation } from './router.ts';
import { existing, keyOf, nameOf, put, remove, VALUE_PLACES, within } from './values.ts';

const READ = ['variables', 'read'] as const;
const WRITE = ['variables', 'write'] as const;

export const variableOperations: readonly Operation[] = VALUE_PLACES.flatMap(({ path, of }): Operation[] => [
  {
    name: `actions.list${of}Variables`,
    method: 'get',
    path: `${path}/variables`,
    needs: READ,
    handle: (call) =>
      listed(
        call.context,
        'variables',
        within(call, 'variables').map((variable) => variableJson(variable)),
      ),
  },
  {
    name: `actions.get${of}Variable`,
    method: 'get',
    path: `${path}/variables/:name`,
    needs: READ,
    handle: (call) => ({ json: variableJson(existing(call, 'variables')) }),
  },
  {
    name: `actions.create${of}Variable`,
    method: 'post',
    path: `${path}/variables`,
    needs: WRITE,
    async handle(call) {
      const input = await call.body();
      const name = nameOf(requiredText(input, 'name'));
      if (call.core.state.variables[keyOf(call, name)])
        throw new ApiError(409, 'Already exists - Variable already exists');
      await put(call, 'variables', name, requiredText(input, 'value'));
      return { status: 201, json: {} };
    },
  },
  {
    name: `actions.update${of}Variable`,
    method: 'patch',
    path: `${path}/variables/:name`,
    needs: WRITE,
    async handle(call) {
      const { name, value } = existing(call, 'variables');
      await put(call, 'variables', name, text(await call.body(), 'value') ?? value);
      return { status: 204 };
    },
  },
  {
    name: `actions.delete${of}Variable`,
    method: 'delete',
    path: `${path}/variables/:name`,
    needs: WRITE,
    async handle(call) {
      await remove(call, 'variables');
      return { status: 204 };
    },
  },
]);

function variableJson({ name, value, createdAt, updatedAt }: VariableRecord) {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}
