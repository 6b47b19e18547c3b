import { $n as callerIdentity, Cn as workflowRun, Fr as text, Gt as listExecutions, Kr as Failure, Kt as listSteps, Mr as repositoryPath, Or as input, Sn as parseExecutionArn, Tn as readPipelines, Vt as COMMON_REASONS, Wt as describeExecution, ar as isMissing, dr as code, fr as fenced, hr as list, ln as object, mr as link, sr as createClients, un as text$1, ur as runAction, vr as ProblemsError, y as openDriftIssue } from "./lib.js";
import { A as createGitHub, D as fit, O as GITHUB_REASONS, _ as marker, x as upsertIssue, y as closeIssue } from "./github.js";

// actions/report-training/contract.ts
const inputs = {
	event: input("event", text),
	region: input("aws-region", text),
	pipelines: input("pipelines-folder", repositoryPath),
	token: input("github-token", text)
};
const outputs = [
	"status",
	"pipeline",
	"issue",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"training-succeeded",
		"training-failed",
		"training-stopped",
		"training-under-way",
		"training-unknown",
		"event-invalid",
		"pipeline-invalid",
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};

// actions/report-training/event.ts
const MAX_LENGTH = 2048;
const check = object({
	execution: text$1,
	status: text$1,
	region: text$1,
	account: text$1
});
/** Reads the payload. Throws `event-invalid` for whatever is not exactly what events.yaml sends. */
function parseEvent(json) {
	if (json.length > MAX_LENGTH) throw invalid(`it has ${json.length} characters`);
	const payload = parse(json);
	const fault = check(payload, "");
	if (fault !== void 0) throw invalid(fault);
	const { execution = "", region, account } = { ...Object(payload) };
	const arn = typeof execution === "string" ? execution : "";
	const parts = parseExecutionArn(arn);
	if (parts === void 0) throw invalid("execution is no ARN of a pipeline execution");
	if (region !== parts.region || account !== parts.account) throw invalid("region and account are not those of the execution");
	return {
		execution: arn,
		...parts
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
	return new Failure("event-invalid", `The event says nothing that can be followed: ${why}. Events of cloudformation/events.yaml have {"pipeline": {"execution", "status", "region", "account"}}.`);
}

// actions/report-training/text.ts
/** The issue about a training that failed or was stopped. */
function failureText({ pipeline, execution, driftIssue }, outcome, run) {
	const verb = outcome.status === "Stopped" ? "was stopped" : "failed";
	const steps = outcome.failed.map((step) => `Step ${code(step.name)} failed:\n\n${fenced("", whyOf(step))}`);
	const drift = driftIssue === void 0 ? [] : [`Drift started it: see #${driftIssue}, where it is decided whether drift trains again.\n`];
	const whole = steps.length > 0 || outcome.failureReason === void 0 ? [] : [fenced("", outcome.failureReason)];
	const told = run.url === void 0 ? "" : ` ${link("The run that found out", run.url)}.`;
	return {
		title: `Training of ${pipeline} ${verb}`,
		labels: ["training-failed"],
		body: [
			`The last execution of ${code(pipeline)} that ended ${verb}: ${code(execution)}.${told}\n`,
			...drift,
			...steps,
			...whole,
			`Nothing is proposed from it, and what runs goes on running. Once the cause is mended, run ${code("train.yml")} again; the next execution that succeeds closes this issue.\n`
		].join("\n")
	};
}
/** A quality gate has its words in the step's own message. */
function whyOf({ failureReason, failMessage }) {
	return failureReason ?? failMessage ?? "SageMaker gives no reason.";
}
function recoveryText({ execution }) {
	return `An execution succeeded: ${code(execution)}. What it registered is proposed by ${code("promote.yml")}.\n`;
}
function reportSummary(pipeline, report) {
	const issue = report.issue === void 0 ? "" : ` See #${report.issue}.`;
	const failed = report.failed.map((step) => `${code(step.name)}: ${code(whyOf(step))}`);
	const steps = failed.length === 0 ? "" : `\n${list(failed)}`;
	return `## Training of ${code(pipeline)}\n\nThe last execution that ended: ${code(report.execution)}, ${code(report.status)}.${issue}\n${steps}`;
}

// actions/report-training/report-training.ts
const REASONS = {
	Executing: "training-under-way",
	Stopping: "training-under-way",
	Stopped: "training-stopped",
	Failed: "training-failed",
	Succeeded: "training-succeeded"
};
/**
* Asks SageMaker what became of the pipeline that the event names, and lets its issue say so. Events come late, twice, or not
* in their order: the newest execution that has ended counts.
*/
async function reportTraining(clients, github, request) {
	const { event, run } = request;
	const place = await checkPlace(clients, request);
	const named = await find(clients, event);
	const execution = await newestEnded(clients, place, event) ?? named;
	const failed = (await listSteps(clients, execution.arn)).filter(({ status }) => status === "Failed");
	const { arn, status, failureReason } = execution;
	const reason = REASONS[status];
	const report = {
		execution: arn,
		status,
		reason,
		failed,
		failureReason
	};
	const about = {
		pipeline: event.pipeline,
		execution: arn
	};
	const mark = marker("training", { pipeline: event.pipeline });
	if (reason === "training-failed" || reason === "training-stopped") {
		const driftIssue = await driftIssueOf(github, execution.displayName);
		const { title, body, labels } = failureText({
			...about,
			driftIssue
		}, report, run);
		const { number } = await upsertIssue(github, {
			marker: mark,
			title,
			body: fit(`${mark}\n${body}`),
			labels
		});
		return {
			...report,
			issue: number
		};
	}
	if (reason === "training-succeeded") {
		const commentMarker = marker("training-succeeded", { execution: arn });
		const comment = `${commentMarker}\n${recoveryText(about)}`;
		return {
			...report,
			issue: await closeIssue(github, {
				marker: mark,
				commentMarker,
				comment
			})
		};
	}
	return {
		...report,
		issue: void 0
	};
}
/** The issue about the drift that started an execution; drift.yml names executions so, and takes each end up in its issue. */
async function driftIssueOf(github, name) {
	if (name === void 0 || !name.startsWith("drift-")) return void 0;
	return openDriftIssue(github, ({ environment, model }) => name.startsWith(`drift-${environment}-${model}-`));
}
/** Nothing but this account's, this region's and this repository's pipelines is asked about. */
async function checkPlace(clients, { event, region, pipelines }) {
	if (!pipelines.includes(event.pipeline)) throw new Failure("training-unknown", `The event is about the pipeline ${event.pipeline}, which is none of this repository's: ${pipelines.join(", ") || "it has none"}.`);
	const { account, arn } = await callerIdentity(clients);
	if (event.account !== account || event.region !== region) throw new Failure("event-invalid", `The event is about an execution in ${event.account}, ${event.region}; this repository trains in ${account}, ${region}.`);
	const [, partition = "aws"] = arn.split(":");
	return {
		partition,
		region,
		account
	};
}
async function find(clients, { execution, pipeline }) {
	try {
		return await describeExecution(clients, execution);
	} catch (error) {
		if (!isMissing(error)) throw error;
		throw new Failure("training-unknown", `SageMaker has no execution ${execution} of ${pipeline}.`, { cause: error });
	}
}
async function newestEnded(clients, place, { pipeline }) {
	for await (const { arn, status } of listExecutions(clients, place, pipeline)) if (REASONS[status] !== "training-under-way") return describeExecution(clients, arn);
}

// actions/report-training/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const event = parseEvent(inputs.event);
	const { pipelines, problems } = await readPipelines(inputs.pipelines);
	const names = pipelines.map(({ name }) => name);
	if (!names.includes(event.pipeline) && problems.length > 0) throw new ProblemsError(problems);
	const report = await reportTraining(createClients(inputs.region), createGitHub(inputs.token), {
		event,
		region: inputs.region,
		pipelines: names,
		run: workflowRun()
	});
	step.log(`${event.pipeline}: ${report.status}`);
	await step.summarize(reportSummary(event.pipeline, report));
	const { status, issue, reason } = report;
	step.setOutputs({
		status,
		pipeline: event.pipeline,
		issue,
		reason
	});
});

export {  };