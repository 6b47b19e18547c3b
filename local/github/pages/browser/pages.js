// Draws the diagrams of a page, each in a frame of its own. Without this script their source stays readable.
const dark = matchMedia('(prefers-color-scheme: dark)').matches;

for (const source of document.querySelectorAll('pre.mermaid')) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Diagram';
  frame.src = '/_pages/diagram';
  frame.className = 'diagram';
  addEventListener('message', ({ source: sender, data }) => {
    if (sender !== frame.contentWindow) return;
    if (data.state === 'ready') frame.contentWindow.postMessage({ text: source.textContent, dark }, '*');
    if (data.state === 'drawn') {
      frame.style.height = `${Math.min(Math.ceil(data.height), 2000)}px`;
      frame.dataset.state = 'drawn';
      source.hidden = true;
    }
    if (data.state === 'failed') frame.remove();
  });
  source.before(frame);
}
