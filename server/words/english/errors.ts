import { count } from './count.ts'

interface Advice {
  title: string
  advice: string
}

/** What happened and what the reader can do, for each status that we answer with. */
const byStatus: Record<number, Advice> = {
  400: { title: 'Request not understood', advice: 'Go back, check what you sent and try again.' },
  401: { title: 'Log in first', advice: 'This needs an account. Log in, then come back here.' },
  403: { title: 'Not allowed', advice: 'Your account may not do this. Another one may.' },
  404: { title: 'Not found', advice: 'The address may be mistyped, or what was here was removed.' },
  405: { title: 'Not possible here', advice: 'Go back and use the buttons of the page.' },
  409: { title: 'Already taken', advice: 'Go back and choose another one.' },
  413: { title: 'Too large', advice: 'Send less. Code may have at most 64 KiB.' },
  422: { title: 'Not accepted', advice: 'Go back, correct it and send it again.' },
  429: { title: 'Too many at once', advice: 'Nothing is lost. Wait a moment, then try again.' },
  500: {
    title: 'Our mistake',
    advice: 'It has been logged. Try again; if it stays, tell an admin.',
  },
  503: { title: 'Not ready', advice: 'Nothing is lost. Try again in a moment.' },
}

const fallback: Advice = { title: 'That did not work', advice: 'Go back and try again.' }

export const errors = {
  of: (status: number): Advice => byStatus[status] ?? fallback,
  logIn: 'Log in',
  toProblems: 'To the problems',
  retryIn: (seconds: number) =>
    seconds === 1 ? 'Try again in a second.' : `Try again in ${count(seconds, 'second')}.`,
}
