// Swagger UI over the contract: of the whole server, or of one document.
const home = new URL('../', document.currentScript.src);
const { description } = document.getElementById('docs').dataset;
const dark = matchMedia('(prefers-color-scheme: dark)');
const followScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
followScheme();
dark.addEventListener('change', followScheme);

window.SwaggerUIBundle({
  url: new URL(description, home).href,
  dom_id: '#docs',
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  withCredentials: true,
  persistAuthorization: false,
  validatorUrl: null,
});
