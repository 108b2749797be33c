import{c as a,d as b,e as c,f as d,g as e}from"./chunk-NJJSEO4V.js";import"./chunk-NTQLAO5M.js";export{e as banDialog,d as banGuest,a as kickDialog,c as kickGuest,b as verdictDialog};
