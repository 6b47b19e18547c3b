import { join } from 'node:path';
import { ImageError, repositoryOf } from '../executor/job/image.ts';

/** What a container serves and how: a model's container, whatever package it came from. Plain JSON. */
export interface ServedModel {
  image: string;
  /** `<repository>@sha256:<digest>`: what the image's address stood for when it was deployed. */
  resolvedImage: string;
  modelDataUrl?: string;
  environment: Record<string, string>;
  roleArn: string;
}

const xgboost = join(import.meta.dirname, '../images/xgboost/serve.py');

/** The command of a hosting container. Throws `ImageError` where an image has no stand-in here. */
export function servingCommand(image: string): string[] {
  if (repositoryOf(image) === 'sagemaker-xgboost') return ['python3', xgboost, 'serve'];
  throw new ImageError(
    `The local SageMaker has no stand-in that serves models of image ${image}; it serves those of sagemaker-xgboost.`,
  );
}
