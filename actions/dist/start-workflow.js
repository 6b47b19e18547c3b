import { Fr as text, Or as input, br as assignments, ur as runAction } from "./lib.js";
import { A as createGitHub, O as GITHUB_REASONS, o as dispatchWorkflow } from "./github.js";

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