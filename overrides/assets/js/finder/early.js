/* Runs before the first paint: where the address asks for something, the full list stays out of sight until it is narrowed
   down. */
if (location.search.length > 1) {
  document.documentElement.classList.add("pub-finder-waits");
}
