// The script of a tour's page: its tour counts visits. What counts comes once the tour is there.
const count = (context) =>
  import('./count-page.js').then(({ countAt }) => countAt(document.querySelector('belvedere-tour').dataset.at)(context)).catch(reportError);
void customElements.whenDefined('belvedere-tour').then(({ plugins }) => plugins.push(count));
