// Adds to a form the button that reads the device's position (WGS84) and searches from there. Without scripts the button stays hidden and nothing is missing.
const button = document.querySelector('[data-here]')
const said = document.querySelector('[data-here-said]')
if (button && navigator.geolocation && isSecureContext) {
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const query = new URLSearchParams(new FormData(button.form))
        for (const name of ['street', 'area']) query.delete(name)
        // Four decimals are some ten metres: near enough to walk, and no more is told.
        query.set('lon', coords.longitude.toFixed(4))
        query.set('lat', coords.latitude.toFixed(4))
        location.assign(`${button.dataset.here}?${query}`)
      },
      () => {
        button.disabled = false
        if (said) said.textContent = button.dataset.failed
      },
      { timeout: 10000, maximumAge: 60000 },
    )
  })
}
