// Shows the API's own description with Swagger UI, from this host alone: no validator's badge, no link to elsewhere.
const home = document.getElementById("api");

// What Swagger UI leaves unsaid to a screen reader: which parts the page has, and that its sections follow the title.
function say() {
  for (const [part, name] of [[".information-container", "About"], [".scheme-container", "Server"]]) {
    home.querySelector(part)?.setAttribute("role", "region");
    home.querySelector(part)?.setAttribute("aria-label", name);
  }
  home.querySelector("#servers")?.setAttribute("aria-label", "Server");
  for (const heading of home.querySelectorAll(".opblock-tag, .models > h4")) {
    heading.setAttribute("aria-level", "2");
  }
}

window.SwaggerUIBundle({
  url: home.dataset.document,
  domNode: home,
  deepLinking: false,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get"],
  onComplete: say,
});
