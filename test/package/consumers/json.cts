// Type checked where TypeScript resolves JSON: the data files are typed by their own content.
import framework = require("cei-framework/data/framework.json");

export const versions: { selfAssessment: string; metrics: string } = framework.versions;
