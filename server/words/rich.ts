import type { ComponentChildren } from 'preact'

/** A sentence with elements in it: each language puts them where they belong. */
export const rich = (
  words: TemplateStringsArray,
  ...elements: ComponentChildren[]
): ComponentChildren => words.flatMap((part, index) => [part, elements[index]])
