const PREFIX = 'sagemaker-drift-gitops';

/** Whose a stack is. */
export interface StackOwner {
  environment: string;
  model: string;
  /** `owner/name` on GitHub. */
  repository: string;
}

/** The tags of an endpoint's stack. No commit among them: a deployment without a change has nothing to do. */
export function stackTags({ environment, model, repository }: StackOwner): Record<string, string> {
  return {
    [`${PREFIX}:environment`]: environment,
    [`${PREFIX}:model`]: model,
    [`${PREFIX}:repository`]: repository,
  };
}

/** Why a stack with these tags is not the owner's, as a sentence; undefined where it is. */
export function foreignStack(
  stack: { name: string; tags: Readonly<Record<string, string>> },
  owner: StackOwner,
): string | undefined {
  for (const [tag, wanted] of Object.entries(stackTags(owner))) {
    const found = stack.tags[tag];
    if (found === wanted) continue;
    const what = found === undefined ? `has no tag ${tag}` : `has the tag ${tag}=${found}`;
    return `The stack ${stack.name} ${what}, where this deployment's own have ${wanted}: it was made by something else and is left alone. Rename the model, remove that stack, or give it the tag where it is yours.`;
  }
  return undefined;
}

/** Whether a stack with these tags is one of the repository's in the environment, of whatever model. */
export function isOfEnvironment(
  tags: Readonly<Record<string, string>>,
  { environment, repository }: Omit<StackOwner, 'model'>,
): boolean {
  return (
    tags[`${PREFIX}:environment`] === environment &&
    tags[`${PREFIX}:repository`] === repository &&
    tags[`${PREFIX}:model`] !== undefined
  );
}
