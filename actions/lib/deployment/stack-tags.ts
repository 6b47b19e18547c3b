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

/**
 * Whose a stack of the environment is, of whatever model: this repository's, or that of another one, whose name is
 * answered, such as this one before it was renamed. Undefined where no deployment made it.
 */
export function ownerIn(
  tags: Readonly<Record<string, string>>,
  { environment, repository }: Omit<StackOwner, 'model'>,
): 'own' | { other: string } | undefined {
  const found = tags[`${PREFIX}:repository`];
  if (tags[`${PREFIX}:environment`] !== environment || tags[`${PREFIX}:model`] === undefined)
    return undefined;
  if (found === undefined) return undefined;
  return found === repository ? 'own' : { other: found };
}
