// Lights what is pointed at in the picture of the crosswalk, and names it below.
import { idOf, light, moveByArrows, type Row, watchPointing } from "./crosswalk-rows.ts";
import { element } from "./elements.ts";

const picture = element(".crosswalk-picture");
const caption = element(".crosswalk-picture figcaption");
const name = element(".crosswalk-picture .pointed");
const rowsOf = (selector: string): Row[] => [...picture.querySelectorAll<SVGAElement>(`${selector} a`)];

moveByArrows([rowsOf(".dots"), rowsOf(".metrics")]);
watchPointing(picture, (row) => {
  light(picture, row === null ? [] : [idOf(row)]);
  caption.classList.toggle("pointing", row !== null);
  name.textContent = row?.getAttribute("aria-label") ?? "";
});
