-- Scores by the plan "two targets"; ratings are a whole number from 1 to 4.
-- A row for each assessment.
WITH
-- The plan: the targets, their parts, and the items of each part, with their weights.
plan(line, target, part_number, part, part_weight, item, item_weight) AS (
  VALUES
    (1, 'Trust', 1, 'a', 1.0, '1.1', 1.0),
    (2, 'Trust', 1, 'a', 1.0, '1.2', 3.333333333333333E-1),
    (3, 'Trust', 2, 'b', 0.5, '2.1', 1.0),
    (4, 'Power', 3, 'c', 1.0, '2.1', 1.0)
),
-- The weights in one row: w1 is the weight of the item in line 1, p1_weight the weight of part 1.
weights AS (
  SELECT
    MAX(CASE WHEN part_number = 1 THEN CAST(part_weight AS DOUBLE) END) AS p1_weight,
    MAX(CASE WHEN line = 1 THEN CAST(item_weight AS DOUBLE) END) AS w1,
    MAX(CASE WHEN line = 2 THEN CAST(item_weight AS DOUBLE) END) AS w2,
    MAX(CASE WHEN part_number = 2 THEN CAST(part_weight AS DOUBLE) END) AS p2_weight,
    MAX(CASE WHEN line = 3 THEN CAST(item_weight AS DOUBLE) END) AS w3,
    MAX(CASE WHEN part_number = 3 THEN CAST(part_weight AS DOUBLE) END) AS p3_weight,
    MAX(CASE WHEN line = 4 THEN CAST(item_weight AS DOUBLE) END) AS w4
  FROM plan
),
-- Each answer as stored (x) and as a number (v).
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    TRIM(CAST(ratings."q1" AS VARCHAR)) COLLATE "C" AS x1, TRY_CAST(TRIM(CAST(ratings."q1" AS VARCHAR)) AS DOUBLE) AS v1,
    TRIM(CAST(ratings."q2" AS VARCHAR)) COLLATE "C" AS x3, TRY_CAST(TRIM(CAST(ratings."q2" AS VARCHAR)) AS DOUBLE) AS v3,
    TRIM(CAST(ratings."q3" AS VARCHAR)) COLLATE "C" AS x4, TRY_CAST(TRIM(CAST(ratings."q3" AS VARCHAR)) AS DOUBLE) AS v4
  FROM "county"."survey" AS ratings
),
-- Cells: points (the rating minus 1) from 0 to 3, or a code: -1 not applicable, -2 invalid, -3 not rated.
cells AS (
  SELECT
    row_name,
    group_1,
    CASE WHEN x1 IS NULL OR x1 = '' THEN -3.0 WHEN x1 IN ('n/a') THEN -1.0 WHEN v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1) THEN v1 - 1.0 ELSE -2.0 END AS c1,
    CASE WHEN x3 IS NULL OR x3 = '' THEN -3.0 WHEN x3 IN ('n/a') THEN -1.0 WHEN v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3) THEN v3 - 1.0 ELSE -2.0 END AS c3,
    CASE WHEN x4 IS NULL OR x4 = '' THEN -3.0 WHEN x4 IN ('n/a') THEN -1.0 WHEN v4 >= 1.0 AND v4 <= 4.0 AND v4 = ROUND(v4) THEN v4 - 1.0 ELSE -2.0 END AS c4,
    CAST(-3.0 AS DOUBLE) AS c2
  FROM answers
),
-- Parts of several items: the sum of weight times points, the rated weight, and the applicable weight.
parts AS (
  SELECT
    row_name,
    group_1,
    (
      CASE WHEN c1 = -2.0 THEN 1 ELSE 0 END
      + CASE WHEN c3 = -2.0 THEN 1 ELSE 0 END
      + CASE WHEN c4 = -2.0 THEN 1 ELSE 0 END
    ) AS invalid,
    c3,
    c4,
    (CASE WHEN c1 >= 0.0 THEN w1 * c1 ELSE 0.0 END + CASE WHEN c2 >= 0.0 THEN w2 * c2 ELSE 0.0 END) AS p1_points,
    (CASE WHEN c1 >= 0.0 THEN w1 ELSE 0.0 END + CASE WHEN c2 >= 0.0 THEN w2 ELSE 0.0 END) AS p1_rated,
    (CASE WHEN c1 <> -1.0 THEN w1 ELSE 0.0 END + CASE WHEN c2 <> -1.0 THEN w2 ELSE 0.0 END) AS p1_applicable
  FROM cells JOIN weights ON 1 = 1
),
-- Targets: the cell of the direct rating, the points of the rated parts, their highest possible points, the coverage.
targets AS (
  SELECT
    row_name,
    group_1,
    invalid,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight * (p1_points / p1_rated) ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight * c3 ELSE 0.0 END
    ) AS t1_points,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight ELSE 0.0 END
    ) * 3.0 AS t1_most,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight * (p1_rated / p1_applicable) ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight ELSE 0.0 END
    ) / NULLIF((
      CASE WHEN p1_applicable > 0.0 THEN p1_weight ELSE 0.0 END
      + CASE WHEN c3 <> -1.0 THEN p2_weight ELSE 0.0 END
    ), 0.0) AS t1_coverage,
    c4 AS t2_direct,
    (CASE WHEN c3 >= 0.0 THEN p3_weight * c3 ELSE 0.0 END) AS t2_points,
    (CASE WHEN c3 >= 0.0 THEN p3_weight ELSE 0.0 END) * 3.0 AS t2_most,
    (CASE WHEN c3 >= 0.0 THEN p3_weight ELSE 0.0 END) / NULLIF((CASE WHEN c3 <> -1.0 THEN p3_weight ELSE 0.0 END), 0.0) AS t2_coverage
  FROM parts JOIN weights ON 1 = 1
),
-- The score of a target: its direct rating if there is one; otherwise the score of its parts if its coverage is at least 0.5 (within 1e-9).
scores AS (
  SELECT
    row_name,
    group_1,
    invalid,
    CASE WHEN t1_coverage < 0.499999999 THEN NULL WHEN t1_points < t1_most THEN t1_points / t1_most WHEN t1_most > 0.0 THEN 1.0 END AS t1_score,
    t1_coverage,
    CASE WHEN t2_direct >= 3.0 THEN 1.0 WHEN t2_direct >= 0.0 THEN t2_direct / 3.0 WHEN t2_direct = -1.0 THEN NULL WHEN t2_coverage < 0.499999999 THEN NULL WHEN t2_points < t2_most THEN t2_points / t2_most WHEN t2_most > 0.0 THEN 1.0 END AS t2_score,
    CASE WHEN t2_direct >= 0.0 THEN 1.0 WHEN t2_direct = -1.0 THEN NULL ELSE t2_coverage END AS t2_coverage
  FROM targets
),
-- The overall score and coverage: the means of those that are not NULL.
overall AS (
  SELECT
    row_name,
    group_1,
    invalid,
    t1_score,
    t1_coverage,
    t2_score,
    t2_coverage,
    (COALESCE(t1_score, 0.0) + COALESCE(t2_score, 0.0)) / NULLIF((
      CASE WHEN t1_score IS NOT NULL THEN 1.0 ELSE 0.0 END
      + CASE WHEN t2_score IS NOT NULL THEN 1.0 ELSE 0.0 END
    ), 0.0) AS overall_mean,
    (COALESCE(t1_coverage, 0.0) + COALESCE(t2_coverage, 0.0)) / NULLIF((
      CASE WHEN t1_coverage IS NOT NULL THEN 1.0 ELSE 0.0 END
      + CASE WHEN t2_coverage IS NOT NULL THEN 1.0 ELSE 0.0 END
    ), 0.0) AS overall_coverage
  FROM scores
)
SELECT
  row_name AS "respondent",
  group_1 AS "site",
  invalid AS "invalid",
  t1_score AS "trust_score",
  t1_coverage AS "trust_coverage",
  CASE WHEN t1_coverage IS NULL THEN 'not-applicable' WHEN t1_score IS NULL THEN 'insufficient' ELSE 'scored' END AS "trust_status",
  t2_score AS "power_score",
  t2_coverage AS "power_coverage",
  CASE WHEN t2_coverage IS NULL THEN 'not-applicable' WHEN t2_score IS NULL THEN 'insufficient' ELSE 'scored' END AS "power_status",
  CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END AS "overall_score",
  overall_coverage AS "overall_coverage",
  CASE WHEN overall_coverage IS NULL THEN 'not-applicable' WHEN CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END IS NULL THEN 'insufficient' ELSE 'scored' END AS "overall_status"
FROM overall

-- Scores by the plan "two targets"; ratings are a whole number from 1 to 4.
-- Counts and means of each group; NULL where they are of fewer than 11.
WITH
-- The plan: the targets, their parts, and the items of each part, with their weights.
plan(line, target, part_number, part, part_weight, item, item_weight) AS (
  VALUES
    (1, 'Trust', 1, 'a', 1.0, '1.1', 1.0),
    (2, 'Trust', 1, 'a', 1.0, '1.2', 3.333333333333333E-1),
    (3, 'Trust', 2, 'b', 0.5, '2.1', 1.0),
    (4, 'Power', 3, 'c', 1.0, '2.1', 1.0)
),
-- The weights in one row: w1 is the weight of the item in line 1, p1_weight the weight of part 1.
weights AS (
  SELECT
    MAX(CASE WHEN part_number = 1 THEN CAST(part_weight AS DOUBLE) END) AS p1_weight,
    MAX(CASE WHEN line = 1 THEN CAST(item_weight AS DOUBLE) END) AS w1,
    MAX(CASE WHEN line = 2 THEN CAST(item_weight AS DOUBLE) END) AS w2,
    MAX(CASE WHEN part_number = 2 THEN CAST(part_weight AS DOUBLE) END) AS p2_weight,
    MAX(CASE WHEN line = 3 THEN CAST(item_weight AS DOUBLE) END) AS w3,
    MAX(CASE WHEN part_number = 3 THEN CAST(part_weight AS DOUBLE) END) AS p3_weight,
    MAX(CASE WHEN line = 4 THEN CAST(item_weight AS DOUBLE) END) AS w4
  FROM plan
),
-- Each answer as stored (x) and as a number (v).
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    CAST(ratings."item" AS VARCHAR) COLLATE "C" AS item,
    ratings."rating" AS x, TRY_CAST(ratings."rating" AS DOUBLE) AS v
  FROM "survey" AS ratings
),
-- Cells: points (the rating minus 1) from 0 to 3, or a code: -1 not applicable, -2 invalid, -3 not rated.
cells AS (
  SELECT
    row_name,
    group_1,
    item,
    CASE WHEN x IS NULL OR v IN (99.0) THEN -3.0 WHEN v >= 1.0 AND v <= 4.0 AND v = ROUND(v) THEN v - 1.0 ELSE -2.0 END AS cell
  FROM answers
),
-- The sum of each item's cells, each plus 11: more than 14 means several ratings. is_astray: the row is NULL, or has several groups.
assessments AS (
  SELECT
    row_name,
    MIN(group_1) AS group_1,
    COUNT(*) AS given,
    CASE WHEN row_name IS NULL THEN 1 WHEN COUNT(group_1) > 0 AND (COUNT(group_1) < COUNT(*) OR MIN(group_1) <> MAX(group_1)) THEN 1 ELSE 0 END AS is_astray,
    SUM(CASE WHEN item = '1.1' THEN cell + 11.0 END) AS t1,
    SUM(CASE WHEN item = '1.2' THEN cell + 11.0 END) AS t2,
    SUM(CASE WHEN item = '2.1' THEN cell + 11.0 END) AS t3,
    SUM(CASE WHEN item = 'Power' THEN cell + 11.0 END) AS t4
  FROM cells
  GROUP BY row_name
),
-- Cells again. Left out, and counted as invalid: all ratings where is_astray = 1, and items with several ratings.
sound AS (
  SELECT
    row_name,
    CASE WHEN is_astray = 0 THEN group_1 END AS group_1,
    CASE WHEN is_astray = 1 THEN given ELSE given - (
      CASE WHEN t1 <= 14.0 AND t1 <> 9.0 THEN 1 ELSE 0 END
      + CASE WHEN t2 <= 14.0 AND t2 <> 9.0 THEN 1 ELSE 0 END
      + CASE WHEN t3 <= 14.0 AND t3 <> 9.0 THEN 1 ELSE 0 END
      + CASE WHEN t4 <= 14.0 AND t4 <> 9.0 THEN 1 ELSE 0 END
    ) END AS invalid,
    CASE WHEN is_astray = 1 OR t1 > 14.0 THEN -2.0 WHEN t1 > 0.0 THEN t1 - 11.0 ELSE -3.0 END AS c1,
    CASE WHEN is_astray = 1 OR t2 > 14.0 THEN -2.0 WHEN t2 > 0.0 THEN t2 - 11.0 ELSE -3.0 END AS c2,
    CASE WHEN is_astray = 1 OR t3 > 14.0 THEN -2.0 WHEN t3 > 0.0 THEN t3 - 11.0 ELSE -3.0 END AS c3,
    CASE WHEN is_astray = 1 OR t4 > 14.0 THEN -2.0 WHEN t4 > 0.0 THEN t4 - 11.0 ELSE -3.0 END AS c4
  FROM assessments
),
-- Parts of several items: the sum of weight times points, the rated weight, and the applicable weight.
parts AS (
  SELECT
    row_name,
    group_1,
    invalid,
    c3,
    c4,
    (CASE WHEN c1 >= 0.0 THEN w1 * c1 ELSE 0.0 END + CASE WHEN c2 >= 0.0 THEN w2 * c2 ELSE 0.0 END) AS p1_points,
    (CASE WHEN c1 >= 0.0 THEN w1 ELSE 0.0 END + CASE WHEN c2 >= 0.0 THEN w2 ELSE 0.0 END) AS p1_rated,
    (CASE WHEN c1 <> -1.0 THEN w1 ELSE 0.0 END + CASE WHEN c2 <> -1.0 THEN w2 ELSE 0.0 END) AS p1_applicable
  FROM sound JOIN weights ON 1 = 1
),
-- Targets: the cell of the direct rating, the points of the rated parts, their highest possible points, the coverage.
targets AS (
  SELECT
    row_name,
    group_1,
    invalid,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight * (p1_points / p1_rated) ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight * c3 ELSE 0.0 END
    ) AS t1_points,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight ELSE 0.0 END
    ) * 3.0 AS t1_most,
    (
      CASE WHEN p1_rated > 0.0 THEN p1_weight * (p1_rated / p1_applicable) ELSE 0.0 END
      + CASE WHEN c3 >= 0.0 THEN p2_weight ELSE 0.0 END
    ) / NULLIF((
      CASE WHEN p1_applicable > 0.0 THEN p1_weight ELSE 0.0 END
      + CASE WHEN c3 <> -1.0 THEN p2_weight ELSE 0.0 END
    ), 0.0) AS t1_coverage,
    c4 AS t2_direct,
    (CASE WHEN c3 >= 0.0 THEN p3_weight * c3 ELSE 0.0 END) AS t2_points,
    (CASE WHEN c3 >= 0.0 THEN p3_weight ELSE 0.0 END) * 3.0 AS t2_most,
    (CASE WHEN c3 >= 0.0 THEN p3_weight ELSE 0.0 END) / NULLIF((CASE WHEN c3 <> -1.0 THEN p3_weight ELSE 0.0 END), 0.0) AS t2_coverage
  FROM parts JOIN weights ON 1 = 1
),
-- The score of a target: its direct rating if there is one; otherwise the score of its parts if its coverage is at least 0.5 (within 1e-9).
scores AS (
  SELECT
    row_name,
    group_1,
    invalid,
    CASE WHEN t1_coverage < 0.499999999 THEN NULL WHEN t1_points < t1_most THEN t1_points / t1_most WHEN t1_most > 0.0 THEN 1.0 END AS t1_score,
    t1_coverage,
    CASE WHEN t2_direct >= 3.0 THEN 1.0 WHEN t2_direct >= 0.0 THEN t2_direct / 3.0 WHEN t2_direct = -1.0 THEN NULL WHEN t2_coverage < 0.499999999 THEN NULL WHEN t2_points < t2_most THEN t2_points / t2_most WHEN t2_most > 0.0 THEN 1.0 END AS t2_score,
    CASE WHEN t2_direct >= 0.0 THEN 1.0 WHEN t2_direct = -1.0 THEN NULL ELSE t2_coverage END AS t2_coverage
  FROM targets
),
-- The overall score and coverage: the means of those that are not NULL.
overall AS (
  SELECT
    row_name,
    group_1,
    invalid,
    t1_score,
    t1_coverage,
    t2_score,
    t2_coverage,
    (COALESCE(t1_score, 0.0) + COALESCE(t2_score, 0.0)) / NULLIF((
      CASE WHEN t1_score IS NOT NULL THEN 1.0 ELSE 0.0 END
      + CASE WHEN t2_score IS NOT NULL THEN 1.0 ELSE 0.0 END
    ), 0.0) AS overall_mean,
    (COALESCE(t1_coverage, 0.0) + COALESCE(t2_coverage, 0.0)) / NULLIF((
      CASE WHEN t1_coverage IS NOT NULL THEN 1.0 ELSE 0.0 END
      + CASE WHEN t2_coverage IS NOT NULL THEN 1.0 ELSE 0.0 END
    ), 0.0) AS overall_coverage
  FROM scores
)
SELECT
  group_1 AS "site",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(row_name) END AS "assessments",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE CAST(COALESCE(SUM(invalid), 0) AS BIGINT) END AS "invalid",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t1_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(t1_score) END AS "trust_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t1_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(t1_score) END AS "trust_mean",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t2_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(t2_score) END AS "power_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t2_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(t2_score) END AS "power_mean",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS "overall_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE AVG(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS "overall_mean"
FROM overall
GROUP BY group_1
ORDER BY 1

-- Ratings that the plan "two targets" does not score; a rating is a whole number from 1 to 4.
-- A row for each invalid rating, with the reason.
WITH
-- Each answer as stored (x) and as a number (v).
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    TRIM(CAST(ratings."q1" AS VARCHAR)) COLLATE "C" AS x1, TRY_CAST(TRIM(CAST(ratings."q1" AS VARCHAR)) AS DOUBLE) AS v1,
    TRIM(CAST(ratings."q2" AS VARCHAR)) COLLATE "C" AS x3, TRY_CAST(TRIM(CAST(ratings."q2" AS VARCHAR)) AS DOUBLE) AS v3,
    TRIM(CAST(ratings."q3" AS VARCHAR)) COLLATE "C" AS x4, TRY_CAST(TRIM(CAST(ratings."q3" AS VARCHAR)) AS DOUBLE) AS v4
  FROM "county"."survey" AS ratings
),
-- Why each answer (x) is invalid (r); NULL for a valid rating.
reasons AS (
  SELECT
    row_name,
    group_1,
    CAST(x1 AS VARCHAR) AS x1, CASE WHEN x1 IS NULL OR x1 = '' OR x1 IN ('n/a') THEN NULL WHEN v1 IS NULL THEN 'wrong-value' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0) THEN 'off-scale' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1)) THEN 'not-whole' END AS r1,
    CAST(x3 AS VARCHAR) AS x3, CASE WHEN x3 IS NULL OR x3 = '' OR x3 IN ('n/a') THEN NULL WHEN v3 IS NULL THEN 'wrong-value' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0) THEN 'off-scale' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3)) THEN 'not-whole' END AS r3,
    CAST(x4 AS VARCHAR) AS x4, CASE WHEN x4 IS NULL OR x4 = '' OR x4 IN ('n/a') THEN NULL WHEN v4 IS NULL THEN 'wrong-value' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0) THEN 'off-scale' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0 AND v4 = ROUND(v4)) THEN 'not-whole' END AS r4
  FROM answers
),
-- The items that have a column.
items(place, item) AS (
  VALUES
    (1, '1.1'),
    (3, '2.1'),
    (4, 'Power')
)
SELECT
  row_name AS "respondent",
  group_1 AS "site",
  item AS "item",
  CASE place
    WHEN 1 THEN x1
    WHEN 3 THEN x3
    WHEN 4 THEN x4
  END AS "rating",
  CASE place
    WHEN 1 THEN r1
    WHEN 3 THEN r3
    WHEN 4 THEN r4
  END AS "reason"
FROM reasons JOIN items ON CASE place
  WHEN 1 THEN r1
  WHEN 3 THEN r3
  WHEN 4 THEN r4
END IS NOT NULL
ORDER BY reasons.row_name, items.place

-- Ratings that the plan "two targets" does not score; a rating is a whole number from 1 to 4.
-- A row for each invalid rating, with the reason.
WITH
-- Each answer as stored (x) and as a number (v).
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    CAST(ratings."item" AS VARCHAR) COLLATE "C" AS item,
    ratings."rating" AS x, TRY_CAST(ratings."rating" AS DOUBLE) AS v
  FROM "survey" AS ratings
),
-- The number of ratings of each item in its assessment, and whether the assessment is in several groups.
assessments AS (
  SELECT
    row_name,
    group_1,
    item,
    x,
    v,
    COUNT(*) OVER (PARTITION BY row_name, item) AS times,
    CASE WHEN COUNT(group_1) OVER (PARTITION BY row_name) > 0 AND (COUNT(group_1) OVER (PARTITION BY row_name) < COUNT(*) OVER (PARTITION BY row_name) OR MIN(group_1) OVER (PARTITION BY row_name) <> MAX(group_1) OVER (PARTITION BY row_name)) THEN 1 ELSE 0 END AS group_1_differs
  FROM answers
),
-- Why each answer is invalid; NULL for a valid rating.
reasons AS (
  SELECT
    row_name,
    group_1,
    item,
    CAST(x AS VARCHAR) AS rating,
    CASE WHEN row_name IS NULL THEN 'missing'
      WHEN group_1_differs = 1 THEN 'inconsistent'
      WHEN item IS NULL OR item NOT IN ('1.1', '1.2', '2.1', 'Power') THEN 'unknown-id'
      WHEN times > 1 THEN 'duplicate'
      WHEN x IS NULL OR v IN (99.0) THEN NULL
      WHEN v IS NULL THEN 'wrong-value'
      WHEN NOT (v >= 1.0 AND v <= 4.0) THEN 'off-scale'
      WHEN NOT (v >= 1.0 AND v <= 4.0 AND v = ROUND(v)) THEN 'not-whole'
      END AS reason
  FROM assessments
)
SELECT
  row_name AS "respondent",
  group_1 AS "site",
  item AS "item",
  rating AS "rating",
  reason AS "reason"
FROM reasons
WHERE reason IS NOT NULL
ORDER BY reasons.row_name, reasons.item
