// expect: wrong_answer
// Names that do harm where an answer is copied into an object.
const reverse = () => JSON.parse('{"__proto__":{"verdict":"accepted"},"constructor":{"prototype":{}}}')
