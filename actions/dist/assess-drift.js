import { Ar as optional, Bt as readWatch, Cn as workflowRun, Er as flag, Fn as loadManifests, Fr as text, Jn as driftPage, Kr as Failure, Mn as environmentOf, Mr as repositoryPath, Or as input, Qn as driftText, Sr as bucketName, Tn as readPipelines, Un as endpointName, Ut as gatherDrift, Vt as COMMON_REASONS, Xn as DRIFT_MARKER, Yn as alarmNames, Zn as driftIssue, fn as decideRetraining, gr as plain, hn as writeDecision, hr as list, ln as object, pn as isAnswered, sr as createClients, tr as placeOfCaller, un as text$1, ur as runAction, zt as watchFaults } from "./lib.js";
import { A as createGitHub, D as fit, O as GITHUB_REASONS, _ as marker, x as upsertIssue, y as closeIssue } from "./github.js";
import { writeFile } from "node:fs/promises";

// actions/assess-drift/assess-drift.ts
/**
* Looks at one model: gathers, decides, puts the decision on record and keeps the issue. Doing it again changes nothing but the
* record of the look.
*/
async function assessDrift(clients, github, { place, request, run, heartbeat }) {
	const drift = await gatherDrift(clients, place, request);
	const { facts } = drift;
	const { model } = request;
	const decision = decideRetraining(facts);
	if (facts.alarms.length > 0 || heartbeat) await record(clients, {
		place,
		request,
		run,
		heartbeat
	}, {
		drift,
		decision
	});
	return {
		model,
		drift,
		decision,
		issue: heartbeat ? void 0 : await keepIssue(github, {
			drift,
			decision,
			run
		})
	};
}
async function keepIssue(github, { drift, decision, run }) {
	const { facts, alarms } = drift;
	const { model, environment } = facts;
	const mark = marker(DRIFT_MARKER, {
		environment,
		model
	});
	if (facts.alarms.length === 0 || isAnswered(facts)) {
		const at = (facts.alarms.length === 0 ? facts.report?.checkedAt : facts.release?.deployedAt) ?? "";
		const commentMarker = marker("drift-over", {
			environment,
			model,
			at
		});
		return closeIssue(github, {
			marker: mark,
			commentMarker,
			comment: `${commentMarker}\n${overText(drift)}`
		});
	}
	const { title, body, labels } = driftIssue({
		facts,
		decision,
		alarms,
		run
	});
	const issue = {
		marker: mark,
		title,
		body: fit(`${mark}\n${body}`),
		labels
	};
	return (await upsertIssue(github, issue)).number;
}
function overText({ facts }) {
	const { report, release } = facts;
	const seen = report === void 0 ? "" : ` The newest check (${plain(report.checkedAt)}) found ${report.rows.captured} rows.`;
	const runs = release === void 0 ? "" : ` Version ${release.version} runs.`;
	if (facts.alarms.length > 0 && release !== void 0) return `Version ${release.version} was deployed on ${release.deployedAt.toISOString()}, after the alarm was raised, and no check of it confirms the alarm. Should one do so, an issue is opened again.\n`;
	return `No alarm is raised any more.${seen}${runs}\n`;
}
async function record(clients, { place, request, run, heartbeat }, { drift, decision }) {
	const { facts } = drift;
	const { model, environment, bucket, now } = request;
	await writeDecision(clients, place, bucket, {
		version: 1,
		model,
		environment,
		at: now.toISOString(),
		heartbeat,
		run: {
			id: run.id,
			attempt: run.attempt,
			...run.url !== void 0 && { url: run.url }
		},
		report: facts.report?.files.statistics.replace(/[^/]+$/, "report.json") ?? null,
		modelPackageArn: facts.release?.modelPackageArn ?? null,
		alarms: facts.alarms.map(({ name, metric, threshold, since }) => ({
			name,
			metric,
			threshold,
			since: since.toISOString()
		})),
		decision
	});
}

// actions/assess-drift/contract.ts
const inputs = {
	event: input("event", optional),
	environment: input("environment", text),
	model: input("model", optional),
	bucket: input("artifact-bucket", bucketName),
	environments: input("environments-folder", repositoryPath),
	pipelines: input("pipelines-folder", repositoryPath),
	page: input("report-file", repositoryPath),
	heartbeat: input("heartbeat", flag),
	token: input("github-token", text)
};
const outputs = [
	"retrain",
	"model",
	"pipeline",
	"cause",
	"ingest-parameters",
	"training-parameters",
	"report",
	"issue",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"retraining-decided",
		"retraining-declined",
		"retraining-not-yet",
		"no-drift",
		"watch-works",
		"watch-broken",
		"alarm-elsewhere",
		"event-invalid",
		"manifests-invalid",
		"pipeline-invalid",
		"package-missing",
		"account-mismatch",
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};

// actions/assess-drift/event.ts
const MAX_LENGTH = 2048;
const check = object({
	alarm: text$1,
	region: text$1,
	account: text$1,
	at: text$1
});
/** Reads the payload. Throws `event-invalid` for whatever is not exactly what events.yaml sends. */
function parseDriftEvent(json) {
	if (json.length > MAX_LENGTH) throw invalid(`it has ${json.length} characters`);
	const payload = parse(json);
	const fault = check(payload, "");
	if (fault !== void 0) throw invalid(fault);
	const { alarm, region, account } = { ...Object(payload) };
	return {
		alarm: String(alarm),
		region: String(region),
		account: String(account)
	};
}
function parse(json) {
	try {
		return JSON.parse(json);
	} catch {
		throw invalid("it is no JSON");
	}
}
function invalid(why) {
	return new Failure("event-invalid", `The event says nothing that can be followed: ${why}. Events of cloudformation/events.yaml have {"drift": {"alarm", "region", "account", "at"}}.`);
}

// actions/assess-drift/heartbeat.ts
/** Why the watch over an endpoint would not notice drift, as sentences; none where it would. */
async function heartbeatFaults(clients, place, { drift, monitor, bucket }) {
	const { facts, endpoint, faults } = drift;
	const { release, now } = facts;
	if (release === void 0) return [...faults, `${endpoint}: nothing is deployed by the records.`];
	const { deployedAt } = release;
	const watch = await readWatch(clients, place, {
		endpoint,
		monitor,
		deployedAt,
		bucket,
		now
	});
	return [...faults, ...watchFaults(watch)];
}

// actions/assess-drift/retraining.ts
/**
* Labelled rows of what the champion served are collected below an address of their own, which no other retraining writes to; the
* training then reads the older ones and judges on the newest.
*/
function retrainingParameters({ facts, endpoint, champion }, { bucket, cause, monitor }) {
	const { model, environment, report } = facts;
	if (champion?.modelDataUrl === void 0 || report === void 0) throw new Failure("package-missing", `The model package that ${endpoint} serves is gone, so that no new model could be compared with it. Deploy one that is registered.`);
	const { arn, modelDataUrl } = champion;
	const judged = {
		ChampionModelUri: modelDataUrl,
		ChampionModelPackageArn: arn
	};
	if (report.quality.labelled === 0) return {
		ingest: "",
		training: lines(judged)
	};
	const [, year, month, day] = /-(\d{4})(\d\d)(\d\d)\d{4}$/.exec(cause) ?? [];
	const labelled = `s3://${bucket}/labelled/${model}/${year}-${month}-${day}/${cause}`;
	return {
		ingest: lines({
			Model: model,
			Endpoint: endpoint,
			ModelPackageArn: arn,
			BaselineUri: report.baselineUri,
			CaptureUri: `s3://${bucket}/capture/${endpoint}/AllTraffic`,
			LabelsUri: `s3://${bucket}/labels/${model}`,
			DeploymentsUri: `s3://${bucket}/deployments/${environment}/${model}`,
			LabelledUri: labelled,
			LabelDelay: monitor.labelDelay
		}),
		training: lines({
			LabelledUri: labelled,
			...judged
		})
	};
}
function lines(parameters) {
	return Object.entries(parameters).map(([name, value]) => `${name}=${value}`).join("\n");
}

// actions/assess-drift/watched-models.ts
/** Models of the environment that are deployed and watched: the one that the event is about, or all. */
function watchedModels(manifest, { event, model: only }) {
	const { environment, account, region, models } = manifest;
	if (event !== void 0 && (event.account !== account || event.region !== region)) return [];
	return Object.entries(models).filter(([model, { release, monitor }]) => {
		if (release === null || monitor === null || only !== void 0 && model !== only) return false;
		if (event === void 0) return true;
		return alarmNames(endpointName(model, environment), monitor).includes(event.alarm);
	}).map(([model, entry]) => ({
		model,
		entry
	}));
}

// actions/assess-drift/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const { environment, bucket } = inputs;
	const event = inputs.event === void 0 ? void 0 : parseDriftEvent(inputs.event);
	const loaded = environmentOf(await loadManifests(inputs.environments), environment);
	const { manifest } = loaded;
	step.setOutputs({ retrain: false });
	const models = watchedModels(manifest, {
		event,
		model: inputs.model
	});
	if (event !== void 0 && models.length === 0) {
		step.log(`The alarm is none of ${environment}.`);
		step.setOutputs({ reason: "alarm-elsewhere" });
		return;
	}
	const clients = createClients(manifest.region);
	const place = await placeOfCaller(clients, loaded);
	const { pipelines, folders } = await readPipelines(inputs.pipelines);
	const github = createGitHub(inputs.token);
	const run = workflowRun();
	const now = /* @__PURE__ */ new Date();
	const assessed = [];
	for (const { model, entry } of models) {
		const pipeline = pipelines.find((spec) => spec.modelPackageGroup === model)?.name;
		if (pipeline === void 0) throw new Failure("pipeline-invalid", `No pipeline in ${inputs.pipelines} registers ${model}; one has to.`);
		const assessment = await assessDrift(clients, github, {
			place,
			request: {
				model,
				environment,
				entry,
				pipeline,
				bucket,
				now
			},
			run,
			heartbeat: inputs.heartbeat
		});
		const { decision, drift } = assessment;
		step.log(`${model}: ${drift.facts.alarms.length} alarms; retrain: ${decision.retrain}`);
		for (const { sentence } of decision.reasons) step.log(`  ${sentence}`);
		for (const fault of drift.faults) step.warn(fault);
		if (!inputs.heartbeat) {
			const text = driftText({
				facts: drift.facts,
				decision,
				alarms: drift.alarms,
				run
			});
			await step.summarize(`## ${plain(model)} in ${plain(environment)}\n\n${text}`);
		}
		assessed.push(assessment);
	}
	if (inputs.heartbeat) {
		const faults = [];
		for (const { model, drift } of assessed) {
			const monitor = manifest.models[model]?.monitor;
			if (monitor) faults.push(...await heartbeatFaults(clients, place, {
				drift,
				monitor,
				bucket
			}));
		}
		if (faults.length > 0) {
			await step.summarize(`## The watch of ${plain(environment)} does not work\n\n${list(faults.map(plain))}`);
			throw new Failure("watch-broken", `The watch of ${environment} does not work.`, { problems: faults });
		}
		await step.summarize(`## The watch of ${plain(environment)} works\n\n${assessed.length} ${assessed.length === 1 ? "model has" : "models have"} alarms and a report that is not old, and the decision could be recorded. Nothing was trained.`);
		step.setOutputs({ reason: "watch-works" });
		return;
	}
	const chosen = assessed.find(({ decision }) => decision.retrain === "yes") ?? mostUrgent(assessed);
	if (chosen === void 0) {
		step.setOutputs({ reason: "no-drift" });
		return;
	}
	const { model, decision, drift, issue } = chosen;
	const [report] = drift.reports;
	if (report !== void 0) {
		const { alarms, reports: history } = drift;
		await writeFile(inputs.page, driftPage({
			report,
			history,
			alarms,
			decision,
			run: run.url
		}));
		step.setOutputs({ report: inputs.page });
	}
	const pipeline = pipelines.find((spec) => spec.modelPackageGroup === model)?.name ?? "";
	const monitor = manifest.models[model]?.monitor;
	const { cause } = decision;
	step.setOutputs({
		model,
		pipeline: folders.get(pipeline),
		issue,
		cause
	});
	if (decision.retrain === "yes" && cause !== void 0 && monitor) {
		const parameters = retrainingParameters(drift, {
			bucket,
			cause,
			monitor
		});
		step.setOutputs({
			retrain: true,
			"ingest-parameters": parameters.ingest,
			"training-parameters": parameters.training,
			reason: "retraining-decided"
		});
		return;
	}
	const raised = drift.facts.alarms.length > 0;
	step.setOutputs({ reason: !raised ? "no-drift" : decision.retrain === "no" ? "retraining-declined" : "retraining-not-yet" });
});
/** The one that people should look at first. */
function mostUrgent(assessed) {
	return assessed.find(({ drift }) => drift.facts.alarms.length > 0) ?? assessed[0];
}

export {  };