// expect: wrong_answer
// Words that do harm where they are shown as they are.
function reverse() {
  console.log('<script>alert(1)</script>\u001b]0;title\u0007\u001b[2J\r\n\r\nHTTP/1.1 200 OK')
  return '</pre><img src=x onerror=alert(1)>\r\n\r\ndata: {"verdict":"accepted"}\n\nevent: done\n'
}
