import type { ComponentChildren } from 'preact'
import type { CurrentUser } from '../auth/queries.ts'
import { assetUrls } from './assets.ts'
import { Logo } from './icons.tsx'
import { THEMES, type Theme } from './preferences.ts'

export interface ShellProps {
  title: string
  user: CurrentUser | null
  /** Of the page itself, to mark where the reader is. */
  path: string
  theme: Theme
  refresh?: number | undefined
  children: ComponentChildren
}

/** Nothing that comes from a server may run as code, and history means asking the server again. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, history: 'reload' })

export const Shell = ({ title, user, path, theme, refresh, children }: ShellProps) => (
  <html lang="en" data-theme={theme}>
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
        Skip to content
      </a>
      <Header user={user} path={path} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer theme={theme} path={path} />
      <p id="announce" class="visually-hidden" role="status" />
    </body>
  </html>
)

const Header = ({ user, path }: { user: CurrentUser | null; path: string }) => (
  <header class="top">
    <a class="brand" href="/">
      <Logo />
      <span>
        Distribute <b>PS</b>
      </span>
    </a>
    <nav aria-label="Main">
      <NavLink href="/problems" path={path}>
        Problems
      </NavLink>
      <NavLink href="/submissions" path={path}>
        Submissions
      </NavLink>
      <NavLink href="/ranking" path={path}>
        Ranking
      </NavLink>
      <NavLink href="/fleet" path={path}>
        Fleet
      </NavLink>
      {user?.role === 'admin' && (
        <NavLink href="/admin" path={path}>
          Admin
        </NavLink>
      )}
    </nav>
    <div class="account">{user ? <Account user={user} /> : <Visitor path={path} />}</div>
  </header>
)

const NavLink = (props: { href: string; path: string; children: string }) => (
  <a href={props.href} aria-current={isIn(props.path, props.href) ? 'page' : undefined}>
    {props.children}
  </a>
)

const isIn = (path: string, section: string) => path === section || path.startsWith(`${section}/`)

const Account = ({ user }: { user: CurrentUser }) => (
  <>
    <a href={`/users/${user.handle}`}>{user.handle}</a>
    <a href="/account">Account</a>
    <form method="post" action="/logout">
      <button class="plain" type="submit">
        Log out
      </button>
    </form>
  </>
)

const Visitor = ({ path }: { path: string }) => (
  <>
    <a href={`/login?back=${encodeURIComponent(path)}`}>Log in</a>
    <a class="button small" href="/register">
      Register
    </a>
  </>
)

const Footer = ({ theme, path }: { theme: Theme; path: string }) => (
  <footer class="bottom">
    <p>
      <a href="/api/docs">API</a>
    </p>
    <form method="post" action="/preferences" hx-post="/preferences" hx-swap="none">
      <input type="hidden" name="back" value={path} />
      <fieldset class="segments">
        <legend>Theme</legend>
        {THEMES.map((name) => (
          <button
            key={name}
            type="submit"
            name="theme"
            value={name}
            aria-pressed={name === theme ? 'true' : 'false'}
          >
            {name[0]?.toUpperCase() + name.slice(1)}
          </button>
        ))}
      </fieldset>
    </form>
  </footer>
)
