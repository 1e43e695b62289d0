const KEY = /^#([A-Za-z0-9_-]{22,200})$/;

export const hasKey = (): boolean => KEY.test(location.hash);

/** The key behind `#` of the organiser's link. It leaves the address bar, and this page's entry in the history, at once. */
export function takeKey(): string | null {
  const key = KEY.exec(location.hash)?.[1] ?? null;
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return key;
}
