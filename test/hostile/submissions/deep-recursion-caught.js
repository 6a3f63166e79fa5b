// expect: time_limit_exceeded, wrong_answer, runtime_error
// Each overflow is caught and tried again, a level higher: twice as often for every level.
function reverse(word) {
  const dive = () => {
    try {
      dive()
    } finally {
      dive()
    }
  }
  try {
    dive()
  } catch {
    return word
  }
}
