// Puts the form into a page of yours.
import type { DomainId } from "cei-framework";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { DomainForm } from "./domain-form.tsx";

/** Shows the form of a domain in an element. */
export function show(domain: DomainId, element: Element): void {
  createRoot(element).render(
    <StrictMode>
      <DomainForm domain={domain} />
    </StrictMode>,
  );
}
