/**
 * Users for runners, one each, so that no runner can signal or look into another. Several workers
 * may run on a machine: a uid is claimed by listening on an abstract socket of its name, which the
 * kernel gives to one process only and takes back when that ends.
 */
import { createServer, type Server } from 'node:net'

const FIRST = 64_100
const LAST = 65_500

export type Uids = {
  take(): number
  giveBack(uid: number): void
}

/** @throws When so many are not to be had. */
export async function claimUids(count: number): Promise<Uids> {
  const free: number[] = []
  for (let uid = FIRST; uid <= LAST && free.length < count; uid++) {
    if (await claim(uid)) free.push(uid)
  }
  return {
    take() {
      const uid = free.shift()
      if (uid === undefined) throw new Error('Cannot start a runner: no user is left for it')
      return uid
    },
    giveBack: (uid) => void free.push(uid),
  }
}

function claim(uid: number): Promise<boolean> {
  const server: Server = createServer((socket) => socket.destroy())
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(`\0distribute-ps-runner-${uid}`, () => {
      server.unref()
      resolve(true)
    })
  })
}
