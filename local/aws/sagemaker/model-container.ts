import { isObject, type JsonObject, textOf } from '../../executor/json.ts';
import { ImageError } from '../../executor/job/image.ts';
import { parseS3Uri } from '../../executor/job/s3-uri.ts';
import { type ServedModel, servingCommand } from '../../serving/served-model.ts';
import { messageOf } from '../../plain.ts';
import { AwsError } from '../service.ts';
import { type Place, toArn } from './arn.ts';
import type { Context } from './context.ts';
import { digestOf } from './model-package-content.ts';

/**
 * What a CreateModel request serves, from its container or from the model package that the container names. Throws
 * `AwsError` where the package is not approved or lacks something, the model data is not there, or an image has no
 * stand-in here.
 */
export async function servedModel(context: Context, request: JsonObject, place: Place): Promise<ServedModel> {
  const roleArn = textOf(request['ExecutionRoleArn']);
  if (roleArn === undefined) throw invalid('ExecutionRoleArn is needed to create a model.');
  const given = onlyContainer(request);
  const packageName = textOf(given['ModelPackageName']);
  const container =
    packageName === undefined ? given : { ...packagedContainer(context, packageName, place), ...given };
  const image = textOf(container['Image']);
  if (image === undefined) throw invalid('A container needs an Image or a ModelPackageName.');
  requireStandIn(image);
  const url = modelDataUrl(container);
  if (url !== undefined) await requireModelData(context, url, roleArn, place);
  const digest = textOf(container['ImageDigest']) ?? digestOf(image);
  return {
    image,
    resolvedImage: `${withoutTag(image)}@${digest}`,
    ...(url !== undefined && { modelDataUrl: url }),
    environment: { ...environmentOf(container), ...environmentOf(given) },
    roleArn,
  };
}

function onlyContainer(request: JsonObject): JsonObject {
  const primary = request['PrimaryContainer'];
  const others = Array.isArray(request['Containers']) ? request['Containers'].filter(isObject) : [];
  const containers = isObject(primary) ? [primary, ...others] : others;
  const [container, ...more] = containers;
  if (!container) throw invalid('A model needs a PrimaryContainer, or Containers.');
  if (more.length > 0) {
    throw invalid(
      `The local SageMaker serves models of one container, found ${containers.length}: inference pipelines are not known here.`,
    );
  }
  if (container['Mode'] === 'MultiModel') {
    throw invalid('The local SageMaker serves one model in a container: Mode MultiModel is not known here.');
  }
  return container;
}

function packagedContainer({ store }: Context, nameOrArn: string, place: Place): JsonObject {
  const arn = toArn(place, 'model-package', nameOrArn);
  const record = store.packages.get(arn);
  if (!record) throw invalid(`ModelPackage ${arn} does not exist.`);
  const approval = textOf(record.content['ModelApprovalStatus']);
  if (approval !== 'Approved') {
    throw invalid(
      `Cannot create a model from model package "${arn}": its ModelApprovalStatus is ${approval}, it must be Approved.`,
    );
  }
  const specification = record.content['InferenceSpecification'];
  const containers = isObject(specification) ? specification['Containers'] : undefined;
  const [container, ...more] = Array.isArray(containers) ? containers.filter(isObject) : [];
  if (!container || more.length > 0) {
    throw invalid(
      `Cannot create a model from model package "${arn}": its InferenceSpecification must have one container, found ${container ? more.length + 1 : 0}.`,
    );
  }
  return container;
}

function modelDataUrl(container: JsonObject): string | undefined {
  const source = container['ModelDataSource'];
  if (isObject(source)) {
    throw invalid(
      'The local SageMaker reads model data from ModelDataUrl: ModelDataSource is not known here.',
    );
  }
  return textOf(container['ModelDataUrl']);
}

async function requireModelData(context: Context, url: string, roleArn: string, place: Place): Promise<void> {
  if (!url.startsWith('s3://'))
    throw invalid(`ModelDataUrl must be an S3 URI like s3://bucket/key, found ${url}.`);
  const { bucket, key } = parseS3Uri(url);
  const found = await context.objects.head(bucket, key).catch(() => undefined);
  if (found && mayRead(context, roleArn, `arn:aws:s3:::${bucket}/${key}`)) return;
  throw invalid(
    `Could not access model data at ${url}. Please ensure that the role "${roleArn}" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". ` +
      `Also ensure that the role has "s3:GetObject" permissions and that the object is located in ${place.region}.`,
  );
}

function mayRead({ neighbours }: Context, roleArn: string, resource: string): boolean {
  try {
    neighbours.access?.check({ roleArn, service: 'sagemaker.amazonaws.com' }, 's3:GetObject', resource);
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}

function requireStandIn(image: string): void {
  try {
    servingCommand(image);
  } catch (error) {
    if (error instanceof ImageError) throw invalid(messageOf(error));
    throw error;
  }
}

function environmentOf(container: JsonObject): Record<string, string> {
  const environment = container['Environment'];
  if (!isObject(environment)) return {};
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, textOf(value) ?? '']));
}

/** `<registry>/sagemaker-xgboost:3.0-5` -> `<registry>/sagemaker-xgboost`. */
function withoutTag(image: string): string {
  const slash = image.lastIndexOf('/');
  return image.slice(0, slash + 1) + image.slice(slash + 1).replace(/[:@].*$/, '');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
