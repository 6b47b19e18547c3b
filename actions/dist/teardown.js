import { Cn as workflowRun, F as followStack, Fn as loadManifests, Fr as text, Kr as Failure, L as operationEvents, Mn as environmentOf, Nr as role, Or as input, Sr as bucketName, Tr as duration, Vt as COMMON_REASONS, Wn as stackName, _t as placeOf, ct as describeStack, dr as code, dt as listStackNames, er as checkAccount, gn as listObjects, gr as plain, hr as list, j as rootCause, lr as cancelSignal, pt as DeadlineError, qr as messageOf, sr as createClients, st as deleteStack, ur as runAction, z as ownerIn } from "./lib.js";
import { $t as pMap } from "./vendor.js";

// actions/teardown/contract.ts
const inputs = {
	environment: input("environment", text),
	confirm: input("confirm", text),
	bucket: input("artifact-bucket", bucketName),
	serviceRole: input("service-role-arn", role),
	environments: input("environments-folder", text),
	timeoutMs: input("timeout", duration)
};
const outputs = ["deleted", "reason"];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"torn-down",
		"torn-down-already",
		"confirmation-missing",
		"teardown-failed",
		"deadline-passed",
		"cancelled",
		"manifests-invalid",
		"account-mismatch",
		...COMMON_REASONS
	]
};

// actions/teardown/summary.ts
/** The job summary, as Markdown: what is gone, what still costs money, what to do that it stays away. */
function teardownSummary({ environment, bucket, file, released, teardown }) {
	const { deleted, failures, captured } = teardown;
	const parts = [`## Teardown of ${plain(environment)}\n`];
	parts.push(deleted.length > 0 ? list(deleted.map((name) => `${code(name)} is deleted`)) : "There were no stacks.\n");
	if (failures.length > 0) parts.push("### Not deleted\n", list(failures.map(({ message }) => plain(message))));
	parts.push("### What still costs money\n");
	parts.push(list([
		...captured.map(({ prefix, objects, bytes }) => `Captured requests: ${objects} objects, ${megabytes(bytes)}, below ${code(prefix)}`),
		`The bucket ${code(bucket)} with data, artifacts of registered packages, records and reports on drift`,
		"Logs of the endpoints in CloudWatch, below `/aws/sagemaker/Endpoints/`, until their retention ends",
		"Executions of pipelines that still run, and endpoints of other environments"
	]));
	if (released.length > 0) parts.push(`The next deployment brings it back: ${plain(file)} still has releases of ${released.map(code).join(", ")}. Set them to ${code("null")} where the environment is to stay away.\n`);
	return parts.join("\n");
}
function megabytes(bytes) {
	return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

// actions/teardown/teardown.ts
const CONCURRENT_STACKS = 4;
/**
* Deletes every stack that this repository has in the environment, also of models that its manifest has no longer; they
* are known by their tags. In a stack CloudFormation deletes in the order of dependencies: scaling before endpoint.
*/
async function tearDown(clients, request) {
	const { place, bucket } = request;
	const { stacks, failures } = await stacksOf(clients, request);
	const deadline = Date.now() + request.timeoutMs;
	const deleted = [];
	await pMap(stacks, async (stack) => {
		const failure = await remove(clients, stack, {
			...request,
			deadline
		}).catch((error) => endingOf(stack, error, request.signal));
		if (failure === void 0) deleted.push(stack.name);
		else failures.push(failure);
	}, { concurrency: CONCURRENT_STACKS });
	const captured = await pMap(stacks, async ({ name }) => ({
		prefix: `s3://${bucket}/capture/${name}/`,
		...await sizeOf(clients, place, bucket, name)
	}), { concurrency: CONCURRENT_STACKS });
	return {
		deleted: deleted.toSorted(),
		failures,
		captured: captured.filter(({ objects }) => objects > 0)
	};
}
/** The names narrow it down to stacks that the role may describe; the tags say whose they are. */
async function stacksOf(clients, { environment, repository, place }) {
	const stacks = [];
	const failures = [];
	for await (const name of listStackNames(clients)) {
		if (!name.endsWith(stackName("", environment))) continue;
		const stack = await describeStack(clients, place, name);
		const owner = stack && ownerIn(stack.tags, {
			environment,
			repository
		});
		if (stack && owner === "own") stacks.push(stack);
		else if (owner !== void 0 && owner !== "own") failures.push(otherOwner(name, owner.other, repository));
	}
	return {
		stacks,
		failures
	};
}
/** Silence would leave an endpoint that goes on costing money, as after the repository was renamed. */
function otherOwner(name, other, repository) {
	return new Failure("teardown-failed", `The stack ${name} was made by ${other} and is left alone. Where that is a former name of ${repository}, give the stack the tag sagemaker-drift-gitops:repository=${repository} and run this again; else remove it from there.`);
}
function endingOf({ name }, error, signal) {
	if (signal.aborted) return new Failure("cancelled", `The run was cancelled. The deletion of ${name} goes on where it had begun; run this again to wait for it.`);
	return error instanceof Failure ? error : new Failure("unexpected", messageOf(error), { cause: error });
}
/** Deletes one stack and waits for its end; answers why it could not. */
async function remove(clients, { name, id, status: before }, request) {
	const { place, serviceRoleArn, attempt, signal, deadline, log } = request;
	const token = `teardown-${attempt}`.slice(0, 128);
	signal.throwIfAborted();
	const earlier = before === "DELETE_FAILED" ? await operationEvents(clients, place, {
		name,
		id
	}) : [];
	await deleteStack(clients, place, {
		name,
		id,
		token,
		roleArn: serviceRoleArn
	});
	try {
		const operation = await followStack(clients, place, {
			name,
			id
		}, {
			deadlineMs: Math.max(0, deadline - Date.now()),
			signal,
			onEvent: ({ logicalId, status, reason }) => log(`${name}: ${logicalId} ${status}${reason === void 0 ? "" : `: ${reason}`}`),
			onQuiet: (minutes) => log(`${name}: nothing new for ${minutes} min`),
			begins: "DELETE",
			after: earlier.at(-1)?.id
		});
		if (operation.status === "DELETE_COMPLETE") return void 0;
		const cause = rootCause(operation.events);
		const why = cause === void 0 ? "without a reason" : `because of ${cause.logicalId}: ${cause.reason}`;
		return new Failure("teardown-failed", `The stack ${name} ended as ${operation.status} ${why}. Remove the cause and run this again.`);
	} catch (cause) {
		if (!(cause instanceof DeadlineError)) throw cause;
		return new Failure("deadline-passed", `The stack ${name} is not deleted yet; the deletion goes on. Run this again to wait for it.`, { cause });
	}
}
async function sizeOf(clients, place, bucket, endpoint) {
	let objects = 0;
	let bytes = 0;
	for await (const { size } of listObjects(clients, place, {
		bucket,
		key: `capture/${endpoint}/`
	})) {
		objects += 1;
		bytes += size;
	}
	return {
		objects,
		bytes
	};
}

// actions/teardown/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, confirm, bucket, serviceRole } = inputs;
	if (confirm !== environment) throw new Failure("confirmation-missing", `confirm is ${JSON.stringify(confirm)}: type ${environment} there, which removes all of its endpoints. Nothing was removed.`);
	const loaded = environmentOf(await loadManifests(inputs.environments), environment);
	const { manifest, file } = loaded;
	const place = placeOf(loaded, serviceRole, "service-role-arn");
	const clients = createClients(place.region);
	await checkAccount(clients, serviceRole, "service-role-arn");
	const { repository, id, attempt } = workflowRun();
	const teardown = await tearDown(clients, {
		...inputs,
		repository,
		place,
		serviceRoleArn: serviceRole.arn,
		attempt: `${id}-${attempt}`,
		signal: cancelSignal(),
		log: (line) => step.log(line)
	});
	const { deleted, failures } = teardown;
	const released = Object.entries(manifest.models).flatMap(([model, { release }]) => release ? [model] : []);
	step.setOutputs({ deleted: JSON.stringify(deleted) });
	await step.summarize(teardownSummary({
		environment,
		bucket,
		file,
		released,
		teardown
	}));
	const [first] = failures;
	if (first !== void 0) throw new Failure(first.reason, `${failures.length} stacks of ${environment} were not deleted.`, { problems: failures.map(({ message }) => message) });
	step.setOutputs({ reason: deleted.length > 0 ? "torn-down" : "torn-down-already" });
});

export {  };