"""Uses the local CloudWatch and Application Auto Scaling as any boto3 program does.

The environment alone says where they are.
"""

import datetime
import json

import boto3
from botocore.exceptions import ClientError

cloudwatch = boto3.client("cloudwatch")
seen = {}
metric = {
    "Namespace": "Test",
    "MetricName": "Errors",
    "Dimensions": [{"Name": "EndpointName", "Value": "taxi"}],
}
now = datetime.datetime.now(datetime.timezone.utc)

cloudwatch.put_metric_alarm(
    AlarmName="errors",
    **metric,
    Statistic="Average",
    Period=60,
    EvaluationPeriods=1,
    Threshold=0.01,
    ComparisonOperator="GreaterThanThreshold",
    TreatMissingData="notBreaching",
    Tags=[{"Key": "a", "Value": "b"}],
)
alarm = cloudwatch.describe_alarms(AlarmNames=["errors"])["MetricAlarms"][0]
seen["quiet"] = alarm["StateValue"]
seen["threshold"] = alarm["Threshold"]
seen["young"] = abs((alarm["AlarmConfigurationUpdatedTimestamp"] - now).total_seconds()) < 60
datum = {key: value for key, value in metric.items() if key != "Namespace"}
# More than 10 KB, so that boto3 compresses it.
cloudwatch.put_metric_data(
    Namespace="Test", MetricData=[{**datum, "Value": 0.5, "Timestamp": now} for _ in range(200)]
)
seen["loud"] = cloudwatch.describe_alarms(StateValue="ALARM")["MetricAlarms"][0]["AlarmName"]
found = cloudwatch.get_metric_statistics(
    **metric,
    StartTime=now - datetime.timedelta(minutes=5),
    EndTime=now + datetime.timedelta(minutes=5),
    Period=60,
    Statistics=["SampleCount"],
)
seen["samples"] = sum(point["SampleCount"] for point in found["Datapoints"])
seen["tags"] = cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
try:
    cloudwatch.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="test")
except ClientError as error:
    seen["missing"] = error.response["Error"]["Code"]
cloudwatch.delete_alarms(AlarmNames=["errors"])
seen["left"] = len(cloudwatch.describe_alarms()["MetricAlarms"])

autoscaling = boto3.client("application-autoscaling")
target = {
    "ServiceNamespace": "sagemaker",
    "ResourceId": "endpoint/none/variant/AllTraffic",
    "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
}
try:
    autoscaling.deregister_scalable_target(**target)
except ClientError as error:
    seen["target"] = error.response["Error"]["Code"]
seen["targets"] = autoscaling.describe_scalable_targets(ServiceNamespace="sagemaker")["ScalableTargets"]
print(json.dumps(seen))
