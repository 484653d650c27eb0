plan(line, target, part_number, part, part_weight, item, item_weight) AS MATERIALIZED (
weights AS MATERIALIZED (
    MAX(CASE WHEN part_number = 1 THEN CAST(part_weight AS REAL) END) AS p1_weight,
    MAX(CASE WHEN line = 1 THEN CAST(item_weight AS REAL) END) AS w1,
    MAX(CASE WHEN line = 2 THEN CAST(item_weight AS REAL) END) AS w2,
    MAX(CASE WHEN part_number = 2 THEN CAST(part_weight AS REAL) END) AS p2_weight,
    MAX(CASE WHEN line = 3 THEN CAST(item_weight AS REAL) END) AS w3,
    MAX(CASE WHEN part_number = 3 THEN CAST(part_weight AS REAL) END) AS p3_weight,
    MAX(CASE WHEN line = 4 THEN CAST(item_weight AS REAL) END) AS w4
answers AS MATERIALIZED (
    TRIM(CAST(ratings."q1" AS TEXT)) COLLATE BINARY AS x1, CASE WHEN JSON_VALID(TRIM(CAST(ratings."q1" AS TEXT))) THEN CASE WHEN JSON_TYPE(TRIM(CAST(ratings."q1" AS TEXT))) IN ('integer', 'real') THEN CAST(TRIM(CAST(ratings."q1" AS TEXT)) AS REAL) END END AS v1,
    TRIM(CAST(ratings."q2" AS TEXT)) COLLATE BINARY AS x3, CASE WHEN JSON_VALID(TRIM(CAST(ratings."q2" AS TEXT))) THEN CASE WHEN JSON_TYPE(TRIM(CAST(ratings."q2" AS TEXT))) IN ('integer', 'real') THEN CAST(TRIM(CAST(ratings."q2" AS TEXT)) AS REAL) END END AS v3,
    TRIM(CAST(ratings."q3" AS TEXT)) COLLATE BINARY AS x4, CASE WHEN JSON_VALID(TRIM(CAST(ratings."q3" AS TEXT))) THEN CASE WHEN JSON_TYPE(TRIM(CAST(ratings."q3" AS TEXT))) IN ('integer', 'real') THEN CAST(TRIM(CAST(ratings."q3" AS TEXT)) AS REAL) END END AS v4
cells AS MATERIALIZED (
    CAST(-3.0 AS REAL) AS c2
parts AS MATERIALIZED (
targets AS MATERIALIZED (
scores AS MATERIALIZED (
overall AS MATERIALIZED (
    CAST(ratings."item" AS TEXT) COLLATE BINARY AS item,
    ratings."rating" AS x, CASE WHEN TYPEOF(ratings."rating") = 'text' THEN CASE WHEN JSON_VALID(TRIM(ratings."rating")) THEN CASE WHEN JSON_TYPE(TRIM(ratings."rating")) IN ('integer', 'real') THEN CAST(TRIM(ratings."rating") AS REAL) END END ELSE ratings."rating" END AS v
assessments AS MATERIALIZED (
sound AS MATERIALIZED (
reasons AS MATERIALIZED (
    CAST(x1 AS TEXT) AS x1, CASE WHEN x1 IS NULL OR x1 = '' OR x1 IN ('n/a') THEN NULL WHEN v1 IS NULL THEN 'wrong-value' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0) THEN 'off-scale' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1)) THEN 'not-whole' END AS r1,
    CAST(x3 AS TEXT) AS x3, CASE WHEN x3 IS NULL OR x3 = '' OR x3 IN ('n/a') THEN NULL WHEN v3 IS NULL THEN 'wrong-value' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0) THEN 'off-scale' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3)) THEN 'not-whole' END AS r3,
    CAST(x4 AS TEXT) AS x4, CASE WHEN x4 IS NULL OR x4 = '' OR x4 IN ('n/a') THEN NULL WHEN v4 IS NULL THEN 'wrong-value' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0) THEN 'off-scale' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0 AND v4 = ROUND(v4)) THEN 'not-whole' END AS r4
items(place, item) AS MATERIALIZED (
    CAST(x AS TEXT) AS rating,
