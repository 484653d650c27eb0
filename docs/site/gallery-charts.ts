// What the gallery shows: each chart by the question that it answers. Its code is docs/examples/charts/ID.ts.

/** A chart of the gallery. */
export interface GalleryChart {
  readonly id: string;
  /** The question that it answers. */
  readonly question: string;
  /** How to read it. */
  readonly reading: string;
  /** The alternative text of the picture: what it shows. */
  readonly alt: string;
}

/** Charts that answer questions of one kind. */
export interface GalleryGroup {
  readonly id: string;
  readonly name: string;
  readonly charts: readonly GalleryChart[];
}

/** All charts of the gallery, by the kinds of their questions. */
export const galleryGroups: readonly GalleryGroup[] = [
  {
    id: "distributions",
    name: "Distribution",
    charts: [
      {
        id: "distribution",
        question: "How was each item answered?",
        reading:
          "Each bar is everyone who rated the item: low ratings to the left of the line, high ratings to the right. The farther right a bar is, the higher the ratings.",
        alt: "Diverging bars of the ratings by families. Most rated the competencies of relationships 3 or 4, such as 95% for 1.1; most rated those of shared power 1 or 2: only 5% gave 3.4, participatory budgeting, a 3 or 4.",
      },
      {
        id: "distribution-by-role",
        question: "Do groups answer differently?",
        reading: "Each item has a bar for each role. Compare where the bars cross the line.",
        alt: "Diverging bars of four competencies by role. On 3.3, shared decision-making, 63% of staff gave 3 or 4, and 21% of families and 19% of students. On 6.4, youth participation, 47% of staff did, and 10% of students.",
      },
      {
        id: "distribution-published",
        question: "What can I show to everyone?",
        reading:
          "Seven partners are too few to publish, so they are broken lines. Staff are hidden too: otherwise, the total minus the other groups would reveal the partners.",
        alt: "Diverging bars of metric scores by role. Families, students, and all together have bars; partners and staff have a broken line and the word hidden, for every metric.",
      },
      {
        id: "agreement",
        question: "Where do raters see things differently?",
        reading:
          "The items on which nine raters of one site differ most are at the top. A difference is a reason to talk, not a mistake.",
        alt: "Diverging bars of twelve competencies as nine raters see them. They differ most on 4.2, staffing of community engagement, which has each of the four ratings and a mean distance of 0.43.",
      },
    ],
  },
  {
    id: "profiles",
    name: "Profile",
    charts: [
      {
        id: "profile",
        question: "Where are we strong, and how much did we rate?",
        reading:
          "Each dot is a domain's score, on the scale of the ratings. A broken line means no score: too few of its items were rated.",
        alt: "A dot for the score of each domain on a scale from 1 to 4. The strongest is D2, 3.40; the weakest is D6, 2.00. D4 has a broken line: 25% rated, 50% needed.",
      },
      {
        id: "profile-years",
        question: "How do our years compare?",
        reading: "A panel for each year, on the same scale. Read across a row to follow a metric.",
        alt: "Dots for the scores of five metrics in 2024, 2025, and 2026, side by side. M3 rises from 2.50 to 3.50; the overall rises from 2.79 to 3.25.",
      },
    ],
  },
  {
    id: "groups",
    name: "Groups",
    charts: [
      {
        id: "heatmap",
        question: "How do groups see each competency?",
        reading:
          "Each number is the mean of a group, and its shade shows how high it is. Look for rows whose shades differ.",
        alt: "A heatmap of 24 competencies by four roles. Staff give higher means than families and students in every row, most of all for shared power: 2.81 on 3.3, where families give 1.96.",
      },
      {
        id: "heatmap-published",
        question: "Which of these numbers can I publish?",
        reading: "A star replaces a number that could identify someone. The number is not in the file either.",
        alt: "A heatmap of seven domains by role, with a column for all. The cells of partners and of staff are stars.",
      },
      {
        id: "heatmap-deviation",
        question: "Which schools differ from the district?",
        reading:
          "Each number is a school's mean minus the district's. One color is above the district, the other below.",
        alt: "A heatmap of seven domains by eight schools, as differences from the mean of all. Oak and Willow are above it in every domain, by up to 0.35; Cedar is below it in every domain, by up to 0.42.",
      },
      {
        id: "gaps",
        question: "How far apart are groups, and how sure are we?",
        reading:
          "Each mark is a group's mean. The line is its 95% interval: where the mean of many more such people would likely be. Lines that do not overlap are a clear gap.",
        alt: "The means of families, staff, and students for five metrics, with intervals. Staff are above the others in each. The gap is widest for M3, shared power: 2.82 for staff, 2.00 for families and for students.",
      },
      {
        id: "gaps-schools",
        question: "How do many schools compare with one?",
        reading: "A panel for each school, with the reference school repeated as a diamond in each.",
        alt: "Eight panels, one for each school, with the means of five metrics and their intervals. Cedar is below Oak in every metric; Willow is close to it.",
      },
    ],
  },
  {
    id: "changes",
    name: "Change",
    charts: [
      {
        id: "change",
        question: "What changed between two times?",
        reading:
          "Each arrow leads from the earlier mean to the later one; right is up. Next to it is the change with its interval. If the interval includes 0, the change may be chance.",
        alt: "Arrows from the mean scores of 2025 to those of 2026. M3, shared power, rose the most, by 0.41. The interval of M5, −0.05 to 0.13, includes zero.",
      },
    ],
  },
  {
    id: "crosswalks",
    name: "Crosswalk",
    charts: [
      {
        id: "crosswalk",
        question: "Which competencies feed which metrics?",
        reading:
          "Follow a line from a competency of 1.0 to a metric of 2.0. A competency with a hollow cross feeds no metric.",
        alt: "Lines from the 34 competencies of the Self-Assessment to the five metrics. 3.5 and 3.6 have two lines each, to M3 and M4; ten competencies have none.",
      },
      {
        id: "crosswalk-highlight",
        question: "What feeds one metric?",
        reading: "Everything about M4 stands out. Highlight any competency, metric, or look-for.",
        alt: "The crosswalk, with the lines to M4 highlighted: they come from 3.5, 3.6, and 4.4.",
      },
    ],
  },
];

/** All charts of the gallery, in one list. */
export const galleryCharts: readonly GalleryChart[] = galleryGroups.flatMap(({ charts }) => charts);
