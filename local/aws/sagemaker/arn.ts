/** Region and account of a call: where its names are looked up. */
export interface Place {
  region: string;
  account: string;
}

export type ResourceType =
  | 'pipeline'
  | 'model-package'
  | 'model-package-group'
  | 'processing-job'
  | 'training-job'
  | 'model'
  | 'endpoint-config'
  | 'monitoring-schedule'
  | 'endpoint';

export function arnOf(place: Place, type: ResourceType, name: string): string {
  return `arn:aws:sagemaker:${place.region}:${place.account}:${type}/${name}`;
}

/** The ARN of what is named by its name or by its ARN. */
export function toArn(place: Place, type: ResourceType, nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arnOf(place, type, nameOrArn);
}

export function placeOf(arn: string): Place {
  const [, , , region = '', account = ''] = arn.split(':');
  return { region, account };
}

export function isIn(place: Place, arn: string): boolean {
  const other = placeOf(arn);
  return other.region === place.region && other.account === place.account;
}
