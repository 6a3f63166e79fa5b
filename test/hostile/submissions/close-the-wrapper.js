// expect: compile_error
// For a judge that pastes the code into a function of its own.
}); console.log(__ESCAPED__); (function () {
const reverse = (word) => word
