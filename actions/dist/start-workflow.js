import { Er as input, Nr as text, cr as runAction, vr as assignments } from "./lib.js";
import { D as GITHUB_REASONS, k as createGitHub, o as dispatchWorkflow } from "./github.js";

// actions/start-workflow/contract.ts
const inputs = {
	workflow: input("workflow", text),
	ref: input("ref", text),
	inputs: input("inputs", assignments),
	token: input("github-token", text)
};
const outputs = ["reason"];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"workflow-started",
		"inputs-invalid",
		...GITHUB_REASONS,
		"unexpected"
	]
};

// actions/start-workflow/main.ts
await runAction(CONTRACT, async ({ token, workflow, ref, inputs }, step) => {
	await dispatchWorkflow(createGitHub(token), {
		workflow,
		ref,
		inputs
	});
	step.log(`${workflow} was started on ${ref}.`);
	step.setOutputs({ reason: "workflow-started" });
});

export {  };