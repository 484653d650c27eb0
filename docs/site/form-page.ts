// The page that makes a form: what to ask, the answers, and files for survey tools and for paper.
import { competencies, domains, lookFors, metrics } from "cei-framework";
import { englishWords } from "cei-framework/catalog";
import { type Html, html, none } from "./html.ts";
import type { Page } from "./page.ts";

/** Languages that many families in California speak. */
const languages = [
  "es",
  "vi",
  "zh-Hans",
  "zh-Hant",
  "fil",
  "ar",
  "ko",
  "hy",
  "ru",
  "fa",
  "pa",
  "hmn",
  "km",
  "ja",
  "pt",
];
const languageNames = new Intl.DisplayNames("en", { type: "language" });

interface Item {
  readonly id: string;
  readonly name: string;
}

/** Items that are chosen together, or one by one. */
function itemList(group: string, items: readonly Item[], isChecked: boolean): Html {
  const check = isChecked ? html` checked` : none;
  return html`<ul>${items.map(
    ({ id, name }) =>
      html`<li><label class="check"><input type="checkbox" name="item" value="${id}" data-of="${group}"${check}> <span><b>${id}</b> ${name}</span></label></li>\n`,
  )}</ul>`;
}

const domainGroups = domains.map(({ id, name }) => {
  const own = competencies.filter(({ domain }) => domain === id).map(({ id, title }) => ({ id, name: title }));
  return html`<div class="item-group">
<label class="check"><input type="checkbox" data-group="${id}" checked> <span><b>${id}</b> ${name}</span></label>
<details><summary>${id}: <span data-count="${id}">${own.length} of ${own.length}</span> competencies</summary>
${itemList(id, own, true)}</details></div>
`;
});

const metricGroups = metrics.map(({ id, name }) => {
  const own = lookFors.filter(({ metric }) => metric === id).map(({ id, text }) => ({ id, name: text }));
  return html`<div class="item-group">
<label class="check"><input type="checkbox" name="item" value="${id}" checked> <span><b>${id}</b> ${name}</span></label>
<details><summary>${id}: <span data-count="${id}">0 of ${own.length}</span> look-fors</summary>
<label class="check"><input type="checkbox" data-group="${id}"> <span>All look-fors of ${id}</span></label>
${itemList(id, own, false)}</details></div>
`;
});

/** A check box for an answer that is not a point, and words of one's own for it. */
function otherAnswer(option: "notApplicable" | "dontKnow"): Html {
  const words = englishWords[option];
  return html`<div class="other-answer"><label class="check"><input type="checkbox" name="${option}"> <span>${words}</span></label>
<div class="texts" data-if="${option}"><label>Your own words for it <input type="text" data-path="${option}" placeholder="${words}"></label>
<label class="second" hidden>In <span class="second-name"></span> <input type="text" data-path="${option}" data-second></label></div></div>
`;
}

/** A tool: how to get the file for it, and what to do with the file. */
function tool(name: string, buttons: Html, next: Html): Html {
  return html`<li class="card"><h3>${name}</h3><p class="buttons">${buttons}</p><p>${next}</p></li>\n`;
}

/** The page that makes a form. */
export const formPage: Page = {
  file: "form.html",
  title: "Make a form",
  about:
    "Make a survey form of CEI's framework in the browser, for Google Forms, KoboToolbox, ODK, Survey123, SurveyJS, or paper.",
  scripts: ["form.js"],
  styles: ["form.css"],
  body: html`<h1>Make a form</h1>
<p class="lead">Ask the framework's questions in the survey tool that you have, or on paper. Change what you like, then <a href="#download">get your form</a>.</p>
<noscript><p>This page needs its script to run.</p></noscript>
<div class="form-maker">
<form id="choices" autocomplete="off" novalidate>
<fieldset><legend>Which instrument?</legend>
<label class="check"><input type="radio" name="instrument" value="1.0" checked> <span>1.0 Self-Assessment: competencies, by domain</span></label>
<label class="check"><input type="radio" name="instrument" value="2.0"> <span>2.0 Metrics: one rating for each metric</span></label>
</fieldset>
<fieldset id="items" data-path="items" tabindex="-1"><legend>Which questions?</legend>
<div data-instrument="1.0">
<p class="buttons"><button type="button" data-pick="all">All</button> <button type="button" data-pick="none">None</button></p>
${domainGroups}</div>
<div data-instrument="2.0" hidden>
<p class="help">CEI's form asks the five metrics, with their look-fors as help. Rating look-fors one by one is this library's addition.</p>
<p class="buttons"><button type="button" data-pick="metrics">The five metrics</button> <button type="button" data-pick="look-fors">Look-fors only</button> <button type="button" data-pick="all">Both</button></p>
${metricGroups}</div>
</fieldset>
<fieldset><legend>Which answers?</legend>
<p class="help">CEI names no scale for 1.0, and only the two ends for 2.0. Choose yours, and name as many of its points as you like.</p>
<div class="row" id="scale" data-path="scale" tabindex="-1">
<label>Lowest <input type="number" id="min" data-path="scale min" value="1" step="1"></label>
<label>Highest <input type="number" id="max" data-path="scale max" value="4" step="1"></label>
</div>
<div id="points" class="points"></div>
${otherAnswer("notApplicable")}${otherAnswer("dontKnow")}</fieldset>
<fieldset><legend>About the respondent</legend>
<p class="help">Ask only what you will group results by: in a small school, a role and a grade can identify a person.</p>
<div id="groups"></div>
<p class="buttons"><button type="button" data-add="role">Ask for a role</button> <button type="button" data-add="school">Ask for a school</button> <button type="button" data-add="other">Ask something else</button></p>
</fieldset>
<fieldset><legend>Which language?</legend>
<label class="check"><input type="radio" name="languages" value="english" checked> <span>English</span></label>
<label class="check"><input type="radio" name="languages" value="other"> <span>Another language</span></label>
<label class="check"><input type="radio" name="languages" value="both"> <span>English and another language</span></label>
<div id="translation" hidden>
<p class="help">The wording comes from a translation in a CSV file. No translation yet? Have this file filled in.</p>
<p class="buttons"><button type="button" id="template">Download the texts to translate</button></p>
<p><label>Translation <input type="file" id="catalog" data-path="csv" accept=".csv,text/csv"></label></p>
<p><label>The code of its language, such as es for Spanish <input type="text" id="language" data-path="language" list="languages" size="10" autocapitalize="none" spellcheck="false"></label></p>
<datalist id="languages">${languages.map((tag) => html`<option value="${tag}">${languageNames.of(tag) ?? tag}</option>`)}</datalist>
<p id="translated" role="status"></p>
<p class="help second" hidden>Texts of your own can be in both languages. Where the second is blank, the first is shown.</p>
</div>
</fieldset>
<details class="more"><summary>Title, introduction, and comments</summary>
<div class="texts"><label>Title <input type="text" data-path="title" data-long></label>
<label class="second" hidden>In <span class="second-name"></span> <input type="text" data-path="title" data-second data-long></label>
<label>Introduction <textarea data-path="introduction" rows="3" placeholder="${englishWords.answerAll}"></textarea></label>
<label class="second" hidden>In <span class="second-name"></span> <textarea data-path="introduction" rows="3" data-second></textarea></label></div>
<label class="check"><input type="checkbox" name="comments"> <span>Room for comments in each part</span></label>
<label class="check"><input type="checkbox" name="prompts"> <span>CEI's questions to reflect on, at the end</span></label>
<label class="check"><input type="checkbox" name="page"> <span>Each question on its own instead of in grids: easier on a phone and with a screen reader</span></label>
</details>
</form>
<section id="download" class="get" aria-labelledby="download-name"><h2 id="download-name">Get your form</h2>
<p id="summary" role="status"></p>
<div id="problems" tabindex="-1" hidden></div>
<ul class="cards">
${tool(
  "Google Forms",
  html`<button type="button" data-copy-script>Copy the script</button> <button type="button" data-download="google">Download .gs</button>`,
  html`Open <a href="https://script.google.com">script.google.com</a>, choose <i>New project</i>, replace what is there with the script, and press <i>Run</i>: the log shows the addresses to edit the form and to send it out.`,
)}${tool(
  "KoboToolbox, ODK, Survey123",
  html`<button type="button" data-download="xls">Download .xlsx</button>`,
  html`Upload the XLSForm: in KoboToolbox with <i>New project</i> and <i>Upload an XLSForm</i>, in ODK Central with <i>Create form</i>, in Survey123 with <i>Survey123 Connect</i>; later, export the answers by name (<i>XML values and headers</i>).`,
)}${tool(
  "Paper, and review",
  html`<button type="button" id="print">Print</button> <button type="button" data-download="markdown">Download .md</button>`,
  html`Print the form as in the preview, or send the Markdown around; type the answers into a spreadsheet with a column for each question, headed by its number (1.1, 1.2, and so on), and save it as CSV.`,
)}${tool(
  "SurveyJS",
  html`<button type="button" data-download="survey-js">Download .json</button>`,
  html`For your own web page: give the JSON to SurveyJS (<code>new Model(json)</code>), and keep the <code>data</code> of each completed survey as a row.`,
)}</ul>
<p>When the answers are in, <a href="score.html">score them here</a>, with the same scale. <a href="reference/documents/forms.html">The guide to forms</a> has the steps for each tool.</p>
</section>
<section class="preview" aria-labelledby="preview-name"><div class="preview-head"><h2 id="preview-name">Preview</h2>
<a class="button primary" href="#download">Get your form</a></div>
<p id="outdated" class="problem" hidden>Something is missing or wrong, so this is how the form was before.</p>
<div class="scroll" id="preview" tabindex="0" role="region" aria-label="The form"></div>
</section>
</div>`,
};
