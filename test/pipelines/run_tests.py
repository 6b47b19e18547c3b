"""Runs one file of unittest cases and prints each case's name and failure as JSON, for steps.test.ts to show.

python3 run_tests.py STEP_FOLDER TEST_FILE
"""

import contextlib
import importlib.util
import json
import sys
import unittest
import warnings


class Outcomes(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.cases: dict[str, str] = {}

    def startTest(self, test):
        super().startTest(test)
        self.cases[name_of(test)] = ""

    def addFailure(self, test, err):
        self.cases[name_of(test)] = self._exc_info_to_string(err, test)

    def addError(self, test, err):
        self.cases[name_of(test)] = self._exc_info_to_string(err, test)

    def addSubTest(self, test, subtest, err):
        if err:
            self.cases[name_of(test)] += f"{subtest}\n{self._exc_info_to_string(err, test)}"


def name_of(test: unittest.TestCase) -> str:
    return getattr(test, "_testMethodName", str(test)).removeprefix("test_").replace("_", " ")


def main() -> None:
    folder, file = sys.argv[1:3]
    sys.path.insert(0, folder)
    warnings.simplefilter("error")
    spec = importlib.util.spec_from_file_location("cases", file)
    cases = importlib.util.module_from_spec(spec)
    outcomes = Outcomes()
    # What the scripts print for people must not mix with what is printed here for the test runner.
    with contextlib.redirect_stdout(sys.stderr):
        spec.loader.exec_module(cases)
        unittest.defaultTestLoader.loadTestsFromModule(cases).run(outcomes)
    print(json.dumps(outcomes.cases))


if __name__ == "__main__":
    main()
