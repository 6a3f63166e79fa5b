import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] })

/** A host of its own, as far as the network goes: it reaches this one over one cable. */
export interface NetworkHost {
  address: string
  /** What to put before a command so that it runs there. */
  command: string[]
  /** The cable is pulled: packets are lost, and nobody is told. */
  cut(): void
  mend(): void
  remove(): void
}

/** Whether this process may make hosts: root on Linux, outside of most containers. */
export function canMakeHosts(): boolean {
  try {
    createHost(254).remove()
    return true
  } catch {
    return false
  }
}

/** `number`: 1 to 254, one for each host that exists at a time. */
export function createHost(number: number): NetworkHost {
  const id = randomBytes(3).toString('hex')
  const [name, here, there] = [`dps-${id}`, `dps${id}a`, `dps${id}b`]
  // Set apart for tests of networks (RFC 2544), so nobody's own network is hidden.
  const [ours, theirs] = [`198.18.${number}.1`, `198.18.${number}.2`]
  ip('netns', 'add', name)
  const remove = () => ip('netns', 'del', name) // the cable goes with it
  try {
    ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
    ip('address', 'add', `${ours}/24`, 'dev', here)
    ip('link', 'set', here, 'up')
    ip('-n', name, 'address', 'add', `${theirs}/24`, 'dev', there)
    ip('-n', name, 'link', 'set', there, 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
  } catch (error) {
    remove()
    throw error
  }
  return {
    address: theirs,
    command: ['ip', 'netns', 'exec', name],
    // The far end, so that the near one still takes packets, as it does when a cable breaks elsewhere.
    cut: () => ip('-n', name, 'link', 'set', there, 'down'),
    mend: () => ip('-n', name, 'link', 'set', there, 'up'),
    remove,
  }
}
