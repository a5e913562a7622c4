"""What the formats are called, apart from how they are made, so that a list of them costs nothing."""

from enum import StrEnum


class FormatName(StrEnum):
    """Formats of an export."""

    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    PROV = "prov"
    FTM = "ftm"
    NINJS = "ninjs"
    ICAL = "ical"
    TIMELINEJS = "timelinejs"
    GRAPHML = "graphml"
    GEXF = "gexf"
    SCHEMA_ORG = "schema-org"
    STIX = "stix"
    CSL = "csl"
    WARC = "warc"
    WACZ = "wacz"
