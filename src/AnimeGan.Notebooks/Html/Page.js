// Replaces each chart's still picture by the live chart. The figure is data in the page; nothing is fetched but what the page says.
// A figure may say what changes on a phone, as attribute paths and values in layout.meta.narrow.
(() => {
  const library = document.getElementById("plotly-js");

  // A page of its own holds plotly.js packed; pages of a site share one, which is loaded by now, or missing where the page was moved.
  async function unpack() {
    if (library.type !== "application/gzip") {
      return;
    }
    const bytes = Uint8Array.from(atob(library.textContent), (c) => c.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.head.append(script);
  }

  function draw(figure) {
    const { data, layout = {}, config = {}, frames } = JSON.parse(figure.querySelector("script").textContent);
    const chart = document.createElement("div");
    chart.className = "chart";
    figure.append(chart);
    const { width, ...fluid } = layout;
    const narrow = figure.clientWidth < 560 && layout.meta && layout.meta.narrow;
    const settings = { responsive: true, displaylogo: false, ...config, ...(narrow ? { displayModeBar: false } : {}) };
    Plotly.newPlot(chart, data, { ...fluid, autosize: true }, settings)
      .then(() => narrow ? Plotly.relayout(chart, narrow) : null)
      .then(() => frames && frames.length ? Plotly.addFrames(chart, frames) : null)
      .then(() => figure.querySelector(".still")?.remove());
  }

  // A browser that cannot unpack (from before 2023) keeps the still pictures.
  unpack().catch(() => { }).then(() => {
    if (window.Plotly) {
      document.querySelectorAll("figure.plotly").forEach(draw);
    }
  });
})();
