"""The API under requests made up from its own description: nothing it is sent may be a fault of ours."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from onrecord.record import View
from onrecord.serve import api, make_app

HOST = {"host": "localhost"}
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
WAYS = [(address, way.upper()) for address, ways in json.loads(api.described_bytes())["paths"].items() for way in ways]


@pytest.fixture(scope="module")
def described(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with View(sample_file):
        path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("api") / "sample.onrecord"))
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(path), headers=HOST)


@pytest.mark.parametrize(("address", "way"), WAYS)
def test_whatever_is_sent_is_answered_as_described(described: Any, address: str, way: str) -> None:
    @given(case=described[address][way].as_strategy())
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def answered(case: "schemathesis.Case[Any]") -> None:
        case.validate_response(case.call(headers=HOST), checks=CHECKS)

    answered()
