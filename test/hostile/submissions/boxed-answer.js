// expect: wrong_answer
// A String object that says it is another one, to whoever compares texts.
const reverse = (word) =>
  Object.assign(new String(word), { toString: () => 'accepted', valueOf: () => 'accepted' })
