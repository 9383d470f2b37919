// Shows the API's own description with Swagger UI, from this host alone: no validator badge, no query logged anywhere.
const main = document.getElementById("api");

window.SwaggerUIBundle({
  url: main.dataset.document,
  domNode: main,
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get"],
});
