/**
 * The wire as a package: an encrypted link over a byte stream, and the words of verdicts. What the
 * messages on it are is in `messages.ts`, beside this file and not in the package's API: their types
 * follow from the zod schemas, while a package's types must be written out. That would be each
 * message twice. `docs/protocol.md` has them for who writes a worker elsewhere.
 */
export * from './accept.ts'
export * from './dial.ts'
export * from './frame.ts'
export * from './handshake.ts'
export * from './link.ts'
export * from './verdict.ts'
