/** What deploying does about a stack as it is. */
export type StackAnswer =
  | { kind: 'create' }
  | { kind: 'update' }
  /** An operation is under way: it is waited for, then the stack is looked at again. */
  | { kind: 'wait' }
  /** It never served anything: it is deleted, and made again. */
  | { kind: 'delete-and-create'; why: string }
  | { kind: 'stop'; todo: string };

/**
 * The one answer to each status. Only a stack whose very creation failed may be deleted: it has no endpoint that anybody
 * used. One that has served is never deleted nor replaced; where it can't be updated, a person decides.
 */
export function answerTo(status: string | undefined): StackAnswer {
  switch (status) {
    case undefined:
    case 'DELETE_COMPLETE':
    // An empty shell around change sets that nobody executed takes another one, to create what is in it.
    case 'REVIEW_IN_PROGRESS':
      return { kind: 'create' };
    case 'CREATE_COMPLETE':
    case 'UPDATE_COMPLETE':
    case 'UPDATE_ROLLBACK_COMPLETE':
    case 'IMPORT_COMPLETE':
    case 'IMPORT_ROLLBACK_COMPLETE':
      return { kind: 'update' };
    case 'ROLLBACK_COMPLETE':
    case 'CREATE_FAILED':
    case 'ROLLBACK_FAILED':
      return { kind: 'delete-and-create', why: 'its creation failed, so it has never served anything' };
    case 'UPDATE_ROLLBACK_FAILED':
      return {
        kind: 'stop',
        todo: 'An update failed, and so did going back. Remove the cause that its events name, then run "aws cloudformation continue-update-rollback" on it (with --resources-to-skip where a resource can\'t be helped), and deploy again.',
      };
    case 'UPDATE_FAILED':
      return {
        kind: 'stop',
        todo: 'An update was left half done, without going back. Run "aws cloudformation rollback-stack" on it, and deploy again.',
      };
    case 'DELETE_FAILED':
      return {
        kind: 'stop',
        todo: "Deleting it failed half way. Remove the cause that its events name and delete it, with --retain-resources for what can't be deleted; then deploy again.",
      };
    case 'IMPORT_ROLLBACK_FAILED':
      return {
        kind: 'stop',
        todo: 'An import failed, and so did going back. Repair the stack in the CloudFormation console, then deploy again.',
      };
    case 'CREATE_IN_PROGRESS':
    case 'DELETE_IN_PROGRESS':
    case 'IMPORT_IN_PROGRESS':
    case 'IMPORT_ROLLBACK_IN_PROGRESS':
    case 'ROLLBACK_IN_PROGRESS':
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'UPDATE_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
      return { kind: 'wait' };
    default:
      return unknownStatus(status);
  }
}

/** CloudFormation may get statuses that this version has not heard of. */
function unknownStatus(status: string): StackAnswer {
  return {
    kind: 'stop',
    todo: `Its status is ${status}, which is not known here. Look at it in the CloudFormation console.`,
  };
}
