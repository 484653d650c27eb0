// The page that makes a form: what to ask, the answers, and files for survey tools and for paper.
import { competencies, domains, lookFors, metrics } from "cei-framework";
import { englishWords } from "cei-framework/catalog";
import { type Html, html, none } from "./html.ts";
import type { Page } from "./page.ts";

/** Languages that many families in California speak, with their BCP 47 tags. */
const languages = [
  ["es", "Spanish"],
  ["vi", "Vietnamese"],
  ["zh-Hans", "Chinese (simplified)"],
  ["zh-Hant", "Chinese (traditional)"],
  ["ar", "Arabic"],
  ["hy", "Armenian"],
  ["fa-AF", "Dari"],
  ["fa", "Farsi"],
  ["hi", "Hindi"],
  ["hmn", "Hmong"],
  ["ja", "Japanese"],
  ["km", "Khmer"],
  ["ko", "Korean"],
  ["lo", "Lao"],
  ["ps", "Pashto"],
  ["pt", "Portuguese"],
  ["pa", "Punjabi"],
  ["ru", "Russian"],
  ["so", "Somali"],
  ["fil", "Tagalog (Filipino)"],
  ["te", "Telugu"],
  ["uk", "Ukrainian"],
  ["ur", "Urdu"],
] as const;

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

/** A button for a file; the reason is told below where the file cannot be made. */
function fileButton(kind: string, attributes: Html, text: string): Html {
  return html`<button type="button" ${attributes} aria-describedby="reason-${kind}">${text}</button>`;
}

/** A tool: how to get the file for it, and what to do with the file. */
function tool(kind: string, name: string, buttons: Html, next: Html): Html {
  return html`<li class="card"><h3>${name}</h3><div class="buttons">${buttons}</div>
<p class="reason" id="reason-${kind}" data-reason="${kind}" hidden></p>${next}</li>\n`;
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
<p class="languages"><b>Languages:</b> the questions are in English, since CEI has published them in English only. For a form in Spanish or any other language, you need a translation: this page gives you its texts in a spreadsheet file, and reads the file when it is filled in.</p>
<noscript><p>This page needs its script to run.</p></noscript>
<div class="form-maker">
<form id="choices" autocomplete="off" novalidate>
<fieldset><legend>Which language?</legend>
<label class="check"><input type="radio" name="languages" value="english" checked> <span>English</span></label>
<label class="check"><input type="radio" name="languages" value="other"> <span>Another language, by a translation of yours</span></label>
<label class="check"><input type="radio" name="languages" value="both"> <span>English and another language, by a translation of yours</span></label>
<div id="translation" hidden>
<ol class="steps">
<li>Make your choices below: what to ask, and which answers.</li>
<li><button type="button" id="template">Download the texts of this form</button> It is a CSV file that opens in a spreadsheet.</li>
<li>Have the column <i>translation</i> filled in. Save it as <i>CSV UTF-8</i>.</li>
<li>Choose the file and its language here:
<p><label>Translation <input type="file" id="catalog" data-path="csv" accept=".csv,text/csv"></label></p>
<p><label>Language of the translation <select id="language" data-path="language"><option value="">Choose…</option>${languages.map(([tag, name]) => html`<option value="${tag}">${name}</option>`)}<option value="other">Another</option></select></label></p>
<p id="other-language" hidden><label>Code of the language, such as mix for Mixteco <input type="text" data-path="language other" size="10" autocapitalize="none" spellcheck="false"></label></p></li>
</ol>
<p id="translated" role="status"></p>
<p class="help second" hidden>Texts of your own can be in both languages. Where the second is blank, the first is shown.</p>
<p class="help">For charts and reports in the language too: <button type="button" id="whole-template">Download all texts of the framework and the charts</button></p>
</div>
</fieldset>
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
<p class="help"><b>Compare with last year?</b> Use the same answers: as many points as then, with the same words.</p>
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
<div id="still-english" class="problem" hidden></div>
<div id="as-typed" class="problem" hidden></div>
<ul class="cards">
${tool(
  "google",
  "Google Forms",
  html`${fileButton("google", html`data-copy-script`, "Copy the script")} ${fileButton("google", html`data-download="google"`, "Download .gs")}`,
  html`<p>A script makes the form. You need not know how to program:</p>
<ol class="steps">
<li>Press <i>Copy the script</i>.</li>
<li>Open <a href="https://script.google.com">script.google.com</a> and choose <i>New project</i>.</li>
<li>Click into the code there, select all of it, and paste the script in its place.</li>
<li>Choose <code>createForms</code> in the list beside <i>Run</i>, if it is not chosen yet, and press <i>Run</i>.</li>
<li>Google asks for permission, because the script makes a form in your account. Choose <i>Review permissions</i>, your account, and <i>Allow</i>. If Google says that it has not verified the app, choose <i>Advanced</i> and go on: the app is your own copy of the script.</li>
<li>The log below shows two addresses: <i>Edit</i> to look the form over and publish it, and <i>Answer</i> to send out.</li>
</ol>`,
)}${tool(
  "xls",
  "KoboToolbox, ODK, Survey123",
  fileButton("xls", html`data-download="xls"`, "Download .xlsx"),
  html`<p>Upload the XLSForm: in KoboToolbox with <i>New project</i> and <i>Upload an XLSForm</i>, in ODK Central with <i>Create form</i>, in Survey123 with <i>Survey123 Connect</i>; later, export the answers by name (<i>XML values and headers</i>).</p>`,
)}${tool(
  "paper",
  "Paper, and review",
  html`${fileButton("paper", html`id="print"`, "Print")} ${fileButton("paper", html`data-download="markdown"`, "Download .md")}`,
  html`<p>Print the form as in the preview, or send the Markdown around; type the answers into a spreadsheet with a column for each question, headed by its number (1.1, 1.2, and so on), and save it as CSV.</p>`,
)}${tool(
  "survey-js",
  "SurveyJS",
  fileButton("survey-js", html`data-download="survey-js"`, "Download .json"),
  html`<p>For your own web page: give the JSON to SurveyJS (<code>new Model(json)</code>), and keep the <code>data</code> of each completed survey as a row.</p>`,
)}</ul>
<p>When the answers are in, <a href="score.html">score them here</a>, with the same scale. <a href="reference/documents/forms.html">The guide to forms</a> has the steps for each tool.</p>
</section>
<section class="preview" aria-labelledby="preview-name"><div class="preview-head"><h2 id="preview-name">Preview</h2>
<a class="button primary" href="#download">Get your form</a></div>
<p id="outdated" class="problem" hidden>Something is <a href="#download">missing or wrong</a>, so this is the form from before.</p>
<div class="scroll" id="preview" tabindex="0" role="region" aria-label="The form"></div>
</section>
</div>`,
};
