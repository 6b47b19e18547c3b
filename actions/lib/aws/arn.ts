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
