import{c as a,d as b,e as c,f as d,g as e}from"./chunk-HWPEFCID.js";import"./chunk-R5PSGFN2.js";export{e as banDialog,d as banGuest,a as kickDialog,c as kickGuest,b as verdictDialog};
