"""T-SQL, run in DuckDB by way of sqlglot's translation. It answers JSON lines on standard input:

    {"kind": "execute", "sql": "..."}  -> {}
    {"kind": "query", "sql": "..."}    -> {"columns": [{"name": "...", "type": "..."}], "data": [...]}
    {"kind": "table", "name": "...", "columns": [{"name": "...", "type": "..."}], "rows": [...]} -> {}

An error is {"error": "..."}. The first line printed is READY and the versions.

Where DuckDB and SQL Server differ, DuckDB is set, or the query is rewritten, to do as SQL Server does by its manual
(learn.microsoft.com/sql/t-sql, the page in parentheses). What neither sqlglot nor the grammar refuses, but SQL Server
does, is refused here.
"""

import re

import duckdb
import json_lines
import sqlglot
from sqlglot import ErrorLevel, exp
from sqlglot.tokens import TokenType

# Built-in functions of SQL Server 2017, and the words that may also stand before a parenthesis.
FUNCTIONS = set(
    """ABS AVG CAST CEILING CHOOSE COALESCE CONCAT CONVERT COUNT COUNT_BIG DATALENGTH DENSE_RANK EXP FLOOR IIF ISNULL LEFT
    LEN LOG LOWER LTRIM MAX MIN NCHAR NULLIF PATINDEX POWER RANK REPLACE REPLICATE RIGHT ROUND ROW_NUMBER RTRIM SIGN SQRT
    STRING_AGG SUBSTRING SUM TRANSLATE TRIM TRY_CAST TRY_CONVERT UNICODE UPPER"""
    .split()
)
WORDS = set("ALL AND ANY APPLY AS BETWEEN BY CASE ELSE EXCEPT EXISTS FROM IN INTERSECT JOIN LIKE NOT ON OR OVER SELECT THEN UNION VALUES WHEN WHERE".split())
TYPES = set("CHAR DECIMAL FLOAT NCHAR NUMERIC NVARCHAR VARCHAR".split())
# Names of other dialects: T-SQL would take them for a column, or has no such type (data types; constants).
FOREIGN = set("BOOL BOOLEAN FALSE HUGEINT ILIKE STRING TRUE".split())

SETTINGS = [
    # Whole numbers divide to a whole number (Divide).
    "SET integer_division = true",
    # The default collation of an installation does not tell case (Server-level collations).
    "SET default_collation = 'nocase'",
    # A sum of INT is an INT (SUM).
    """CREATE MACRO tsql_sum(x) AS CASE WHEN TYPEOF(ANY_VALUE(x)) = 'INTEGER' AND ABS(SUM(x)) > 2147483647
       THEN CAST(ERROR('Arithmetic overflow error converting expression to data type int') AS BIGINT) ELSE SUM(x) END""",
    # A quotient of decimals is rounded, to six digits in the worst case (Precision, scale, and length); none is by 0.
    """CREATE MACRO tsql_quotient(quotient, a, b) AS CASE
       WHEN b = 0 THEN CAST(ERROR('Divide by zero error encountered') AS TINYINT)
       WHEN TYPEOF(a) IN ('DOUBLE', 'FLOAT') OR TYPEOF(b) IN ('DOUBLE', 'FLOAT')
       THEN quotient ELSE ROUND(quotient, 6) END""",
    # Blank text is 0 as a number; only digits, a point, signs, and an exponent of e or d are read (CAST and CONVERT).
    """CREATE MACRO tsql_float(x) AS CASE WHEN TRIM(CAST(x AS VARCHAR)) = '' THEN 0e0
       WHEN NOT REGEXP_FULL_MATCH(TRIM(CAST(x AS VARCHAR)), '[-+]?[0-9.]+([eEdD][-+]?[0-9]+)?') THEN NULL
       ELSE NULLIF(ABS(TRY_CAST(REPLACE(LOWER(CAST(x AS VARCHAR)), 'd', 'e') AS DOUBLE)), 'inf'::DOUBLE)
         * IF(TRIM(CAST(x AS VARCHAR)) LIKE '-%', -1, 1) END""",
]

database = duckdb.connect(config={"threads": 2})
for setting in SETTINGS:
    database.execute(setting)


def answer(request):
    kind = request["kind"]
    if kind == "table":
        create_table(request["name"], request["columns"], request["rows"])
        return {}
    for statement in translated(request["sql"]):
        result = database.execute(statement)
    if kind == "execute":
        return {}
    columns = [{"name": name, "type": str(of).lower()} for name, of, *_ in result.description]
    return {"columns": columns, "data": json_lines.rows(result.fetchall())}


def create_table(name, columns, rows):
    table = quoted(name)
    types = {"FLOAT": "DOUBLE", "NVARCHAR(4000)": "VARCHAR"}
    definitions = [f"{quoted(column['name'])} {types.get(column['type'], column['type'])}" for column in columns]
    database.execute(f"CREATE OR REPLACE TABLE {table} ({', '.join(definitions)})")
    if rows:
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in columns)})", rows)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def translated(sql):
    # The backslash at the end of a line in a literal is not part of it (Backslash, line continuation).
    statements = sqlglot.parse(sql, read="tsql", error_level=ErrorLevel.RAISE)
    for statement in statements:
        if statement is None:
            continue
        check(statement, sql)
        yield json_lines.rewritten(statement, in_duckdb).sql(
            dialect="duckdb", comments=False, unsupported_level=ErrorLevel.RAISE
        )


def check(statement, sql):
    tables = {name.name.upper() for name in statement.find_all(exp.TableAlias)}
    tokens = sqlglot.tokenize(sql, read="tsql")
    for token, after in zip(tokens, [*tokens[1:], None]):
        word = token.text.upper()
        is_text = token.token_type in (TokenType.STRING, TokenType.NATIONAL_STRING, TokenType.IDENTIFIER)
        if is_text:
            if "\\\n" in token.text or "\\\r\n" in token.text:
                raise ValueError("a backslash before a line break vanishes from a literal")
            continue
        if word in FOREIGN:
            raise ValueError(f"{word} is not T-SQL")
        is_called = after is not None and after.token_type == TokenType.L_PAREN and re.fullmatch(r"\w+", word)
        if is_called and word not in FUNCTIONS | WORDS | TYPES | tables:
            raise ValueError(f"{word} is not a function of SQL Server")
    for order in statement.find_all(exp.Order):
        query = order.parent
        is_inner = isinstance(query, exp.Query) and query.parent is not None
        if is_inner and not query.args.get("limit") and not query.args.get("offset"):
            raise ValueError("ORDER BY is invalid in views, derived tables, subqueries, and common table expressions")
    for group in statement.find_all(exp.Group):
        if any(isinstance(key, exp.Literal) for key in group.expressions):
            raise ValueError("GROUP BY takes no positions")
    for call in statement.find_all(exp.Round):
        if call.args.get("decimals") is None:
            raise ValueError("The round function requires 2 to 3 arguments")
    for query in statement.find_all(exp.Select):
        check_aliases(query)
    for cast in statement.find_all(exp.Cast):
        if cast.to.is_type("text") and cast.to.expressions == []:
            raise ValueError("VARCHAR without a length is of 30 characters in a CAST")


def check_aliases(query):
    """Only ORDER BY may name a column of the same SELECT; what has a table's name before it is not meant."""
    aliases = {column.alias for column in query.expressions if isinstance(column, exp.Alias)}
    own = {column.name for column in query.expressions if isinstance(column, exp.Column)}
    sources = query.find_all(exp.TableAlias)
    known = {column.name for source in sources for column in source.columns}
    clauses = [*query.expressions, query.args.get("where"), query.args.get("group"), query.args.get("having")]
    for clause in clauses:
        for column in clause.find_all(exp.Column) if clause is not None else []:
            if column.find_ancestor(exp.Select) is not query or column.table != "":
                continue
            if column.name in aliases - known - own and not source_has(query, column.name):
                raise ValueError(f"Invalid column name {column.name}")


def source_has(query, name):
    """Whether a source may have the column: a table of the database, or a step that selects it."""
    root = query.root()
    steps = {step.alias: step for step in root.find_all(exp.CTE)}
    for table in query.find_all(exp.Table):
        step = steps.get(table.name)
        if step is None:
            return True
        columns = [column.name for column in step.args["alias"].columns] or step.this.named_selects
        if name in columns or "*" in columns:
            return True
    return False


def in_duckdb(node):
    if isinstance(node, exp.National):
        return exp.Literal.string(node.name)
    if isinstance(node, exp.Anonymous) and node.name.upper() == "NCHAR":
        return exp.func("CHR", *node.expressions)
    if isinstance(node, exp.Join) and isinstance(node.this, exp.Lateral):
        # CROSS APPLY, whose join needs no condition.
        node.this.set("cross_apply", None)
        node.set("kind", "CROSS")
        return node
    if isinstance(node, exp.Add) and (is_text(node.this) or is_text(node.expression)):
        return exp.DPipe(this=node.this, expression=node.expression)
    if isinstance(node, exp.Div):
        return exp.func("tsql_quotient", node, node.this.copy(), node.expression.copy())
    if isinstance(node, exp.Collate) and "_BIN2" in node.expression.name:
        return exp.Collate(this=node.this, expression=exp.to_identifier("C", quoted=True))
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.FLOAT:
        return exp.DataType.build("double")
    if isinstance(node, exp.TryCast) and node.to.this == exp.DataType.Type.DOUBLE:
        return exp.func("tsql_float", node.this)
    if isinstance(node, exp.Sum) and not isinstance(node.parent, exp.Window):
        return exp.func("tsql_sum", node.this)
    if isinstance(node, exp.Literal) and not node.is_string and node.name.isdigit() and int(node.name) > 2**31 - 1:
        # A whole number beyond INT is a DECIMAL, which does not divide to a whole number (Constants).
        return exp.cast(exp.Literal.string(node.name), "decimal(38,0)")
    if isinstance(node, exp.Like):
        return in_duckdb_like(node)
    return node


def is_text(node):
    return isinstance(node.unnest(), (exp.Chr, exp.DPipe)) or node.unnest().is_string


def in_duckdb_like(node):
    """LIKE as a regular expression, since it has sets of characters in brackets (LIKE)."""
    parts = re.findall(r"\[[^\]]+\]|.", node.expression.name, re.DOTALL)
    pattern = "".join({"%": ".*", "_": "."}.get(part, part if len(part) > 1 else re.escape(part)) for part in parts)
    match = exp.func("REGEXP_FULL_MATCH", node.this, exp.Literal.string(pattern), exp.Literal.string("s"))
    return exp.not_(match) if node.args.get("negate") else match


json_lines.serve(answer, f"DuckDB {duckdb.__version__}, sqlglot {sqlglot.__version__}")
