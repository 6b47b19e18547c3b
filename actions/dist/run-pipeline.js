import { $t as describeModelPackage, An as checkParameterValues, Cn as workflowRun, Cr as choice, Dr as folder, Er as flag, Fr as text, Gt as listExecutions, Ht as REASONS, Jt as startExecution, Kr as Failure, Kt as listSteps, Lt as sameDefinition, Nr as role, Or as input, Rt as compilePipeline, S as metricsOf, Sr as bucketName, Tr as duration, Vn as formatSpan, Vt as COMMON_REASONS, Wt as describeExecution, Yt as stopExecution, _r as table, bn as readJsonObject, br as assignments, cr as regionFromEnvironment, dr as code, er as checkAccount, f as consoleOf, gn as listObjects, gr as plain, ht as waitUntil, jn as inputUri, kn as loadPipeline, lr as cancelSignal, mr as link, mt as systemClock, nr as AwsError, on as describePipeline, or as isRecord, p as logGroup, pr as folded, pt as DeadlineError, qr as messageOf, qt as processingOutputs, rr as isAccessDenied, sr as createClients, ur as runAction, vn as parseS3Uri } from "./lib.js";
import { createHash } from "node:crypto";

// actions/run-pipeline/contract.ts
const inputs = {
	folder: input("pipeline", folder),
	role: input("role-arn", role),
	bucket: input("artifact-bucket", bucketName),
	parameters: input("parameters", assignments),
	inputSource: input("input-source", choice("Manual", "Push", "Schedule", "Drift")),
	cause: input("cause", text),
	wait: input("wait", flag),
	timeoutMs: input("timeout", duration),
	stopOnCancel: input("stop-on-cancel", flag)
};
const outputs = [
	"execution-arn",
	"status",
	"started",
	"model-package-arn",
	"model-package-version",
	"metrics",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"started",
		"attached",
		"succeeded",
		"already-succeeded",
		"execution-failed",
		"gate-failed",
		"execution-stopped",
		"timeout",
		"cancelled",
		"cancelled-and-stopped",
		"pipeline-invalid",
		"parameters-invalid",
		"pipeline-missing",
		"pipeline-outdated",
		"input-empty",
		"account-mismatch",
		...COMMON_REASONS
	]
};

// actions/run-pipeline/follow.ts
const SILENCE_MS = 3e5;
const OUTAGE_MS = 6e5;
async function lookAt(clients, arn) {
	return {
		execution: await describeExecution(clients, arn),
		steps: await listSteps(clients, arn)
	};
}
/** Follows an execution, one line per change, to its end, the deadline or the signal. */
async function followExecution(clients, options) {
	const { arn, log, signal, deadlineMs, clock = systemClock } = options;
	let sight = unseen(arn);
	let toldAt = clock.now();
	let told;
	const progress = (seen) => {
		const lines = changedLines(told, seen);
		if (lines.length === 0 && clock.now() - toldAt >= SILENCE_MS) lines.push(stillLine(seen, clock.now()));
		for (const line of lines) log(line);
		if (lines.length > 0) toldAt = clock.now();
		told = seen;
		sight = seen;
		return lines.length > 0;
	};
	let lookedAt = clock.now();
	const look = async () => {
		try {
			const seen = await lookAt(clients, arn);
			lookedAt = clock.now();
			return seen;
		} catch (error) {
			if (!(error instanceof AwsError && error.reason === "aws-unavailable") || clock.now() - lookedAt > OUTAGE_MS) throw error;
			log(`AWS does not answer (${error.code}); looking again.`);
			return sight;
		}
	};
	try {
		await waitUntil({
			look,
			done: hasEnded,
			progress,
			deadlineMs,
			signal,
			clock
		});
		return {
			sight,
			end: "ended"
		};
	} catch (error) {
		if (error instanceof DeadlineError) return {
			sight,
			end: "timeout"
		};
		if (signal?.aborted && error === signal.reason) return {
			sight,
			end: "cancelled"
		};
		throw error;
	}
}
/** A running execution that nobody has looked at yet. */
function unseen(arn) {
	return {
		execution: {
			arn,
			status: "Executing",
			displayName: void 0,
			failureReason: void 0,
			startedAt: void 0,
			changedAt: void 0
		},
		steps: []
	};
}
function hasEnded({ execution }) {
	return execution.status !== "Executing" && execution.status !== "Stopping";
}
/** What one sight shows that the one before did not, a line each. */
function changedLines(before, now) {
	const lines = [];
	const known = new Map(before?.steps.map((step) => [step.name, step]));
	for (const step of now.steps) {
		const earlier = known.get(step.name);
		if (earlier?.status === step.status && earlier.attempts === step.attempts) continue;
		lines.push(stepLine(step));
	}
	if ((before?.execution.status ?? "Executing") !== now.execution.status) lines.push(`Execution: ${now.execution.status}`);
	return lines;
}
function stepSpan({ startedAt, endedAt }) {
	return startedAt && endedAt ? formatSpan(endedAt.getTime() - startedAt.getTime()) : "";
}
function stepLine(step) {
	const span = stepSpan(step);
	const details = [
		span && `after ${span}`,
		step.cachedFrom && "from the cache",
		step.outcome && `outcome ${step.outcome}`,
		step.attempts > 1 && `attempt ${step.attempts}`
	].filter(Boolean);
	return `${step.name}: ${step.status}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
}
function stillLine({ execution, steps }, now) {
	const parts = steps.filter(({ endedAt }) => endedAt === void 0).map(({ name, startedAt }) => startedAt ? `${name} for ${formatSpan(now - startedAt.getTime())}` : name);
	return `Still ${execution.status}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

// actions/run-pipeline/model.ts
/** The package that the execution registered, and the model's metrics: known even where a gate refused to register it. */
async function modelOf(clients, sight, request) {
	if (!hasEnded(sight)) return {
		modelPackage: void 0,
		metrics: []
	};
	const arn = sight.steps.find((step) => step.status === "Succeeded" && step.modelPackageArn)?.modelPackageArn;
	const modelPackage = arn === void 0 ? void 0 : await describeModelPackage(clients, arn);
	for (const uri of await reportAddresses(clients, sight, modelPackage, request)) {
		const metrics = metricsOf(await readReport(clients, uri, request), request.metric);
		if (metrics.length > 0) return {
			modelPackage,
			metrics
		};
	}
	return {
		modelPackage,
		metrics: []
	};
}
/** Where the report may be: at the registered model, else among the reports of the steps that wrote some. */
async function reportAddresses(clients, { steps }, modelPackage, { pipeline, place }) {
	if (modelPackage?.qualityReport !== void 0) return [modelPackage.qualityReport];
	const addresses = [];
	for (const { name, file, output } of reportsOf(pipeline)) {
		const job = steps.find((step) => step.name === name && step.status === "Succeeded")?.job;
		if (job?.kind !== "processing") continue;
		const folder = (await processingOutputs(clients, place, job.name)).get(output);
		if (folder !== void 0) addresses.push(`${folder.replace(/\/$/, "")}/${file}`);
	}
	return addresses;
}
/** The property files of a definition. */
function reportsOf({ definition }) {
	const reports = [];
	for (const step of definition.Steps) {
		const files = step.PropertyFiles;
		for (const file of Array.isArray(files) ? files : []) {
			if (!isRecord(file)) continue;
			reports.push({
				name: step.Name,
				output: String(file["OutputName"]),
				file: String(file["FilePath"])
			});
		}
	}
	return reports;
}
/** A report that can't be read spoils no finished training: it is told as a warning. */
async function readReport(clients, uri, { place, warn }) {
	const address = parseS3Uri(uri);
	if (address === void 0) return void 0;
	try {
		return await readJsonObject(clients, place, address);
	} catch (error) {
		warn(`The metrics are unknown: ${uri} could not be read. ${messageOf(error)}`);
		return;
	}
}
/** The outputs of the action that tell of the model. */
function modelOutputs({ modelPackage, metrics }) {
	return {
		"model-package-arn": modelPackage?.arn,
		"model-package-version": modelPackage?.version,
		metrics: JSON.stringify(Object.fromEntries(metrics.map(({ name, value }) => [name, value])))
	};
}

// actions/run-pipeline/cause.ts
const MAX_NAME = 82;
const HASH_LENGTH = 8;
/** The display name by which the executions of a cause are found again. Two causes never share one. */
function executionName(cause) {
	const words = cause.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
	if (words === cause && cause.length <= MAX_NAME) return cause;
	const room = words.slice(0, 73).replace(/-+$/, "");
	const suffix = sha256(cause).slice(0, HASH_LENGTH);
	return room === "" ? suffix : `${room}-${suffix}`;
}
/**
* Whether a cause has an execution to attach to, running or successful, or needs a new one. One that is stopping will
* bring nothing, and disturbs no other: every execution writes below a prefix of its own. `executions` are all of this
* cause, newest first.
*/
function decideStart(pipelineArn, cause, executions) {
	const execution = executions.find(({ status }) => status === "Executing") ?? executions.find(({ status }) => status === "Succeeded");
	if (execution) return {
		kind: "attach",
		execution
	};
	return {
		kind: "start",
		token: sha256(JSON.stringify([
			pipelineArn,
			cause,
			executions.length
		]))
	};
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}

// actions/run-pipeline/input-data.ts
/**
* Looks at all data that an execution would read. `beside` are addresses that steps fetch from by themselves, whose contents never change.
* Throws a `Failure` that names the addresses without any.
*/
async function lookAtInputs(clients, place, inputs, beside = []) {
	const hash = createHash("sha256");
	const found = [];
	const problems = [];
	for (const input of inputs.toSorted((a, b) => a.uri < b.uri ? -1 : 1)) {
		const seen = {
			uri: input.uri,
			objects: 0,
			bytes: 0
		};
		hash.update(`${JSON.stringify([input.uri])}\n`);
		for await (const { key, size, etag } of listObjects(clients, place, input)) {
			hash.update(`${JSON.stringify([
				key,
				size,
				etag
			])}\n`);
			if (key.endsWith("/") && size === 0) continue;
			seen.objects += 1;
			seen.bytes += size;
		}
		found.push(seen);
		if (seen.objects === 0) problems.push(`There is no object at ${input.uri}, the input of ${input.readers.join(" and ")}.`);
	}
	for (const uri of beside.toSorted()) hash.update(`${JSON.stringify([uri, "beside"])}\n`);
	if (problems.length > 0) throw new Failure("input-empty", "Input data is missing, so nothing was started: upload it, or give the parameter another address.", { problems });
	return {
		fingerprint: hash.digest("hex"),
		found
	};
}

// actions/run-pipeline/parameters.ts
/** The values that an execution is started with. Throws one `Failure` with all that is wrong. */
function executionParameters(pipeline, given, provenance) {
	const declared = new Set(pipeline.parameters.map(({ name }) => name));
	const filled = Object.entries(provenance).filter(([name]) => declared.has(name));
	const { values, problems } = checkParameterValues(pipeline.parameters, {
		...given,
		...Object.fromEntries(filled)
	});
	for (const [name] of filled) {
		if (!Object.hasOwn(given, name)) continue;
		const instead = name === "InputSource" ? "use the input input-source" : "leave it out";
		problems.push(`parameter ${name}: run-pipeline fills it in; ${instead}`);
	}
	const inputs = inputAddresses(pipeline, values, problems);
	if (problems.length > 0) {
		const message = `The parameters don't fit pipeline ${pipeline.name}; AWS was not asked for anything.`;
		throw new Failure("parameters-invalid", message, { problems });
	}
	return {
		values,
		inputs,
		beside: addressesBeside(given, inputs)
	};
}
/** Addresses among the given values that are no step's input: what a step fetches by itself, where it is optional. */
function addressesBeside(given, inputs) {
	return Object.values(given).filter((value) => parseS3Uri(value) !== void 0 && !inputs.some(({ uri }) => uri === value));
}
function inputAddresses(pipeline, values, problems) {
	const readers = /* @__PURE__ */ new Map();
	for (const source of pipeline.inputs) {
		const uri = inputUri(source, pipeline.parameters, values);
		if (uri === void 0) continue;
		readers.set(uri, [...readers.get(uri) ?? [], `${source.step}.${source.name}`]);
	}
	const addresses = [];
	for (const [uri, names] of readers) {
		const address = parseS3Uri(uri);
		if (address !== void 0) addresses.push({
			uri,
			...address,
			readers: names
		});
		else problems.push(`input of ${names.join(" and ")}: '${uri}' is no S3 address; write s3://bucket/prefix`);
	}
	return addresses;
}

// actions/run-pipeline/begin.ts
/** Sees to it that the cause has an execution that runs or has succeeded, and starts one only where it has none. */
async function beginExecution(clients, request, log) {
	const { pipeline, place, cause } = request;
	const provenance = {
		...request.provenance,
		DefinitionHash: pipeline.hash,
		InputFingerprint: ""
	};
	const { values, inputs, beside } = executionParameters(pipeline, request.parameters, provenance);
	await checkAccount(clients, request.role);
	const deployed = await deployedPipeline(clients, request);
	const name = executionName(cause);
	const decision = decideStart(deployed.arn, cause, await executionsNamed(clients, request, name));
	if (decision.kind === "attach") {
		const { arn, status } = decision.execution;
		log(`Cause ${cause} has an execution already (${status}): ${arn}`);
		return {
			arn,
			started: false,
			status,
			parameters: {}
		};
	}
	checkCurrent(request, deployed);
	const data = await lookAtInputs(clients, place, inputs, beside);
	for (const { uri, objects, bytes } of data.found) log(`Input ${uri}: ${objects} ${objects === 1 ? "object" : "objects"}, ${bytes} bytes.`);
	if ("InputFingerprint" in values) values.InputFingerprint = data.fingerprint;
	request.signal?.throwIfAborted();
	const arn = await startWhenAllowed(clients, place, {
		pipeline: pipeline.name,
		displayName: name,
		description: `Cause: ${cause}`.slice(0, 3072),
		parameters: values,
		token: decision.token
	}, deployed.createdAt);
	log(`Started ${arn}`);
	return {
		arn,
		started: true,
		status: "Executing",
		parameters: values
	};
}
async function deployedPipeline(clients, { pipeline, place, folder }) {
	const deployed = await describePipeline(clients, place, pipeline.name);
	if (deployed !== void 0) return deployed;
	throw new Failure("pipeline-missing", `There is no pipeline ${pipeline.name} in account ${place.account}, ${place.region}: run build-pipeline on ${folder} first.`);
}
/** What is started must be what the parameter DefinitionHash says. */
function checkCurrent({ pipeline, folder }, deployed) {
	if (sameDefinition(pipeline.json, deployed.definition)) return;
	throw new Failure("pipeline-outdated", `Pipeline ${pipeline.name} on SageMaker is not what ${folder} compiles to: run build-pipeline on it first, with the same role-arn and artifact-bucket.`);
}
async function executionsNamed(clients, { pipeline, place }, name) {
	const found = [];
	for await (const execution of listExecutions(clients, place, pipeline.name)) if (execution.displayName === name) found.push(execution);
	return found;
}
const NEW_PIPELINE_MS = 3e5;
const TAGS_SPREAD_MS = 3e4;
/** SageMaker may deny the start of a pipeline that is so new that its tags have not spread yet; then it is tried again. */
async function startWhenAllowed(clients, place, start, createdAt) {
	const isNew = createdAt !== void 0 && Date.now() - createdAt.getTime() < NEW_PIPELINE_MS;
	let denial;
	const look = async () => {
		try {
			return await startExecution(clients, place, start);
		} catch (error) {
			if (!isAccessDenied(error)) throw error;
			denial = error;
			return "";
		}
	};
	try {
		return await waitUntil({
			look,
			done: (arn) => arn !== "",
			deadlineMs: isNew ? TAGS_SPREAD_MS : 0
		});
	} catch (error) {
		throw error instanceof DeadlineError ? denial : error;
	}
}

// actions/run-pipeline/ending.ts
/** The ending of a run that did not wait. */
function endingOfStart({ started, status }) {
	if (started) return { reason: "started" };
	return { reason: status === "Succeeded" ? "already-succeeded" : "attached" };
}
/** The ending of a run that followed the execution. */
function endingOfWait({ sight, end }, facts) {
	const { arn } = sight.execution;
	if (hasEnded(sight)) return endingOfExecution(sight, facts);
	const again = `It goes on (${arn}); run this job again to attach to it.`;
	if (end === "timeout") return failed("timeout", `After ${formatSpan(facts.timeoutMs)} the execution still was ${whereItIs(sight)}. ${again}`);
	if (facts.stopped) return failed("cancelled-and-stopped", `The run was cancelled and the execution told to stop: ${arn}`);
	return failed("cancelled", `The run was cancelled while the execution was ${whereItIs(sight)}. ${again}`);
}
function endingOfExecution({ execution, steps }, { begun, console }) {
	const { arn, status, failureReason = "SageMaker gives no reason." } = execution;
	if (status === "Succeeded") return { reason: begun.status === "Succeeded" ? "already-succeeded" : "succeeded" };
	if (status === "Stopped") return failed("execution-stopped", `The execution was stopped before its end (${arn}); run this job again to start another one.`);
	const failedSteps = steps.filter((step) => step.status === "Failed");
	if (failedSteps.length === 0) return failed("execution-failed", `The execution failed: ${failureReason} ${arn}`);
	const names = failedSteps.map(({ name }) => name).join(", ");
	const gate = failedSteps.every((step) => step.failMessage !== void 0);
	const problems = failedSteps.map((step) => stepProblem(step, console));
	return failed(gate ? "gate-failed" : "execution-failed", `The execution failed in ${names}: ${arn}`, problems);
}
function failed(reason, message, problems = []) {
	return {
		reason,
		failure: new Failure(reason, message, { problems })
	};
}
function stepProblem(step, console) {
	const reason = step.failMessage ?? step.failureReason ?? "SageMaker gives no reason.";
	const problem = `Step ${step.name} failed: ${reason}`;
	if (step.job === void 0) return problem;
	const { kind, name } = step.job;
	return `${problem}\nIts log: ${logGroup(kind)}, streams ${name}/*, ${console.logs(kind, name)}`;
}
function whereItIs({ execution, steps }) {
	const running = steps.filter(({ endedAt }) => endedAt === void 0).map(({ name }) => name);
	return running.length > 0 ? `in ${running.join(", ")}` : execution.status;
}

// actions/run-pipeline/run-pipeline.ts
/** Begins or finds the execution of the cause, follows it where asked to, and gathers what it brought. */
async function runPipeline(clients, request, events) {
	const begun = await beginExecution(clients, request, events.log);
	events.begun(begun);
	const { sight, ending } = request.wait ? await waitForEnd(clients, request, begun, events) : {
		sight: await firstSight(clients, begun),
		ending: endingOfStart(begun)
	};
	return {
		begun,
		sight,
		ending,
		model: await modelOf(clients, sight, {
			...request,
			warn: events.warn
		})
	};
}
async function firstSight(clients, { arn, started }) {
	return started ? unseen(arn) : lookAt(clients, arn);
}
async function waitForEnd(clients, request, begun, { log }) {
	const { timeoutMs, signal, stopOnCancel, console } = request;
	const { arn } = begun;
	const following = await followExecution(clients, {
		arn,
		deadlineMs: timeoutMs,
		signal,
		log
	});
	const stop = following.end === "cancelled" && stopOnCancel;
	const stopped = stop && await stopExecution(clients, arn);
	const sight = stop && !stopped ? await lookAt(clients, arn) : following.sight;
	return {
		sight,
		ending: endingOfWait({
			...following,
			sight
		}, {
			begun,
			timeoutMs,
			stopped,
			console
		})
	};
}

// actions/run-pipeline/summary.ts
/** The job summary, as Markdown: how it ended, the model, the steps. */
function runSummary(run) {
	const { sight, model, console } = run;
	const { execution, steps } = sight;
	const parts = [
		`## Execution of ${plain(run.pipeline)}: ${execution.status}\n`,
		`${REASONS[run.ending.reason]}\n`,
		table(["", ""], facts(run))
	];
	if (model.metrics.length > 0) parts.push(metricTable(model.metrics, run.metric));
	if (steps.length > 0) parts.push(table([
		"step",
		"status",
		"began (UTC)",
		"took",
		"see",
		"remark"
	], steps.map((step) => stepRow(step, console))));
	const parameters = Object.entries(run.begun.parameters).map(([name, value]) => [plain(name), code(value)]);
	if (parameters.length > 0) parts.push(folded("Parameters", table(["parameter", "value"], parameters)));
	return parts.join("\n");
}
function facts({ sight, cause, begun, model, console }) {
	const { execution } = sight;
	const rows = [["Execution", code(execution.arn)], ["Cause", `${code(cause)}, ${begun.started ? "started by this run" : "started by an earlier run"}`]];
	const span = executionSpan(sight);
	if (span !== "") rows.push(["Took", span]);
	const { modelPackage } = model;
	if (modelPackage) {
		const version = modelPackage.version === void 0 ? "" : `version ${modelPackage.version}, `;
		rows.push(["Model package", `${version}${modelPackage.approval ?? ""}<br>${code(modelPackage.arn)}`]);
		const report = parseS3Uri(modelPackage.qualityReport ?? "");
		if (report) rows.push(["Evaluation", link(report.key, console.objects(report))]);
	}
	return rows;
}
function executionSpan({ execution: { startedAt, changedAt, status } }) {
	if (!startedAt || !changedAt || status === "Executing" || status === "Stopping") return "";
	return formatSpan(changedAt.getTime() - startedAt.getTime());
}
function metricTable(metrics, counted) {
	const rows = metrics.map(({ name, value, standardDeviation }) => {
		return [
			name === counted?.name ? `**${plain(name)}** (${counted.better} is better)` : plain(name),
			shown(value),
			standardDeviation === void 0 ? "" : `± ${shown(standardDeviation)}`
		];
	});
	return table([
		"metric",
		"value",
		"standard deviation"
	], rows);
}
function stepRow(step, console) {
	const links = step.job ? [link("job", console.job(step.job.kind, step.job.name)), link("log", console.logs(step.job.kind, step.job.name))] : [];
	const remarks = [
		step.cachedFrom && "from the cache",
		step.outcome && `outcome ${step.outcome}`,
		step.attempts > 1 && `attempt ${step.attempts}`,
		plain(step.failMessage ?? step.failureReason ?? "")
	].filter(Boolean);
	return [
		plain(step.name),
		step.status,
		step.startedAt?.toISOString().slice(0, 19).replace("T", " ") ?? "",
		stepSpan(step),
		links.join(", "),
		remarks.join(", ")
	];
}
function shown(value) {
	return Number.isInteger(value) ? String(value) : value.toPrecision(5);
}

// actions/run-pipeline/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const region = regionFromEnvironment();
	const { account, partition, arn: roleArn } = inputs.role;
	const environment = {
		region,
		account,
		roleArn,
		artifactBucket: inputs.bucket
	};
	const loaded = await loadPipeline(inputs.folder);
	const pipeline = compilePipeline(loaded, environment);
	const { commit: Commit, repository: Repository } = workflowRun();
	const { metric } = loaded.spec.dataset ?? {};
	const place = {
		partition,
		region,
		account
	};
	const console = consoleOf(place);
	const request = {
		...inputs,
		pipeline,
		place,
		provenance: {
			Commit,
			Repository,
			InputSource: inputs.inputSource
		},
		signal: inputs.wait ? cancelSignal() : void 0,
		metric: metric?.name,
		console
	};
	const run = await runPipeline(createClients(region), request, {
		begun: ({ arn, started }) => step.setOutputs({
			"execution-arn": arn,
			started
		}),
		log: (line) => step.log(line),
		warn: (message) => step.warn(message)
	});
	const { sight, model, ending } = run;
	step.setOutputs({
		status: sight.execution.status,
		...modelOutputs(model)
	});
	const { name } = pipeline;
	await step.summarize(runSummary({
		...run,
		pipeline: name,
		cause: inputs.cause,
		metric,
		console
	}));
	if (ending.failure) throw ending.failure;
	step.setOutputs({ reason: ending.reason });
});

export {  };