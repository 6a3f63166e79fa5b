// expect: wrong_answer, runtime_error
// goes for: listener
// The engine room under node:net, where the call is made at once.
function reverse() {
  const found = []
  for (const bind of [process.binding, process._linkedBinding]) {
    try {
      const { TCP, TCPConnectWrap } = bind.call(process, 'tcp_wrap')
      found.push(new TCP(0).connect(new TCPConnectWrap(), '127.0.0.1', __PORT__))
    } catch (error) {
      found.push(error.code)
    }
  }
  return found
}
