import { DefinitionError, parseDefinition } from '../../executor/definition.ts';
import { AwsError } from '../service.ts';
import type { Context } from './context.ts';

export interface DefinitionInput {
  PipelineDefinition?: string;
  PipelineDefinitionS3Location?: { Bucket: string; ObjectKey: string };
}

/** The definition's text, checked; nothing where the request has none. */
export async function readDefinition(context: Context, input: DefinitionInput): Promise<string | undefined> {
  const { PipelineDefinition: given, PipelineDefinitionS3Location: location } = input;
  if (given !== undefined && location) {
    throw new AwsError(
      'ValidationException',
      'Only one of PipelineDefinition and PipelineDefinitionS3Location can be given.',
    );
  }
  const text = location ? await readObject(context, location.Bucket, location.ObjectKey) : given;
  if (text === undefined) return undefined;
  try {
    parseDefinition(text);
    return text;
  } catch (error) {
    if (error instanceof DefinitionError) throw new AwsError('ValidationException', error.message);
    throw error;
  }
}

async function readObject(context: Context, bucket: string, key: string): Promise<string> {
  const found = await context.objects.head(bucket, key).catch(() => undefined);
  if (!found)
    throw new AwsError(
      'ValidationException',
      `Unable to read the pipeline definition: there is no object s3://${bucket}/${key}.`,
    );
  return (await context.objects.read(bucket, key)).toString('utf8');
}
