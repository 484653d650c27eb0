    TRIM(CAST(ratings."q1" AS VARCHAR)) AS x1, CASE WHEN TRANSLATE(TRIM(CAST(ratings."q1" AS VARCHAR)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings."q1" AS VARCHAR)) THEN TRY_CAST(TRIM(CAST(ratings."q1" AS VARCHAR)) AS DOUBLE) END AS v1,
    TRIM(CAST(ratings."q2" AS VARCHAR)) AS x3, CASE WHEN TRANSLATE(TRIM(CAST(ratings."q2" AS VARCHAR)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings."q2" AS VARCHAR)) THEN TRY_CAST(TRIM(CAST(ratings."q2" AS VARCHAR)) AS DOUBLE) END AS v3,
    TRIM(CAST(ratings."q3" AS VARCHAR)) AS x4, CASE WHEN TRANSLATE(TRIM(CAST(ratings."q3" AS VARCHAR)), 'aAdDfFpPtTxX', '') = TRIM(CAST(ratings."q3" AS VARCHAR)) THEN TRY_CAST(TRIM(CAST(ratings."q3" AS VARCHAR)) AS DOUBLE) END AS v4
    CAST(ratings."item" AS VARCHAR) AS item,
    ratings."rating" AS x, CASE WHEN TRANSLATE(CAST(ratings."rating" AS VARCHAR), 'aAdDfFpPtTxX', '') = CAST(ratings."rating" AS VARCHAR) THEN TRY_CAST(CAST(ratings."rating" AS VARCHAR) AS DOUBLE) END AS v
