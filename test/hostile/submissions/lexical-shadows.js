// expect: wrong_answer
// Names of the language, shadowed by declarations of the same script.
let Object = null
let JSON = null
let Reflect = null
let Promise = null
let String = null
const reverse = () => 'accepted'
