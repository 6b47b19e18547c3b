import { Cn as createGitHub, Jn as callerIdentity, Mr as input, On as COMMON_REASONS, Rr as text, Xt as marker, Yr as Failure, a as closeIssue, bn as text$1, br as plain, dr as createClients, er as isMissing, gr as fenced, hr as code, l as listSteps, mr as runAction, nr as workflowRun, o as upsertIssue, s as describeExecution, vr as link, xn as GITHUB_REASONS, yn as object } from "./lib.js";

// actions/report-training/contract.ts
const inputs = {
	event: input("event", text),
	region: input("aws-region", text),
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
		"account-mismatch",
		...GITHUB_REASONS,
		...COMMON_REASONS
	]
};

// actions/report-training/event.ts
const EXECUTION = /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]{1,30}):(\d{12}):pipeline\/([A-Za-z0-9](?:-*[A-Za-z0-9]){0,255})\/execution\/[a-z0-9]{12}$/;
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
	const { execution = "" } = { ...Object(payload) };
	const arn = typeof execution === "string" ? execution : "";
	const [, region, account, pipeline] = EXECUTION.exec(arn) ?? [];
	if (region === void 0 || account === void 0 || pipeline === void 0) throw invalid("execution is no ARN of a pipeline execution");
	return {
		execution: arn,
		pipeline,
		region,
		account
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
function failureText({ pipeline, execution }, outcome, run) {
	const verb = outcome.status === "Stopped" ? "was stopped" : "failed";
	const steps = outcome.failed.map(({ name, failureReason }) => `Step ${code(name)} failed:\n\n${fenced("", failureReason ?? "SageMaker gives no reason.")}`);
	const whole = steps.length > 0 || outcome.failureReason === void 0 ? [] : [fenced("", outcome.failureReason)];
	const told = run.url === void 0 ? "" : ` ${link("The run that found out", run.url)}.`;
	return {
		title: `Training of ${pipeline} ${verb}`,
		labels: ["training-failed"],
		body: [
			`The newest execution of ${code(pipeline)} ${verb}: ${code(execution)}.${told}\n`,
			...steps,
			...whole,
			`Nothing is proposed from it. Once the cause is mended, start ${code("train.yml")} again; this issue closes itself when an execution succeeds.\n`
		].join("\n")
	};
}
function recoveryText({ execution }) {
	return `An execution succeeded: ${code(execution)}.`;
}
function reportSummary({ pipeline, execution }, report) {
	const issue = report.issue === void 0 ? "" : ` See #${report.issue}.`;
	const failed = report.failed.map(({ name, failureReason }) => `${code(name)}: ${plain(failureReason ?? "")}`);
	return `## Training of ${plain(pipeline)}\n\n${code(execution)} is ${plain(report.status)}.${issue}\n\n${failed.join("\n\n")}\n`;
}

// actions/report-training/report-training.ts
const REASONS = {
	Executing: "training-under-way",
	Stopping: "training-under-way",
	Stopped: "training-stopped",
	Failed: "training-failed",
	Succeeded: "training-succeeded"
};
/** Asks SageMaker what became of the execution, and lets the pipeline's issue say so. */
async function reportTraining(clients, github, { event, region, run }) {
	const { account } = await callerIdentity(clients);
	if (event.account !== account || event.region !== region) throw new Failure("event-invalid", `The event is about an execution in ${event.account}, ${event.region}; this repository trains in ${account}, ${region}.`);
	const execution = await find(clients, event);
	const failed = (await listSteps(clients, event.execution)).filter(({ status }) => status === "Failed");
	const reason = REASONS[execution.status];
	const report = {
		status: execution.status,
		reason,
		failed,
		failureReason: execution.failureReason
	};
	const mark = marker("training", { pipeline: event.pipeline });
	if (reason === "training-failed" || reason === "training-stopped") {
		const { title, body, labels } = failureText(event, report, run);
		const { number } = await upsertIssue(github, {
			marker: mark,
			title,
			body: `${mark}\n${body}`,
			labels
		});
		return {
			...report,
			issue: number
		};
	}
	if (reason === "training-succeeded") {
		const issue = await closeIssue(github, {
			marker: mark,
			comment: recoveryText(event)
		});
		return {
			...report,
			issue
		};
	}
	return {
		...report,
		issue: void 0
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

// actions/report-training/main.ts
await runAction(CONTRACT, async (inputs, step) => {
	const event = parseEvent(inputs.event);
	const report = await reportTraining(createClients(inputs.region), createGitHub(inputs.token), {
		event,
		region: inputs.region,
		run: workflowRun()
	});
	step.log(`${event.pipeline}: ${report.status}`);
	await step.summarize(reportSummary(event, report));
	const { status, issue, reason } = report;
	step.setOutputs({
		status,
		pipeline: event.pipeline,
		issue,
		reason
	});
});

export {  };