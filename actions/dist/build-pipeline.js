import { Cn as workflowRun, Dr as folder, Ht as REASONS, It as pipelineDifference, Nr as role, Nt as diagram, Or as input, Pr as tags, Pt as jsonDifference, Rt as compilePipeline, Sr as bucketName, Vt as COMMON_REASONS, _n as objectExists, _r as table, an as createPipeline, cr as regionFromEnvironment, dr as code, er as checkAccount, gr as plain, in as addTags, ir as isAlreadyThere, kn as loadPipeline, on as describePipeline, pr as folded, sn as updatePipeline, sr as createClients, tn as ensureModelPackageGroup, ur as runAction, yn as putObject } from "./lib.js";

// actions/build-pipeline/build-pipeline.ts
/** Makes SageMaker's pipeline what the folder compiles to: step code first, so that no version ever lacks its code. */
async function buildPipeline(clients, request, log) {
	const { pipeline, place } = request;
	await checkAccount(clients, request.role);
	const uploads = await uploadCode(clients, request, log);
	const tags = {
		...request.repository !== "" && { "drift-gitops:repository": request.repository },
		"drift-gitops:pipeline": pipeline.name,
		...request.tags
	};
	const group = await ensureGroup(clients, request, tags, log);
	const build = await deploy(clients, request, await describePipeline(clients, place, pipeline.name), tags);
	log(`Pipeline ${pipeline.name}: ${build.reason}${differences(build.before?.differs)}.`);
	if (build.reason !== "created") logTags(log, build.arn, await addTags(clients, build.arn, tags));
	return {
		...build,
		uploads,
		group
	};
}
async function deploy(clients, request, deployed, tags) {
	const { pipeline, place } = request;
	const wanted = contentOf(request);
	if (deployed === void 0) try {
		return {
			reason: "created",
			arn: await createPipeline(clients, place, {
				...wanted,
				name: pipeline.name,
				tags
			}),
			before: void 0
		};
	} catch (error) {
		const made = isAlreadyThere(error) ? await describePipeline(clients, place, pipeline.name) : void 0;
		if (made === void 0) throw error;
		return deploy(clients, request, made, tags);
	}
	const { arn, definition } = deployed;
	const differs = pipelineDifference(wanted, deployed);
	if (differs.length === 0) return {
		reason: "unchanged",
		arn,
		before: void 0
	};
	await updatePipeline(clients, place, {
		...wanted,
		name: pipeline.name
	}, async () => {
		const now = await describePipeline(clients, place, pipeline.name);
		return now !== void 0 && pipelineDifference(wanted, now).length === 0;
	});
	return {
		reason: "updated",
		arn,
		before: {
			definition,
			differs
		}
	};
}
function contentOf({ pipeline, role }) {
	return {
		definition: pipeline.json,
		roleArn: role.arn,
		description: pipeline.description ?? "",
		displayName: pipeline.displayName
	};
}
/** A key holds the hash of what is there: an object under it need not be sent again. */
async function uploadCode(clients, request, log) {
	const { pipeline, place, bucket } = request;
	const scope = {
		bucket,
		folder: `${pipeline.name}/code`
	};
	const present = await Promise.all(pipeline.code.map(({ key }) => objectExists(clients, place, {
		...scope,
		key
	})));
	const absent = pipeline.code.filter((_, index) => !present[index]);
	const upload = async ({ key, bytes: body, contentType }) => {
		await putObject(clients, place, {
			...scope,
			key,
			body,
			contentType
		});
		log(`Uploaded s3://${bucket}/${key} (${body.length} bytes).`);
	};
	await Promise.all(absent.map(upload));
	return {
		uploaded: absent.length,
		present: pipeline.code.length - absent.length
	};
}
async function ensureGroup(clients, { pipeline, place }, tags, log) {
	const { modelPackageGroup: name, description = "" } = pipeline;
	if (name === void 0) return void 0;
	const group = await ensureModelPackageGroup(clients, place, {
		name,
		description,
		tags
	});
	if (group.created) log(`Model package group ${name}: created.`);
	else logTags(log, group.arn, await addTags(clients, group.arn, tags));
	return group;
}
function logTags(log, arn, keys) {
	if (keys.length > 0) log(`Tagged ${arn}: ${keys.join(", ")}.`);
}
function differences(parts) {
	return parts === void 0 ? "" : `, it differed in ${parts.join(", ")}`;
}

// actions/build-pipeline/contract.ts
const inputs = {
	folder: input("pipeline", folder),
	role: input("role-arn", role),
	bucket: input("artifact-bucket", bucketName),
	tags: input("tags", tags)
};
const outputs = [
	"pipeline-name",
	"pipeline-arn",
	"definition-hash",
	"changed",
	"trains",
	"reason"
];
const CONTRACT = {
	inputs,
	outputs,
	reasons: [
		"created",
		"updated",
		"unchanged",
		"pipeline-invalid",
		"account-mismatch",
		...COMMON_REASONS
	]
};

// actions/build-pipeline/summary.ts
/** The job summary, as Markdown: what happened, the steps as a graph, and what became different. */
function buildSummary(pipeline, build) {
	const { before, group } = build;
	const { uploaded, present } = build.uploads;
	const facts = [
		["Pipeline", code(build.arn)],
		["Definition", `SHA-256 ${code(pipeline.hash)}`],
		["Step code", `${uploaded} uploaded, ${present} there before`]
	];
	if (group) facts.push(["Model package group", `${code(group.arn)} ${group.created ? "created" : "was there"}`]);
	const parts = [
		`## Pipeline ${plain(pipeline.name)}: ${build.reason}\n`,
		`${REASONS[build.reason]}${before ? ` It differed in: ${before.differs.join(", ")}.` : ""}\n`,
		table(["", ""], facts),
		diagram(pipeline.graph)
	];
	if (before?.differs.includes("definition")) parts.push(folded("What changed in the definition", jsonDifference(before.definition, pipeline.json)));
	return parts.join("\n");
}

// actions/build-pipeline/main.ts
await runAction(CONTRACT, async ({ folder, role, bucket, tags }, step) => {
	const region = regionFromEnvironment();
	const { account, partition } = role;
	const environment = {
		region,
		account,
		roleArn: role.arn,
		artifactBucket: bucket
	};
	const pipeline = compilePipeline(await loadPipeline(folder), environment);
	const place = {
		partition,
		region,
		account
	};
	const { repository } = workflowRun();
	const request = {
		pipeline,
		role,
		bucket,
		tags,
		repository,
		place
	};
	const build = await buildPipeline(createClients(region), request, (line) => step.log(line));
	step.setOutputs({
		"pipeline-name": pipeline.name,
		"pipeline-arn": build.arn,
		"definition-hash": pipeline.hash,
		changed: build.reason !== "unchanged",
		trains: pipeline.trains,
		reason: build.reason
	});
	await step.summarize(buildSummary(pipeline, build));
});

export {  };