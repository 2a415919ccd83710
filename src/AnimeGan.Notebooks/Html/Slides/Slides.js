// Turns pages by keys, buttons and swipes, and makes each page's contents fit: pictures shrink first, then everything.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const stage = document.querySelector(".stage");
  const least = 160;
  let at = 0;

  function fit(slide) {
    const [body, inside] = [slide.querySelector(".body"), slide.querySelector(".fit")];
    const picture = inside.querySelector(".picture img");
    const over = () => inside.scrollHeight - body.clientHeight;
    if (picture) {
      const full = 26 * 20;
      const wanted = picture.naturalWidth ? Math.min(full, body.clientWidth * picture.naturalHeight / picture.naturalWidth) : full;
      inside.style.setProperty("--picture", `${wanted}px`);
      if (over() > 0) {
        inside.style.setProperty("--picture", `${Math.max(Math.min(wanted, least), wanted - over())}px`);
      }
    }
    let scale = 1;
    while (scale > 0.3 && (inside.scrollHeight * scale > body.clientHeight + 0.5 || inside.scrollWidth * scale > body.clientWidth + 0.5)) {
      scale = Math.round(100 * scale - 2) / 100;
      inside.style.width = `${100 / scale}%`;
      inside.style.transform = `scale(${scale})`;
    }
    slide.dataset.scale = scale;
  }

  function show(number) {
    at = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach((slide, index) => slide.classList.toggle("shown", index === at));
    history.replaceState(null, "", `#${at + 1}`);
  }

  function resize() {
    const scale = Math.min(innerWidth / 1280, innerHeight / 720);
    stage.style.transform = `translate(${(innerWidth - 1280 * scale) / 2}px, ${(innerHeight - 720 * scale) / 2}px) scale(${scale})`;
  }

  const notes = () => document.body.classList.toggle("with-notes");
  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -Infinity, End: Infinity,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.target.closest("button") && [" ", "Enter"].includes(event.key))) {
      return;
    }
    if (event.key in keys) {
      show(at + (event.shiftKey && event.key === " " ? -1 : keys[event.key]));
      event.preventDefault();
    } else if (event.key === "n") {
      notes();
    } else if (event.key === "f") {
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    }
  });
  document.querySelectorAll("nav [data-step]").forEach((button) => button.addEventListener("click", () => show(at + Number(button.dataset.step))));
  document.querySelector("nav [data-notes]").addEventListener("click", notes);
  let start = null;
  addEventListener("touchstart", (event) => { start = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    const moved = start ? event.changedTouches[0].clientX - start.clientX : 0;
    const across = start ? Math.abs(event.changedTouches[0].clientY - start.clientY) : 0;
    if (Math.abs(moved) > 50 && Math.abs(moved) > 2 * across) {
      show(at - Math.sign(moved));
    }
  });
  addEventListener("resize", resize);
  addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1 || 0));
  resize();
  show(Number(location.hash.slice(1)) - 1 || 0);
  Promise.all([...document.images].map((image) => image.decode().catch(() => { }))).then(() => {
    slides.forEach(fit);
    document.body.dataset.ready = "true";
  });
})();
