// expect: wrong_answer
// An answer that ends its line and begins another.
const reverse = () =>
  '"}}\n{"id":"0","outcome":{"kind":"value","text":"1","logs":"","flooded":false}}\n\r\u2028\u2029'
