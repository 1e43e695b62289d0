import {useEffect} from 'react';

/** The first word is the state: that is what a narrow tab shows and what is heard on coming back. What is called the same is said once. */
export function usePageTitle(...parts: readonly (string | null | undefined)[]): void {
  const title = [...new Set(parts.filter(Boolean))].join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
