"""Checks every CloudFormation template with cfn-lint, for all commercial regions that have endpoints."""

import subprocess
import sys
from pathlib import Path

from cfnlint.helpers import REGIONS
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

REPOSITORY = Path(__file__).resolve().parent.parent
# Regions of partitions that are separate from the commercial one, by the beginnings of their names.
OTHER_PARTITIONS = ("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-")
# What each template is for; a region without it is none in which the template could be deployed.
PURPOSE = {"events.yaml": "AWS::Events::ApiDestination"}


def main() -> int:
    """Answers with cfn-lint's own exit code: not 0 for errors, warnings and remarks alike."""
    templates = sorted((REPOSITORY / "cloudformation").glob("*.yaml"))
    commercial = sorted(region for region in REGIONS if not region.startswith(OTHER_PARTITIONS))
    worst = 0
    for kind in ("AWS::SageMaker::Endpoint", *PURPOSE.values()):
        these = [path for path in templates if PURPOSE.get(path.name, "AWS::SageMaker::Endpoint") == kind]
        worst = max(worst, check(these, commercial, kind))
    return worst


def check(templates: list[Path], commercial: list[str], kind: str) -> int:
    # cfn-lint carries what CloudFormation's registry said in each region when this version of it was made.
    regions = [region for region in commercial if kind in PROVIDER_SCHEMA_MANAGER.get_resource_types(region)]
    print(f"{', '.join(path.name for path in templates)}: {len(regions)} regions: {' '.join(regions)}")
    without = [region for region in commercial if region not in regions]
    if without:
        print(f"Without {kind} in CloudFormation's registry: {' '.join(without)}")
    command = [Path(sys.executable).with_name("cfn-lint"), "--non-zero-exit-code", "informational"]
    command += ["--regions", *regions, "--template", *map(str, templates)]
    return subprocess.run(command, check=False, cwd=REPOSITORY).returncode


if __name__ == "__main__":
    sys.exit(main())
