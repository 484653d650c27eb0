"""Answers JSON lines: a request on a line of standard input, its answer on a line of standard output."""

import datetime
import decimal
import json
import math
import sys
import warnings

warnings.simplefilter("ignore")


def serve(answer, versions):
    """Prints READY and the versions, then answers each request; an error is {"error": "..."}."""
    print("READY", versions, flush=True)
    for line in sys.stdin:
        try:
            text = json.dumps(answer(json.loads(line)), allow_nan=False, default=plain)
        except Exception as error:
            text = json.dumps({"error": f"{type(error).__name__}: {error}"[:4000]})
        print(text, flush=True)


def rows(data):
    """Rows as JSON has them. The reader knows from the type of a column what is a number."""
    return [[plain(value) if isinstance(value, (float, decimal.Decimal)) else value for value in row] for row in data]


def plain(value):
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    raise TypeError(f"a result has {value!r}")


def rewritten(tree, rule):
    """A syntax tree of sqlglot, each node replaced by what a rule makes of it, from the leaves up."""
    for node in reversed(list(tree.walk())):
        parent, key, index = node.parent, node.arg_key, node.index
        replacement = rule(node)
        if replacement is not node and parent is not None:
            parent.set(key, replacement, index)
    return tree
