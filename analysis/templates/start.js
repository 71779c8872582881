mount(document.querySelector("#mediabeeld"), JSON.parse(document.querySelector("#data").textContent), window);
