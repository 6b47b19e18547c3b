import { $ as parseLeftovers, At as movesAnything, B as stackTags, Bn as RELEASE_REASONS, C as selectModels, Cn as workflowRun, Dt as lostEndpoint, Fn as loadManifests, Fr as text, G as keepAlarmSlots, H as stackParameters, J as readTemplate, Kr as Failure, Mn as environmentOf, Mr as repositoryPath, Mt as planFailure, Nr as role, Or as input, Ot as plannedResources, P as answerTo, Q as Leftovers, R as foreignStack, Rn as checkManifests, S as metricsOf, Sr as bucketName, Tt as settingChanges, U as updateSteps, V as gatherFacts, Vt as COMMON_REASONS, W as releaseOf, Wn as stackName, Y as templateFor, _t as placeOf, bn as readJsonObject, ct as describeStack, er as checkAccount, gt as environmentSettings, it as deleteChangeSet, jr as optionalRole, kt as costDirection, lr as cancelSignal, lt as isBusyStack, nr as AwsError, nt as awaitChangeSet, q as entryHash, qr as messageOf, rt as createChangeSet, sr as createClients, tt as removeLeftovers, ur as runAction, vn as parseS3Uri, vr as ProblemsError, wt as planSummary, xr as baseCommit, yt as readBase, zn as checkRelease } from "./lib.js";
import { $t as pMap } from "./vendor.js";
import { mkdir, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";

// actions/plan/contract.ts
const inputs = {
	environment: input("environment", text),
	folder: input("environments-folder", repositoryPath),
	template: input("template", repositoryPath),
	bucket: input("artifact-bucket", bucketName),
	executionRole: input("execution-role-arn", role),
	scheduleRole: input("schedule-role-arn", optionalRole),
	base: input("base", baseCommit),
	planFile: input("plan-file", text)
};
const outputs = [
	"plan-file",
	"changes",
	"production",
	"models",
	"problems",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"planned",
		"planned-nothing",
		"manifests-invalid",
		...RELEASE_REASONS,
		"stack-foreign",
		"stack-blocked",
		"endpoint-replaced",
		"change-set-failed",
		"template-invalid",
		"base-missing",
		"account-mismatch",
		"cancelled",
		...COMMON_REASONS
	]
};

// actions/plan/change-set.ts
/**
* What CloudFormation would change of a stack that is there. The change set that it makes for that is removed again, or
* left for the end of the job where even that fails.
*/
async function previewChange(clients, place, { stack, preview, leftovers, signal }) {
	const name = `plan-${randomUUID()}`;
	const named = {
		id: name,
		stackId: stack.id,
		stack: stack.name,
		creates: false
	};
	leftovers.add(named);
	let seen;
	try {
		const request = {
			...preview,
			stack: stack.name,
			type: "UPDATE",
			name,
			token: name
		};
		seen = await awaitChangeSet(clients, place, await createChangeSet(clients, place, request), signal);
	} catch (error) {
		await deleteChangeSet(clients, place, named).then(() => leftovers.remove(named), () => void 0);
		throw error;
	}
	await deleteChangeSet(clients, place, named);
	leftovers.remove(named);
	return seen;
}

// actions/plan/stack.ts
/** What deploying would do to a model's stack, as the stack is. Makes a change set only of one that can be updated. */
async function planStack(clients, context, subject) {
	const { model, templateBody, stack, parameters, forbidden } = subject;
	const { loaded, repository } = context;
	const answer = answerTo(stack?.status);
	if (stack === void 0 || answer.kind === "create") return creation(parameters);
	const foreign = foreignStack(stack, {
		environment: loaded.manifest.environment,
		model,
		repository
	});
	if (foreign !== void 0) return refusal(context, {
		...subject,
		stack
	}, "stack-foreign", foreign);
	switch (answer.kind) {
		case "delete-and-create": return creation(parameters, `The stack ${stack.name} (${stack.status}) is deleted and made again: ${answer.why}.`);
		case "wait": return update(stack, parameters, underWay(stack, stack.status));
		case "stop": {
			const message = `The stack ${stack.name} can't be updated (${stack.status}). ${answer.todo}`;
			return refusal(context, {
				...subject,
				stack
			}, "stack-blocked", message);
		}
	}
	return forbidden ? update(stack, parameters) : compared(clients, context, {
		model,
		templateBody,
		stack,
		parameters
	});
}
function creation(parameters, remark = null) {
	return {
		change: {
			action: "create",
			steps: 1,
			settings: settingChanges(void 0, parameters),
			resources: [],
			cost: costDirection(void 0, parameters)
		},
		remark,
		problems: []
	};
}
/** An update whose resources are not known. */
function update(stack, parameters, remark = null) {
	return {
		change: {
			action: "update",
			steps: updateSteps(stack.parameters, parameters).length,
			settings: settingChanges(stack.parameters, parameters),
			resources: [],
			cost: costDirection(stack.parameters, parameters)
		},
		remark,
		problems: []
	};
}
function underWay({ name }, what) {
	return `An operation on the stack ${name} is under way (${what}): deploying waits for its end, and what is to change then can only be told then.`;
}
function refusal({ loaded }, { model, stack, parameters }, reason, message) {
	const problem = loaded.problem(["models", model], message, "key");
	return {
		...update(stack, parameters),
		problems: [{
			reason,
			model,
			problem
		}]
	};
}
/** An update as CloudFormation sees it. */
async function compared(clients, context, subject) {
	const { model, templateBody, stack, parameters } = subject;
	const { place, loaded, repository, leftovers, signal } = context;
	const preview = {
		templateBody,
		parameters,
		tags: stackTags({
			environment: loaded.manifest.environment,
			model,
			repository
		})
	};
	try {
		return comparison(context, subject, await previewChange(clients, place, {
			stack,
			preview,
			leftovers,
			signal
		}));
	} catch (error) {
		if (isBusyStack(error)) return update(stack, parameters, underWay(stack, "since this run looked"));
		const why = refusedChange(error);
		if (why === void 0) throw error;
		return refusal(context, subject, "change-set-failed", why);
	}
}
function comparison(context, subject, { status, changes }) {
	const { stack, parameters } = subject;
	const { change, ...plan } = update(stack, parameters);
	if (status === "empty") return {
		...plan,
		change: {
			...change,
			action: "unchanged",
			steps: 0
		}
	};
	const resources = plannedResources(changes);
	const lost = lostEndpoint(resources);
	if (lost === void 0) return {
		...plan,
		change: {
			...change,
			resources
		}
	};
	return {
		...refusal(context, subject, "endpoint-replaced", `The change would ${lost.action === "Remove" ? "remove" : "replace"} the endpoint of the stack ${stack.name}, because of ${lost.properties.join(", ") || "the template"}; an endpoint that serves is never taken away. Undo that, or make a new endpoint beside it under another model name.`),
		change: {
			...change,
			resources
		}
	};
}
/** Why CloudFormation does not take the template or the parameters; undefined where it failed of something else. */
function refusedChange(error) {
	if (error instanceof Failure && error.reason === "change-set-failed") return error.message;
	return error instanceof AwsError && error.code === "ValidationError" ? `CloudFormation does not take the template with these parameters: ${error.text}` : void 0;
}

// actions/plan/model.ts
/** Plans one model of the environment; it asks AWS for nothing where the model has no release. */
async function planModel(clients, context, model) {
	const { loaded, place, settings, template, signal } = context;
	const { manifest } = loaded;
	signal.throwIfAborted();
	const name = stackName(model, manifest.environment);
	const common = {
		model,
		entryHash: entryHash(manifest, model),
		templateHash: template.sha256
	};
	if (releaseOf(manifest, model) === void 0) return {
		planned: {
			...common,
			...NOTHING,
			stack: noStack(name)
		},
		problems: []
	};
	const [facts, stack] = await Promise.all([gatherFacts(clients, place, {
		...context,
		model,
		bucket: settings.artifactBucket
	}), describeStack(clients, place, name)]);
	const problems = checkRelease({
		loaded,
		model
	}, facts.release).map((each) => ({
		...each,
		model
	}));
	const wanted = stackParameters(manifest, model, settings, facts.package?.baselineUri);
	const parameters = keepAlarmSlots(stack?.parameters, wanted);
	const stackPlan = await planStack(clients, context, {
		model,
		templateBody: templateFor(template.body, manifest.models[model]?.monitor ?? null),
		stack,
		parameters,
		forbidden: problems.length > 0
	});
	problems.push(...stackPlan.problems);
	return {
		planned: {
			...common,
			package: facts.package === void 0 ? null : await plannedPackage(clients, context, facts.package),
			parameters,
			stack: {
				...noStack(name),
				id: stack?.id ?? null,
				status: stack?.status ?? null,
				remark: stackPlan.remark
			},
			...stackPlan.change
		},
		problems
	};
}
const NOTHING = {
	action: "none",
	package: null,
	parameters: {},
	steps: 0,
	settings: [],
	resources: [],
	cost: "same"
};
function noStack(name) {
	return {
		name,
		id: null,
		status: null,
		remark: null
	};
}
async function plannedPackage(clients, context, facts) {
	const { arn, group, version, approval, modelDataETag = null, imageDigest = null } = facts;
	return {
		arn,
		group,
		version,
		approval,
		modelDataETag,
		imageDigest,
		metrics: await packageMetrics(clients, context, facts)
	};
}
/** Metrics are for people: where they can't be read, the plan goes on without them. */
async function packageMetrics(clients, { place, warn }, { metricsUri, arn }) {
	const address = parseS3Uri(metricsUri ?? "");
	if (address === void 0) return [];
	try {
		const report = await readJsonObject(clients, place, address);
		return metricsOf(report, void 0).map(({ name, value }) => ({
			name,
			value
		}));
	} catch (error) {
		warn(`The metrics of ${arn} are unknown: ${metricsUri} could not be read. ${messageOf(error)}`);
		return [];
	}
}

// actions/plan/sources.ts
/** Manifests of all environments without a problem. Throws `ProblemsError` with all problems of all of them. */
async function readManifests(folder) {
	const manifests = await loadManifests(folder);
	const problems = checkManifests(manifests);
	if (problems.length > 0) throw new ProblemsError(problems, "manifests-invalid");
	return manifests;
}
/** The environment as the base has it; undefined where there is nothing to compare with. */
async function baseOf(commit, files) {
	if (commit === void 0) return void 0;
	return readBase(commit, {
		...files,
		repository: process.cwd()
	});
}

// actions/plan/plan.ts
/** Plans an environment: reads what the commit and its base say, asks AWS about the models that differ, and changes nothing. */
async function makePlan(request, events) {
	const template = await readTemplate(request.template);
	const manifests = await problemsOr(readManifests(request.folder));
	if (manifests instanceof ProblemsError) {
		const problems = manifests.problems.map((problem) => planProblem(manifests.reason, null, problem));
		return {
			...emptyPlan(request, template),
			problems
		};
	}
	const loaded = environmentOf(manifests, request.environment);
	const base = await baseOf(request.base, {
		environments: request.folder,
		environment: request.environment,
		template: request.template
	});
	const { models, dropped, why } = selectModels(loaded.manifest, template.sha256, base);
	events.log(why);
	const policy = base?.manifest?.policy ?? loaded.manifest.policy;
	const place = placeOf(loaded, request.executionRole, "execution-role-arn");
	const context = {
		place,
		loaded,
		policy,
		template,
		settings: environmentSettings(loaded, request),
		repository: request.run.repository,
		now: request.now,
		leftovers: new Leftovers(place, events.leave),
		signal: request.signal,
		warn: events.warn
	};
	const clients = createClients(place.region);
	if (models.some((model) => releaseOf(loaded.manifest, model) !== void 0)) await checkAccount(clients, request.executionRole, "execution-role-arn");
	const plans = await planModels(clients, context, models);
	return {
		...emptyPlan(request, template),
		production: isLast(manifests, loaded.manifest),
		models: plans.map(({ planned }) => planned),
		dropped,
		problems: plans.flatMap(({ problems }) => problems.map(({ reason, model, problem }) => planProblem(reason, model, problem)))
	};
}
const AT_A_TIME = 4;
/** Plans all models, a few at a time. Where one fails, the others that were begun still clean up before it throws. */
async function planModels(clients, context, models) {
	const failed = new AbortController();
	const signal = AbortSignal.any([context.signal, failed.signal]);
	const planOne = async (model) => {
		try {
			return await planModel(clients, {
				...context,
				signal
			}, model);
		} catch (error) {
			failed.abort(error);
			throw error;
		}
	};
	try {
		return await pMap(models, planOne, {
			concurrency: AT_A_TIME,
			stopOnError: false
		});
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	}
}
function emptyPlan({ run, environment, base, now }, template) {
	const { file, sha256 } = template;
	return {
		version: 1,
		...run,
		environment,
		production: false,
		base: base ?? null,
		createdAt: now.toISOString(),
		template: {
			file,
			sha256
		},
		models: [],
		dropped: [],
		problems: []
	};
}
function planProblem(reason, model, problem) {
	const { file, line = null, column = null, path = null, message } = problem;
	return {
		reason,
		model,
		file,
		line,
		column,
		path,
		message
	};
}
/** Serving for real happens where nothing promotes from any more. */
function isLast({ environments }, { environment }) {
	return [...environments.values()].every(({ manifest }) => manifest.promotesFrom !== environment);
}
async function problemsOr(work) {
	try {
		return await work;
	} catch (error) {
		if (error instanceof ProblemsError) return error;
		throw error;
	}
}

// actions/plan/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { commit, repository } = workflowRun();
	const request = {
		...inputs,
		run: {
			commit,
			repository
		},
		now: /* @__PURE__ */ new Date(),
		signal: cancelSignal()
	};
	const plan = await makePlan(request, step);
	await mkdir(path.dirname(inputs.planFile), { recursive: true });
	await writeFile(inputs.planFile, `${JSON.stringify(plan, void 0, 2)}\n`);
	const moving = plan.models.filter(({ action }) => action === "create" || action === "update");
	step.setOutputs({
		"plan-file": inputs.planFile,
		changes: movesAnything(plan),
		production: plan.production && movesAnything(plan),
		models: JSON.stringify(moving.map(({ model }) => model)),
		problems: plan.problems.length
	});
	await step.summarize(planSummary(plan));
	const failure = planFailure(plan);
	if (failure !== void 0) throw failure;
	step.setOutputs({ reason: movesAnything(plan) ? "planned" : "planned-nothing" });
}, async (step) => {
	const leftovers = parseLeftovers(step.leftovers);
	await removeLeftovers(createClients(leftovers.place.region), leftovers, ({ id, stack }) => step.log(`Removed the change set ${id} of the stack ${stack}.`));
});

export {  };