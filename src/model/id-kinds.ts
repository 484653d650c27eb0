// What an id of each kind is called in messages, with its article.

export const aDomain = "a domain";
export const aCompetency = "a competency";
export const aMetric = "a metric";
export const aLookFor = "a look-for";
