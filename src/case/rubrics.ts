// Rubrics for rating the items of a crosswalk's target on the caller's scale.
import { defined } from "../exchange/defined.ts";
import type { ResolvedItem, ResolvedPackage } from "../exchange/resolve-package.ts";
import { uuid5 } from "../exchange/uuid.ts";
import { describeScale, type Scale, scalePoints } from "../scoring/scale.ts";
import type { CfLink, CfRubric } from "./case-package.ts";

/** How the export links to its records. */
interface Links {
  record(endpoint: string, identifier: string, title?: string): CfLink;
  item(item: ResolvedItem): CfLink;
}

/** A rubric for each type of the target's items, with a level for each point of the scale. */
export function rubricsOf({ target, content }: ResolvedPackage, scale: Scale, links: Links): CfRubric[] {
  const { changed: lastChangeDateTime } = content;
  const points = scalePoints(scale);
  // A scale with other points or labels makes another rubric.
  const scaleName = JSON.stringify([scale.min, scale.max, points]);
  return target.types.flatMap((type) => {
    const items = target.items.filter((item) => item.type === type);
    if (items.length === 0) return [];
    const rubricId = uuid5(target.uuid, `rubric:${JSON.stringify([type.name, scaleName])}`);
    return {
      ...identity("CFRubrics", rubricId),
      title: `${target.content.title}: ${type.name}`,
      description: `Each item is rated as ${describeScale(scale)}. The scale is that of the export, not of the framework.`,
      CFRubricCriteria: items.map((item, i) => {
        const criterionId = uuid5(rubricId, item.uuid);
        return {
          ...identity("CFRubricCriteria", criterionId),
          ...{ category: type.name, description: item.content.statement ?? item.content.label },
          ...{ CFItemURI: links.item(item), position: i + 1, rubricId },
          CFRubricCriterionLevels: points.map(({ point, label }, number) =>
            defined({
              ...identity("CFRubricCriterionLevels", uuid5(criterionId, String(point))),
              ...{ quality: label ?? undefined, score: point, position: number + 1, rubricCriterionId: criterionId },
            }),
          ),
        };
      }),
    };
  });

  function identity(endpoint: string, identifier: string) {
    return { identifier, uri: links.record(endpoint, identifier).uri, lastChangeDateTime };
  }
}
