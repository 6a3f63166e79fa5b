// expect: time_limit_exceeded
// A comparison that does not end, called by the engine.
const reverse = () => [3, 1, 2].sort(() => { for (;;); })
