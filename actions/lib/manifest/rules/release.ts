import { parsePackageArn } from '../package-arn.ts';
import type { EntryRule } from './rule.ts';

/** The pinned package is one of this model's own group. SageMaker has long written names in ARNs in lower case. */
export const packageGroupRule: EntryRule = {
  reads: [['release', 'modelPackageArn']],
  check({ model, entry: { release } }, report) {
    const group = parsePackageArn(release?.modelPackageArn ?? '')?.group;
    if (group === undefined || group.toLowerCase() === model.toLowerCase()) return;
    const message = `is of the group '${group}'; the model '${model}' takes packages of the group '${model}' only`;
    report(['release', 'modelPackageArn'], message);
  },
};

export const packageRegionRule: EntryRule = {
  reads: [['release', 'modelPackageArn']],
  around: ['environment', 'region'],
  check({ manifest, entry: { release } }, report) {
    const region = parsePackageArn(release?.modelPackageArn ?? '')?.region;
    if (region === undefined || region === manifest.region) return;
    report(['release', 'modelPackageArn'], otherRegion(region, manifest));
  },
};

/** Why a package of one region can't go into an environment in another. */
export function otherRegion(
  region: string,
  { environment, region: own }: { environment: string; region: string },
): string {
  return `is registered in ${region}, and ${environment} is in ${own}: SageMaker serves a package in its own region only. Register the model in ${own} and pin that package`;
}

/** Only where releases begin may SageMaker choose the image: what ran there is what runs afterwards. */
export const imageDigestRule: EntryRule = {
  reads: [['release']],
  around: ['promotesFrom'],
  check({ manifest, entry: { release } }, report) {
    if (release === null || release.imageDigest !== null || manifest.promotesFrom === null) return;
    const message = `is null; write the digest that ran in ${manifest.promotesFrom}: its deployment record has it`;
    report(['release', 'imageDigest'], message);
  },
};
