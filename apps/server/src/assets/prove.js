// Hands the secret of a mailed link over in a form, which shows what it is about and changes nothing. It leaves the address bar first.
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token) {
  history.replaceState(null, '', location.pathname + location.search);
  const form = document.querySelector('form');
  form.elements.namedItem('token').value = token;
  form.hidden = true;
  document.querySelector('.opening').hidden = false;
  form.submit();
}
