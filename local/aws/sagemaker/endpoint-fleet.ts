import type { Machine } from '../../executor/job/machine.ts';
import { Capture } from '../../serving/capture.ts';
import { Fleet } from '../../serving/fleet.ts';
import type { LocalTime } from '../time.ts';
import type { DataCaptureConfig } from './endpoint-request.ts';
import type { Neighbours } from './neighbours.ts';
import type { DeployedConfig } from './store.ts';

export interface FleetParts {
  machine: Machine;
  time: LocalTime;
  neighbours: Neighbours;
}

/** The containers that serve an endpoint configuration, with what keeps their requests; none is started yet. */
export function fleetOf(endpoint: string, { variants, capture }: DeployedConfig, parts: FleetParts): Fleet {
  const roleArn = variants[0]?.model.roleArn ?? '';
  return new Fleet(parts.machine, {
    endpoint,
    variants: variants.map(({ name, model, startupTimeout, weight }) => ({
      variant: name,
      model,
      weight,
      startupTimeout: startupTimeout * 1000,
    })),
    wait: (ms, signal) => parts.time.wait(ms, signal),
    ...(capture &&
      capture.EnableCapture !== false && { capture: captureOf(endpoint, capture, roleArn, parts) }),
  });
}

function captureOf(
  endpoint: string,
  config: DataCaptureConfig,
  roleArn: string,
  { machine, neighbours }: FleetParts,
): Capture {
  const types = config.CaptureContentTypeHeader;
  const by = { roleArn, service: 'sagemaker.amazonaws.com' };
  return new Capture(machine.objects, {
    endpoint,
    destination: config.DestinationS3Uri,
    samplingPercentage: config.InitialSamplingPercentage,
    modes: config.CaptureOptions.map(({ CaptureMode: mode }) => mode),
    csvTypes: types?.CsvContentTypes ?? [],
    jsonTypes: types?.JsonContentTypes ?? [],
    allow: (bucket, key) => neighbours.access?.check(by, 's3:PutObject', `arn:aws:s3:::${bucket}/${key}`),
  });
}
