import type {RefusalCode} from '../../shared/wire/codes.ts';

/** Why something was refused: most people never read it, so it is fetched when it is asked for. `otherwise` is said when it cannot be. */
export async function whyRefused(code: RefusalCode, otherwise: string): Promise<string> {
  try {
    const {t} = await import('./phone-refusals.ts');
    return t(`refusal.${code}`);
  } catch {
    return otherwise;
  }
}
