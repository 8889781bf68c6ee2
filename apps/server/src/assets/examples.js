// Starts each example of the page when it comes into view: six tours at once would be one too many for a phone.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      void import(target.dataset.script);
    }
  },
  { rootMargin: '200px' },
);
for (const example of document.querySelectorAll('[data-script]')) seen.observe(example);
