// Swagger UI over the contract: of the whole server, or of one document.
const home = new URL('../', document.currentScript.src);
const { description, servers } = document.getElementById('docs').dataset;
const dark = matchMedia('(prefers-color-scheme: dark)');
const followScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
followScheme();
dark.addEventListener('change', followScheme);

/** The description names its server by a path; below a base path that a proxy takes off, this page knows better. */
const serverOfThisPage = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (json) =>
          update({ ...json, servers: [{ url: new URL(servers, home).href.replace(/\/$/, '') }] }),
      },
    },
  },
});

window.SwaggerUIBundle({
  url: new URL(description, home).href,
  dom_id: '#docs',
  plugins: [serverOfThisPage],
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  withCredentials: true,
  persistAuthorization: false,
  validatorUrl: null,
});
