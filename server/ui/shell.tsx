import type { ComponentChildren } from 'preact'
import type { CurrentUser } from '../auth/queries.ts'
import { LOCALES } from '../words/locale.ts'
import { useWords } from '../words/use-words.tsx'
import { WORDS } from '../words/words.ts'
import { assetUrls } from './assets.ts'
import { Logo } from './icons.tsx'
import { THEMES, type Theme } from './preferences.ts'

export interface ShellProps {
  title: string
  user: CurrentUser | null
  /** The address of the page itself, to mark where the reader is and to come back to. */
  place: string
  theme: Theme
  refresh?: number | undefined
  children: ComponentChildren
}

/** Nothing that comes from a server may run as code, and history means asking the server again. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, history: 'reload' })

export const Shell = ({ title, user, place, theme, refresh, children }: ShellProps) => {
  const t = useWords()
  return (
    <html lang={t.locale} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Distribute PS`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        {refresh !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <link rel="icon" href={assetUrls.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrls.css} />
        <script src={assetUrls.js} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {t.shell.skip}
        </a>
        <Header user={user} place={place} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer theme={theme} place={place} />
        <p id="announce" class="visually-hidden" role="status" />
      </body>
    </html>
  )
}

const Header = ({ user, place }: { user: CurrentUser | null; place: string }) => {
  const { shell } = useWords()
  const sections = {
    '/problems': shell.problems,
    '/submissions': shell.submissions,
    '/ranking': shell.ranking,
    '/fleet': shell.fleet,
    ...(user?.role === 'admin' && { '/admin': shell.admin }),
  }
  return (
    <header class="top">
      <a class="brand" href="/">
        <Logo />
        <span>
          Distribute <b>PS</b>
        </span>
      </a>
      <nav aria-label={shell.main}>
        {Object.entries(sections).map(([path, name]) => (
          <a key={path} href={path} aria-current={isIn(place, path) ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div class="account">{user ? <Account user={user} /> : <Visitor place={place} />}</div>
    </header>
  )
}

const isIn = (place: string, section: string) => `${place.split('?')[0]}/`.startsWith(`${section}/`)

const Account = ({ user }: { user: CurrentUser }) => {
  const { shell } = useWords()
  return (
    <>
      <a href={`/users/${user.handle}`}>{user.handle}</a>
      <a href="/account">{shell.account}</a>
      <form method="post" action="/logout">
        <button class="plain" type="submit">
          {shell.logOut}
        </button>
      </form>
    </>
  )
}

const Visitor = ({ place }: { place: string }) => {
  const { shell } = useWords()
  return (
    <>
      <a href={`/login?back=${encodeURIComponent(place)}`}>{shell.logIn}</a>
      <a class="button small" href="/register">
        {shell.register}
      </a>
    </>
  )
}

const Footer = ({ theme, place }: { theme: Theme; place: string }) => {
  const { shell, locale } = useWords()
  return (
    <footer class="bottom">
      <p>
        <a href="/api/docs">{shell.api}</a>
      </p>
      <form method="post" action="/preferences" data-here>
        <input type="hidden" name="back" value={place} />
        <fieldset class="segments">
          <legend>{shell.language}</legend>
          {LOCALES.map((name) => (
            <button
              key={name}
              type="submit"
              name="language"
              value={name}
              lang={name}
              aria-pressed={name === locale ? 'true' : 'false'}
            >
              {WORDS[name].name}
            </button>
          ))}
        </fieldset>
      </form>
      <form method="post" action="/preferences" hx-post="/preferences" hx-swap="none">
        <input type="hidden" name="back" value={place} />
        <fieldset class="segments">
          <legend>{shell.theme}</legend>
          {THEMES.map((name) => (
            <button
              key={name}
              type="submit"
              name="theme"
              value={name}
              aria-pressed={name === theme ? 'true' : 'false'}
            >
              {shell.themes[name]}
            </button>
          ))}
        </fieldset>
      </form>
    </footer>
  )
}
