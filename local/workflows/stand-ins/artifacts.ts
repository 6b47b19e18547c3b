import path from 'node:path';
import { type ArtifactStore, unpack } from '../artifacts.ts';
import { NOTHING, type StepCall, type StepResult } from '../job-place.ts';

/** `actions/upload-artifact`. */
export async function uploadArtifact(
  { place, inputs, log }: StepCall,
  store: ArtifactStore,
): Promise<StepResult> {
  const name = inputs['name'] ?? 'artifact';
  const paths = lines(inputs['path'] ?? '');
  if (paths.length === 0) throw new Error('Input required and not supplied: path');
  const artifact = await store.upload({
    runId: place.run.id,
    name,
    workspace: place.workspace,
    paths,
    overwrite: inputs['overwrite'] === 'true',
  });
  if (artifact) return { ...NOTHING, outputs: { 'artifact-id': String(artifact.id) } };
  const message = `No files were found with the provided path: ${paths.join(', ')}. No artifacts will be uploaded.`;
  const missing = inputs['if-no-files-found'] ?? 'warn';
  if (missing === 'error') throw new Error(message);
  if (missing === 'warn') log.annotate({ level: 'warning', message });
  return NOTHING;
}

/** `actions/download-artifact`: one by name into the path, or those of a pattern each into a folder of its name. */
export async function downloadArtifact(
  { place, inputs, log }: StepCall,
  store: ArtifactStore,
): Promise<StepResult> {
  const target = path.resolve(place.workspace, inputs['path'] ?? '.');
  const { name } = inputs;
  if (name) {
    const [artifact] = store.of(place.run.id).filter((candidate) => candidate.name === name);
    if (artifact === undefined)
      throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`);
    await unpack(artifact, target);
    return { ...NOTHING, outputs: { 'download-path': target } };
  }
  const found = store.find(place.run.id, inputs['pattern'] ?? '*');
  for (const artifact of found)
    await unpack(artifact, inputs['merge-multiple'] === 'true' ? target : path.join(target, artifact.name));
  log.write(`Total of ${found.length} artifact(s) downloaded`);
  return { ...NOTHING, outputs: { 'download-path': target } };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
