"""One Spark in local mode that answers over HTTP, so that all test files share its start.

Its arguments are options for Java.

Each session has temporary views and a database of its own. A request is a JSON object with a "kind":

    {"kind": "open"}                                                    -> {"session": 1}
    {"kind": "execute", "session": 1, "sql": "..."}                     -> {}
    {"kind": "query", "session": 1, "sql": "..."}                       -> {"columns": [...], "data": [...]}
    {"kind": "table", "session": 1, "name": "...", "columns": [{"name": "...", "type": "DOUBLE"}], "rows": [...]} -> {}
    {"kind": "discard", "session": 1, "sql": "..."}                     -> {}
    {"kind": "close", "session": 1}                                     -> {}

An error is its message, with status 500. The first line printed is the port and Spark's version.
"""

import decimal
import itertools
import json
import math
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType, IntegerType, LongType, ShortType, StringType, StructField, StructType

TYPES = {
    "BIGINT": LongType(),
    "DOUBLE": DoubleType(),
    "INT": IntegerType(),
    "SMALLINT": ShortType(),
    "STRING": StringType(),
}

sessions = {}
numbers = itertools.count(1)


def answer(request):
    kind = request["kind"]
    if kind == "open":
        number = next(numbers)
        session = spark.newSession()
        session.sql(f"CREATE DATABASE test_{number}")
        session.sql(f"USE test_{number}")
        sessions[number] = session
        return {"session": number}
    session = sessions[request["session"]]
    if kind == "execute":
        session.sql(request["sql"]).collect()
    elif kind == "query":
        frame = session.sql(request["sql"])
        columns = [{"name": field.name, "type": field.dataType.simpleString()} for field in frame.schema.fields]
        return {"columns": columns, "data": [[plain(value) for value in row] for row in frame.collect()]}
    elif kind == "discard":
        session.sql(request["sql"]).write.format("noop").mode("overwrite").save()
    elif kind == "table":
        create_view(session, request["name"], request["columns"], request["rows"])
    elif kind == "close":
        session.sql(f"DROP DATABASE test_{request['session']} CASCADE")
        del sessions[request["session"]]
    else:
        raise ValueError(f"unknown kind {kind}")
    return {}


def create_view(session, name, columns, rows):
    """A view of rows in memory. A table on disk would take seconds."""
    fields = [StructField(column["name"], TYPES[column["type"]]) for column in columns]
    # JSON does not tell 1 from 1.0, and Spark takes no whole number for a double.
    casts = [float if isinstance(field.dataType, DoubleType) else lambda value: value for field in fields]
    cells = [
        tuple(None if value is None else cast(value) for cast, value in zip(casts, row)) for row in rows
    ]
    quoted = "`" + name.replace("`", "``") + "`"
    session.createDataFrame(cells, StructType(fields)).createOrReplaceTempView(quoted)


def plain(value):
    """A value as JSON has it. A double keeps every bit; the reader knows the type of what becomes text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        try:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, text = 200, json.dumps(answer(request), allow_nan=False)
        except Exception as error:
            status, text = 500, str(error)[:4000]
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.driver.memory", "2g")
    .config("spark.driver.extraJavaOptions", " ".join(["-XX:+UseSerialGC", *sys.argv[1:]]))
    .config("spark.default.parallelism", "2")
    # Without Hive, as in Spark 4 by default.
    .config("spark.sql.legacy.createHiveTableByDefault", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.warehouse.dir", "warehouse")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("READY", server.server_port, spark.version, flush=True)
# Spark ends with this program.
server.serve_forever()
