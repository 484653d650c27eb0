cei_plan(line, target, part_number, part, part_weight, item, item_weight) AS (
cei_weights AS (
  FROM cei_plan
cei_answers AS (
    ratings.`respondent` AS row_name,
    ratings.`site` AS group_1,
    TRIM(CAST(ratings.`q1` AS STRING)) AS x1, CASE WHEN TRANSLATE(TRIM(CAST(ratings.`q1` AS STRING)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings.`q1` AS STRING)) THEN TRY_CAST(TRIM(CAST(ratings.`q1` AS STRING)) AS DOUBLE) END AS v1,
    TRIM(CAST(ratings.`q2` AS STRING)) AS x3, CASE WHEN TRANSLATE(TRIM(CAST(ratings.`q2` AS STRING)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings.`q2` AS STRING)) THEN TRY_CAST(TRIM(CAST(ratings.`q2` AS STRING)) AS DOUBLE) END AS v3,
    TRIM(CAST(ratings.`q3` AS STRING)) AS x4, CASE WHEN TRANSLATE(TRIM(CAST(ratings.`q3` AS STRING)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings.`q3` AS STRING)) THEN TRY_CAST(TRIM(CAST(ratings.`q3` AS STRING)) AS DOUBLE) END AS v4
  FROM `county`.`survey` AS ratings
cei_cells AS (
  FROM cei_answers
cei_parts AS (
  FROM cei_cells JOIN cei_weights ON 1 = 1
cei_targets AS (
  FROM cei_parts JOIN cei_weights ON 1 = 1
cei_scores AS (
  FROM cei_targets
cei_overall AS (
  FROM cei_scores
  row_name AS `respondent`,
  group_1 AS `site`,
  invalid AS `invalid`,
  t1_score AS `trust_score`,
  t1_coverage AS `trust_coverage`,
  CASE WHEN t1_coverage IS NULL THEN 'not-applicable' WHEN t1_score IS NULL THEN 'insufficient' ELSE 'scored' END AS `trust_status`,
  t2_score AS `power_score`,
  t2_coverage AS `power_coverage`,
  CASE WHEN t2_coverage IS NULL THEN 'not-applicable' WHEN t2_score IS NULL THEN 'insufficient' ELSE 'scored' END AS `power_status`,
  CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END AS `overall_score`,
  overall_coverage AS `overall_coverage`,
  CASE WHEN overall_coverage IS NULL THEN 'not-applicable' WHEN CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END IS NULL THEN 'insufficient' ELSE 'scored' END AS `overall_status`
FROM cei_overall
    CAST(ratings.`item` AS STRING) AS item,
    ratings.`rating` AS x, CASE WHEN TRANSLATE(CAST(ratings.`rating` AS STRING), 'aAdDfFpPtTxX', '') = CAST(ratings.`rating` AS STRING) THEN TRY_CAST(CAST(ratings.`rating` AS STRING) AS DOUBLE) END AS v
  FROM `survey` AS ratings
cei_assessments AS (
  FROM cei_cells
cei_sound AS (
  FROM cei_assessments
  FROM cei_sound JOIN cei_weights ON 1 = 1
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(row_name) END AS `assessments`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE CAST(COALESCE(SUM(invalid), 0) AS BIGINT) END AS `invalid`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t1_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(t1_score) END AS `trust_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t1_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(t1_score) END AS `trust_mean`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t2_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(t2_score) END AS `power_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(t2_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(t2_score) END AS `power_mean`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS `overall_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE AVG(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS `overall_mean`
cei_reasons AS (
    CAST(x1 AS STRING) AS x1, CASE WHEN x1 IS NULL OR x1 = '' OR x1 IN ('n/a') THEN NULL WHEN v1 IS NULL THEN 'wrong-value' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0) THEN 'off-scale' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1)) THEN 'not-whole' END AS r1,
    CAST(x3 AS STRING) AS x3, CASE WHEN x3 IS NULL OR x3 = '' OR x3 IN ('n/a') THEN NULL WHEN v3 IS NULL THEN 'wrong-value' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0) THEN 'off-scale' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3)) THEN 'not-whole' END AS r3,
    CAST(x4 AS STRING) AS x4, CASE WHEN x4 IS NULL OR x4 = '' OR x4 IN ('n/a') THEN NULL WHEN v4 IS NULL THEN 'wrong-value' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0) THEN 'off-scale' WHEN NOT (v4 >= 1.0 AND v4 <= 4.0 AND v4 = ROUND(v4)) THEN 'not-whole' END AS r4
cei_items(place, item) AS (
  item AS `item`,
  END AS `rating`,
  END AS `reason`
FROM cei_reasons JOIN cei_items ON CASE place
ORDER BY cei_reasons.row_name, cei_items.place
    CAST(x AS STRING) AS rating,
  rating AS `rating`,
  reason AS `reason`
FROM cei_reasons
ORDER BY cei_reasons.row_name, cei_reasons.item
