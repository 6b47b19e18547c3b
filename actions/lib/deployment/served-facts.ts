import type { EndpointSpec, Release } from '../manifest/manifest.ts';
import { VARIANT } from '../manifest/names.ts';
import type { EndpointRecord } from './record.ts';

/** What an endpoint runs, asked from end to end: endpoint, endpoint configuration, model, model package. */
export interface ServedFacts {
  status: string;
  /** Whether a deployment is under way. */
  changing: boolean;
  variants: readonly { name: string; weight: number | undefined }[];
  modelPackageArn: string | undefined;
  instanceType: string;
  capturePercentage: number;
  /** Each once. */
  imageDigests: readonly string[];
  record: EndpointRecord;
}

/** In what an endpoint differs from its manifest, each as a sentence. */
export function endpointFaults(
  facts: ServedFacts,
  { release, spec }: { release: Release; spec: EndpointSpec },
): string[] {
  const faults: string[] = [];
  if (facts.status !== 'InService') faults.push(`its status is ${facts.status}, not InService`);
  if (facts.changing) faults.push('another deployment of it is under way');
  const serving = facts.variants.filter(({ weight }) => weight === undefined || weight > 0);
  if (serving.length !== 1 || serving[0]?.name !== VARIANT) {
    const found = facts.variants.map(({ name, weight }) => `${name} with weight ${weight ?? 'unknown'}`);
    faults.push(`traffic goes to ${found.join(', ') || 'nothing'}, not to ${VARIANT} alone`);
  }
  if (facts.modelPackageArn !== release.modelPackageArn)
    faults.push(
      `its model was made from ${facts.modelPackageArn ?? 'no package'}, not from ${release.modelPackageArn}`,
    );
  if (facts.instanceType !== spec.instanceType)
    faults.push(`it runs on ${facts.instanceType}, not on ${spec.instanceType}`);
  if (facts.capturePercentage !== spec.dataCapture.samplingPercentage)
    faults.push(
      `it captures ${facts.capturePercentage} % of the requests, not ${spec.dataCapture.samplingPercentage} %`,
    );
  if (facts.imageDigests.length !== 1)
    faults.push(
      `its instances run ${facts.imageDigests.length} images: ${facts.imageDigests.join(', ') || 'none known'}`,
    );
  else if (release.imageDigest !== null && facts.imageDigests[0] !== release.imageDigest)
    faults.push(
      `its image is ${facts.imageDigests[0]}, not ${release.imageDigest}: the tag was given to another image since`,
    );
  return faults;
}
