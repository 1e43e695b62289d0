/** The page as those see it who read easy words: they are other words only where the phone itself has fetched them. */
export async function wearEasyWords(): Promise<void> {
  document.documentElement.dataset.words = 'easy';
}
