# What SciPy finds for the cases of peer-cases.ts: JSON from standard input, one result for each case to standard output.
import json
import sys

import numpy as np
from scipy import stats


def mean(case):
    """Student's interval of the mean of some zeros and ones."""
    zeros, ones = case["zeros"], case["ones"]
    n = zeros + ones
    value = ones / n
    error = np.sqrt(value * (1 - value) / (n - 1))
    half = stats.t.ppf((1 + case["level"]) / 2, n - 1) * error
    return {"low": value - half, "high": value + half}


def wilson(case):
    """The normal quantile is seen through Wilson's interval."""
    found = stats.binomtest(case["successes"], case["n"]).proportion_ci(case["level"], method="wilson")
    return {"low": found.low, "high": found.high}


def runs(values):
    """The number of the run of values within 1e-9 of its first that each value is in."""
    firsts = []
    for value in sorted(set(values)):
        if not firsts or value - firsts[-1] > 1e-9:
            firsts.append(value)
    return np.searchsorted(firsts, values, side="right")


def delta(case):
    """Cliff's delta by the U of Mann and Whitney, and its interval by the matrix of dominances (Feng and Cliff 2004)."""
    a = [value for value in case["a"] if value is not None]
    b = [value for value in case["b"] if value is not None]
    n, m = len(a), len(b)
    if n == 0 or m == 0:
        return {}
    places = runs(a + b)
    a, b = places[:n], places[n:]
    u = stats.mannwhitneyu(a, b, method="asymptotic").statistic
    d = 2 * u / (n * m) - 1
    result = {"value": d}
    if n < 2 or m < 2:
        return result
    t = stats.t.ppf((1 + case["level"]) / 2, n + m - 2)
    if abs(d) == 1:
        k = min(n, m)
        end = (k - t * t) / (k + t * t)
        return {**result, "low": end if d > 0 else -1, "high": 1 if d > 0 else -end}
    dominances = np.sign(a[:, None] - b[None, :])
    of_a = dominances.mean(axis=1) - d
    of_b = dominances.mean(axis=0) - d
    of_pairs = ((dominances - d) ** 2).sum()
    variance = (m**2 * (of_a**2).sum() + n**2 * (of_b**2).sum() - of_pairs) / (n * m * (n - 1) * (m - 1))
    variance = max(variance, (1 - d**2) / (n * m - 1))
    half = t * np.sqrt(variance) * np.sqrt((1 - d**2) ** 2 + t**2 * variance)
    whole = 1 - d**2 + t**2 * variance
    return {**result, "low": max(-1, (d - d**3 - half) / whole), "high": min(1, (d - d**3 + half) / whole)}


kinds = {"mean": mean, "wilson": wilson, "delta": delta}
results = [kinds[case["kind"]](case) for case in json.load(sys.stdin)]
json.dump([{key: float(value) for key, value in result.items()} for result in results], sys.stdout)
