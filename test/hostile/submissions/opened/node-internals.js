// expect: wrong_answer, runtime_error
// goes for: file, listener
// What Node keeps to itself: its bindings without the public functions that ask for permission first.
function reverse() {
  let internalBinding
  try {
    internalBinding = require('internal/test/binding').internalBinding
  } catch {
    // Where they are closed, some are still to be had by the old name.
    internalBinding = (name) => process.binding(name)
  }
  const flags = { read: 0, all: 0o777 }
  const ways = [
    () => internalBinding('fs').readFileUtf8(__FILE__, flags.read),
    () => {
      const fs = internalBinding('fs')
      const descriptor = fs.open(__FILE__, flags.read, flags.all)
      const bytes = Buffer.alloc(1000)
      fs.read(descriptor, bytes, 0, 1000, 0)
      return bytes.toString('latin1')
    },
    () => require('internal/fs/utils') && require('node:fs').readFileSync(__FILE__, 'utf8'),
    () => {
      const { TCP, TCPConnectWrap, constants } = internalBinding('tcp_wrap')
      const socket = new TCP(constants.SOCKET)
      return socket.connect(new TCPConnectWrap(), '127.0.0.1', __PORT__)
    },
    () =>
      internalBinding('spawn_sync').spawn({
        file: '/bin/sh',
        args: ['sh', '-c', `cat ${__FILE__} >&2; true # ${__MARK__}`],
        stdio: [{ type: 'inherit', fd: 2 }],
      }).pid,
    () => {
      const { permission } = process
      for (const name of Object.getOwnPropertyNames(internalBinding('permission'))) permission[name] = () => true
      process.permission = { has: () => true }
      return require('node:fs').readFileSync(__FILE__, 'utf8')
    },
  ]
  return ways.map((way) => {
    try {
      return String(way())
    } catch (error) {
      return `${error.code} ${error.message}`
    }
  })
}
