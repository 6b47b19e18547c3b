import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { clientSettings } from '../../local/demo/client.ts';
import type { Workplace } from './workplace.ts';

/** An endpoint of a model package, made by hand; whether it comes to serve is not waited for, only that it is decided. */
export async function makeEndpoint(here: Workplace, name: string, packageArn: string): Promise<void> {
  const client = new SageMakerClient(clientSettings(here));
  const approval = { ModelPackageArn: packageArn, ModelApprovalStatus: 'Approved' } as const;
  await client.send(new UpdateModelPackageCommand(approval));
  await client.send(
    new CreateModelCommand({
      ModelName: name,
      ExecutionRoleArn: here.account.executionRole,
      PrimaryContainer: { ModelPackageName: packageArn },
    }),
  );
  await client.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: [
        {
          VariantName: 'AllTraffic',
          ModelName: name,
          InstanceType: 'ml.m5.large',
          InitialInstanceCount: 1,
        },
      ],
    }),
  );
  await client.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
  for (;;) {
    const { EndpointStatus: status } = await client.send(new DescribeEndpointCommand({ EndpointName: name }));
    if (status === 'InService' || status === 'Failed') break;
  }
  client.destroy();
}
