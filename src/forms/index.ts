/**
 * The instruments as forms: for SurveyJS, XLSForm (KoboToolbox, ODK, Survey123), Google Forms, and paper.
 *
 * @packageDocumentation
 */

export type { Form, FormGroup, FormText } from "./form.ts";
