// Type checked in a project that has neither zod nor the DOM's types, required.
import { type MetricsOf, metricsOf } from "cei-framework";

export const shared: readonly MetricsOf<"3.5">[] = metricsOf("3.5");
