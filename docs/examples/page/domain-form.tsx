// A form that asks for the competencies of one domain, validates the answers, and shows the scores.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import {
  type CompetencyId,
  type DomainId,
  domain as domainOf,
  label,
  projectToMetrics,
  type Rating,
  type SelfAssessment,
  scale,
  scalePoints,
  scoreDomains,
  selfAssessmentInput,
  targetsOf,
  toScale,
} from "cei-framework";
import { useMemo, useState } from "react";
import { type FieldError, get, useController, useForm } from "react-hook-form";

const districtScale = scale({ min: 1, max: 4, labels: { 1: "Not yet", 4: "Throughout the district" } });

const choices: readonly { readonly rating: Rating; readonly text: string }[] = [
  ...scalePoints(districtScale).map(({ point, label }) => ({
    rating: point,
    text: label === null ? `${point}` : `${point}: ${label}`,
  })),
  { rating: "n/a", text: "Does not apply" },
];

export function DomainForm({ domain }: { readonly domain: DomainId }) {
  const { competencies } = domainOf(domain);
  const [submitted, setSubmitted] = useState<SelfAssessment | null>(null);
  const { control, formState, handleSubmit, register } = useForm<SelfAssessment>({
    defaultValues: { instrument: "1.0", scale: districtScale, ratings: {} },
    resolver: useMemo(() => standardSchemaResolver(withEveryAnswer(competencies)), [competencies]),
  });
  // React Hook Form reads a dot in a name as a step into an object, and ids such as "1.1" have one. So all ratings are
  // one field, and `get` finds the error of one of them.
  const { field } = useController({ control, name: "ratings" });
  const errorOf = (name: string) => (get(formState.errors, name) as FieldError | undefined)?.message;

  return (
    <form onSubmit={handleSubmit(setSubmitted, () => setSubmitted(null))} noValidate>
      <h1>{label(domain)}</h1>
      {competencies.map((id) => (
        <fieldset key={id} aria-describedby={`error-${id}`}>
          <legend>
            {id} {label(id, { maxLength: 60 })}
          </legend>
          {choices.map(({ rating, text }) => (
            <label key={text}>
              <input
                type="radio"
                name={id}
                checked={field.value[id] === rating}
                onChange={() => field.onChange({ ...field.value, [id]: rating })}
              />
              {text}
            </label>
          ))}
          <ErrorText id={`error-${id}`} text={errorOf(`ratings.${id}`)} />
        </fieldset>
      ))}
      <label>
        Date, such as 2026-03-31
        <input {...register("date", { setValueAs: (text) => text || undefined })} aria-describedby="error-date" />
      </label>
      <ErrorText id="error-date" text={errorOf("date")} />
      <button type="submit">Show the scores</button>
      {submitted && <ScoreList domain={domain} assessment={submitted} />}
    </form>
  );
}

function ErrorText({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p id={id} role="alert">
      {text}
    </p>
  );
}

function ScoreList({ domain, assessment }: { readonly domain: DomainId; readonly assessment: SelfAssessment }) {
  // One domain is enough for some metrics only; the others have no score.
  const outcomes = [
    [domain, scoreDomains(assessment).targets[domain]] as const,
    ...targetsOf(projectToMetrics(assessment)).filter(([, { status }]) => status === "scored"),
  ];
  return (
    <ul aria-label="Scores">
      {outcomes.map(([id, { score, status }]) => (
        <li key={id}>
          {id} {label(id)}: {toScale(score, districtScale)?.toFixed(2) ?? status}
        </li>
      ))}
    </ul>
  );
}

/** A self-assessment in which these competencies are answered; the library takes one without an answer as not rated. */
function withEveryAnswer(ids: readonly CompetencyId[]): StandardSchemaV1<SelfAssessment> {
  return {
    "~standard": {
      version: 1,
      vendor: "orchard-valley",
      validate(value) {
        const { issues = [] } = selfAssessmentInput["~standard"].validate(value);
        const { ratings } = value as SelfAssessment;
        const missing = ids.filter((id) => ratings[id] === undefined);
        const all = [...issues, ...missing.map((id) => ({ path: ["ratings", id], message: "Choose an answer" }))];
        return all.length > 0 ? { issues: all } : { value: value as SelfAssessment };
      },
    },
  };
}
