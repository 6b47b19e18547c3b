import { join } from 'node:path';

/** A container image that has no stand-in here, or cannot do what is asked. */
export class ImageError extends Error {
  override name = 'ImageError';
}

const images = join(import.meta.dirname, '../../images');
const xgboost = join(images, 'xgboost/train.py');
const framework = join(images, 'framework/train.py');
const analyzer = join(images, 'model_monitor/analyzer.py');

/** `683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5` -> `3.0-5`. */
function tagOf(imageUri: string): string {
  return /:([\w.-]+)$/.exec(imageUri)?.[1] ?? 'latest';
}

/** `683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5` -> `sagemaker-xgboost`. */
export function repositoryOf(imageUri: string): string {
  const path = imageUri.slice(imageUri.lastIndexOf('/') + 1);
  return /^[^:@]*/.exec(path)?.[0] ?? '';
}

export interface Command {
  entrypoint?: readonly string[] | undefined;
  arguments?: readonly string[] | undefined;
}

/**
 * The command of a processing container. Any image can run an entrypoint of the request: it runs with the Python of the
 * local environment. Without one, the image itself must have a stand-in.
 */
export function processingCommand(imageUri: string, given: Command): string[] {
  const parameters = given.arguments ?? [];
  if (given.entrypoint && given.entrypoint.length > 0) return [...given.entrypoint, ...parameters];
  if (repositoryOf(imageUri) === 'sagemaker-model-monitor-analyzer')
    return ['python3', analyzer, ...parameters];
  throw new ImageError(
    `The local executor has no stand-in for image ${imageUri} without a ContainerEntrypoint; without one it runs sagemaker-model-monitor-analyzer only.`,
  );
}

/** The command of a training container: its own entrypoint, a script of the user's (script mode), or the built-in algorithm. */
export function trainingCommand(
  imageUri: string,
  given: Command,
  hyperparameters: Readonly<Record<string, string>>,
): string[] {
  if (given.entrypoint && given.entrypoint.length > 0)
    return [...given.entrypoint, ...(given.arguments ?? [])];
  const repository = repositoryOf(imageUri);
  if (hyperparameters['sagemaker_program'] !== undefined) return ['python3', framework, 'train'];
  if (repository === 'sagemaker-xgboost') return ['python3', xgboost, 'train', tagOf(imageUri)];
  throw new ImageError(
    `The local executor has no stand-in for training image ${imageUri}; it has the built-in algorithm of sagemaker-xgboost, ` +
      'and runs scripts (hyperparameters sagemaker_program and sagemaker_submit_directory, or a ContainerEntrypoint) in any image.',
  );
}
