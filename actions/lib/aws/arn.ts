/** Where things are made: with a name it gives an ARN. */
export interface Place {
  partition: string;
  region: string;
  account: string;
}

/** `resource` is what follows the account, e.g. `pipeline/nyc-taxi-fare`. */
export function sagemakerArn(place: Place, resource: string): string {
  return `arn:${place.partition}:sagemaker:${place.region}:${place.account}:${resource}`;
}

export function bucketArn(place: Place, bucket: string): string {
  return `arn:${place.partition}:s3:::${bucket}`;
}

/** The name at the end of an ARN. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

const EXECUTION =
  /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]{1,30}):(\d{12}):pipeline\/([A-Za-z0-9](?:-*[A-Za-z0-9]){0,255})\/execution\/[a-z0-9]{12}$/;

/** The parts of a pipeline execution's ARN; undefined for any other text. */
export function parseExecutionArn(
  arn: string,
): { region: string; account: string; pipeline: string } | undefined {
  const [, region, account, pipeline] = EXECUTION.exec(arn) ?? [];
  if (region === undefined || account === undefined || pipeline === undefined) return undefined;
  return { region, account, pipeline };
}
