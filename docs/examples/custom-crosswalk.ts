// A district's own goals, linked to CEI's competencies: scored from 1.0 and from 2.0 ratings.
import {
  type AnyCrosswalk,
  type CompactScores,
  compact,
  compose,
  createCrosswalk,
  crosswalk,
  crosswalkPlan,
  invert,
  type Ratings,
  type Scale,
  score,
  targetsOf,
  toScale,
} from "cei-framework";

// The goals of the district's plan, and the competencies that each one is about.
const goals = createCrosswalk({
  sources: crosswalk.sources,
  targets: ["Welcome", "Voice", "Access"],
  links: [
    { source: "1.1", target: "Welcome" },
    { source: "1.3", target: "Welcome" },
    { source: "1.5", target: "Welcome" },
    { source: "3.3", target: "Voice" },
    { source: "3.5", target: "Voice" },
    { source: "3.6", target: "Voice" },
    { source: "4.3", target: "Access" },
    { source: "4.4", target: "Access" },
  ],
});

// From CEI's metrics to the goals, through the competencies that both are linked to.
const goalsByMetric = compose(invert(crosswalk), goals);

// Crosswalks with different ids fit one registry, such as the choices in a menu.
const registry: Record<string, AnyCrosswalk> = { cei: crosswalk, goals, goalsByMetric };

console.log("Sources linked, of all sources");
for (const [name, one] of Object.entries(registry)) {
  const { linked, total } = one.coverage().sources;
  console.log(`  ${name}: ${linked} of ${total}`);
}

console.log("\nMetrics that serve each goal");
for (const goal of goals.targets) console.log(`  ${goal}: ${goalsByMetric.sourcesOf(goal).join(", ")}`);

const scale: Scale = { min: 1, max: 4 };
const competencyRatings: Ratings = { "1.1": 4, "1.3": 3, "1.5": 2, "3.3": 2, "3.5": 3, "4.3": 4, "4.4": "n/a" };
print("Goals, from 1.0 ratings", scoresOf({ crosswalk: goals, ratings: competencyRatings, scale }), scale);

const job: Job = { crosswalk: goalsByMetric, ratings: { M1: 3, M3: 2, M4: 4 }, scale };
print("Goals, from 2.0 ratings", scoresOf(job), scale);

// structuredClone does to the job what postMessage to a worker does.
print("Goals, from 2.0 ratings, sent as a message", scoresOfMessage(structuredClone(job)), scale);

/** What a worker needs to score. */
interface Job {
  readonly crosswalk: AnyCrosswalk;
  readonly ratings: Ratings;
  readonly scale: Scale;
}

/** What a worker does with a message: a crosswalk arrives as data, which createCrosswalk checks and gives its functions. */
function scoresOfMessage(message: unknown): CompactScores {
  const { crosswalk, ...rest } = message as Job;
  return scoresOf({ ...rest, crosswalk: createCrosswalk(crosswalk) });
}

function scoresOf({ crosswalk, ratings, scale }: Job): CompactScores {
  return compact(score(ratings, scale, crosswalkPlan(crosswalk)));
}

function print(title: string, scores: CompactScores, scale: Scale): void {
  console.log(`\n${title}`);
  for (const [goal, { score, status, coverage }] of targetsOf(scores)) {
    const result = score === null ? status : toScale(score, scale).toFixed(2);
    console.log(`  ${goal}: ${result}${coverage === null ? "" : ` (${Math.round(coverage * 100)}% rated)`}`);
  }
}
