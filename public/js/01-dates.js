/* Dates come in UTC: shown in the reader's own time zone, in the language of the page. */
{
  const { lang } = document.documentElement
  const spoken = navigator.languages.find((name) => name.split('-')[0] === lang)
  const format = new Intl.DateTimeFormat(spoken ?? lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })

  const localize = (root) => {
    for (const time of root.querySelectorAll('time[datetime]:not([data-local])')) {
      time.title = time.textContent
      time.textContent = format.format(new Date(time.dateTime))
      time.dataset.local = ''
    }
  }

  localize(document)
  document.addEventListener('htmx:after:swap', () => localize(document))
}
