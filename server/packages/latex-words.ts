/** The commands of LaTeX that statements use outside of formulas, by what becomes of them. */

/** What the parser must know to find their arguments. */
export const SIGNATURES: Record<string, { signature: string }> = Object.fromEntries(
  Object.entries({
    problemname: 'm',
    illustration: 'm m m',
    includegraphics: 's o o m',
    caption: 'o m',
    textsc: 'm',
    sout: 'm',
    st: 'm',
    mbox: 'm',
    underline: 'm',
    textnormal: 'm',
    footnote: 'o m',
    multicolumn: 'm m m',
    multirow: 'o m o m m',
    cline: 'm',
    cmidrule: 'o m',
    constant: 'm',
    setlength: 'm m',
    vspace: 's m',
    hspace: 's m',
    label: 'm',
    ref: 'm',
    eqref: 'm',
    autoref: 'm',
    cref: 'm',
    Cref: 'm',
    input: 'm',
    include: 'm',
    epigraph: 'm m',
    textcolor: 'o m m',
    color: 'o m',
    scalebox: 'm m',
    resizebox: 'm m m',
    raisebox: 'm m',
    usepackage: 'o m',
  }).map(([name, signature]) => [name, { signature }]),
)

/** Their last argument is kept as it is. */
export const TRANSPARENT = new Set([
  ...['mbox', 'underline', 'textnormal', 'textsc', 'textrm', 'textsf', 'textup', 'textmd'],
  ...['multicolumn', 'multirow', 'textcolor', 'scalebox', 'resizebox', 'raisebox', 'text'],
  ...['makebox', 'fbox', 'parbox', 'ensuremath', 'enquote', 'hbox', 'centerline'],
])

/** What they do has no meaning on a page, and so have their arguments. */
export const IGNORED = new Set([
  ...['noindent', 'indent', 'smallskip', 'medskip', 'bigskip', 'newpage', 'pagebreak', 'clearpage'],
  ...['centering', 'raggedright', 'raggedleft', 'vspace', 'hspace', 'vfill', 'hfill', 'label'],
  ...['tiny', 'scriptsize', 'footnotesize', 'small', 'normalsize', 'large', 'Large', 'LARGE'],
  ...[
    'huge',
    'Huge',
    'hline',
    'cline',
    'toprule',
    'midrule',
    'bottomrule',
    'cmidrule',
    'setlength',
  ],
  ...[
    'protect',
    'null',
    'relax',
    'sloppy',
    'color',
    'rm',
    'sf',
    'normalfont',
    'usepackage',
    '-',
    '/',
  ],
  ...['nextsample', 'remainingsamples', 'newline', 'linebreak', 'nolinebreak', 'nopagebreak', '@'],
  ...['arraystretch', 'allowbreak', 'break', 'strut', 'selectlanguage', 'leavevmode'],
])

export const SYMBOLS = new Map<string, string>([
  ...[...'%$&#_{}'].map((sign): [string, string] => [sign, sign]),
  ...['ldots', 'dots', 'textellipsis', 'cdots'].map((name): [string, string] => [name, '…']),
  ...[' ', ',', ';', ':', '!', 'quad', 'qquad', 'enspace', 'thinspace', 'space', '\n'].map(
    (name): [string, string] => [name, name === '!' ? '' : ' '],
  ),
  ['textbackslash', '\\'],
  ['backslash', '\\'],
  ['textasciitilde', '~'],
  ['textasciicircum', '^'],
  ['textless', '<'],
  ['textgreater', '>'],
  ['textbar', '|'],
  ['textunderscore', '_'],
  ['textquotedbl', '"'],
  ['textquotesingle', "'"],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['lq', '‘'],
  ['rq', '’'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textbullet', '•'],
  ['textdegree', '°'],
  ['degree', '°'],
  ['textregistered', '®'],
  ['texttrademark', '™'],
  ['copyright', '©'],
  ['euro', '€'],
  ['texteuro', '€'],
  ['pounds', '£'],
  ['S', '§'],
  ['LaTeX', 'LaTeX'],
  ['TeX', 'TeX'],
  ['slash', '/'],
  ['o', 'ø'],
  ['O', 'Ø'],
  ['aa', 'å'],
  ['AA', 'Å'],
  ['ae', 'æ'],
  ['AE', 'Æ'],
  ['oe', 'œ'],
  ['OE', 'Œ'],
  ['ss', 'ß'],
  ['l', 'ł'],
  ['L', 'Ł'],
  ['i', 'ı'],
  ['j', 'ȷ'],
])

/** Marks that combine with the letter that follows. */
export const ACCENTS = new Map([
  ['"', '\u0308'],
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['c', '\u0327'],
  ['v', '\u030c'],
  ['u', '\u0306'],
  ['H', '\u030b'],
  ['r', '\u030a'],
  ['k', '\u0328'],
])

/** Around their argument, or around the rest of the group that they stand in. */
export const MARKS = new Map([
  ...['textbf', 'bf', 'bfseries', 'strong'].map((name): [string, string] => [name, '**']),
  ...['textit', 'emph', 'it', 'itshape', 'em', 'textsl', 'sl', 'slshape'].map(
    (name): [string, string] => [name, '*'],
  ),
  ...['sout', 'st'].map((name): [string, string] => [name, '~~']),
])
export const CODE = new Set(['texttt', 'tt', 'ttfamily', 't', 'code', 'lstinline'])

/** Programs that draw: there is no LaTeX here to run them. */
export const DRAWINGS = new Set([
  ...['tikzpicture', 'pgfpicture', 'circuitikz', 'forest', 'axis', 'picture', 'asy', 'pspicture'],
])

export const HEADINGS = new Map([
  ['section', '##'],
  ['subsection', '###'],
  ['subsubsection', '####'],
  ['paragraph', '####'],
  ['subparagraph', '####'],
])
/** Environments that are a section of their own. */
export const SECTIONS = new Set([
  'Input',
  'Output',
  'Interaction',
  'Constraints',
  'Scoring',
  'Notes',
])
