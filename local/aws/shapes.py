"""Writes a shapes.json: what AWS's model of a service says a request must look like.

    python3 shapes.py sagemaker > sagemaker/shapes.json
    python3 shapes.py cloudwatch > cloudwatch/shapes.json
    python3 shapes.py application-autoscaling > autoscaling/shapes.json
    python3 shapes.py events > events/shapes.json
    python3 shapes.py scheduler > scheduler/shapes.json
    python3 shapes.py secretsmanager > secretsmanager/shapes.json
    python3 shapes.py sqs > sqs/shapes.json

needs botocore (Apache-2.0); the committed files were made from botocore 1.43.11. Only what the operations of
OPERATIONS reach is kept, and of that only what a request can break: types, required members, lengths, ranges,
patterns, enums.
"""

import gzip
import json
import pathlib
import re
import sys

import botocore

OPERATIONS = {
    "application-autoscaling": [
        "DeleteScalingPolicy",
        "DeregisterScalableTarget",
        "DescribeScalableTargets",
        "DescribeScalingActivities",
        "DescribeScalingPolicies",
        "DescribeScheduledActions",
        "ListTagsForResource",
        "PutScalingPolicy",
        "RegisterScalableTarget",
        "TagResource",
        "UntagResource",
    ],
    "cloudwatch": [
        "DeleteAlarms",
        "DescribeAlarmHistory",
        "DescribeAlarms",
        "DescribeAlarmsForMetric",
        "DisableAlarmActions",
        "EnableAlarmActions",
        "GetMetricData",
        "GetMetricStatistics",
        "ListMetrics",
        "ListTagsForResource",
        "PutMetricAlarm",
        "PutMetricData",
        "SetAlarmState",
        "TagResource",
        "UntagResource",
    ],
    "events": [
        "CreateApiDestination",
        "CreateConnection",
        "DeauthorizeConnection",
        "DeleteApiDestination",
        "DeleteConnection",
        "DeleteRule",
        "DescribeApiDestination",
        "DescribeConnection",
        "DescribeEventBus",
        "DescribeRule",
        "DisableRule",
        "EnableRule",
        "ListApiDestinations",
        "ListConnections",
        "ListRuleNamesByTarget",
        "ListRules",
        "ListTagsForResource",
        "ListTargetsByRule",
        "PutEvents",
        "PutRule",
        "PutTargets",
        "RemoveTargets",
        "TagResource",
        "TestEventPattern",
        "UntagResource",
        "UpdateApiDestination",
        "UpdateConnection",
    ],
    "scheduler": [
        "CreateSchedule",
        "DeleteSchedule",
        "GetSchedule",
        "GetScheduleGroup",
        "ListScheduleGroups",
        "ListSchedules",
        "UpdateSchedule",
    ],
    "secretsmanager": [
        "CreateSecret",
        "DeleteSecret",
        "DescribeSecret",
        "GetSecretValue",
        "ListSecretVersionIds",
        "ListSecrets",
        "PutSecretValue",
        "RestoreSecret",
        "TagResource",
        "UntagResource",
        "UpdateSecret",
        "UpdateSecretVersionStage",
    ],
    "sqs": [
        "ChangeMessageVisibility",
        "CreateQueue",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueAttributes",
        "GetQueueUrl",
        "ListQueueTags",
        "ListQueues",
        "PurgeQueue",
        "ReceiveMessage",
        "SendMessage",
        "SendMessageBatch",
        "SetQueueAttributes",
        "TagQueue",
        "UntagQueue",
    ],
    "sagemaker": [
        "AddTags",
        "BatchDescribeModelPackage",
        "CreateEndpoint",
        "CreateEndpointConfig",
        "CreateModel",
        "CreateModelPackage",
        "CreateModelPackageGroup",
        "CreateMonitoringSchedule",
        "CreatePipeline",
        "CreateProcessingJob",
        "CreateTrainingJob",
        "DeleteEndpoint",
        "DeleteEndpointConfig",
        "DeleteModel",
        "DeleteModelPackage",
        "DeleteModelPackageGroup",
        "DeleteMonitoringSchedule",
        "DeletePipeline",
        "DeleteTags",
        "DescribeEndpoint",
        "DescribeEndpointConfig",
        "DescribeModel",
        "DescribeModelPackage",
        "DescribeModelPackageGroup",
        "DescribeMonitoringSchedule",
        "DescribePipeline",
        "DescribePipelineDefinitionForExecution",
        "DescribePipelineExecution",
        "DescribeProcessingJob",
        "DescribeTrainingJob",
        "ListEndpointConfigs",
        "ListEndpoints",
        "ListModelPackageGroups",
        "ListModelPackages",
        "ListModels",
        "ListMonitoringSchedules",
        "ListPipelineExecutionSteps",
        "ListPipelineExecutions",
        "ListPipelineParametersForExecution",
        "ListPipelineVersions",
        "ListPipelines",
        "ListProcessingJobs",
        "ListTags",
        "ListTrainingJobs",
        "RetryPipelineExecution",
        "StartMonitoringSchedule",
        "StartPipelineExecution",
        "StopMonitoringSchedule",
        "StopPipelineExecution",
        "StopProcessingJob",
        "StopTrainingJob",
        "UpdateEndpoint",
        "UpdateEndpointWeightsAndCapacities",
        "UpdateModelPackage",
        "UpdateMonitoringSchedule",
        "UpdatePipeline",
        "UpdatePipelineExecution",
        "UpdatePipelineVersion",
    ],
}

# Patterns that JavaScript has no equal for, or that take exponential time on a long text.
UNMATCHED = {
    "AthenaCatalog",
    "PipelineDefinition",
    "PolicyName",
    "RedshiftSecretManagerArn",
    "TrainingRepositoryCredentialsProviderArn",
}

KEPT = ("required", "enum", "min", "max", "pattern")


def reachable(shapes, name, found):
    if name in found:
        return
    shape = shapes[name]
    kept = {"type": shape["type"], **{key: shape[key] for key in KEPT if key in shape}}
    if "pattern" in kept:
        # The model writes the length of customer metadata into its pattern, where it means nothing: ${1,128}.
        kept["pattern"] = re.sub(r"\$\{1,\d+\}$", "", kept["pattern"])
        # JavaScript takes no escape where there is nothing to escape.
        kept["pattern"] = re.sub(r"\\([_!@=])", r"\1", kept["pattern"]).replace(r"|\-)", "|-)")
    if name in UNMATCHED or kept.get("pattern") in (".*", "[\\s\\S]*", "[\\S\\s]*"):
        kept.pop("pattern", None)
    found[name] = kept
    if shape["type"] == "structure":
        kept["members"] = {key: member["shape"] for key, member in shape["members"].items()}
        children = kept["members"].values()
    elif shape["type"] == "list":
        kept["member"] = shape["member"]["shape"]
        children = [kept["member"]]
    elif shape["type"] == "map":
        kept["key"], kept["value"] = shape["key"]["shape"], shape["value"]["shape"]
        children = [kept["key"], kept["value"]]
    else:
        children = []
    for child in children:
        reachable(shapes, child, found)


def main():
    service = sys.argv[1]
    folder = pathlib.Path(botocore.__file__).parent / "data" / service
    with gzip.open(max(folder.glob("*/service-2.json.gz"))) as file:
        model = json.load(file)
    found, inputs = {}, {}
    for operation in sorted(OPERATIONS[service]):
        inputs[operation] = model["operations"][operation]["input"]["shape"]
        reachable(model["shapes"], inputs[operation], found)
    lines = [f"    {json.dumps(name)}: {json.dumps(found[name])}" for name in sorted(found)]
    sys.stdout.write(
        f'{{\n  "inputs": {json.dumps(inputs)},\n  "shapes": {{\n' + ",\n".join(lines) + "\n  }\n}\n"
    )


main()
