"""Uses the local IAM and STS as any boto3 program does: the environment alone says where they are."""

import json

import boto3
from botocore.exceptions import ClientError

iam = boto3.client("iam")
seen = {}


def document(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


trust = document(Principal={"AWS": "*"}, Action="sts:AssumeRole")
role = iam.create_role(RoleName="boto", AssumeRolePolicyDocument=trust, Tags=[{"Key": "a", "Value": "b"}])[
    "Role"
]
seen["trust"] = iam.get_role(RoleName="boto")["Role"]["AssumeRolePolicyDocument"] == json.loads(trust)
policy = document(Action="s3:ListBucket", Resource="arn:aws:s3:::bucket")
iam.put_role_policy(RoleName="boto", PolicyName="p", PolicyDocument=policy)
found = iam.get_role_policy(RoleName="boto", PolicyName="p")
seen["policy"] = found["PolicyDocument"] == json.loads(policy)
seen["names"] = [
    name
    for page in iam.get_paginator("list_role_policies").paginate(RoleName="boto")
    for name in page["PolicyNames"]
]

answer = boto3.client("sts").assume_role(RoleArn=role["Arn"], RoleSessionName="session")
keys = answer["Credentials"]
session = boto3.Session(
    aws_access_key_id=keys["AccessKeyId"],
    aws_secret_access_key=keys["SecretAccessKey"],
    aws_session_token=keys["SessionToken"],
)
seen["identity"] = session.client("sts").get_caller_identity()["Arn"]
seen["listed"] = session.client("s3").list_objects_v2(Bucket="bucket")["KeyCount"]
for name, call in {
    "s3": lambda: session.client("s3").put_object(Bucket="bucket", Key="k", Body=b""),
    "sagemaker": lambda: session.client("sagemaker").list_pipelines(),
    "iam": lambda: session.client("iam").list_roles(),
}.items():
    try:
        call()
    except ClientError as error:
        seen[name] = error.response["Error"]["Code"]
try:
    iam.delete_role(RoleName="boto")
except ClientError as error:
    seen["conflict"] = error.response["Error"]["Code"]
print(json.dumps(seen))
