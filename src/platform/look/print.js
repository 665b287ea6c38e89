// Shows the button that prints the page. Without scripts it stays hidden and the page says where the browser's menu prints.
const button = document.querySelector('[data-print]')
if (button) {
  button.hidden = false
  const menu = document.querySelector('[data-print-menu]')
  if (menu) menu.hidden = true
  button.addEventListener('click', () => print())
}
