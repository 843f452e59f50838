// Light or dark: what the system says, unless somebody has chosen. "/" goes to the search.
(function () {
  'use strict';
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const dark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  if (kept() === 'dark' || kept() === 'light') root.dataset.theme = kept();
  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('theme').addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch { /* the choice then lasts for this page */ }
    });
    document.addEventListener('keydown', event => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest('input, textarea, select, [contenteditable], .CodeMirror')) return;
      const field = document.querySelector('.big input, .find input');
      event.preventDefault();
      field.focus();
      field.select();
    });
  });
}());
