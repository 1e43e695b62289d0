import {Id} from '../../shared/wire/ids.ts';

export const hasLinkKey = (): boolean => Id.safeParse(location.hash.slice(1)).success;

/** The key behind `#` of a helper's link. It leaves the address bar, and this page's entry in the history, at once. */
export function takeLinkKey(): Id | null {
  const key = Id.safeParse(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return key.success ? key.data : null;
}
