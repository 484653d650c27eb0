// How large the survey is that is compared on.

/** So many rows. */
export const surveySize = 1_000_000;
