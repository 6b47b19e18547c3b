"""Writes handlers.json: the IAM actions that CloudFormation's handlers of endpoint.yaml's resources need.

Usage: python handlers.py > handlers.json, with cfn-lint (.ci/requirements.txt), whose schemas say so.
"""

import json
import sys

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from cfnlint.version import __version__

TYPES = [
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::CloudWatch::Alarm",
    "AWS::SageMaker::Endpoint",
    "AWS::SageMaker::EndpointConfig",
    "AWS::SageMaker::Model",
    "AWS::SageMaker::MonitoringSchedule",
    "AWS::Scheduler::Schedule",
]

schemas = {name: PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", name).schema for name in TYPES}
# Listing serves imports of what no stack made yet.
needed = {
    name: sorted(
        {
            action
            for operation, handler in schema["handlers"].items()
            if operation != "list"
            for action in handler["permissions"]
        }
    )
    for name, schema in schemas.items()
}
json.dump({"source": f"Resource schemas in cfn-lint {__version__}", "actions": needed}, sys.stdout, indent=2)
print()
