/** Gives an element its numbers: the stylesheet does the rest. As a `ref`. */
export const sized =
  (values: Readonly<Record<`--${string}`, number>>) =>
  (element: HTMLElement | SVGElement | null): void => {
    for (const [name, value] of Object.entries(values)) element?.style.setProperty(name, String(value));
  };
