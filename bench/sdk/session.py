"""The SageMaker Python SDK set up to build definitions without a call to AWS."""

import boto3
from sagemaker.telemetry import telemetry_logging
from sagemaker.workflow.pipeline_context import PipelineSession

# The SDK reports its use to AWS; the benchmark must neither wait for that nor send it.
telemetry_logging._send_telemetry_request = lambda *_, **__: None

ROLE = "arn:aws:iam::111122223333:role/execution"
BUCKET = "artifacts"
IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5"


def offline_session() -> PipelineSession:
    boto = boto3.Session(aws_access_key_id="bench", aws_secret_access_key="bench", region_name="us-east-1")
    return PipelineSession(boto_session=boto, default_bucket=BUCKET)
