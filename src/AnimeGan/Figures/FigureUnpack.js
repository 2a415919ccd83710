// plotly.js, packed to less than half of its size. FigureActivate.js waits for this promise. A browser that cannot unpack (from
// before 2023) keeps the still pictures.
window.animeganPlotly = Promise.resolve().then(function () {
  var bytes = Uint8Array.from(atob("PACKED"), function (c) { return c.charCodeAt(0); });
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}).then(function (source) {
  var script = document.createElement('script');
  script.textContent = source;
  document.head.appendChild(script);
  return window.Plotly;
});
window.animeganPlotly.catch(function () { });
