// Replaces a figure's still picture by the live chart. Finds its figures by an attribute, not by ids or by its own
// place: hosts move and copy scripts, and show one figure twice. A figure is taken once, by whichever script comes first.
// plotly.js is loaded once for a page. Without it, or where drawing fails, the still picture stays.
(function () {
  var me = document.currentScript;
  var scope = me && me.getRootNode ? me.getRootNode() : document;

  // The page's own address comes first, then the kernel's folder, which a Jupyter server hands out, then ADDRESS.
  function addresses() {
    var found = window.animeganPlotlyUrl ? [window.animeganPlotlyUrl] : [];
    var server = jupyterServer();
    if (server) {
      kernelNames().forEach(function (name) { found.push(server + 'kernelspecs/' + encodeURIComponent(name) + '/plotly.min.js'); });
    }
    var address = "ADDRESS";
    if (address && !(navigator.onLine === false && /^https?:/.test(address))) { found.push(address); }
    return found;
  }

  function jupyterServer() {
    var config = document.getElementById('jupyter-config-data');
    var base = document.body.getAttribute('data-base-url') || (config && JSON.parse(config.textContent).baseUrl);
    return base && base.replace(/\/?$/, '/');
  }

  // Kernels are installed under the first of the two where that is free, and by --name under any.
  function kernelNames() {
    var notebook = window.Jupyter && window.Jupyter.notebook;
    var spec = notebook && notebook.metadata && notebook.metadata.kernelspec;
    var names = ['.net-csharp', 'animegan-csharp'];
    return spec && spec.name ? [spec.name].concat(names.filter(function (name) { return name !== spec.name; })) : names;
  }

  function load(url) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = url;
      script.onload = function () { window.Plotly ? resolve(window.Plotly) : reject(new Error(url)); };
      script.onerror = function () { reject(new Error(url)); };
      document.head.appendChild(script);
    });
  }

  function library() {
    if (window.Plotly) { return Promise.resolve(window.Plotly); }
    if (!window.animeganPlotly) {
      window.animeganPlotly = addresses().reduce(
        function (before, url) { return before.catch(function () { return load(url); }); },
        Promise.reject(new Error('no address of plotly.js')));
      window.animeganPlotly.catch(function () { window.animeganPlotly = null; });
    }
    return window.animeganPlotly;
  }

  function draw(Plotly, element) {
    var figure = JSON.parse(element.getAttribute('data-animegan-figure'));
    var picture = element.firstElementChild;
    var chart = document.createElement('div');
    var width = element.clientWidth;
    var narrow = width > 0 && width < 560 && figure.layout.meta && figure.layout.meta.narrow;
    var config = narrow ? Object.assign({}, figure.config, { displayModeBar: false }) : figure.config;
    chart.style.cssText = 'width:100%;height:' + (narrow ? narrow.height : figure.layout.height) + 'px';
    element.insertBefore(chart, picture);
    picture.style.display = 'none';
    Plotly.newPlot(chart, figure.data, figure.layout, config).then(function () {
      return narrow ? Plotly.relayout(chart, narrow) : null;
    }).then(function () {
      return figure.frames ? Plotly.addFrames(chart, figure.frames) : null;
    }).catch(function () {
      Plotly.purge(chart);
      chart.remove();
      picture.style.display = '';
    });
  }

  function activate(triesLeft) {
    var found = scope.querySelectorAll('[data-animegan-figure]:not([data-animegan-taken])');
    if (found.length === 0 && triesLeft > 0) {
      setTimeout(function () { activate(triesLeft - 1); }, 100);
    }
    Array.prototype.forEach.call(found, function (element) {
      element.setAttribute('data-animegan-taken', '');
      library().then(function (Plotly) { draw(Plotly, element); }, function () { });
    });
  }

  activate(5);
})();
