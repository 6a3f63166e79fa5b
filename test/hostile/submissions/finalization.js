// expect: runtime_error
// Callbacks of the collector run when nobody watches the clock.
const reverse = () => new FinalizationRegistry(() => { for (;;); }).register({}, 1)
