"""What a user of boto3 does with a pipeline: upsert, start, follow, describe the package. Prints JSON."""

import json
import sys
import time

import boto3
from botocore.exceptions import ClientError, WaiterError

ROLE = "arn:aws:iam::111122223333:role/exec"
seen = {}
sagemaker = boto3.client("sagemaker")
s3 = boto3.client("s3")

s3.create_bucket(Bucket="bucket")
s3.put_object(
    Bucket="bucket",
    Key="code/model.py",
    Body=b"open('/opt/ml/processing/output/model/model.tar.gz', 'w').write('x')",
)
with open(sys.argv[1]) as file:
    definition = file.read()
sagemaker.create_model_package_group(ModelPackageGroupName="g", Tags=[{"Key": "team", "Value": "fares"}])


def upsert():
    """As the SageMaker Python SDK does it."""
    arguments = {"PipelineName": "p", "PipelineDefinition": definition, "RoleArn": ROLE}
    try:
        return "created", sagemaker.create_pipeline(
            **arguments, ClientRequestToken="t" * 40 + str(time.time_ns())
        )
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationException", error
        assert "already exists" in error.response["Error"]["Message"], error
        return "updated", sagemaker.update_pipeline(**arguments)


seen["upsert"] = [upsert()[0], upsert()[0]]
try:
    sagemaker.start_pipeline_execution(PipelineName="p", PipelineParameters=[{"Name": "No", "Value": "1"}])
except ClientError as error:
    seen["unknown parameter"] = error.response["Error"]["Code"]

token = "token-" * 8
start = {
    "PipelineName": "p",
    "PipelineParameters": [{"Name": "Limit", "Value": "3"}],
    "ClientRequestToken": token,
}
arn = sagemaker.start_pipeline_execution(**start)["PipelineExecutionArn"]
seen["started once"] = sagemaker.start_pipeline_execution(**start)["PipelineExecutionArn"] == arn
while (execution := sagemaker.describe_pipeline_execution(PipelineExecutionArn=arn))[
    "PipelineExecutionStatus"
] == "Executing":
    time.sleep(0.1)
seen["execution"] = [execution["PipelineExecutionStatus"], execution.get("FailureReason")]

pages = sagemaker.get_paginator("list_pipeline_execution_steps").paginate(
    PipelineExecutionArn=arn, SortOrder="Ascending", PaginationConfig={"PageSize": 1}
)
steps = [step for page in pages for step in page["PipelineExecutionSteps"]]
seen["steps"] = [
    [step["StepName"], step["StepStatus"], step["EndTime"] >= step["StartTime"]] for step in steps
]
seen["outcome"] = steps[1]["Metadata"]["Condition"]["Outcome"]

job = steps[0]["Metadata"]["ProcessingJob"]["Arn"].split("/")[-1]
sagemaker.get_waiter("processing_job_completed_or_stopped").wait(ProcessingJobName=job)
seen["job"] = sagemaker.describe_processing_job(ProcessingJobName=job)["ProcessingJobStatus"]
try:
    sagemaker.get_waiter("training_job_completed_or_stopped").wait(
        TrainingJobName="none", WaiterConfig={"MaxAttempts": 1}
    )
except WaiterError as error:
    seen["missing job"] = error.last_response["Error"]["Message"]

package = sagemaker.describe_model_package(ModelPackageName=steps[2]["Metadata"]["RegisterModel"]["Arn"])
seen["package"] = [
    package["ModelPackageVersion"],
    package["ModelApprovalStatus"],
    package["MetadataProperties"]["GeneratedBy"] == arn,
]
sagemaker.update_model_package(ModelPackageArn=package["ModelPackageArn"], ModelApprovalStatus="Approved")
listed = sagemaker.list_model_packages(
    ModelPackageGroupName="g", SortBy="CreationTime", SortOrder="Descending", MaxResults=1
)
seen["newest"] = listed["ModelPackageSummaryList"][0]["ModelApprovalStatus"]
seen["tags"] = sagemaker.list_tags(
    ResourceArn=sagemaker.describe_model_package_group(ModelPackageGroupName="g")["ModelPackageGroupArn"]
)["Tags"]
try:
    sagemaker.list_apps()
except ClientError as error:
    seen["unknown"] = "SageMaker.ListApps" in error.response["Error"]["Message"]
print(json.dumps(seen))
