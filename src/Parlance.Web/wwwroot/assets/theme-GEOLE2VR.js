"use strict";(()=>{var e=localStorage.getItem("parlance.theme");(e==="light"||e==="dark")&&(document.documentElement.dataset.theme=e);})();
