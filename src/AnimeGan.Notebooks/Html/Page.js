// Replaces each chart's still picture by the live chart. The figure is data in the page; nothing is fetched.
// On a page that was moved away from its site the shared script is missing, and the still pictures stay.
// A figure may say what changes on a phone, as attribute paths and values in layout.meta.narrow.
for (const figure of window.Plotly ? document.querySelectorAll("figure.plotly") : []) {
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
