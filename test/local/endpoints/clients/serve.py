"""What boto3 does with an endpoint; prints what it saw as JSON.

serve.py MODEL_DATA_URL ROLE
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5"


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response
    return None


def main():
    url, role = sys.argv[1:]
    sagemaker = boto3.client("sagemaker")
    runtime = boto3.client("sagemaker-runtime")
    sagemaker.create_model(
        ModelName="m", ExecutionRoleArn=role, PrimaryContainer={"Image": IMAGE, "ModelDataUrl": url}
    )
    variant = {
        "VariantName": "AllTraffic",
        "ModelName": "m",
        "InstanceType": "ml.m5.large",
        "InitialInstanceCount": 1,
    }
    sagemaker.create_endpoint_config(EndpointConfigName="c", ProductionVariants=[variant])
    sagemaker.create_endpoint(EndpointName="e", EndpointConfigName="c")
    sagemaker.get_waiter("endpoint_in_service").wait(
        EndpointName="e", WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    answer = runtime.invoke_endpoint(
        EndpointName="e", ContentType="text/csv", Body="1,2\n3,4", InferenceId="one", CustomAttributes="a=b"
    )
    failed = refused(runtime.invoke_endpoint, EndpointName="e", ContentType="image/png", Body=b"1,2")
    missing = refused(runtime.invoke_endpoint, EndpointName="none", ContentType="text/csv", Body=b"1,2")
    listed = sagemaker.get_paginator("list_endpoints").paginate().build_full_result()
    sagemaker.delete_endpoint(EndpointName="e")
    sagemaker.get_waiter("endpoint_deleted").wait(
        EndpointName="e", WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    seen = {
        "predictions": [float(line) for line in answer["Body"].read().decode().splitlines()],
        "contentType": answer["ContentType"],
        "variant": answer["InvokedProductionVariant"],
        "failed": [failed["Error"]["Code"], failed["OriginalStatusCode"], failed["OriginalMessage"]],
        "missing": [missing["Error"]["Code"], missing["Error"]["Message"]],
        "listed": [endpoint["EndpointName"] for endpoint in listed["Endpoints"]],
    }
    print(json.dumps(seen))


main()
