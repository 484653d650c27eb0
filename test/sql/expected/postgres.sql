    MAX(CASE WHEN part_number = 1 THEN CAST(part_weight AS DOUBLE PRECISION) END) AS p1_weight,
    MAX(CASE WHEN line = 1 THEN CAST(item_weight AS DOUBLE PRECISION) END) AS w1,
    MAX(CASE WHEN line = 2 THEN CAST(item_weight AS DOUBLE PRECISION) END) AS w2,
    MAX(CASE WHEN part_number = 2 THEN CAST(part_weight AS DOUBLE PRECISION) END) AS p2_weight,
    MAX(CASE WHEN line = 3 THEN CAST(item_weight AS DOUBLE PRECISION) END) AS w3,
    MAX(CASE WHEN part_number = 3 THEN CAST(part_weight AS DOUBLE PRECISION) END) AS p3_weight,
    MAX(CASE WHEN line = 4 THEN CAST(item_weight AS DOUBLE PRECISION) END) AS w4
    TRIM(CAST(ratings."q1" AS TEXT)) COLLATE "C" AS x1, CASE WHEN LENGTH(TRIM(CAST(ratings."q1" AS TEXT))) < 100 AND TRIM(CAST(ratings."q1" AS TEXT)) ~ '^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$' THEN CAST(TRIM(CAST(ratings."q1" AS TEXT)) AS DOUBLE PRECISION) END AS v1,
    TRIM(CAST(ratings."q2" AS TEXT)) COLLATE "C" AS x3, CASE WHEN LENGTH(TRIM(CAST(ratings."q2" AS TEXT))) < 100 AND TRIM(CAST(ratings."q2" AS TEXT)) ~ '^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$' THEN CAST(TRIM(CAST(ratings."q2" AS TEXT)) AS DOUBLE PRECISION) END AS v3,
    TRIM(CAST(ratings."q3" AS TEXT)) COLLATE "C" AS x4, CASE WHEN LENGTH(TRIM(CAST(ratings."q3" AS TEXT))) < 100 AND TRIM(CAST(ratings."q3" AS TEXT)) ~ '^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$' THEN CAST(TRIM(CAST(ratings."q3" AS TEXT)) AS DOUBLE PRECISION) END AS v4
  OFFSET 0
    CAST(-3.0 AS DOUBLE PRECISION) AS c2
    CAST(ratings."item" AS TEXT) COLLATE "C" AS item,
    ratings."rating" AS x, CASE WHEN LENGTH(TRIM(CAST(ratings."rating" AS TEXT))) < 100 AND TRIM(CAST(ratings."rating" AS TEXT)) ~ '^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$' THEN CAST(TRIM(CAST(ratings."rating" AS TEXT)) AS DOUBLE PRECISION) END AS v
    CAST(x1 AS TEXT) AS x1, CASE WHEN x1 IS NULL OR x1 = '' OR x1 IN ('n/a') THEN NULL WHEN v1 IS NULL THEN 'wrong-value' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0) THEN 'off-scale' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1)) THEN 'not-whole' END AS r1,
    CAST(x3 AS TEXT) AS x3, CASE WHEN x3 IS NULL OR x3 = '' OR x3 IN ('n/a') THEN NULL WHEN v3 IS NULL THEN 'wrong-value' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0) THEN 'off-scale' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3)) THEN 'not-whole' END AS r3,
    CAST(x4 AS TEXT) AS x4, CASE WHEN x4 IS NULL OR x4 = '' OR x4 IN ('n/a') THEN NULL WHEN v4 IS NULL THEN 'wrong-value' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0) THEN 'off-scale' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0 AND v4 = ROUND(v4)) THEN 'not-whole' END AS r4
    CAST(x AS TEXT) AS rating,
