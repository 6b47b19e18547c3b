import { AwsError } from '../service.ts';

/** What CloudFormation answers to nearly everything that is wrong with a request. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}

export function noStack(name: string): AwsError {
  return validationError(`Stack with id ${name} does not exist`);
}

/** The same for calls that change a stack or read its events. */
export function noStackToChange(name: string): AwsError {
  return validationError(`Stack [${name}] does not exist`);
}

export function noChangeSet(name: string): AwsError {
  return new AwsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message, 400);
}
