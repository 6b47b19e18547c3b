"""Prints the definition that pipelines/nyc-taxi-fare/pipeline.yaml describes, made with the SDK."""

from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep
from session import BUCKET, IMAGE, ROLE, offline_session

NAME = "nyc-taxi-fare"
CACHE = CacheConfig(enable_caching=True, expire_after="P30D")


def code(file: str) -> str:
    return f"s3://{BUCKET}/{NAME}/code/0/{file}"


def output(step: str, name: str) -> ProcessingOutput:
    uri = Join(
        on="/",
        values=[f"s3://{BUCKET}/{NAME}/executions", ExecutionVariables.PIPELINE_EXECUTION_ID, step, name],
    )
    return ProcessingOutput(output_name=name, source=f"/opt/ml/processing/output/{name}", destination=uri)


def given(name: str, source: object) -> ProcessingInput:
    return ProcessingInput(source=source, destination=f"/opt/ml/processing/input/{name}", input_name=name)


def written(step: ProcessingStep, name: str) -> object:
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def file_of(step: ProcessingStep, name: str, file: str) -> Join:
    return Join(on="/", values=[written(step, name), file])


def main() -> None:
    session = offline_session()
    texts = {
        name: ParameterString(name=name, default_value=value)
        for name, value in {
            "InputFingerprint": "unknown",
            "DefinitionHash": "unknown",
            "Commit": "unknown",
            "Repository": "unknown",
            "TripsUri": f"s3://{BUCKET}/{NAME}/input/trips",
            "ZonesUri": f"s3://{BUCKET}/{NAME}/input/zones",
            "TrainingWindow": "P90D",
            "ProcessingInstanceType": "ml.m5.xlarge",
            "TrainingInstanceType": "ml.m5.xlarge",
        }.items()
    }
    source = ParameterString(
        name="InputSource", default_value="Manual", enum_values=["Manual", "Push", "Schedule", "Drift"]
    )
    threshold = ParameterFloat(name="RmseThreshold", default_value=7.0)
    count = ParameterInteger(name="ProcessingInstanceCount", default_value=1)

    def processor(instances: object = 1, env: dict | None = None) -> ScriptProcessor:
        return ScriptProcessor(
            image_uri=IMAGE,
            command=["python3"],
            role=ROLE,
            instance_count=instances,
            instance_type=texts["ProcessingInstanceType"],
            env=env,
            max_runtime_in_seconds=3600,
            sagemaker_session=session,
        )

    trips = given("trips", texts["TripsUri"])
    trips.s3_input.s3_data_distribution_type = "ShardedByS3Key"
    preprocess = ProcessingStep(
        name="PreprocessData",
        step_args=processor(
            count,
            {"TRAINING_WINDOW": texts["TrainingWindow"], "INPUT_FINGERPRINT": texts["InputFingerprint"]},
        ).run(
            code=code("preprocess.py"),
            inputs=[given("dataset", code("dataset.json")), trips, given("zones", texts["ZonesUri"])],
            outputs=[output("PreprocessData", name) for name in ("train", "validation", "test", "summary")],
        ),
        cache_config=CACHE,
    )
    estimator = Estimator(
        image_uri=IMAGE,
        role=ROLE,
        instance_count=1,
        instance_type=texts["TrainingInstanceType"],
        output_path=f"s3://{BUCKET}/{NAME}/models",
        max_run=3600,
        hyperparameters={
            "objective": "reg:squarederror",
            "num_round": 100,
            "early_stopping_rounds": 10,
            "max_depth": 9,
            "eta": 0.2,
            "gamma": 4,
            "min_child_weight": 300,
            "subsample": 0.8,
        },
        sagemaker_session=session,
    )
    train = TrainingStep(
        name="TrainModel",
        step_args=estimator.fit(
            {
                name: TrainingInput(written(preprocess, name), content_type="text/csv")
                for name in ("train", "validation")
            }
        ),
        cache_config=CACHE,
    )
    report = PropertyFile(name="evaluation", output_name="evaluation", path="evaluation.json")
    evaluate = ProcessingStep(
        name="EvaluateModel",
        step_args=processor().run(
            code=code("evaluate.py"),
            inputs=[
                given("dataset", code("dataset.json")),
                given("model", train.properties.ModelArtifacts.S3ModelArtifacts),
                given("test", written(preprocess, "test")),
                given("summary", written(preprocess, "summary")),
            ],
            outputs=[output("EvaluateModel", "evaluation"), output("EvaluateModel", "scored")],
        ),
        property_files=[report],
        cache_config=CACHE,
    )
    baseline = ProcessingStep(
        name="BaselineJob",
        step_args=processor().run(
            code=code("monitor.py"),
            arguments=["baseline"],
            inputs=[given("dataset", code("dataset.json")), given("scored", written(evaluate, "scored"))],
            outputs=[output("BaselineJob", "baseline")],
        ),
        cache_config=CACHE,
    )
    json = "application/json"
    statistics = file_of(baseline, "baseline", "statistics.json")
    constraints = file_of(baseline, "baseline", "constraints.json")
    model = Model(
        image_uri=IMAGE,
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=ROLE,
        sagemaker_session=session,
    )
    register = ModelStep(
        name="Model",
        step_args=model.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=["ml.t2.medium", "ml.t2.large", "ml.m5.large"],
            transform_instances=["ml.m5.large"],
            model_package_group_name=NAME,
            approval_status="PendingManualApproval",
            model_metrics=ModelMetrics(
                model_statistics=MetricsSource(file_of(evaluate, "evaluation", "evaluation.json"), json),
                model_data_statistics=MetricsSource(statistics, json),
                model_data_constraints=MetricsSource(constraints, json),
            ),
            drift_check_baselines=DriftCheckBaselines(
                model_data_statistics=MetricsSource(statistics, json),
                model_data_constraints=MetricsSource(constraints, json),
            ),
            customer_metadata_properties={
                "commit": texts["Commit"],
                "repository": texts["Repository"],
                "execution": ExecutionVariables.PIPELINE_EXECUTION_ARN,
                "inputFingerprint": texts["InputFingerprint"],
                "definitionHash": texts["DefinitionHash"],
                "scored": written(evaluate, "scored"),
                "baseline": written(baseline, "baseline"),
            },
        ),
    )
    gate = ConditionStep(
        name="CheckEvaluation",
        conditions=[
            ConditionLessThanOrEqualTo(
                left=JsonGet(
                    step_name=evaluate.name, property_file=report, json_path="regression_metrics.rmse.value"
                ),
                right=threshold,
            )
        ],
        if_steps=[register],
        else_steps=[
            FailStep(name="QualityTooLow", error_message=Join(on=" ", values=["RMSE above", threshold]))
        ],
    )
    pipeline = Pipeline(
        name=NAME,
        parameters=[source, *texts.values(), threshold, count],
        steps=[preprocess, train, evaluate, baseline, gate],
        sagemaker_session=session,
    )
    print(pipeline.definition())


if __name__ == "__main__":
    main()
