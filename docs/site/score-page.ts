// The page that scores a survey, in three steps.
import { html } from "./html.ts";
import type { Page } from "./page.ts";

/** The page that scores a survey. */
export const scorePage: Page = {
  file: "score.html",
  title: "Score your survey",
  about:
    "Score the answers of a survey by CEI's framework in the browser: drop the file, check how it is read, and get a report. Nothing leaves the page.",
  scripts: ["score.js"],
  styles: ["score.css"],
  body: html`<div class="intro"><h1>Score your survey</h1>
<p class="lead">From the file of your survey tool to a report in three steps: choose the file, check how it is read, and read what it shows.</p>
<noscript><p>This page needs its script to run.</p></noscript></div>
<p id="status" class="unseen" role="status"></p>
<section id="step-file" aria-labelledby="file-name"><h2 id="file-name">1. Your file</h2>
<label id="drop" class="drop" for="file"><span class="drop-title"><span class="with-mouse">Drop the file with the answers here, or choose it</span><span class="by-touch">Choose the file with the answers</span></span>
<input type="file" id="file" accept=".csv,.tsv,.txt,.xlsx,text/csv">
<span class="help">CSV or Excel (.xlsx). In Google Forms: Responses, then Download responses (.csv). The file stays on your machine.</span></label>
<div class="ways">
<details id="paste"><summary>or paste the answers</summary>
<label for="csv">Answers, with the questions in the first row</label>
<textarea id="csv" rows="6" spellcheck="false" autocomplete="off"></textarea>
<p class="buttons"><button type="button" id="read-pasted">Read what I pasted</button></p></details>
<p class="buttons"><button type="button" data-example="1.0">Try an example</button> <button type="button" data-example="mistakes">An example with mistakes</button> <button type="button" data-example="2.0">An example of the 2.0 Metrics</button></p>
<p>No survey yet? <a href="form.html">Make a form</a>.</p>
</div>
</section>
<section id="step-check" class="step" aria-labelledby="check-name" hidden><h2 id="check-name" tabindex="-1">2. Check how it is read</h2>
<p class="reading-now"></p>
<div class="failed" tabindex="-1" hidden></div>
<div class="checked" hidden>
<div class="view"></div>
<h3>What the report shows</h3>
<div class="row"><label>Smallest group that is shown, in people <input type="number" id="min-count" value="11" min="2" step="1" required></label>
<label>How much of a score must be answered? <select id="min-coverage"><option value="0.5">half of it</option><option value="1">all of it</option><option value="0">any of it</option></select></label></div>
<p class="help">Smaller groups are hidden in the tables by group, so that nobody can be recognized. Eleven is a usual choice. <a href="reference/documents/publishing.html" target="_blank" rel="noopener">Safe to publish (opens in a new tab)</a></p>
<div class="score-bar"><button type="button" class="primary score">Score</button> <p class="ready"></p></div>
</div>
</section>
<section id="step-second" class="step" aria-labelledby="second-name" hidden><h2 id="second-name" tabindex="-1">2. Check how the second survey is read</h2>
<p class="reading-now"></p>
<div class="failed" tabindex="-1" hidden></div>
<div class="checked" hidden>
<fieldset id="time" tabindex="-1"><legend>When was the second survey taken?</legend>
<label><input type="radio" name="time" value="later"> <span>Later than the first</span></label>
<label><input type="radio" name="time" value="earlier"> <span>Earlier than the first</span></label></fieldset>
<div class="view"></div>
<div class="score-bar"><button type="button" class="primary score">Compare</button> <p class="ready"></p></div>
</div>
<p class="buttons"><button type="button" id="leave-out">Leave the second survey out</button></p>
</section>
<section id="step-report" class="step" aria-labelledby="report-name" hidden><h2 id="report-name" tabindex="-1">3. The report</h2>
<p class="paper" id="date"></p>
<p class="reading-now"></p>
<div class="failed" tabindex="-1" hidden></div>
<div id="report"></div>
<section id="next" class="screen" aria-labelledby="next-name"><h3 id="next-name">What next?</h3>
<p id="why-not" hidden>The report is old. It can be printed, its tables saved, and another survey added once the survey is scored again.</p>
<p><label>Title of the report and of its files <input id="title" autocomplete="off"></label></p>
<p class="buttons"><button type="button" id="print" class="primary">Print or save as PDF</button> <button type="button" id="start-over">Start over</button></p>
<h4>Files</h4>
<p>These files have a line for each response: keep them to yourself.</p>
<p class="buttons" id="files"></p>
<h4>Compare with another survey</h4>
<label class="drop small" for="second"><span class="with-mouse">Drop the file of an earlier or a later survey, or choose it</span><span class="by-touch">Choose the file of an earlier or a later survey</span>
<input type="file" id="second" accept=".csv,.tsv,.txt,.xlsx,text/csv"></label>
</section>
</section>`,
};
