// expect: compile_error
// For a judge that runs the code as the body of a function.
return { verdict: 'accepted' }
