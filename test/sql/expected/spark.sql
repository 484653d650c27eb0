    ratings.`respondent` AS row_name,
    ratings.`site` AS group_1,
    TRIM(CAST(ratings.`q1` AS STRING)) AS x1, TRY_CAST(TRIM(CAST(ratings.`q1` AS STRING)) AS DOUBLE) AS v1,
    TRIM(CAST(ratings.`q2` AS STRING)) AS x3, TRY_CAST(TRIM(CAST(ratings.`q2` AS STRING)) AS DOUBLE) AS v3
  FROM `county`.`survey` AS ratings
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
    CAST(ratings.`item` AS STRING) AS item,
    ratings.`rating` AS x, TRY_CAST(ratings.`rating` AS DOUBLE) AS v
  FROM `survey` AS ratings
  COUNT(row_name) AS `assessments`,
  CAST(COALESCE(SUM(invalid), 0) AS BIGINT) AS `invalid`,
  COUNT(t1_score) AS `trust_n`,
  AVG(t1_score) AS `trust_mean`,
  COUNT(t2_score) AS `power_n`,
  AVG(t2_score) AS `power_mean`,
  COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) AS `overall_n`,
  AVG(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) AS `overall_mean`
    CAST(x1 AS STRING) AS x1, CASE WHEN x1 IS NULL OR x1 = '' OR x1 IN ('n/a') THEN NULL WHEN v1 IS NULL THEN 'wrong-value' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0) THEN 'off-scale' WHEN NOT (v1 >= 1.0 AND v1 <= 4.0 AND v1 = ROUND(v1)) THEN 'not-whole' END AS r1,
    CAST(x3 AS STRING) AS x3, CASE WHEN x3 IS NULL OR x3 = '' OR x3 IN ('n/a') THEN NULL WHEN v3 IS NULL THEN 'wrong-value' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0) THEN 'off-scale' WHEN NOT (v3 >= 1.0 AND v3 <= 4.0 AND v3 = ROUND(v3)) THEN 'not-whole' END AS r3
  item AS `item`,
  END AS `rating`,
  END AS `reason`
    CAST(x AS STRING) AS rating,
  rating AS `rating`,
  reason AS `reason`
