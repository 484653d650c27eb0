-- Scores by the plan "two targets", ratings are a whole number from 1 to 4.
-- A row for each assessment.
-- Written by cei-framework VERSION: scoringSql(plan, {"dialect":"duckdb","ratings":{"table":["county","survey"],"row":"respondent","columns":{"q1":"1.1","q2":"2.1","q3":"Power"},"notApplicable":"n/a"},"scale":{"min":1,"max":4},"by":"site"})
-- The plan: target | part | items of the part
--   Trust | a | 1.1 + 1.2, weight 0.3333333333333333
--   Trust | b, weight 0.5 | 2.1
--   Power | its own rating | Power
--   Power | c | 2.1
WITH
-- Answers as they were given.
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS given_1_1,
    CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS given_2_1,
    CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS given_power
  FROM "county"."survey" AS ratings
),
-- Numbers: the number that an answer is, NULL if it is none.
numbers AS (
  SELECT
    row_name, group_1, given_1_1,
    CASE WHEN NOT CONTAINS(given_1_1, '_') THEN TRY_CAST(given_1_1 AS DOUBLE) END AS value_1_1,
    given_2_1,
    CASE WHEN NOT CONTAINS(given_2_1, '_') THEN TRY_CAST(given_2_1 AS DOUBLE) END AS value_2_1,
    given_power,
    CASE WHEN NOT CONTAINS(given_power, '_') THEN TRY_CAST(given_power AS DOUBLE) END AS value_power
  FROM answers
),
-- Cells: 1000 + the points from 0 to 3, for a rating, 0 = not rated, 1000000 = not applicable, 1000000000 = invalid.
cells AS (
  SELECT
    row_name, group_1,
    CASE WHEN value_1_1 BETWEEN 1 AND 4 AND value_1_1 % 1 = 0 THEN CAST(value_1_1 AS BIGINT) + 999 WHEN given_1_1 IS NULL OR given_1_1 = '' THEN 0 WHEN given_1_1 IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_1_1,
    CASE WHEN value_2_1 BETWEEN 1 AND 4 AND value_2_1 % 1 = 0 THEN CAST(value_2_1 AS BIGINT) + 999 WHEN given_2_1 IS NULL OR given_2_1 = '' THEN 0 WHEN given_2_1 IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_2_1,
    CASE WHEN value_power BETWEEN 1 AND 4 AND value_power % 1 = 0 THEN CAST(value_power AS BIGINT) + 999 WHEN given_power IS NULL OR given_power = '' THEN 0 WHEN given_power IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_power
  FROM numbers
),
-- Sums of cells: of a target's parts with one item, and of parts with several, by the weight of the items.
sums AS (
  SELECT
    row_name, group_1,
    (item_1_1 + item_2_1 + item_power) AS all_cells,
    item_power,
    item_2_1 % 1000000000 AS sum_trust,
    item_2_1 % 1000000000 AS sum_power,
    item_1_1 % 1000000000 AS sum_of_part_a
  FROM cells
),
-- Parts with several items: their points, and the weights of the items that are rated and applicable.
parts AS (
  SELECT
    row_name, group_1,
    CAST((all_cells - all_cells % 1000000000) / 1000000000 AS BIGINT) AS invalid,
    item_power, sum_trust, sum_power,
    CAST(sum_of_part_a % 1000 AS DOUBLE) AS part_a_points,
    CAST((sum_of_part_a - sum_of_part_a % 1000) / 1000 % 1000 AS DOUBLE) AS part_a_rated,
    (
      (1.0 - CAST((sum_of_part_a - sum_of_part_a % 1000000) / 1000000 AS DOUBLE))
      + 3.333333333333333E-1 * 1.0
    ) AS part_a_applicable
  FROM sums
),
-- Targets: the points of the rated parts, the most points that these could have, and the coverage.
targets AS (
  SELECT
    row_name, group_1, invalid, item_power,
    (
      0.5 * CAST(sum_trust % 1000 AS DOUBLE)
      + CASE WHEN part_a_rated > 0.0 THEN part_a_points / part_a_rated ELSE 0.0 END
    ) AS trust_points,
    (
      0.5 * CAST((sum_trust - sum_trust % 1000) / 1000 % 1000 AS DOUBLE)
      + CASE WHEN part_a_rated > 0.0 THEN 1.0 ELSE 0.0 END
    ) * 3.0 AS trust_most,
    (
      0.5 * CAST((sum_trust - sum_trust % 1000) / 1000 % 1000 AS DOUBLE)
      + CASE WHEN part_a_applicable > 0.0 THEN part_a_rated / part_a_applicable ELSE 0.0 END
    ) / NULLIF((
      0.5 * (1.0 - CAST((sum_trust - sum_trust % 1000000) / 1000000 AS DOUBLE))
      + CASE WHEN part_a_applicable > 0.0 THEN 1.0 ELSE 0.0 END
    ), 0.0) AS trust_coverage,
    CAST(sum_power % 1000 AS DOUBLE) AS power_points,
    CAST((sum_power - sum_power % 1000) / 1000 % 1000 AS DOUBLE) * 3.0 AS power_most,
    CAST((sum_power - sum_power % 1000) / 1000 % 1000 AS DOUBLE) / NULLIF((1.0 - CAST((sum_power - sum_power % 1000000) / 1000000 AS DOUBLE)), 0.0) AS power_coverage
  FROM parts
),
-- Scores: the direct rating if there is one, otherwise points / most, if the coverage is at least 0.5 (within 1e-9).
scores AS (
  SELECT
    row_name, group_1, invalid,
    CASE WHEN trust_coverage < 0.499999999 THEN NULL WHEN trust_points < trust_most THEN trust_points / trust_most WHEN trust_most > 0.0 THEN 1.0 END AS trust_score,
    trust_coverage,
    CASE WHEN item_power BETWEEN 1000 AND 1999 THEN CASE WHEN (item_power - 1000) >= 3.0 THEN 1.0 ELSE CAST((item_power - 1000) AS DOUBLE) / 3.0 END WHEN item_power = 1000000 THEN NULL WHEN power_coverage < 0.499999999 THEN NULL WHEN power_points < power_most THEN power_points / power_most WHEN power_most > 0.0 THEN 1.0 END AS power_score,
    CASE WHEN item_power BETWEEN 1000 AND 1999 THEN 1.0 WHEN item_power = 1000000 THEN NULL ELSE power_coverage END AS power_coverage
  FROM targets
),
-- Overall: the means of the scores and the coverages that are not NULL.
overall AS (
  SELECT
    row_name, group_1, invalid, trust_score, trust_coverage, power_score, power_coverage,
    (COALESCE(trust_score, 0.0) + COALESCE(power_score, 0.0)) / NULLIF((
      CASE WHEN trust_score IS NULL THEN 0.0 ELSE 1.0 END
      + CASE WHEN power_score IS NULL THEN 0.0 ELSE 1.0 END
    ), 0.0) AS overall_mean,
    (COALESCE(trust_coverage, 0.0) + COALESCE(power_coverage, 0.0)) / NULLIF((
      CASE WHEN trust_coverage IS NULL THEN 0.0 ELSE 1.0 END
      + CASE WHEN power_coverage IS NULL THEN 0.0 ELSE 1.0 END
    ), 0.0) AS overall_coverage
  FROM scores
)
SELECT
  row_name AS "respondent",
  group_1 AS "site",
  invalid AS "invalid",
  trust_score AS "trust_score",
  trust_coverage AS "trust_coverage",
  CASE WHEN trust_coverage IS NULL THEN 'not-applicable' WHEN trust_score IS NULL THEN 'insufficient' ELSE 'scored' END AS "trust_status",
  power_score AS "power_score",
  power_coverage AS "power_coverage",
  CASE WHEN power_coverage IS NULL THEN 'not-applicable' WHEN power_score IS NULL THEN 'insufficient' ELSE 'scored' END AS "power_status",
  CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END AS "overall_score",
  overall_coverage AS "overall_coverage",
  CASE WHEN overall_coverage IS NULL THEN 'not-applicable' WHEN CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END IS NULL THEN 'insufficient' ELSE 'scored' END AS "overall_status"
FROM overall

-- Scores by the plan "two targets", ratings are a whole number from 1 to 4.
-- Counts and means of each group, NULL where they are of fewer than 11.
-- Written by cei-framework VERSION: scoringSql(plan, {"dialect":"duckdb","ratings":{"table":"survey","row":"respondent","item":"item","rating":"rating","missing":99},"scale":{"min":1,"max":4},"by":"site","output":"groups"})
-- The plan: target | part | items of the part
--   Trust | a | 1.1 + 1.2, weight 0.3333333333333333
--   Trust | b, weight 0.5 | 2.1
--   Power | its own rating | Power
--   Power | c | 2.1
WITH
-- Items: the number of the sum that their answers are added to, and what these are multiplied by.
items(item, sum_number, multiple) AS (
  VALUES
    ('1.1', 1, 1),
    ('1.2', 1, 1401),
    ('2.1', 1, 1962801),
    ('Power', 1, 2749884201)
),
-- Answers as they were given.
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."item" AS VARCHAR), '[!-~]*') THEN CAST(ratings."item" AS VARCHAR) ELSE TRIM(CAST(ratings."item" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS item,
    ratings."rating" AS given,
    ratings."rating" AS value
  FROM "survey" AS ratings
),
-- Amounts: points + 11, 10 = not applicable, 8 = invalid, 9 = missing, times the item's multiple.
amounts AS (
  SELECT
    row_name, group_1, sum_number,
    multiple * CASE WHEN value BETWEEN 1 AND 4 AND value % 1 = 0 THEN CAST(value AS DOUBLE) + 10 WHEN given IS NULL OR value IN (99) THEN 9 ELSE 8 END AS amount
  FROM answers LEFT JOIN items ON answers.item = items.item
),
-- The sums of the amounts of each assessment and group.
summed AS (
  SELECT
    row_name, group_1,
    COUNT(*) AS answered,
    COUNT(sum_number) AS known,
    SUM(CASE WHEN sum_number = 1 THEN amount ELSE 0.0 END) AS sum_1
  FROM amounts
  GROUP BY row_name, group_1
),
-- Assessments. is_astray: the row is NULL, or has several groups, or over 100 answers.
assessments AS (
  SELECT
    row_name,
    MIN(group_1) AS group_1,
    CAST(SUM(answered) AS BIGINT) AS answered,
    CASE WHEN row_name IS NULL THEN 1 WHEN COUNT(*) > 1 THEN 1 WHEN SUM(known) > 100 THEN 1 ELSE 0 END AS is_astray,
    CAST(SUM(sum_1) AS BIGINT) AS sum_1
  FROM summed
  GROUP BY row_name
),
-- Fields: the amount of each item. 0 = no answer, over 14 = several.
fields AS (
  SELECT
    row_name, group_1, answered, is_astray,
    sum_1 % 1401 AS answer_1_1,
    (sum_1 - sum_1 % 1401) / 1401 % 1401 AS answer_1_2,
    (sum_1 - sum_1 % 1962801) / 1962801 % 1401 AS answer_2_1,
    (sum_1 - sum_1 % 2749884201) / 2749884201 % 1401 AS answer_power
  FROM assessments
),
-- Cells: 1000 + the points from 0 to 3, for a rating, 0 = not rated, 1000000 = invalid. All answers where is_astray = 1, and items with several, count as invalid.
cells AS (
  SELECT
    row_name,
    CASE WHEN is_astray = 0 THEN group_1 END AS group_1,
    answered, is_astray,
    (
      CASE WHEN answer_1_1 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_1_2 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_2_1 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_power BETWEEN 9 AND 14 THEN 1 ELSE 0 END
    ) AS sound_1,
    CASE WHEN is_astray = 1 THEN 0 WHEN answer_1_1 BETWEEN 11 AND 14 THEN CAST(answer_1_1 AS BIGINT) + 989 ELSE 0 END AS item_1_1,
    CASE WHEN is_astray = 1 THEN 0 WHEN answer_1_2 BETWEEN 11 AND 14 THEN CAST(answer_1_2 AS BIGINT) + 989 ELSE 0 END AS item_1_2,
    CASE WHEN is_astray = 1 THEN 0 WHEN answer_2_1 BETWEEN 11 AND 14 THEN CAST(answer_2_1 AS BIGINT) + 989 ELSE 0 END AS item_2_1,
    CASE WHEN is_astray = 1 THEN 0 WHEN answer_power BETWEEN 11 AND 14 THEN CAST(answer_power AS BIGINT) + 989 ELSE 0 END AS item_power
  FROM fields
),
-- Sums of cells: of a target's parts with one item, and of parts with several, by the weight of the items.
sums AS (
  SELECT
    row_name, group_1,
    CASE WHEN is_astray = 1 THEN answered ELSE answered - sound_1 END AS invalid,
    item_power,
    item_2_1 % 1000000 AS sum_trust,
    item_2_1 % 1000000 AS sum_power,
    item_1_1 % 1000000 AS sum_of_part_a,
    item_1_2 % 1000000 AS sum_of_part_a_2
  FROM cells
),
-- Parts with several items: their points, and the weights of the items that are rated and applicable.
parts AS (
  SELECT
    row_name, group_1, invalid, item_power, sum_trust, sum_power,
    (CAST(sum_of_part_a % 1000 AS DOUBLE) + 3.333333333333333E-1 * CAST(sum_of_part_a_2 % 1000 AS DOUBLE)) AS part_a_points,
    (
      CAST((sum_of_part_a - sum_of_part_a % 1000) / 1000 AS DOUBLE)
      + 3.333333333333333E-1 * CAST((sum_of_part_a_2 - sum_of_part_a_2 % 1000) / 1000 AS DOUBLE)
    ) AS part_a_rated
  FROM sums
),
-- Targets: the points of the rated parts, the most points that these could have, and the coverage.
targets AS (
  SELECT
    row_name, group_1, invalid, item_power,
    (
      0.5 * CAST(sum_trust % 1000 AS DOUBLE)
      + CASE WHEN part_a_rated > 0.0 THEN part_a_points / part_a_rated ELSE 0.0 END
    ) AS trust_points,
    (
      0.5 * CAST((sum_trust - sum_trust % 1000) / 1000 AS DOUBLE)
      + CASE WHEN part_a_rated > 0.0 THEN 1.0 ELSE 0.0 END
    ) * 3.0 AS trust_most,
    (0.5 * CAST((sum_trust - sum_trust % 1000) / 1000 AS DOUBLE) + part_a_rated / 1.3333333333333333E0) / 1.5 AS trust_coverage,
    CAST(sum_power % 1000 AS DOUBLE) AS power_points,
    CAST((sum_power - sum_power % 1000) / 1000 AS DOUBLE) * 3.0 AS power_most,
    CAST((sum_power - sum_power % 1000) / 1000 AS DOUBLE) / 1.0 AS power_coverage
  FROM parts
),
-- Scores: the direct rating if there is one, otherwise points / most, if the coverage is at least 0.5 (within 1e-9).
scores AS (
  SELECT
    row_name, group_1, invalid,
    CASE WHEN trust_coverage < 0.499999999 THEN NULL WHEN trust_points < trust_most THEN trust_points / trust_most WHEN trust_most > 0.0 THEN 1.0 END AS trust_score,
    trust_coverage,
    CASE WHEN item_power BETWEEN 1000 AND 1999 THEN CASE WHEN (item_power - 1000) >= 3.0 THEN 1.0 ELSE CAST((item_power - 1000) AS DOUBLE) / 3.0 END WHEN item_power = 1000000 THEN NULL WHEN power_coverage < 0.499999999 THEN NULL WHEN power_points < power_most THEN power_points / power_most WHEN power_most > 0.0 THEN 1.0 END AS power_score,
    CASE WHEN item_power BETWEEN 1000 AND 1999 THEN 1.0 WHEN item_power = 1000000 THEN NULL ELSE power_coverage END AS power_coverage
  FROM targets
),
-- Overall: the means of the scores and the coverages that are not NULL.
overall AS (
  SELECT
    row_name, group_1, invalid, trust_score, trust_coverage, power_score, power_coverage,
    (COALESCE(trust_score, 0.0) + COALESCE(power_score, 0.0)) / NULLIF((
      CASE WHEN trust_score IS NULL THEN 0.0 ELSE 1.0 END
      + CASE WHEN power_score IS NULL THEN 0.0 ELSE 1.0 END
    ), 0.0) AS overall_mean,
    (trust_coverage + power_coverage) / 2.0 AS overall_coverage
  FROM scores
)
SELECT
  group_1 AS "site",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(row_name) END AS "assessments",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE CAST(COALESCE(SUM(invalid), 0) AS BIGINT) END AS "invalid",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(trust_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(trust_score) END AS "trust_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(trust_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(trust_score) END AS "trust_mean",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(power_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(power_score) END AS "power_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(power_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(power_score) END AS "power_mean",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS "overall_n",
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE AVG(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS "overall_mean"
FROM overall
GROUP BY group_1
ORDER BY 1

-- Ratings that the plan "two targets" does not score, a rating is a whole number from 1 to 4.
-- A row for each invalid rating, with the reason.
-- Written by cei-framework VERSION: checkSql(plan, {"dialect":"duckdb","ratings":{"table":["county","survey"],"row":"respondent","columns":{"q1":"1.1","q2":"2.1","q3":"Power"},"notApplicable":"n/a"},"scale":{"min":1,"max":4},"by":"site"})
WITH
-- The answers of assessments with an invalid one, one in a row.
listed AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    answers.place AS place,
    answers.item AS item,
    answers.given AS given,
    answers.value AS value
  FROM "county"."survey" AS ratings CROSS JOIN LATERAL (VALUES
    (1, '1.1', CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", CAST(CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END AS DOUBLE)),
    (2, '2.1', CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", CAST(CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END AS DOUBLE)),
    (3, 'Power', CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", CAST(CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END AS DOUBLE))
  ) AS answers(place, item, given, value)
  WHERE CASE WHEN CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END BETWEEN 1 AND 4 AND CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END % 1 = 0 THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IS NULL OR CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" = '' THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q1" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q1" AS VARCHAR) ELSE TRIM(CAST(ratings."q1" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IN ('n/a') THEN 0 ELSE 1 END = 1
    OR CASE WHEN CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END BETWEEN 1 AND 4 AND CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END % 1 = 0 THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IS NULL OR CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" = '' THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q2" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q2" AS VARCHAR) ELSE TRIM(CAST(ratings."q2" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IN ('n/a') THEN 0 ELSE 1 END = 1
    OR CASE WHEN CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END BETWEEN 1 AND 4 AND CASE WHEN NOT CONTAINS(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C", '_') THEN TRY_CAST(CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS DOUBLE) END % 1 = 0 THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IS NULL OR CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" = '' THEN 0 WHEN CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."q3" AS VARCHAR), '[!-~]*') THEN CAST(ratings."q3" AS VARCHAR) ELSE TRIM(CAST(ratings."q3" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" IN ('n/a') THEN 0 ELSE 1 END = 1
),
-- Why each answer is invalid, NULL for a valid one.
reasons AS (
  SELECT
    row_name, group_1, place, item,
    CAST(given AS VARCHAR) AS rating,
    CASE
      WHEN given IS NULL OR given = '' OR given IN ('n/a') THEN NULL
      WHEN value IS NULL THEN 'wrong-value'
      WHEN value BETWEEN 1 AND 4 AND value % 1 = 0 THEN NULL
      WHEN value BETWEEN 1 AND 4 THEN 'not-whole'
      ELSE 'off-scale'
    END AS reason
  FROM listed
)
SELECT
  row_name AS "respondent",
  group_1 AS "site",
  item AS "item",
  rating AS "rating",
  reason AS "reason"
FROM reasons
WHERE reason IS NOT NULL
ORDER BY reasons.row_name, reasons.place

-- Ratings that the plan "two targets" does not score, a rating is a whole number from 1 to 4.
-- A row for each invalid rating, with the reason.
-- Written by cei-framework VERSION: checkSql(plan, {"dialect":"duckdb","ratings":{"table":"survey","row":"respondent","item":"item","rating":"rating","missing":99},"scale":{"min":1,"max":4},"by":"site"})
WITH
-- Items: the number of the sum that their answers are added to, and what these are multiplied by.
items(item, sum_number, multiple) AS (
  VALUES
    ('1.1', 1, 1),
    ('1.2', 1, 1401),
    ('2.1', 1, 1962801),
    ('Power', 1, 2749884201)
),
-- Answers as they were given.
answers AS (
  SELECT
    ratings."respondent" AS row_name,
    ratings."site" AS group_1,
    CASE WHEN REGEXP_FULL_MATCH(CAST(ratings."item" AS VARCHAR), '[!-~]*') THEN CAST(ratings."item" AS VARCHAR) ELSE TRIM(CAST(ratings."item" AS VARCHAR), CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(32) || CHR(160) || CHR(5760) || CHR(8192) || CHR(8193) || CHR(8194) || CHR(8195) || CHR(8196) || CHR(8197) || CHR(8198) || CHR(8199) || CHR(8200) || CHR(8201) || CHR(8202) || CHR(8232) || CHR(8233) || CHR(8239) || CHR(8287) || CHR(12288) || CHR(65279)) END COLLATE "C" AS item,
    ratings."rating" AS given,
    ratings."rating" AS value
  FROM "survey" AS ratings
),
-- Amounts: points + 11, 10 = not applicable, 8 = invalid, 9 = missing, times the item's multiple.
amounts AS (
  SELECT
    row_name, group_1, sum_number,
    multiple * CASE WHEN value BETWEEN 1 AND 4 AND value % 1 = 0 THEN CAST(value AS DOUBLE) + 10 WHEN given IS NULL OR value IN (99) THEN 9 ELSE 8 END AS amount
  FROM answers LEFT JOIN items ON answers.item = items.item
),
-- The sums of the amounts of each assessment and group.
summed AS (
  SELECT
    row_name, group_1,
    COUNT(*) AS answered,
    COUNT(sum_number) AS known,
    SUM(CASE WHEN sum_number = 1 THEN amount ELSE 0.0 END) AS sum_1
  FROM amounts
  GROUP BY row_name, group_1
),
-- Assessments. is_astray: the row is NULL, or has several groups, or over 100 answers.
assessments AS (
  SELECT
    row_name,
    MIN(group_1) AS group_1,
    CAST(SUM(answered) AS BIGINT) AS answered,
    CASE WHEN row_name IS NULL THEN 1 WHEN COUNT(*) > 1 THEN 1 WHEN SUM(known) > 100 THEN 1 ELSE 0 END AS is_astray,
    CAST(SUM(sum_1) AS BIGINT) AS sum_1
  FROM summed
  GROUP BY row_name
),
-- Fields: the amount of each item. 0 = no answer, over 14 = several.
fields AS (
  SELECT
    row_name, group_1, answered, is_astray,
    sum_1 % 1401 AS answer_1_1,
    (sum_1 - sum_1 % 1401) / 1401 % 1401 AS answer_1_2,
    (sum_1 - sum_1 % 1962801) / 1962801 % 1401 AS answer_2_1,
    (sum_1 - sum_1 % 2749884201) / 2749884201 % 1401 AS answer_power
  FROM assessments
),
-- The answers of each assessment that are ratings, missing, or not applicable.
counted AS (
  SELECT
    row_name, answered, is_astray,
    (
      CASE WHEN answer_1_1 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_1_2 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_2_1 BETWEEN 9 AND 14 THEN 1 ELSE 0 END
      + CASE WHEN answer_power BETWEEN 9 AND 14 THEN 1 ELSE 0 END
    ) AS sound_1
  FROM fields
),
-- Assessments that have invalid answers.
suspects AS (
  SELECT
    row_name AS suspect
  FROM counted
  GROUP BY row_name
  HAVING MAX(is_astray) = 1 OR SUM(answered) > SUM(sound_1)
),
-- All their answers, how many the item and the assessment have, and whether it is in several groups.
listed AS (
  SELECT
    row_name, group_1, item, given, value,
    CASE WHEN item IN ('1.1', '1.2', '2.1', 'Power') THEN 1 ELSE 0 END AS is_known,
    COUNT(*) OVER (PARTITION BY row_name, item) AS times,
    SUM(CASE WHEN item IN ('1.1', '1.2', '2.1', 'Power') THEN 1 ELSE 0 END) OVER (PARTITION BY row_name) AS answered,
    CASE WHEN COUNT(group_1) OVER (PARTITION BY row_name) > 0 AND (COUNT(group_1) OVER (PARTITION BY row_name) < COUNT(*) OVER (PARTITION BY row_name) OR MIN(group_1) OVER (PARTITION BY row_name) <> MAX(group_1) OVER (PARTITION BY row_name)) THEN 1 ELSE 0 END AS group_1_differs
  FROM answers LEFT JOIN suspects ON row_name = suspect
  WHERE suspect IS NOT NULL OR row_name IS NULL
),
-- Why each answer is invalid, NULL for a valid one.
reasons AS (
  SELECT
    row_name, group_1, item,
    CAST(given AS VARCHAR) AS rating,
    CASE
      WHEN row_name IS NULL THEN 'missing'
      WHEN group_1_differs = 1 THEN 'inconsistent'
      WHEN is_known = 0 THEN 'unknown-id'
      WHEN times > 1 OR answered > 100 THEN 'duplicate'
      WHEN given IS NULL OR value IN (99) THEN NULL
      WHEN value IS NULL THEN 'wrong-value'
      WHEN value BETWEEN 1 AND 4 AND value % 1 = 0 THEN NULL
      WHEN value BETWEEN 1 AND 4 THEN 'not-whole'
      ELSE 'off-scale'
    END AS reason
  FROM listed
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
