import type { DataCaptureConfig } from './endpoint-request.ts';
import { dates, present } from './page.ts';
import type { EndpointRecord, VariantRecord } from './store.ts';

/** DescribeEndpoint's answer. */
export function describeEndpoint(record: EndpointRecord) {
  const { serving, pending } = record;
  return {
    ...present({
      EndpointName: record.name,
      EndpointArn: record.arn,
      EndpointConfigName: serving.configName,
      ProductionVariants: serving.variants.length > 0 ? serving.variants.map(variantSummary) : undefined,
      DataCaptureConfig: serving.capture && captureSummary(serving.capture),
      EndpointStatus: record.status,
      FailureReason: record.failureReason,
      LastDeploymentConfig: record.deployment,
      PendingDeploymentSummary: pending && {
        EndpointConfigName: pending.configName,
        ProductionVariants: pending.variants.map((variant) => ({
          ...variantSummary(variant),
          InstanceType: variant.instanceType,
        })),
        ...dates({ StartTime: pending.startedAt }),
      },
    }),
    ...dates({ CreationTime: record.createdAt, LastModifiedTime: record.modifiedAt }),
  };
}

export function summary(record: EndpointRecord) {
  return {
    EndpointName: record.name,
    EndpointArn: record.arn,
    EndpointStatus: record.status,
    ...dates({ CreationTime: record.createdAt, LastModifiedTime: record.modifiedAt }),
  };
}

function variantSummary({ name, model, weight, instances, status, resolvedAt }: VariantRecord) {
  return {
    VariantName: name,
    DeployedImages: [
      {
        SpecifiedImage: model.image,
        ResolvedImage: model.resolvedImage,
        ...dates({ ResolutionTime: resolvedAt }),
      },
    ],
    CurrentWeight: weight,
    DesiredWeight: weight,
    CurrentInstanceCount: instances.current,
    DesiredInstanceCount: instances.desired,
    ...(status && { VariantStatus: [{ Status: status.Status, ...dates({ StartTime: status.StartTime }) }] }),
  };
}

function captureSummary(capture: DataCaptureConfig) {
  const isOn = capture.EnableCapture !== false;
  return {
    EnableCapture: isOn,
    CaptureStatus: isOn ? 'Started' : 'Stopped',
    CurrentSamplingPercentage: capture.InitialSamplingPercentage,
    DestinationS3Uri: capture.DestinationS3Uri,
    KmsKeyId: capture.KmsKeyId ?? '',
  };
}
