// The instruments as survey definitions.

export type { Form, FormGroup, FormText } from "./form.ts";
