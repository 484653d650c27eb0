// What an error says of each of its problems, place and message.
import { CeiError } from "cei-framework";

/** "path: message" for each issue of the error that a call throws; none when it throws none. */
export function messagesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    return told(error);
  }
  return [];
}

/** The same of a call whose promise is rejected. */
export async function rejectedMessagesOf(call: () => Promise<unknown>): Promise<string[]> {
  try {
    await call();
  } catch (error) {
    return told(error);
  }
  return [];
}

function told(error: unknown): string[] {
  if (!(error instanceof CeiError) || error.issues.length === 0) throw error;
  return error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
}
