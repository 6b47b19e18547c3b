"""Prints the definition of COUNT processing steps, every second one told where the one before wrote."""

import sys

from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep
from session import BUCKET, IMAGE, ROLE, offline_session


def main(count: int) -> None:
    session = offline_session()
    steps: list[ProcessingStep] = []
    for index in range(count):
        writes = index % 2 == 0
        before = None if writes else steps[-1].properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri
        processor = ScriptProcessor(
            image_uri=IMAGE,
            command=["python3"],
            role=ROLE,
            instance_count=1,
            instance_type="ml.m5.xlarge",
            env=None if writes else {"BEFORE": before},
            sagemaker_session=session,
        )
        target = Join(
            on="/",
            values=[
                f"s3://{BUCKET}/chain/executions",
                ExecutionVariables.PIPELINE_EXECUTION_ID,
                f"S{index}",
                "o",
            ],
        )
        output = ProcessingOutput(output_name="o", source="/opt/ml/processing/output/o", destination=target)
        arguments = processor.run(
            code=f"s3://{BUCKET}/chain/code/0/step.py", outputs=[output] if writes else None
        )
        steps.append(ProcessingStep(name=f"S{index}", step_args=arguments))
    print(Pipeline(name="chain", steps=steps, sagemaker_session=session).definition())


if __name__ == "__main__":
    main(int(sys.argv[1]))
