/* The switch takes effect at once; htmx tells the server, which remembers. */
document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('button[name="theme"]')
  if (!button) return
  document.documentElement.dataset.theme = button.value
  const scheme = document.querySelector('meta[name="color-scheme"]')
  if (scheme) scheme.content = button.value === 'system' ? 'light dark' : button.value
  for (const other of button.parentElement.querySelectorAll('button'))
    other.setAttribute('aria-pressed', String(other === button))
})

/* The language changes the whole page, which may have another address by now: htmx pushes some. */
document.addEventListener('submit', ({ target }) => {
  if (target.matches('form[data-here]'))
    target.elements.back.value = location.pathname + location.search
})
