/** What the ARN of a versioned model package says. */
export interface PackageArn {
  partition: string;
  region: string;
  account: string;
  group: string;
  version: number;
}

const PACKAGE_ARN = /^arn:([a-z-]+):sagemaker:([a-z0-9-]+):(\d{12}):model-package\/([^/]+)\/([1-9]\d*)$/;

/** Undefined for anything but the ARN of one version. */
export function parsePackageArn(arn: string): PackageArn | undefined {
  const [, partition, region, account, group, version] = PACKAGE_ARN.exec(arn) ?? [];
  if (partition === undefined || region === undefined || account === undefined || group === undefined)
    return undefined;
  return { partition, region, account, group, version: Number(version) };
}
