/** What the figures, tables and formulas of a LaTeX statement are called where the text speaks of them. */

export type Labelled = { kind: 'figure' | 'table' | 'formula'; number: number }

const ENVIRONMENT =
  /\\begin\{((?:wrap)?figure|(?:wrap)?table|equation|align|gather|multline|eqnarray)(\*?)\}([\s\S]*?)\\end\{\1\2\}/g
const LABEL = /\\label\s*\{([^{}]*)\}/g

export const labelsIn = (source: string): string[] =>
  [...source.matchAll(LABEL)].map(([, label = '']) => label.trim())

/** By label. They are counted as LaTeX does: of each kind from 1, in their order. */
export function findLabels(source: string): Map<string, Labelled> {
  const labels = new Map<string, Labelled>()
  const counted = { figure: 0, table: 0, formula: 0 }
  for (const [, name = '', , body = ''] of source.matchAll(ENVIRONMENT)) {
    const kind = name.endsWith('figure') ? 'figure' : name.endsWith('table') ? 'table' : 'formula'
    const own = labelsIn(body)
    if (kind === 'formula' && own.length === 0) continue
    const number = ++counted[kind]
    for (const label of own) labels.set(label, { kind, number })
  }
  return labels
}

/** Those of the languages that most packages are written in. */
const WORDS: Record<string, { figure: string; table: string }> = {
  da: { figure: 'Figur', table: 'Tabel' },
  de: { figure: 'Abbildung', table: 'Tabelle' },
  en: { figure: 'Figure', table: 'Table' },
  es: { figure: 'Figura', table: 'Tabla' },
  fi: { figure: 'Kuva', table: 'Taulukko' },
  fr: { figure: 'Figure', table: 'Tableau' },
  is: { figure: 'Mynd', table: 'Tafla' },
  ko: { figure: '그림', table: '표' },
  nl: { figure: 'Figuur', table: 'Tabel' },
  no: { figure: 'Figur', table: 'Tabell' },
  pl: { figure: 'Rysunek', table: 'Tabela' },
  pt: { figure: 'Figura', table: 'Tabela' },
  sv: { figure: 'Figur', table: 'Tabell' },
}

/** `Figure 2`, `(3)`. */
export function nameOfLabel({ kind, number }: Labelled, language: string): string {
  if (kind === 'formula') return `(${number})`
  const words = WORDS[language.split('-')[0] ?? ''] ?? WORDS.en
  return `${words?.[kind]} ${number}`
}
