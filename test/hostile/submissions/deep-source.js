// expect: compile_error, runtime_error
// More nesting than a parser that recurses can bear.
const reverse = () => __DEEP__
