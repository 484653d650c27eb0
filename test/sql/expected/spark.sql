-- Written by cei-framework VERSION: scoringSql(plan, {"dialect":"spark","ratings":{"table":["county","survey"],"row":"respondent","columns":{"q1":"1.1","q2":"2.1","q3":"Power"},"notApplicable":"n/a"},"scale":{"min":1,"max":4},"by":"site"})
-- On a large table, SET spark.sql.codegen.hugeMethodLimit=8000 first, so that Spark compiles this query.
cei_answers AS (
    ratings.`respondent` AS row_name,
    ratings.`site` AS group_1,
    CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS given_1_1,
    CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS given_2_1,
    CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS given_power
  FROM `county`.`survey` AS ratings
cei_numbers AS (
    CASE WHEN TRANSLATE(given_1_1, 'aAdDfFpPtTxX', '') = given_1_1 THEN TRY_CAST(given_1_1 AS DOUBLE) END AS value_1_1,
    CASE WHEN TRANSLATE(given_2_1, 'aAdDfFpPtTxX', '') = given_2_1 THEN TRY_CAST(given_2_1 AS DOUBLE) END AS value_2_1,
    CASE WHEN TRANSLATE(given_power, 'aAdDfFpPtTxX', '') = given_power THEN TRY_CAST(given_power AS DOUBLE) END AS value_power
  FROM cei_answers
cei_cells AS (
    CASE WHEN value_1_1 IN (1, 2, 3, 4) THEN CAST(value_1_1 AS BIGINT) + 999 WHEN given_1_1 IS NULL OR given_1_1 = '' THEN 0 WHEN given_1_1 IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_1_1,
    CASE WHEN value_2_1 IN (1, 2, 3, 4) THEN CAST(value_2_1 AS BIGINT) + 999 WHEN given_2_1 IS NULL OR given_2_1 = '' THEN 0 WHEN given_2_1 IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_2_1,
    CASE WHEN value_power IN (1, 2, 3, 4) THEN CAST(value_power AS BIGINT) + 999 WHEN given_power IS NULL OR given_power = '' THEN 0 WHEN given_power IN ('n/a') THEN 1000000 ELSE 1000000000 END AS item_power
  FROM cei_numbers
cei_sums AS (
  FROM cei_cells
cei_parts AS (
  FROM cei_sums LATERAL VIEW STACK(1, 1) once AS once
cei_targets AS (
  FROM cei_parts
cei_scores AS (
  FROM cei_targets
cei_overall AS (
  FROM cei_scores
  row_name AS `respondent`,
  group_1 AS `site`,
  invalid AS `invalid`,
  trust_score AS `trust_score`,
  trust_coverage AS `trust_coverage`,
  CASE WHEN trust_coverage IS NULL THEN 'not-applicable' WHEN trust_score IS NULL THEN 'insufficient' ELSE 'scored' END AS `trust_status`,
  power_score AS `power_score`,
  power_coverage AS `power_coverage`,
  CASE WHEN power_coverage IS NULL THEN 'not-applicable' WHEN power_score IS NULL THEN 'insufficient' ELSE 'scored' END AS `power_status`,
  CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END AS `overall_score`,
  overall_coverage AS `overall_coverage`,
  CASE WHEN overall_coverage IS NULL THEN 'not-applicable' WHEN CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END IS NULL THEN 'insufficient' ELSE 'scored' END AS `overall_status`
FROM cei_overall
-- Written by cei-framework VERSION: scoringSql(plan, {"dialect":"spark","ratings":{"table":"survey","row":"respondent","item":"item","rating":"rating","missing":99},"scale":{"min":1,"max":4},"by":"site","output":"groups"})
cei_items(item, sum_number, multiple) AS (
    CASE WHEN CAST(ratings.`item` AS STRING) IN ('1.1', '1.2', '2.1', 'Power') THEN CAST(ratings.`item` AS STRING) ELSE BTRIM(CAST(ratings.`item` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS item,
    ratings.`rating` AS given,
    ratings.`rating` AS value
  FROM `survey` AS ratings
cei_amounts AS (
    multiple * CASE WHEN value IN (1, 2, 3, 4) THEN CAST(value AS DOUBLE) + 10 WHEN given IS NULL OR value IN (99) THEN 9 ELSE 8 END AS amount
  FROM cei_answers LEFT JOIN cei_items ON cei_answers.item = cei_items.item
cei_summed AS (
  FROM cei_amounts
cei_assessments AS (
  FROM cei_summed
cei_fields AS (
  FROM cei_assessments
  FROM cei_fields
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(row_name) END AS `assessments`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 THEN NULL ELSE CAST(COALESCE(SUM(invalid), 0) AS BIGINT) END AS `invalid`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(trust_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(trust_score) END AS `trust_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(trust_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(trust_score) END AS `trust_mean`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(power_score) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(power_score) END AS `power_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(power_score) BETWEEN 1 AND 10 THEN NULL ELSE AVG(power_score) END AS `power_mean`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS `overall_n`,
  CASE WHEN COUNT(row_name) BETWEEN 1 AND 10 OR COUNT(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) BETWEEN 1 AND 10 THEN NULL ELSE AVG(CASE WHEN overall_coverage >= 0.499999999 THEN overall_mean END) END AS `overall_mean`
-- Written by cei-framework VERSION: checkSql(plan, {"dialect":"spark","ratings":{"table":["county","survey"],"row":"respondent","columns":{"q1":"1.1","q2":"2.1","q3":"Power"},"notApplicable":"n/a"},"scale":{"min":1,"max":4},"by":"site"})
cei_listed AS (
  FROM `county`.`survey` AS ratings LATERAL VIEW INLINE(ARRAY(
    STRUCT(1, '1.1', CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, CAST(CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END AS DOUBLE)),
    STRUCT(2, '2.1', CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, CAST(CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END AS DOUBLE)),
    STRUCT(3, 'Power', CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, CAST(CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END AS DOUBLE))
  )) answers AS place, item, given, value
  WHERE CASE WHEN CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END IN (1, 2, 3, 4) THEN 0 WHEN CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IS NULL OR CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END = '' THEN 0 WHEN CASE WHEN CAST(ratings.`q1` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q1` AS STRING) ELSE BTRIM(CAST(ratings.`q1` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IN ('n/a') THEN 0 ELSE 1 END = 1
    OR CASE WHEN CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END IN (1, 2, 3, 4) THEN 0 WHEN CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IS NULL OR CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END = '' THEN 0 WHEN CASE WHEN CAST(ratings.`q2` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q2` AS STRING) ELSE BTRIM(CAST(ratings.`q2` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IN ('n/a') THEN 0 ELSE 1 END = 1
    OR CASE WHEN CASE WHEN TRANSLATE(CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END, 'aAdDfFpPtTxX', '') = CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END THEN TRY_CAST(CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END AS DOUBLE) END IN (1, 2, 3, 4) THEN 0 WHEN CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IS NULL OR CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END = '' THEN 0 WHEN CASE WHEN CAST(ratings.`q3` AS STRING) RLIKE '^[!-~]*$' THEN CAST(ratings.`q3` AS STRING) ELSE BTRIM(CAST(ratings.`q3` AS STRING), '\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') END IN ('n/a') THEN 0 ELSE 1 END = 1
cei_reasons AS (
    CAST(given AS STRING) AS rating,
      WHEN value IN (1, 2, 3, 4) THEN NULL
  FROM cei_listed
  item AS `item`,
  rating AS `rating`,
  reason AS `reason`
FROM cei_reasons
ORDER BY cei_reasons.row_name, cei_reasons.place
-- Written by cei-framework VERSION: checkSql(plan, {"dialect":"spark","ratings":{"table":"survey","row":"respondent","item":"item","rating":"rating","missing":99},"scale":{"min":1,"max":4},"by":"site"})
cei_counted AS (
cei_suspects AS (
  FROM cei_counted
  SELECT /*+ BROADCAST(cei_suspects) */
  FROM cei_answers LEFT JOIN cei_suspects ON row_name = suspect
ORDER BY cei_reasons.row_name, cei_reasons.item
