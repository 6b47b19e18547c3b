import { AwsError } from '../service.ts';

export function noSuchRole(name: string): AwsError {
  return noSuchEntity(`The role with name ${name} cannot be found.`);
}

export function noSuchPolicy(arn: string): AwsError {
  const message = `Policy ${arn} does not exist or is not attachable.`;
  const isOfAws = arn.split(':')[4] === 'aws';
  return noSuchEntity(isOfAws ? `${message} The local AWS has no managed policies of AWS.` : message);
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', message, 409);
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, 409);
}
