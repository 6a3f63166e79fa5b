export * from './frame.ts'
export * from './link.ts'
export * from './messages.ts'
export * from './verdict.ts'
