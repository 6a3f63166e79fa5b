import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import type { Words } from './words.ts'

const Reader = createContext<Words | undefined>(undefined)

/** What to call things, in the language of whoever reads the page. */
export function useWords(): Words {
  const words = useContext(Reader)
  if (!words) throw new Error('Cannot render a view: nobody said in which language')
  return words
}

/** The only way from a view to HTML. */
export const render = (words: Words, view: VNode): string =>
  renderToString(<Reader.Provider value={words}>{view}</Reader.Provider>)
