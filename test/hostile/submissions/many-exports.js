// expect: compile_error
// Each of these words is one more try to compile the rest.
__EXPORTS__
