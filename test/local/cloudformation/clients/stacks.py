"""Uses the local CloudFormation as any boto3 program does: the environment alone says where it is."""

import json

import boto3
from botocore.exceptions import ClientError

cloudformation = boto3.client("cloudformation")
seen = {}


def template(seconds):
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sagemaker.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    trust = {"Version": "2012-10-17", "Statement": [statement]}
    properties = {"AssumeRolePolicyDocument": trust, "MaxSessionDuration": seconds}
    resources = {"Role": {"Type": "AWS::IAM::Role", "Properties": properties}}
    return json.dumps({"Resources": resources, "Outputs": {"Name": {"Value": {"Ref": "Role"}}}})


def status():
    return cloudformation.describe_stacks(StackName="boto")["Stacks"][0]["StackStatus"]


def quickly(name, **more):
    waiter = cloudformation.get_waiter(name)
    waiter.wait(StackName="boto", WaiterConfig={"Delay": 0.05, "MaxAttempts": 200}, **more)


capabilities = {"Capabilities": ["CAPABILITY_IAM"]}
cloudformation.create_change_set(
    StackName="boto",
    ChangeSetName="first",
    ChangeSetType="CREATE",
    TemplateBody=template(3600),
    Tags=[{"Key": "team", "Value": "taxi"}],
    **capabilities,
)
quickly("change_set_create_complete", ChangeSetName="first")
seen["review"] = status()
described = cloudformation.describe_change_set(StackName="boto", ChangeSetName="first")
change = described["Changes"][0]["ResourceChange"]
seen["change"] = [change["Action"], change["LogicalResourceId"], described["ExecutionStatus"]]
cloudformation.execute_change_set(StackName="boto", ChangeSetName="first")
quickly("stack_create_complete")

cloudformation.update_stack(StackName="boto", TemplateBody=template(7200), **capabilities)
quickly("stack_update_complete")
seen["updated"] = status()
try:
    cloudformation.update_stack(StackName="boto", TemplateBody=template(7200), **capabilities)
except ClientError as error:
    seen["nothing"] = error.response["Error"]["Message"]

pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName="boto")
seen["first event"] = [event for page in pages for event in page["StackEvents"]][-1]["ResourceStatus"]
pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName="boto")
seen["resources"] = [item["ResourceStatus"] for page in pages for item in page["StackResourceSummaries"]]
pages = cloudformation.get_paginator("list_stacks").paginate(StackStatusFilter=["UPDATE_COMPLETE"])
seen["stacks"] = [item["StackName"] for page in pages for item in page["StackSummaries"]]
body = cloudformation.get_template(StackName="boto")["TemplateBody"]
seen["template"] = body == json.loads(template(7200))
cloudformation.delete_stack(StackName="boto")
quickly("stack_delete_complete")
try:
    status()
except ClientError as error:
    seen["gone"] = [error.response["Error"]["Code"], error.response["Error"]["Message"]]
print(json.dumps(seen))
