import type {RefusalCode} from '../../shared/wire/codes.ts';

/** Why something was refused: most people never read it, so it is fetched when it is asked for. `otherwise` is said when it cannot be. */
export async function whyRefused(code: RefusalCode, otherwise: string): Promise<string> {
  try {
    const {refusalSentence} = await import('./refusal-sentence.ts');
    return refusalSentence(code);
  } catch {
    return otherwise;
  }
}
