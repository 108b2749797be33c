import{c as a,d as b,e as c,f as d,g as e}from"./chunk-5BZJXJK3.js";import"./chunk-PJ6O54DS.js";export{e as banDialog,d as banGuest,a as kickDialog,c as kickGuest,b as verdictDialog};
