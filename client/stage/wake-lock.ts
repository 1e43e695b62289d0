/** Keeps the screen awake until it is let go; `tell` hears whether that works. A browser lets go by itself whenever the page is hidden. */
export function keepAwake(tell: (isAwake: boolean) => void): () => void {
  let isOver = false;
  let lock: WakeLockSentinel | null = null;
  const ask = async () => {
    if (isOver || document.visibilityState !== 'visible') return;
    const held = await request();
    // Let go while the answer was on its way.
    if (isOver) {
      void held?.release();
      return;
    }
    lock = held;
    tell(held !== null);
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}

/** Null: there is no such thing here, or the device would rather save its battery. */
async function request(): Promise<WakeLockSentinel | null> {
  try {
    return 'wakeLock' in navigator ? await navigator.wakeLock.request('screen') : null;
  } catch {
    return null;
  }
}
