// The scoring playground.
import { html } from "./html.ts";
import type { Page } from "./page.ts";

/** The scoring playground. */
export const playground: Page = {
  file: "playground.html",
  title: "Score a survey",
  about: "Score a CSV file of ratings by CEI's framework in the browser. Nothing leaves the page.",
  scripts: ["drawing.js", "playground.js"],
  body: html`<h1>Score a survey</h1>
<p class="lead">Paste ratings as CSV, or drop a file: a row for each respondent and a column for each competency (<code>1.1</code> to <code>7.5</code>) or look-for (<code>M1.1</code> to <code>M5.8</code>). Other columns, such as a role or a school, are kept to group by; one with a number like an item's in its name is taken for a mistake. The file is read in this page and goes nowhere else.</p>
<noscript><p>This page needs its script to run.</p></noscript>
<form id="setup">
<fieldset><legend>Which instrument was rated?</legend>
<label><input type="radio" name="instrument" value="1.0" checked> 1.0 Self-Assessment (competencies)</label>
<label><input type="radio" name="instrument" value="2.0"> 2.0 Metrics (metrics and look-fors)</label>
</fieldset>
<fieldset><legend>On which scale?</legend>
<p class="help">The documents name no scale for 1.0, and for 2.0 only its ends, so it is yours to say.</p>
<div class="row">
<label>From <input type="number" name="min" value="1" step="1" required></label>
<label>called <input type="text" name="low" placeholder="Not Evident" size="14"></label>
<label>to <input type="number" name="max" value="4" step="1" required></label>
<label>called <input type="text" name="high" placeholder="Evident" size="14"></label>
</div>
</fieldset>
<p><label>How much of a score must be rated? <select name="minCoverage">
<option value="0.5">half of it</option><option value="1">all of it</option><option value="0">any of it</option>
</select></label></p>
<div id="drop">
<label for="csv">Ratings as CSV</label>
<textarea id="csv" name="csv" rows="8" spellcheck="false" autocomplete="off"></textarea>
<p><label>or a file <input type="file" id="file" accept=".csv,.tsv,.txt,text/csv"></label> <span id="chosen"></span> <button type="button" id="use-field" hidden>Use the field instead</button></p>
</div>
<p class="buttons"><button type="submit">Score</button>
<button type="button" id="example">Try an example</button>
<button type="button" id="mistakes">Try one with mistakes</button></p>
</form>
<p id="status" role="status"></p>
<section id="problems" hidden><h2>What could not be read</h2>
<p id="problem-summary"></p>
<div class="scroll" tabindex="0" role="region" aria-label="Problems"><table><thead><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">What is wrong</th></tr></thead><tbody id="problem-rows"></tbody></table></div>
</section>
<section id="results" hidden><h2>All together</h2>
<p id="read-summary"></p>
<p><label>Scores <select id="view"></select></label> <label>by <select id="by"></select></label></p>
<div class="chart" id="summary-chart"></div>
<div class="scroll" tabindex="0" role="region" aria-label="Summary"><table><caption id="summary-caption"></caption><thead id="summary-head"></thead><tbody id="summary-rows"></tbody></table></div>
<p>You see groups of any size here. The file of a summary by group has stars for those that are too small to publish; see <a href="reference/documents/publishing.html">Safe to publish</a>. The files of scores have a row for each respondent: keep them to yourself.</p>
<p class="buttons"><button type="button" id="summary-csv">Download CSV: this summary</button> <span class="buttons" id="downloads"></span></p>
<h2>One by one</h2>
<p><label>Row <input type="number" id="row" min="1" step="1" value="1"></label> <span id="row-name" role="status"></span></p>
<div id="profiles" class="profiles"></div>
<h3>How it comes about</h3>
<p>Each score is the mean of its parts, each part that of its items; a metric that was rated itself has that rating. <a href="reference/documents/scoring.html">The method</a>.</p>
<div id="explanation"></div>
</section>`,
};
