/**
 * The instruments as forms: for SurveyJS, XLSForm (KoboToolbox, ODK, Survey123), Google Forms, and paper.
 *
 * @module cei-framework/forms
 */

export type { Form, FormGroup, FormText } from "./form.ts";
export { toGoogleForm } from "./to-google-form.ts";
export { toMarkdown } from "./to-markdown.ts";
export {
  type SurveyJsChoice,
  type SurveyJsChoiceQuestion,
  type SurveyJsElement,
  type SurveyJsForm,
  type SurveyJsHtml,
  type SurveyJsMatrix,
  type SurveyJsPage,
  type SurveyJsText,
  type SurveyJsTextQuestion,
  toSurveyJs,
} from "./to-survey-js.ts";
export { toXlsForm, type XlsForm } from "./to-xls-form.ts";
