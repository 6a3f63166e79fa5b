// expect: wrong_answer
// Comments that only scripts know may hide code from a scanner, or show it some that is not there.
const reverse = () => 'x' <!-- + process.exit()
--> process.exit()
