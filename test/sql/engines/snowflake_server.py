"""Snowflake's SQL, run by fakesnow. It answers JSON lines on standard input, as tsql_server.py does.

Where fakesnow takes what Snowflake does not, the query is rewritten to do as Snowflake does by its manual
(docs.snowflake.com/en/sql-reference, the page in parentheses), or refused.
"""

import decimal
import re

import duckdb
import fakesnow
import json_lines
import snowflake.connector
import sqlglot
from sqlglot import ErrorLevel, exp

# Words that cannot name a step or a column without quotes (Reserved & limited keywords).
RESERVED = set(
    """ACCOUNT ALL ALTER AND ANY AS BETWEEN BY CASE CAST CHECK COLUMN CONNECT CONNECTION CONSTRAINT CREATE CROSS CURRENT
    DATABASE DELETE DISTINCT DROP ELSE EXISTS FALSE FOLLOWING FOR FROM FULL GRANT GROUP GSCLUSTER HAVING ILIKE IN INCREMENT
    INNER INSERT INTERSECT INTO IS ISSUE JOIN LATERAL LEFT LIKE LOCALTIME LOCALTIMESTAMP MINUS NATURAL NOT NULL OF ON OR
    ORDER ORGANIZATION QUALIFY REGEXP REVOKE RIGHT RLIKE ROW ROWS SAMPLE SCHEMA SELECT SET SOME START TABLE TABLESAMPLE THEN
    TO TRIGGER TRUE TRY_CAST UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHENEVER WHERE WITH"""
    .split()
)

# The quotient of fixed-point numbers has six digits more than the dividend, up to twelve (Arithmetic operators).
QUOTIENT = """CREATE MACRO fixed_quotient(a, b) AS
  CASE WHEN b = 0 THEN CAST(ERROR('Division by zero') AS DOUBLE)
       WHEN TYPEOF(a) IN ('DOUBLE', 'FLOAT') OR TYPEOF(b) IN ('DOUBLE', 'FLOAT') THEN CAST(a AS DOUBLE) / b
       ELSE ROUND(CAST(a AS DOUBLE) / b, 6) END"""


def answer(request):
    kind = request["kind"]
    if kind == "table":
        create_table(request["name"], request["columns"], request["rows"])
        return {}
    for statement in sqlglot.parse(request["sql"], read="snowflake", error_level=ErrorLevel.RAISE):
        if statement is not None:
            check(statement)
            cursor.execute(json_lines.rewritten(statement, strict).sql(dialect="snowflake"))
    if kind == "execute":
        return {}
    names = [column.name for column in cursor.description]
    data = json_lines.rows(cursor.fetchall())
    # A value that is no text is a number; nothing else is stored or computed here.
    columns = [
        {"name": name, "type": "double" if any(isinstance(row[i], (int, float)) for row in data) else "varchar"}
        for i, name in enumerate(names)
    ]
    return {"columns": columns, "data": data}


def create_table(name, columns, rows):
    """Makes it in DuckDB, since fakesnow takes no table whose name or columns have a quote."""
    table = f'"TESTS"."PUBLIC".{quoted(name)}'
    definitions = ", ".join(f"{quoted(column['name'])} {column['type']}" for column in columns)
    connection._duck_conn.execute(f"CREATE OR REPLACE TABLE {table} ({definitions})")
    if rows:
        places = ", ".join("?" for _ in columns)
        connection._duck_conn.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def check(statement):
    for name in statement.find_all(exp.Identifier):
        if not name.quoted and name.name.upper() in RESERVED:
            raise ValueError(f"{name.name} is reserved: it needs quotes")
    for step in statement.find_all(exp.CTE):
        # sqlglot makes a query of it, whose table has a name that nobody wrote.
        if step.this.find(exp.Values) is not None and " _values" in step.this.sql():
            raise ValueError("VALUES is a clause of FROM, not a query")
    for lateral in statement.find_all(exp.Lateral):
        if lateral.find(exp.Values):
            raise ValueError("VALUES takes no columns of other tables")
    for node in statement.find_all(exp.Filter):
        raise ValueError(f"aggregates have no FILTER: {node.sql()}")


def strict(node):
    if isinstance(node, exp.Div):
        return exp.func("fixed_quotient", node.this, node.expression)
    if isinstance(node, exp.Literal) and not node.is_string and re.search("e", node.name, re.IGNORECASE):
        # A constant with an exponent is fixed-point (SYSTEM$TYPEOF).
        number = decimal.Decimal(node.name)
        return exp.Literal.number(format(number, "f")) if abs(number.adjusted()) < 30 else node
    if isinstance(node, (exp.ToDouble, exp.TryCast)) and node.args.get("safe") and not isinstance(node.this, exp.Cast):
        # TRY_CAST and TRY_TO_DOUBLE take text only: LOWER of a number is an error in DuckDB.
        node.set("this", exp.Lower(this=node.this))
    return node


with fakesnow.patch():
    connection = snowflake.connector.connect(database="tests", schema="public")
    cursor = connection.cursor()
    connection._duck_conn.execute(QUOTIENT)
    versions = f"fakesnow, DuckDB {duckdb.__version__}, sqlglot {sqlglot.__version__}"
    json_lines.serve(answer, versions)
