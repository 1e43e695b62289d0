/** What somebody typed makes no sense; the message is one sentence for them. */
export class WrongOption extends Error {}

/** The sentence for whoever typed it, also where Node's own reader of options refuses; null when something else went wrong. */
export function aboutOption(problem: unknown): string | null {
  if (!(problem instanceof Error)) return null;
  const isRefused = 'code' in problem && typeof problem.code === 'string' && problem.code.startsWith('ERR_PARSE_ARGS');
  return isRefused || problem instanceof WrongOption ? problem.message : null;
}
