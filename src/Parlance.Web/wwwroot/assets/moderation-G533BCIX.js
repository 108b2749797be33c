import{c as a,d as b,e as c,f as d,g as e}from"./chunk-37FOUWEF.js";import"./chunk-ELSGJHAH.js";export{e as banDialog,d as banGuest,a as kickDialog,c as kickGuest,b as verdictDialog};
