// expect: wrong_answer, runtime_error, time_limit_exceeded
// goes for: listener
// With the runner's loop broken the event loop turns, and everything that waits for it works.
function reverse() {
  process.on('uncaughtException', () => {})
  require('node:vm').runInThisContext(`(require) => {
    setInterval(() => {}, 1000)
    setTimeout(() => {
      require('node:net').connect(${__PORT__}, '127.0.0.1').on('error', () => {})
      require('node:net').createServer().on('error', () => {}).listen(0)
      fetch('http://127.0.0.1:${__PORT__}/').catch(() => {})
      const socket = require('node:dgram').createSocket('udp4').on('error', () => {})
      socket.send('hello', ${__UDP_PORT__}, '127.0.0.1')
      require('node:dns').lookup('localhost', () => {})
      require('node:http').get('http://127.0.0.1:${__PORT__}/').on('error', () => {})
    }, 0)
  }`)(require)
  require('node:fs').closeSync(3)
}
