import { NOTHING, type StepCall, type StepResult } from '../job-place.ts';

const PERMISSION = 'permission-';

/** `actions/create-github-app-token`. */
export async function createAppToken({ place, inputs, log }: StepCall): Promise<StepResult> {
  const appId = inputs['app-id'] ?? inputs['client-id'] ?? '';
  const privateKey = inputs['private-key'] ?? '';
  if (appId === '') throw new Error('[@octokit/auth-app] appId option is required');
  if (privateKey === '') throw new Error('[@octokit/auth-app] privateKey option is required');
  const permissions = Object.fromEntries(
    Object.entries(inputs)
      .filter(([name, access]) => name.startsWith(PERMISSION) && access !== '')
      .map(([name, access]) => [name.slice(PERMISSION.length).replaceAll('-', '_'), access]),
  );
  const { token, slug, installationId } = await place.host.appToken({ appId, privateKey, permissions });
  log.mask(token);
  return { ...NOTHING, outputs: { token, 'app-slug': slug, 'installation-id': String(installationId) } };
}
