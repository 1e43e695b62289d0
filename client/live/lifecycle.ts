/** Quick changes of tab fire several events; one look is enough. Milliseconds. */
const SETTLE_MS = 300;

export interface LifecycleWatch {
  /** The page may have slept: look whether the connection still lives. */
  readonly onLook: () => void;
  readonly onOnline: (isOnline: boolean) => void;
}

/**
 * Told when the page comes back, however it does: from another tab, from the back-forward cache, from a lost network.
 * Returns what stops it.
 */
export function watchLifecycle({onLook, onOnline}: LifecycleWatch): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const settle = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(onLook, SETTLE_MS);
  };
  const visible = () => {
    if (document.visibilityState === 'visible') settle();
  };
  const online = () => {
    onOnline(true);
    settle();
  };
  const offline = () => onOnline(false);
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('pageshow', settle);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  return () => {
    if (timer) clearTimeout(timer);
    document.removeEventListener('visibilitychange', visible);
    window.removeEventListener('pageshow', settle);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
}
